//! A recorded relationship between two records: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relationship")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: String,
    pub subject_id: i64,
    pub object_id: i64,
    pub from_text: Option<String>,
    pub from_earliest: Option<i64>,
    pub from_latest: Option<i64>,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
