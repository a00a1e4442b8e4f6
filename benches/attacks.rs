//! What attacks cost: each of the tests' attacks against a server of its own, the time it takes and the memory that the
//! server has before, at most, and after. See docs/reliability.md.
//!
//! `cargo bench --bench attacks` starts `rapport serve` with the example record, and prints a table.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "../tests/suite/attacks/list.rs"]
mod list;

use std::{
    error::Error,
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use list::{Outcome, attacks};
use reqwest::Client;
use serde_json::Value;

/// How often each attack is made; the longest time counts.
const TIMES: usize = 10;
const HONEST: &str = r#"{"query": "{ people(first: 1) { nodes { key } totalCount } }"}"#;

/// The server, ended with this.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Server {
    /// A line of what the system says of its memory, in megabytes.
    fn memory(&self, line: &str) -> Result<f64, Box<dyn Error>> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|told| told.strip_prefix(line));
        let kilobytes: f64 = line
            .and_then(|told| told.trim_matches([':', ' ', '\t', 'k', 'B']).parse().ok())
            .ok_or("the system says nothing of memory")?;
        Ok(kilobytes / 1024.0)
    }

    /// Has the system forget how much memory there was at most.
    fn forget_peak(&self) -> Result<(), Box<dyn Error>> {
        Ok(fs::write(format!("/proc/{}/clear_refs", self.0.id()), "5")?)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite://{}", folder.path().join("attacked.db").display());
    let mut child = Command::new(env!("CARGO_BIN_EXE_rapport"))
        .args([
            "serve",
            "--sample",
            "--listen",
            "127.0.0.1:0",
            "--kept-answers",
            "0",
            "--database",
            &database,
        ])
        .stderr(Stdio::piped())
        .spawn()?;
    let told = child.stderr.take().ok_or("the server says something")?;
    let server = Server(child);
    let mut address = None;
    for line in BufReader::new(told).lines() {
        let line = line?;
        if let Some((_, told)) = line.split_once("GraphQL at ") {
            address = Some(told.trim().to_owned());
            break;
        }
    }
    let address = address.ok_or("the server says where it is")?;
    let client = Client::builder().no_proxy().build()?;
    for _ in 0..1_000 {
        post(&client, &address, HONEST).await?;
    }
    let began = server.memory("VmRSS")?;
    println!("| Attack | kB sent | Answer | ms | MB before | at most | after |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut slowest = Duration::ZERO;
    for attack in attacks() {
        let before = server.memory("VmRSS")?;
        server.forget_peak()?;
        let (mut longest, mut answer) = (Duration::ZERO, String::new());
        for _ in 0..TIMES {
            let asked = Instant::now();
            answer = post(&client, &address, &attack.body).await?;
            longest = longest.max(asked.elapsed());
            if post(&client, &address, HONEST).await? != "200" {
                return Err(format!("{}: the next request was not answered", attack.name).into());
            }
        }
        let is_right = match attack.outcome {
            Outcome::Refused(code) => answer.ends_with(code),
            Outcome::NoRequest => answer.starts_with("400"),
            Outcome::Harmless => answer == "200",
        };
        if !is_right {
            return Err(format!("{}: expected {:?}, and not {answer}", attack.name, attack.outcome).into());
        }
        slowest = slowest.max(longest);
        println!(
            "| {} | {} | {answer} | {:.1} | {before:.0} | {:.0} | {:.0} |",
            attack.name,
            attack.body.len() / 1024,
            longest.as_secs_f64() * 1e3,
            server.memory("VmHWM")?,
            server.memory("VmRSS")?,
        );
    }
    println!(
        "\nSlowest: {:.1} ms. Memory before all: {began:.0} MB; after: {:.0} MB.",
        slowest.as_secs_f64() * 1e3,
        server.memory("VmRSS")?
    );
    Ok(())
}

/// Posts a body: the status of the answer, and the code of its first error.
async fn post(client: &Client, address: &str, body: &str) -> Result<String, Box<dyn Error>> {
    let request = client.post(address).header("content-type", "application/json");
    let response = request.body(body.to_owned()).send().await?;
    let status = response.status().as_u16();
    let answer: Value = serde_json::from_slice(&response.bytes().await?)?;
    let code = answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default();
    Ok(format!("{status} {code}").trim().to_owned())
}
