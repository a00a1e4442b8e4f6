//! What is worked out over a whole network, and how much work it may be.

mod budget;

pub use budget::{Budget, Limit, LimitExceeded};
