//! What attacks cost: each of the tests' attacks against a server of its own, the time it takes and the memory that the
//! server has before, at most, and after. See docs/reliability.md.
//!
//! `cargo bench --bench attacks` starts `rapport serve` with the example record, and prints a table. It fails where an
//! attack takes too long, or the server does not give back what it took.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "../tests/suite/attacks/list/mod.rs"]
mod list;

use std::{
    error::Error,
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use list::{Attack, Outcome, attacks};
use reqwest::Client;
use serde_json::Value;

/// How often each attack is made in a round. The middle one of the times counts: one in thousands is longer by what else the
/// machine does.
const TIMES: usize = 10;
/// How often all of them are made: what is kept on purpose is kept after the first round, what is lost is lost in each.
const ROUNDS: usize = 5;
/// How long honest requests go on after each round.
const GIVEN_BACK: Duration = Duration::from_secs(3);
/// The longest that an attack may take.
const LONGEST: Duration = Duration::from_millis(50);
/// How much more memory the server may have after everything than before, in megabytes.
const MORE: f64 = 16.0;
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
    println!("| Attack | kB sent | Answer | ms | at most | MB before | at most | after |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let (mut slowest, mut longest) = ((Duration::ZERO, ""), (Duration::ZERO, ""));
    let (mut after, mut last) = (Vec::with_capacity(ROUNDS), began);
    for round in 1..=ROUNDS {
        for attack in attacks() {
            let before = server.memory("VmRSS")?;
            server.forget_peak()?;
            let (times, answer) = make(&client, &address, &attack).await?;
            let (middle, most) = (times[TIMES / 2], times[TIMES - 1]);
            slowest = slowest.max((middle, attack.name));
            longest = longest.max((most, attack.name));
            if round == ROUNDS {
                println!(
                    "| {} | {} | {answer} | {:.1} | {:.1} | {before:.0} | {:.0} | {:.0} |",
                    attack.name,
                    attack.body.len() / 1024,
                    middle.as_secs_f64() * 1e3,
                    most.as_secs_f64() * 1e3,
                    server.memory("VmHWM")?,
                    server.memory("VmRSS")?,
                );
            }
        }
        let at_once = server.memory("VmRSS")?;
        // The allocator gives back what was free for a second, when it is asked for something the next time.
        let asked = Instant::now();
        while asked.elapsed() < GIVEN_BACK {
            post(&client, &address, HONEST).await?;
        }
        last = server.memory("VmRSS")?;
        after.push(format!("{at_once:.0} and {last:.0}"));
    }
    println!(
        "\nThe last of {ROUNDS} rounds. Slowest of all: {:.1} ms, {}; the longest time was {:.1} ms, {}. MB before all: {began:.0}; \
         after each round, and {} s later: {}.",
        slowest.0.as_secs_f64() * 1e3,
        slowest.1,
        longest.0.as_secs_f64() * 1e3,
        longest.1,
        GIVEN_BACK.as_secs(),
        after.join(", ")
    );
    if slowest.0 > LONGEST {
        return Err(format!("{} took longer than {} ms", slowest.1, LONGEST.as_millis()).into());
    }
    if last > began + MORE {
        return Err(
            format!("the server has {last:.0} MB, and had {began:.0}; expected at most {MORE} more").into(),
        );
    }
    Ok(())
}

/// Makes an attack, an honest request after each time: the times from the shortest to the longest, and the answer.
async fn make(
    client: &Client,
    address: &str,
    attack: &Attack,
) -> Result<([Duration; TIMES], String), Box<dyn Error>> {
    let (mut times, mut answer) = ([Duration::ZERO; TIMES], String::new());
    for time in &mut times {
        let asked = Instant::now();
        answer = post(client, address, &attack.body).await?;
        *time = asked.elapsed();
        if post(client, address, HONEST).await? != "200" {
            return Err(format!("{}: the next request was not answered", attack.name).into());
        }
    }
    times.sort_unstable();
    let is_right = match attack.outcome {
        Outcome::Refused(code) => answer.ends_with(code),
        Outcome::NoRequest => answer.starts_with("400"),
        Outcome::Harmless => answer == "200",
    };
    if is_right {
        Ok((times, answer))
    } else {
        Err(format!("{}: expected {:?}, and not {answer}", attack.name, attack.outcome).into())
    }
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
