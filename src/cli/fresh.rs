//! A new SQLite database, made beside the place that it takes once it is complete; gone where it does not come so far.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
};

use super::beside;
use crate::store;

/// A database that is being made.
pub(super) struct Fresh {
    file: PathBuf,
    part: PathBuf,
}

impl Fresh {
    /// Of the address of a database: none where there is one already, or it is no file.
    pub(super) fn of(database: &str) -> Option<Self> {
        let file = store::new_file(database)?;
        let name = file.file_name()?.to_string_lossy();
        let part = file.with_file_name(format!(".{name}.{}.part", process::id()));
        Some(Self { file, part })
    }

    /// Where it is being made.
    pub(super) fn address(&self) -> String {
        format!("sqlite://{}", self.part.display())
    }

    /// Gives it its name, once it is complete and nobody has it open.
    ///
    /// # Errors
    ///
    /// Where there is a file of that name by now, which is left as it is.
    pub(super) fn place(&self) -> io::Result<()> {
        let left = |file: &PathBuf| fs::metadata(file).is_ok_and(|found| found.len() > 0);
        if store::files(&self.address()).iter().skip(1).any(left) {
            return Err(io::Error::other(
                "the journal of the new database could not be brought into it",
            ));
        }
        beside::place(&self.part, &self.file, false)
    }

    /// The file that it is to be.
    pub(super) fn file(&self) -> &Path {
        &self.file
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        for file in store::files(&self.address()) {
            // Most are not there, and in the end none should be.
            let _ = fs::remove_file(file);
        }
    }
}
