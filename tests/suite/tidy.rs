//! The house keeps itself: who may import whom, what every file begins with, how long it may grow, and what may stand
//! in none.

use std::fs;
use std::path::{Path, PathBuf};

/// Where this package lies.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rooms of `src/`, each with those that it may import: lower ones only, and without a circle. A room that is not
/// here has to be given its place.
const ROOMS: &[(&str, &[&str])] = &[
    ("vocabulary", &[]),
    ("fold", &[]),
    ("dates", &[]),
    ("request", &[]),
    ("secrets", &[]),
    ("clock", &["dates"]),
    ("scalars", &["dates"]),
    ("generate", &["dates", "fold"]),
    ("network", &["dates", "vocabulary"]),
    ("picture", &["dates", "vocabulary"]),
    ("store", &["dates", "fold", "request", "secrets", "vocabulary"]),
    ("records", &["clock", "dates", "fold", "store", "vocabulary"]),
    ("access", &["clock", "store", "vocabulary"]),
    (
        "live",
        &[
            "access",
            "clock",
            "dates",
            "network",
            "picture",
            "records",
            "store",
            "vocabulary",
        ],
    ),
    (
        "reports",
        &[
            "dates",
            "live",
            "network",
            "picture",
            "scalars",
            "store",
            "vocabulary",
        ],
    ),
    (
        "graphql",
        &[
            "access",
            "clock",
            "dates",
            "fold",
            "live",
            "network",
            "records",
            "reports",
            "request",
            "scalars",
            "store",
            "vocabulary",
        ],
    ),
    (
        "app",
        &["access", "clock", "graphql", "live", "store", "vocabulary"],
    ),
    (
        "http",
        &[
            "access",
            "app",
            "clock",
            "dates",
            "graphql",
            "live",
            "network",
            "picture",
            "reports",
            "request",
            "store",
            "vocabulary",
        ],
    ),
    (
        "cli",
        &[
            "access",
            "app",
            "clock",
            "dates",
            "generate",
            "graphql",
            "http",
            "live",
            "network",
            "picture",
            "records",
            "reports",
            "secrets",
            "store",
            "vocabulary",
        ],
    ),
];

/// No file needs more lines than this; one that does is several.
const LONGEST: usize = 400;

/// Every Rust file of ours: its path from the root, and its text.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = ["src", "tests", "entity", "migration", "examples"]
        .map(|name| Path::new(ROOT).join(name))
        .into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(ROOT)
                    .expect("it lies beneath the root")
                    .to_string_lossy()
                    .into_owned();
                files.push((name, fs::read_to_string(&path).expect("source is UTF-8")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 100, "the files were found");
    files
}

/// The room that a file of `src/` belongs to.
fn room(name: &str) -> Option<&str> {
    let inside = name.strip_prefix("src/")?;
    let room = inside.split('/').next()?.trim_end_matches(".rs");
    (!matches!(room, "lib" | "main")).then_some(room)
}

/// The code of a text without its comments.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The rooms that a text names behind `crate::`, also in braces.
fn imported(text: &str) -> Vec<String> {
    let word = |text: &str| {
        text.chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect::<String>()
    };
    let mut rooms = Vec::new();
    for rest in code(text).split("crate::").skip(1) {
        let Some(braced) = rest.strip_prefix('{') else {
            rooms.push(word(rest));
            continue;
        };
        let mut depth = 1;
        let mut begins = true;
        for (place, letter) in braced.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                letter if begins && letter.is_alphabetic() => {
                    rooms.push(word(&braced[place..]));
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    rooms
}

#[test]
fn lower_rooms_never_import_higher_ones() {
    let allowed = |room: &str| {
        ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .map(|(_, allowed)| *allowed)
    };
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let Some(room) = room(&name) else { continue };
        let Some(allowed) = allowed(room) else {
            wrong.push(format!("{name}: the room {room} has no place in this test"));
            continue;
        };
        for other in imported(&text) {
            let known = ROOMS.iter().any(|(name, _)| *name == other);
            if known && other != room && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{name}: {room} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The table above would let anything pass if it allowed a way round.
#[test]
fn the_rooms_are_in_order() {
    for (place, (room, allowed)) in ROOMS.iter().enumerate() {
        for lower in *allowed {
            assert!(
                ROOMS[..place].iter().any(|(name, _)| name == lower),
                "{room} imports {lower}, which is not below it"
            );
        }
    }
}

#[test]
fn imports_are_seen_in_every_shape() {
    let text = "use crate::{\n    app::App,\n    store::{Store, sql::Sql},\n    dates,\n};\nuse crate::clock::Clock;\nfn f() { crate::fold::fold(); }\n// crate::http";
    assert_eq!(imported(text), ["app", "store", "dates", "clock", "fold"]);
}

#[test]
fn only_the_store_names_the_database_library() {
    for (name, text) in files() {
        let inside = room(&name);
        if inside.is_some_and(|room| room != "store") || matches!(name.as_str(), "src/lib.rs" | "src/main.rs")
        {
            assert!(
                !code(&text).contains("sea_orm"),
                "{name} names sea_orm; ask crate::store"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        silent,
        Vec::<String>::new(),
        "the first line of a file is `//! …`"
    );
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = files()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new(), "split it by topic");
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X:"].concat(),
    ];
    let homes = ["home/", "root/", "Users/", "work/"].map(|home| format!("/{home}"));
    for (name, text) in files() {
        for mark in &marks {
            assert!(
                !text.contains(mark.as_str()),
                "{name}: {mark} belongs into an issue"
            );
        }
        for home in &homes {
            let quoted = [format!("\"{home}"), format!("'{home}"), format!(" {home}")];
            assert!(
                !quoted.iter().any(|path| text.contains(path.as_str())),
                "{name} names a path of somebody's machine"
            );
        }
    }
}
