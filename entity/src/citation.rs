//! Where an event, a promise or a relationship is told, in the order of the record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i64,
    pub source_id: i64,
    pub stance: String,
    pub quote: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
