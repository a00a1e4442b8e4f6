//! A promise: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub action: Option<String>,
    pub strength: Option<String>,
    pub by_id: i64,
    pub to_id: Option<i64>,
    pub event_id: Option<i64>,
    pub due_text: Option<String>,
    pub due_earliest: Option<i64>,
    pub due_latest: Option<i64>,
    pub status: String,
    pub fulfilled_by_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
