//! A city: what it has beyond a record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub country_id: i64,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

impl ActiveModelBehavior for ActiveModel {}
