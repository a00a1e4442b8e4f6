//! Changing the record through the API.

mod deleting;
mod keeping;
mod merging;
mod saving;
