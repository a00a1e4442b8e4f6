//! An event: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: String,
    pub status: String,
    pub from_text: String,
    pub from_earliest: i64,
    pub from_latest: i64,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
    pub starts_at: Option<String>,
    pub format: Option<String>,
    pub venue_id: Option<i64>,
    pub city_id: Option<i64>,
    pub program_id: Option<i64>,
    pub part_of_id: Option<i64>,
    pub summary: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
