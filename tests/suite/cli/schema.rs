//! `rapport schema`: the public contract, printed.

use std::process::Command;

use rapport::graphql::Schema;

/// It needs no database, and leaves none.
#[test]
fn the_schema_is_printed() {
    let room = tempfile::tempdir().expect("a directory");
    let printed = Command::new(env!("CARGO_BIN_EXE_rapport"))
        .arg("schema")
        .current_dir(room.path())
        .output()
        .expect("the program runs");
    assert_eq!(printed.status.code(), Some(0));
    assert!(
        printed.stdout == Schema::new().sdl().into_bytes(),
        "it prints what is served"
    );
    assert_eq!(String::from_utf8_lossy(&printed.stderr), "");
    assert_eq!(room.path().read_dir().expect("it can be read").count(), 0);
}
