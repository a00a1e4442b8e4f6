//! Who was at an event, in what position, on whose behalf, in the order of the record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "participation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i64,
    pub person_id: Option<i64>,
    pub position_id: Option<i64>,
    pub institution_id: Option<i64>,
    pub label: Option<String>,
    pub headcount: Option<i64>,
    pub credited_as: Option<String>,
    pub side: Option<String>,
    pub role: String,
    pub attendance: String,
}

impl ActiveModelBehavior for ActiveModel {}
