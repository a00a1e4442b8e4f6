//! The types of the schema: newtypes over rows, one file a type or a small family of them.

mod change;
mod commitment;
mod event;
mod event_page;
mod identity;
mod institutions;
mod kept;
mod links;
mod met;
mod named;
mod network;
mod node;
mod participation;
mod party;
mod person;
mod position;
mod references;
mod reported;
mod search;
mod tallies;

pub(super) use change::{Change, FieldChange, field_changes, meant_revision};
pub(super) use commitment::{Commitment, Relationship};
pub(super) use event::Event;
pub(super) use institutions::{City, Country, Embassy, Organization};
pub(super) use kept::{DeletedRecord, DuplicateCandidate};
pub(super) use met::MetConnection;
pub(super) use network::{Broker, Communities, Component, Network, Path, Ranked, Reached, SharedContact};
pub(super) use node::{Interfaces, Node};
pub(super) use participation::Participation;
pub(super) use person::Person;
pub(super) use position::Position;
pub(super) use references::{Identifier, OtherName, Program, Source, Topic};
pub(super) use search::SearchConnection;
