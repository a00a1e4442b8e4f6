//! Changing the record through the API.

mod deleting;
mod hidden;
mod keeping;
mod killed;
mod merge_random;
mod merging;
mod saving;
pub(crate) mod seen;
pub(crate) mod sound;
mod together;
