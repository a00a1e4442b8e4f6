//! What happens to a database, and what a server makes of it: restarts, crashes, a replica promoted, no room, no writing,
//! a clock that steps back.
//!
//! `RAPPORT_TEST_RESTARTS` says how often PostgreSQL is restarted, twice by default; `just faults` does so 10 times, and
//! then holds the time that a server takes against what is promised.

mod clock;
mod load;
mod postgres;
mod room;
