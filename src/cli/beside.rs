//! Writing a file whole or not at all: beside the old one, which it then takes the place of.

use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process,
};

/// A new file beside an old one, which it takes the place of when it is complete and on the disk; gone where it is not
/// placed.
pub(super) struct Beside<'a> {
    file: &'a Path,
    part: PathBuf,
}

impl<'a> Beside<'a> {
    /// For a file that need not be there yet.
    pub(super) fn of(file: &'a Path) -> Self {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let part = file.with_file_name(format!(".{name}.{}.part", process::id()));
        Self { file, part }
    }

    /// Begins the new file.
    pub(super) fn create(&self) -> io::Result<BufWriter<File>> {
        Ok(BufWriter::with_capacity(256 * 1024, File::create(&self.part)?))
    }

    /// Puts the new file, which is complete, in the place of the old one.
    pub(super) fn place(&self, out: BufWriter<File>) -> io::Result<()> {
        finish(out)?;
        fs::rename(&self.part, self.file)
    }

    /// Gives the new file, which is complete, its name, unless there is a file of that name by now.
    pub(super) fn place_new(&self, out: BufWriter<File>) -> io::Result<()> {
        finish(out)?;
        match fs::hard_link(&self.part, self.file) {
            // Not every file system has links.
            Err(_) if !self.file.exists() => fs::rename(&self.part, self.file),
            placed => placed,
        }
    }
}

/// Brings what has been written to the disk.
fn finish(out: BufWriter<File>) -> io::Result<()> {
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()
}

impl Drop for Beside<'_> {
    fn drop(&mut self) {
        // It may never have come to be, or be in its place; what matters is that it is not there.
        let _ = fs::remove_file(&self.part);
    }
}
