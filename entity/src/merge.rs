//! Two records that became one, and the changes that this took.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kept_id: i64,
    pub duplicate_id: i64,
    pub first_revision: i64,
    pub last_revision: i64,
    pub undone_revision: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
