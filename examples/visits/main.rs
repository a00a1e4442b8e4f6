//! Turns the public register of foreign leaders' visits to the United States into a record file.
//!
//! `cargo run --example visits -- visits.jsonl visits-records.jsonl`; README.md beside this file says
//! where the register comes from and how its names, titles and countries are read. Copy this folder
//! to start a converter of your own: read, unify, write records, and leave the checking to the import.

mod reading;
mod records;

use records::Records;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

/// One line of the register. `modified`, the day of its last change there, is left behind.
#[derive(Deserialize)]
struct Visit {
    id: String,
    start_date: String,
    end_date: String,
    visitor: String,
    visitors: Vec<Visitor>,
    country_id: String,
    country_name: String,
    description: Option<String>,
    source_file: String,
}

/// The register's split of one visitor's text; without a title, `name` holds the whole of it.
#[derive(Deserialize)]
struct Visitor {
    title: Option<String>,
    name: String,
    modifier: Option<Modifier>,
}

/// How the visitor stands to the position in the title.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Modifier {
    Acting,
    Interim,
    Provisional,
    Elect,
    Designate,
}

/// The record file that says what the register says; on a fault, where it is.
fn convert(register: &str) -> Result<String, String> {
    let mut visits: Vec<Visit> = Vec::new();
    for (index, line) in register
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let visit = serde_json::from_str(line);
        visits.push(visit.map_err(|fault| format!("line {}: {fault}", index + 1))?);
    }
    let mut stays: BTreeMap<[&str; 3], Vec<&str>> = BTreeMap::new();
    for visit in &visits {
        let stay = [visit.visitor.as_str(), &visit.country_id, &visit.start_date];
        stays.entry(stay).or_default().push(&visit.id);
    }
    let mut records = Records::default();
    for visit in &visits {
        let stay = [visit.visitor.as_str(), &visit.country_id, &visit.start_date];
        records.add(visit, stays.get(&stay).map_or(&[], Vec::as_slice));
    }
    let lines = records
        .into_values()
        .into_iter()
        .map(|record| format!("{record}\n"));
    Ok(lines.collect())
}

fn run() -> Result<(), String> {
    let mut arguments = env::args().skip(1);
    let (Some(from), to, None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: visits REGISTER [RECORDS]".to_owned());
    };
    let at = |path: &str, fault: &dyn Display| format!("{path}: {fault}");
    let register = fs::read_to_string(&from).map_err(|fault| at(&from, &fault))?;
    let records = convert(&register).map_err(|fault| at(&from, &fault))?;
    match to {
        Some(to) => fs::write(&to, records).map_err(|fault| at(&to, &fault)),
        None => io::stdout()
            .lock()
            .write_all(records.as_bytes())
            .map_err(|fault| at("output", &fault)),
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // Nothing is left to be done where even this cannot be written.
            let _ = writeln!(io::stderr(), "{fault}");
            ExitCode::FAILURE
        }
    }
}
