//! A source: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub published_text: Option<String>,
    pub published_earliest: Option<i64>,
    pub published_latest: Option<i64>,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub body: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
