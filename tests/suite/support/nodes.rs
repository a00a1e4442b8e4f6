//! Private PostgreSQL clusters that a test stops, crashes and promotes.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout};

use super::cluster::prepare;
use super::missing::passed_over_without_programs;
use super::programs;

/// Does what it is told, and removes the clusters; says in its head what it can be told.
const KEEPER: &str = include_str!("nodes.sh");

/// Clusters by their ports, all on sockets in one directory. None is there at first.
pub(crate) struct Nodes {
    home: PathBuf,
    /// Closes its input when this is dropped, at the latest when this process ends: the keeper then clears up.
    _keeper: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Nodes {
    /// Gets ready; `None` where this machine has no PostgreSQL programs, which has then been said.
    ///
    /// # Panics
    ///
    /// With `CI` set, where this machine has none.
    pub(crate) fn new() -> Option<Self> {
        let programs = programs::usable()
            .map_err(|why| {
                passed_over_without_programs("the tests of PostgreSQL's restarts and replicas", &why);
            })
            .ok()?;
        let (mut command, home) = prepare(&programs.directory, KEEPER).expect("there is room for clusters");
        let mut keeper = command.spawn().expect("there is a shell");
        Some(Self {
            home: home.keep(),
            commands: keeper.stdin.take().expect("a pipe"),
            answers: BufReader::new(keeper.stdout.take().expect("a pipe")),
            _keeper: keeper,
        })
    }

    /// Has a command done, and waits for it.
    ///
    /// # Panics
    ///
    /// With what went wrong.
    pub(crate) fn tell(&mut self, command: &str) {
        writeln!(self.commands, "{command}").expect("the keeper listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the keeper answers");
        assert_eq!(answer.trim(), "done", "{command}");
    }

    /// The address of the clusters at some ports.
    pub(crate) fn url(&self, ports: &[u16]) -> String {
        let hosts = vec![self.home.display().to_string(); ports.len()].join(",");
        let ports: Vec<String> = ports.iter().map(u16::to_string).collect();
        format!(
            "postgres://rapport@/postgres?host={hosts}&port={}",
            ports.join(",")
        )
    }
}
