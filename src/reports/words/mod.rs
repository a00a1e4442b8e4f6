//! stub
pub struct Words;
