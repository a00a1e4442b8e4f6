//! Settings from a file, the environment and the command line: what is in force, who says so, and what is wrong.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::run_in;

/// A directory for files of settings, and the command without any setting of the tests' own.
pub(super) struct Room(TempDir);

impl Room {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().expect("a directory"))
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("it is written");
        path
    }

    /// Runs the command in the directory: its exit status, what it printed and what it said.
    pub(super) fn run(&self, environment: &[(&str, &str)], line: &[&str]) -> (Option<i32>, String, String) {
        run_in(self.0.path(), environment, line)
    }

    /// What is in force.
    pub(super) fn config(&self, environment: &[(&str, &str)], line: &[&str]) -> String {
        let (status, printed, said) = self.run(environment, &[&["config"], line].concat());
        assert_eq!((status, said.as_str()), (Some(0), ""), "{printed}");
        printed
    }
}

pub(super) fn line<'a>(printed: &'a str, key: &str) -> &'a str {
    let told = |line: &&str| {
        let line = line.trim_start_matches("# ");
        line.starts_with(&format!("{key} = ")) || line.starts_with(&format!("{key} is "))
    };
    printed
        .lines()
        .find(told)
        .unwrap_or_else(|| panic!("{key}: {printed}"))
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_default() {
    let room = Room::new();
    let default = room.config(&[], &[]);
    assert_eq!(line(&default, "kept-answers"), "kept-answers = 64 # default");
    assert_eq!(line(&default, "oidc-issuer"), "# oidc-issuer is not set");
    assert_eq!(line(&default, "origin"), "# origin is not set");
    room.file(
        "r.toml",
        "# mine\nkept-answers = 1\nsample = true\norigin = [\"https://a.example\", \"https://b.example\"]\n",
    );
    let file = ("RAPPORT_CONFIG", "r.toml");
    let filed = room.config(&[file], &[]);
    assert_eq!(
        line(&filed, "kept-answers"),
        "kept-answers = 1 # file r.toml, line 2"
    );
    assert_eq!(line(&filed, "sample"), "sample = true # file r.toml, line 3");
    assert_eq!(
        line(&filed, "origin"),
        "origin = [\"https://a.example\", \"https://b.example\"] # file r.toml, line 4"
    );
    let set = [
        file,
        ("RAPPORT_KEPT_ANSWERS", "2"),
        ("RAPPORT_SAMPLE", "false"),
        ("RAPPORT_ORIGIN", "https://c.example\nhttps://d.example"),
    ];
    let heard = room.config(&set, &[]);
    assert_eq!(
        line(&heard, "kept-answers"),
        "kept-answers = 2 # environment RAPPORT_KEPT_ANSWERS"
    );
    assert_eq!(
        line(&heard, "sample"),
        "sample = false # environment RAPPORT_SAMPLE"
    );
    assert_eq!(
        line(&heard, "origin"),
        "origin = [\"https://c.example\", \"https://d.example\"] # environment RAPPORT_ORIGIN"
    );
    let flags = room.config(
        &set,
        &[
            "--kept-answers",
            "3",
            "--sample",
            "--origin",
            "https://e.example",
            "--config",
            "r.toml",
        ],
    );
    assert_eq!(line(&flags, "kept-answers"), "kept-answers = 3 # flag");
    assert_eq!(line(&flags, "sample"), "sample = true # flag");
    assert_eq!(line(&flags, "origin"), "origin = [\"https://e.example\"] # flag");
    assert_eq!(
        line(&room.config(&[file], &["--sample=false"]), "sample"),
        "sample = false # flag"
    );
}

