//! The countries that an embassy also covers, in the order of the record.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "embassy_accreditation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub embassy_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i64,
    pub country_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}
