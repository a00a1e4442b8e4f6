//! Changing the record through the API.

mod deleting;
mod merging;
mod saving;
