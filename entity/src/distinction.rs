//! Records that look alike and were found to be two.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "distinction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub one_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub other_id: i64,
    pub at: i64,
    pub by: String,
}

impl ActiveModelBehavior for ActiveModel {}
