//! Measures of a whole network: who is well connected, near to everybody or in between, what belongs together, and
//! how much work it may be to find that out.
//!
//! They work on a [`Compact`] network, which knows numbers and weights only, and are pure: the same network gives the
//! same answer to the last bit, however many threads there are. A score does not depend on how the vertices are
//! numbered, but for what rounding does; where a choice has to be made among equals, or some of many are drawn, the
//! numbers decide. Long work polls a [`Budget`], in which a step is about one look at one link.

mod betweenness;
mod brokers;
mod budget;
mod closeness;
mod communities;
mod compact;
mod components;
pub(super) mod crew;
mod neighbours;
mod pagerank;
mod pairs;
mod sampling;
#[cfg(test)]
mod tests;

pub use betweenness::betweenness;
pub use brokers::{Brokerage, brokers};
pub use budget::{Budget, Limit, LimitExceeded, Stop, StopWhenDropped};
pub use closeness::closeness;
pub use communities::{Communities, communities};
pub use compact::Compact;
pub use components::components;
pub use neighbours::{degrees, shared};
pub use pagerank::pagerank;
pub use sampling::{Accuracy, Sampling};

/// A size as a 32-bit number, as vertices and places in arrays are kept.
fn number(size: usize) -> u32 {
    u32::try_from(size).expect("a compact network has fewer than four billion vertices and links")
}

/// A size to calculate with.
#[expect(clippy::cast_precision_loss, reason = "nothing in memory is as many as 2^53")]
const fn float(size: usize) -> f64 {
    size as f64
}
