//! Settings from the environment: lists, what is empty, and what is misspelt.

use super::config::{Room, line};

/// In a list white space stands between the values; what is empty is not there.
#[test]
fn lists_are_written_with_white_space_between() {
    let room = Room::new();
    let printed = room.config(
        &[
            ("RAPPORT_DATABASE", "postgres://db/rapport"),
            (
                "RAPPORT_READ_DATABASE",
                "postgres://one/rapport\n  postgres://two/rapport\n",
            ),
            (
                "RAPPORT_ORIGIN",
                " https://a.example https://b.example\n\nhttps://c.example\n",
            ),
            ("RAPPORT_TRUSTED_PROXIES", "\n"),
            ("RAPPORT_OIDC_ISSUER", "https://id.example"),
            ("RAPPORT_OIDC_AUDIENCE", "rapport"),
            ("RAPPORT_OIDC_ROLE", "\n Desk Officers=EDITOR\nothers=READER\n"),
            ("RAPPORT_SAMPLE", ""),
            ("RAPPORT_OTLP", ""),
            ("RAPPORT_CONFIG", ""),
            ("RAPPORT_DATABASE_FILE", ""),
        ],
        &[],
    );
    for (key, expected) in [
        (
            "read-database",
            r#"["postgres://one/rapport", "postgres://two/rapport"] # environment RAPPORT_READ_DATABASE"#,
        ),
        (
            "origin",
            r#"["https://a.example", "https://b.example", "https://c.example"] # environment RAPPORT_ORIGIN"#,
        ),
        (
            "oidc-role",
            r#"["Desk Officers=EDITOR", "others=READER"] # environment RAPPORT_OIDC_ROLE"#,
        ),
        ("sample", "false # default"),
    ] {
        assert_eq!(line(&printed, key), format!("{key} = {expected}"));
    }
    assert_eq!(line(&printed, "otlp"), "# otlp is not set");
    assert_eq!(line(&printed, "trusted-proxies"), "# trusted-proxies is not set");
}

/// What used to stand between them on the command line is told.
#[test]
fn several_replicas_are_named_one_by_one() {
    let flags = [
        "config",
        "--database",
        "postgres://db/r",
        "--read-database",
        "postgres://a/r postgres://b/r",
    ];
    let (status, _, said) = Room::new().run(&[], &flags);
    assert_eq!(status, Some(2));
    assert!(
        said.ends_with("expected one address; give --read-database for each\n"),
        "{said}"
    );
}

/// A variable that is misspelt says nothing, which is told; those of others are theirs.
#[test]
fn variables_that_are_no_setting_are_warned_of() {
    let room = Room::new();
    let environment = [
        ("RAPPORT_DATABSE", "sqlite://s3cret.db"),
        ("RAPPORT_QQQ", "1"),
        ("RAPPORT_CONFIG_FILE", "x"),
        ("RAPPORT_KEPT_ANSWERS_FILE", ""),
        ("RAPPORT_PORT", "tcp://10.0.0.1:80"),
        ("RAPPORT_SERVICE_HOST", "10.0.0.1"),
    ];
    let (status, printed, said) = room.run(&environment, &["config"]);
    assert_eq!(status, Some(0));
    assert_eq!(
        line(&printed, "database"),
        "database = \"sqlite://rapport.db\" # default"
    );
    assert_eq!(
        said,
        "warning: RAPPORT_CONFIG_FILE: there is no such setting; did you mean RAPPORT_CONFIG?\n\
         warning: RAPPORT_DATABSE: there is no such setting; did you mean RAPPORT_DATABASE?\n\
         warning: RAPPORT_QQQ: there is no such setting; `rapport config --describe` lists all there are\n"
    );
    let (status, _, said) = room.run(&environment, &["schema"]);
    assert_eq!((status, said.as_str()), (Some(0), ""));
}

#[test]
fn help_names_the_variables() {
    let (status, printed, _) = Room::new().run(&[], &["serve", "--help"]);
    assert_eq!(status, Some(0));
    for variable in [
        "RAPPORT_DATABASE",
        "RAPPORT_CONFIG",
        "RAPPORT_LISTEN",
        "RAPPORT_ORIGIN",
        "RAPPORT_SAMPLE",
    ] {
        assert!(printed.contains(variable), "{variable}: {printed}");
    }
}
