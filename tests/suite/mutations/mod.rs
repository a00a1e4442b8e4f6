//! Changing the record through the API.

mod deleting;
mod hidden;
mod keeping;
mod killed;
mod merge_random;
mod merging;
mod saving;
mod seen;
mod sound;
mod together;
