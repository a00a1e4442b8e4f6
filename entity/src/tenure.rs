//! A person's time in a position, in the order of the person's record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i64,
    pub position_id: i64,
    pub capacity: String,
    pub from_text: Option<String>,
    pub from_earliest: Option<i64>,
    pub from_latest: Option<i64>,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
