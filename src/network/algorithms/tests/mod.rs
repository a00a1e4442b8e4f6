//! Every measure against a naive one on small random networks, blind to how vertices are numbered, and within its budget.

mod belonging;
mod brokerage;
mod budgets;
mod naive;
mod networks;
mod numbering;
mod sampled;
mod scores;
mod special;
