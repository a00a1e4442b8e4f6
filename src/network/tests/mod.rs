//! What a user would miss: every rule by example, and all of them together against a naive reading.

mod change;
mod example;
mod faced;
mod facing;
mod holders;
mod introductions;
mod met;
mod naive;
mod random;
mod resolution;
mod shape;
mod terms;
mod views;
mod ways;
