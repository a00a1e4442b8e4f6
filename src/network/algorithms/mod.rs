//! What is worked out over a whole network, and how much work it may be.

mod budget;
mod compact;
mod components;
mod distances;
mod pagerank;
#[cfg(test)]
mod tests;

pub use budget::{Budget, Limit, LimitExceeded};
pub use compact::Compact;
pub use components::components;
pub use distances::{Accuracy, Sampling, betweenness, closeness};
pub use pagerank::pagerank;
