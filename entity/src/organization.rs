//! An organization: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub short_name: Option<String>,
    pub kind: String,
    pub country_id: Option<i64>,
    pub city_id: Option<i64>,
    pub parent_id: Option<i64>,
    pub website: Option<String>,
    pub from_text: Option<String>,
    pub from_earliest: Option<i64>,
    pub from_latest: Option<i64>,
    pub until_text: Option<String>,
    pub until_earliest: Option<i64>,
    pub until_latest: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