/// What is printed says the same when it is read again, and then every word of it is the file's.
#[test]
fn what_is_printed_is_a_file_of_settings() {
    let room = Room::new();
    let flags = [
        "--kept-answers",
        "3",
        "--sample",
        "--anonymous",
        "internal",
        "--origin",
        "https://e.example",
        "--listen",
        "[::1]:7",
        "--oidc-issuer",
        "https://id.example/",
        "--oidc-audience",
        "the \"quoted\" one",
    ];
    let printed = room.config(&[], &flags);
    room.file("again.toml", &printed);
    let again = room.config(&[], &["--config", "again.toml"]);
    let values = |printed: &str| -> Vec<String> {
        printed
            .lines()
            .map(|line| {
                line.rsplit_once(" # ")
                    .map_or(line, |(value, _)| value)
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(values(&printed), values(&again));
    let set = again.lines().filter(|line| !line.starts_with("# "));
    assert!(
        set.clone().count() > 8 && set.clone().all(|line| line.contains(" # file again.toml, line ")),
        "{again}"
    );
}

/// A file is read to its end, and every fault in it is told with its line.
#[test]
fn what_is_wrong_with_a_file_is_told() {
    let room = Room::new();
    room.file("r.toml", "kept_answers = 10\nlisten = 5\nanonymous = \"some\"\nsample = \"yes\"\nkept-answers = -1\nqqq = 1\nconfig = \"x\"\nread-database = [1]\norigin = [\"https://a.example\", \"*\"]\n[oidc]\nissuer = \"x\"\n");
    for command in ["serve", "config", "check"] {
        let (status, printed, said) = room.run(&[], &[command, "--config", "r.toml"]);
        assert_eq!((status, printed.as_str()), (Some(2), ""), "{said}");
        let faults: Vec<&str> = said.lines().collect();
        assert_eq!(
            faults,
            [
                "r.toml, line 1: kept_answers: there is no such setting; did you mean kept-answers?",
                "r.toml, line 2: listen: expected text in quotation marks",
                "r.toml, line 3: anonymous: invalid value 'some' for '--anonymous <ANONYMOUS>' [possible values: none, public, internal, confidential]",
                "r.toml, line 4: sample: expected true or false",
                "r.toml, line 5: kept-answers: invalid value '-1' for '--kept-answers <MEGABYTES>': -1 is not in 0..=4294967295",
                "r.toml, line 6: qqq: there is no such setting; `rapport config --describe` lists all there are",
                "r.toml, line 7: config: there is no such setting; `rapport config --describe` lists all there are",
                "r.toml, line 8: read-database: expected text in quotation marks, or several in brackets",
                "r.toml, line 9: origin: invalid value '*' for '--origin <https://HOST>': expected https://HOST or http://HOST, with :PORT where it is not the usual one and nothing behind it, no slash either",
                "r.toml, line 10: oidc: there is no such setting; did you mean oidc-role?",
            ]
        );
    }
    room.file(
        "broken.toml",
        "listen = \"127.0.0.1:1\"\ndatabase = \"postgres://ann:s3cret@db/x\n",
    );
    let (status, _, said) = room.run(&[], &["config", "--config", "broken.toml"]);
    assert_eq!(status, Some(2));
    assert!(
        said.starts_with("broken.toml, line 2: ") && !said.contains("s3cret"),
        "{said}"
    );
    let (status, _, said) = room.run(&[], &["config", "--config", "nowhere.toml"]);
    assert_eq!(status, Some(3));
    assert!(said.starts_with("--config nowhere.toml: "), "{said}");
    let (status, _, said) = room.run(&[("RAPPORT_CONFIG", "nowhere.toml")], &["serve"]);
    assert_eq!(status, Some(3));
    assert!(said.starts_with("RAPPORT_CONFIG: nowhere.toml: "), "{said}");
}

#[test]
fn what_is_wrong_with_the_environment_is_told_with_the_name_of_the_variable() {
    let room = Room::new();
    let odd = [("RAPPORT_KEPT_ANSWERS", "many")];
    let (status, _, said) = room.run(&odd, &["config"]);
    assert_eq!(status, Some(2));
    assert_eq!(
        said,
        "RAPPORT_KEPT_ANSWERS: invalid value 'many' for '--kept-answers <MEGABYTES>': invalid digit found in string\n"
    );
    let origins = [("RAPPORT_ORIGIN", "https://a.example\nhttps://b.example/")];
    let (status, _, said) = room.run(&origins, &["serve"]);
    assert_eq!(status, Some(2));
    let expected = "RAPPORT_ORIGIN: invalid value 'https://b.example/' for '--origin <https://HOST>': expected https://HOST or http://HOST";
    assert!(said.starts_with(expected), "{said}");
    for origin in ["*", "null", "https://b.example/", "b.example"] {
        let (status, _, said) = room.run(&[], &["serve", "--origin", origin]);
        assert!(
            status == Some(2) && said.contains("expected https://HOST"),
            "{origin}: {said}"
        );
    }
    // A command that has no such option is not held up.
    assert_eq!(room.run(&odd, &["schema"]).0, Some(0));
    room.file("secret", "sqlite://from-a-file.db\n");
    let from_file = ("RAPPORT_DATABASE_FILE", "secret");
    let printed = room.config(&[from_file], &[]);
    assert_eq!(
        line(&printed, "database"),
        "database = \"sqlite://from-a-file.db\" # environment RAPPORT_DATABASE_FILE"
    );
    let (status, _, said) = room.run(&[from_file, ("RAPPORT_DATABASE", "sqlite://x.db")], &["config"]);
    assert_eq!(
        (status, said.as_str()),
        (
            Some(2),
            "RAPPORT_DATABASE and RAPPORT_DATABASE_FILE are both set; expected one of them\n"
        )
    );
    let (status, _, said) = room.run(&[("RAPPORT_DATABASE_FILE", "nowhere")], &["config"]);
    assert_eq!(status, Some(3));
    assert!(said.starts_with("RAPPORT_DATABASE_FILE: nowhere: "), "{said}");
}

/// What `serve` would refuse, `config` does, with where it was said; and nothing is made meanwhile.
#[test]
fn what_cannot_be_served_is_refused_before_anything_is_done() {
    let room = Room::new();
    let text = "listen = \"foo\"\notlp = \"localhost:4317\"\ntrusted-documents = \"nowhere\"\n\
        oidc-audience = \"x\"\nread-database = [\"postgres://ann:s3cret@db/r\"]\n";
    room.file("r.toml", text);
    let environment = [("RAPPORT_METRICS_LISTEN", "8080")];
    for command in ["serve", "config"] {
        let (status, printed, said) = room.run(&environment, &[command, "--config", "r.toml"]);
        assert_eq!((status, printed.as_str()), (Some(2), ""), "{said}");
        let faults: Vec<&str> = said.lines().collect();
        assert_eq!(
            faults,
            [
                "r.toml, line 1: listen: foo: expected a host and a port, like 127.0.0.1:8080",
                "RAPPORT_METRICS_LISTEN: 8080: expected a host and a port, like 127.0.0.1:8080",
                "r.toml, line 2: otlp: localhost:4317: expected an address such as http://127.0.0.1:4318",
                "r.toml, line 5: read-database: postgres://ann@db/r: an SQLite database has no replicas; expected \
                 --database postgres://…",
                "r.toml, line 4: oidc-audience: it says something about tokens; name their issuer with --oidc-issuer too",
                "r.toml, line 3: trusted-documents: nowhere: No such file or directory (os error 2)",
            ]
        );
        let (status, _, said) = room.run(&[], &[command, "--trusted-documents", "nowhere"]);
        assert_eq!(status, Some(3), "{said}");
        assert!(said.starts_with("--trusted-documents: nowhere: "), "{said}");
        let ports = ["--listen", "0.0.0.0:7", "--metrics-listen", "127.0.0.1:7"];
        let (status, _, said) = room.run(&[], &[&[command][..], &ports].concat());
        assert_eq!(status, Some(2));
        assert_eq!(
            said,
            "--metrics-listen 127.0.0.1:7: --listen 0.0.0.0:7 is there already; expected another port\n"
        );
        let left = fs::read_dir(room.0.path()).expect("it can be read").count();
        assert_eq!(left, 1, "the file of settings and nothing else");
    }
}

#[test]
fn secrets_are_never_printed() {
    let room = Room::new();
    let url = "postgres://ann:s3cret@db/rapport?sslmode=require&password=s3cret";
    room.file("r.toml", &format!("database = \"{url}\"\n"));
    room.file("secret", url);
    let told = "# database = \"postgres://ann@db/rapport?sslmode=require\" # ";
    for (environment, flags, source) in [
        (("RAPPORT_DATABASE", url), &[][..], "environment RAPPORT_DATABASE"),
        (
            ("RAPPORT_DATABASE_FILE", "secret"),
            &[],
            "environment RAPPORT_DATABASE_FILE",
        ),
        (("X", ""), &["--database", url], "flag"),
        (("X", ""), &["--config", "r.toml"], "file r.toml, line 1"),
    ] {
        let printed = room.config(&[environment], flags);
        assert!(!printed.contains("s3cret"), "{printed}");
        assert_eq!(
            line(&printed, "database"),
            format!("{told}{source}; it holds a secret, which is not printed")
        );
    }
    for help in ["--help", "-h"] {
        let (_, printed, said) = room.run(&[("RAPPORT_DATABASE", url)], &["serve", help]);
        assert!(!printed.contains("s3cret") && !said.contains("s3cret"));
    }
}

/// The table of all settings is made from the options themselves.
#[test]
fn the_document_lists_every_setting() {
    let described = Room::new().config(&[], &["--describe"]);
    let document = include_str!("../../../docs/configuration.md");
    assert!(
        document.contains(&described),
        "the table in docs/configuration.md is old; put there what `cargo run -- config --describe` prints:\n{described}"
    );
}
