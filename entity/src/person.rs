//! A person: what they have beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub style: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub nationality_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
