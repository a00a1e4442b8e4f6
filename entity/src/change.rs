//! Every change of every record. The revision counts all changes in the order in which they were made.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    pub record_id: i64,
    pub at: i64,
    pub by: String,
    pub action: String,
    pub diff: Option<String>,
    pub visibility_before: Option<i64>,
    pub visibility_after: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
