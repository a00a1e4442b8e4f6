//! Names other than the main one, in the order of the record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "other_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i64,
    pub name: String,
    pub fold: String,
    pub kind: String,
    pub language: Option<String>,
    pub from_text: Option<String>,
    pub from_earliest: Option<i64>,
    pub from_latest: Option<i64>,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
