//! A private PostgreSQL cluster, there for as long as this process is and gone with it.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use reqwest::Url;
use tempfile::TempDir;

/// Starts the cluster and removes it; says in its head why it is not a part of this process.
const KEEPER: &str = include_str!("cluster.sh");

/// Where the cluster's directory goes. Not where `TMPDIR` says: the path of a socket has to be short
/// (a hundred bytes or so), and the account that runs the cluster has to get there.
const ROOM: &str = "/tmp";

/// Accounts that most machines have and that own nothing worth having, in the order we prefer.
const HARMLESS: [&str; 2] = ["postgres", "nobody"];

/// A running cluster. It listens on a socket in its own directory and nowhere on the network, so
/// that no port needs to be found, and nobody but its owner and root gets in.
#[derive(Debug)]
pub(super) struct Cluster {
    home: PathBuf,
    /// Reads from a pipe that is held in here: once it closes, at the latest when this process ends
    /// in whatever way, the keeper stops the cluster and removes `home`.
    _keeper: Child,
}

impl Cluster {
    /// Starts a cluster with the programs in `programs`, and waits until it takes connections.
    ///
    /// # Errors
    ///
    /// Fails, with what the programs said, when there is no cluster to be had from them.
    pub(super) fn start(programs: &Path) -> Result<Self, String> {
        let (mut command, home) = prepare(programs, KEEPER).map_err(|error| error.to_string())?;
        let mut keeper = command
            .spawn()
            .map_err(|error| format!("cannot run sh: {error}"))?;
        // From here on it is the keeper that removes the directory.
        let home = home.keep();
        let mut answer = BufReader::new(keeper.stdout.take().ok_or("the keeper came without a pipe")?);
        let mut said = String::new();
        answer.read_line(&mut said).map_err(|error| error.to_string())?;
        if said == "ready\n" {
            return Ok(Self {
                home,
                _keeper: keeper,
            });
        }
        answer
            .read_to_string(&mut said)
            .map_err(|error| error.to_string())?;
        keeper.wait().map_err(|error| error.to_string())?;
        Err(format!(
            "{} could not start a cluster:\n{said}",
            programs.display()
        ))
    }

    /// Where to connect to the database `name`.
    pub(super) fn url(&self, name: &str) -> Url {
        let mut url = Url::parse("postgres://rapport@localhost:5432").expect("the text is a URL");
        url.set_path(name);
        // A host that begins with a slash is the directory of the server's socket.
        url.query_pairs_mut()
            .append_pair("host", &self.home.to_string_lossy());
        url
    }
}

/// The keeper's command and the cluster's directory, which only the account that will run the
/// cluster may enter.
pub(super) fn prepare(programs: &Path, script: &str) -> io::Result<(Command, TempDir)> {
    let home = tempfile::Builder::new()
        .prefix("rapport-postgres-")
        .tempdir_in(ROOM)?;
    let mut keeper = Command::new("/bin/sh");
    keeper
        .args(["-c", script, "keeper"])
        .arg(programs)
        .arg(home.path())
        .current_dir(home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // A process group of its own, so that Ctrl-C in a terminal ends the tests but not the
        // keeper, which still has to clear up.
        .process_group(0);
    // PostgreSQL refuses to run as root, which tests in a container usually are. What we have just
    // made belongs to whoever we are.
    if home.path().metadata()?.uid() == 0 {
        let (user, group) = harmless_account()?;
        chown(home.path(), Some(user), Some(group))?;
        keeper.uid(user).gid(group);
    }
    Ok((keeper, home))
}

/// User and group of the first account in [`HARMLESS`] that this machine has.
fn harmless_account() -> io::Result<(u32, u32)> {
    let accounts = fs::read_to_string("/etc/passwd")?;
    HARMLESS
        .iter()
        .find_map(|name| ids(&accounts, name))
        .ok_or_else(|| {
            let names = HARMLESS.join(" or ");
            io::Error::other(format!(
                "PostgreSQL does not run as root, and there is no account {names}"
            ))
        })
}

/// From a line such as `nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin`.
fn ids(accounts: &str, name: &str) -> Option<(u32, u32)> {
    accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let found = fields.next()? == name;
        let user = fields.nth(1)?.parse().ok()?;
        let group = fields.next()?.parse().ok()?;
        found.then_some((user, group))
    })
}
