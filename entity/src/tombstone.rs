//! Records that are no more: deleted, or merged into another.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tombstone")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: String,
    pub key: String,
    pub name: String,
    pub visibility: i64,
    pub revision: i64,
    pub merged_into: Option<i64>,
    pub state: String,
}

impl ActiveModelBehavior for ActiveModel {}
