//! A country, past or present: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "country")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub code: Option<String>,
    pub region: Option<String>,
    pub subregion: Option<String>,
    pub from_text: Option<String>,
    pub from_earliest: Option<i64>,
    pub from_latest: Option<i64>,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
