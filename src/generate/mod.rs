//! A made-up record of any size: the world of a secretariat, over 26 years.
//!
//! It is for trying Rapport on much data, and for measuring it. Like real networks it is heavy-tailed: a few people,
//! institutions and cities are in very many events, most are in few. Everything that a record may say occurs in it,
//! with what makes records hard: days of which only the month is known, officials without a name, groups, the same
//! event told twice, people whose terms nobody wrote down, and a few oddities of which an import warns.
//!
//! The same number of events and the same seed give the same bytes on every machine. Countries and their capitals
//! are real; all else is invented.

mod countries;
mod dates;
mod events;
mod line;
mod name_parts;
mod names;
mod promises;
mod random;
mod relationships;
mod topics;
mod world;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use self::{line::Lines, random::Random, world::World};

/// Writes a record file with so many events, and with people, institutions and sources in proportion: in all about
/// ten rows for each event, beside some thousand for the countries. Writes line by line: give it a buffered writer.
///
/// # Errors
///
/// Where `out` cannot be written to, and where there are more events than the machine can count.
pub fn generate(events: u64, seed: u64, out: impl Write) -> io::Result<()> {
    let events =
        usize::try_from(events).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let (mut random, mut lines) = (Random::new(seed), Lines::new(out));
    let world = World::make(events, &mut random, &mut lines)?;
    topics::write_topics(&mut lines)?;
    let programs = topics::write_programs(1 + events / 2_000, &mut random, &mut lines)?;
    let sources = events::write(&world, events, programs, &mut random, &mut lines)?;
    relationships::write(&world, events / 50, sources, &mut random, &mut lines)
}
