//! What all records have in common: one identity, kind, key and name.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: String,
    pub key: String,
    pub name: String,
    pub fold: String,
    pub note: Option<String>,
    pub visibility: i64,
    pub revision: i64,
}

impl ActiveModelBehavior for ActiveModel {}
