//! Writing a file whole or not at all: beside the old one, which it then takes the place of where that is wanted, and
//! never in the place of the database.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process,
};

use crate::store;

/// A new file beside an old one, which it takes the place of when it is complete and on the disk; gone where it is not
/// placed.
pub(super) struct Beside {
    file: PathBuf,
    /// None where it is a device or a pipe, which nothing can take the place of: then it is written to as it is.
    part: Option<PathBuf>,
    force: bool,
    is_private: bool,
}

/// Why a file is not written.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum Refused {
    /// It is what the database is kept in.
    #[error("{}: the database is kept there, which was left as it is; name another file", .0.display())]
    Database(PathBuf),
    /// There is one of this name.
    #[error("{}: is there already, and was left as it is; name another file, or say --force to replace it", .0.display())]
    Taken(PathBuf),
    /// It is a folder.
    #[error("{}: is a folder; expected a file", .0.display())]
    Folder(PathBuf),
}

impl Beside {
    /// For a file that need not be there yet. Where it is, it is only replaced where `force` says so; the database at the
    /// address is not even then.
    pub(super) fn of(file: &Path, database: &str, force: bool) -> Result<Self, Refused> {
        let kept = store::files(database);
        if kept.iter().any(|kept| is_same(file, kept)) {
            return Err(Refused::Database(file.to_owned()));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let beside = |file: &Path| Some(file.with_file_name(format!(".{name}.{}.part", process::id())));
        let found = fs::metadata(file);
        let (file, part) = match &found {
            Err(_) => (file.to_owned(), beside(file)),
            Ok(found) if found.is_dir() => return Err(Refused::Folder(file.to_owned())),
            Ok(found) if found.is_file() && !force => return Err(Refused::Taken(file.to_owned())),
            Ok(found) if found.is_file() => {
                // A link stays, and what it leads to is replaced.
                let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
                let part = beside(&file);
                (file, part)
            }
            Ok(_) => (file.to_owned(), None),
        };
        Ok(Self {
            file,
            part,
            force,
            is_private: false,
        })
    }

    /// The same, which nobody but its owner may read, where the system knows such a thing.
    pub(super) fn private(mut self) -> Self {
        self.is_private = true;
        self
    }

    /// Begins the new file.
    pub(super) fn create(&self) -> io::Result<BufWriter<File>> {
        let mut options = OpenOptions::new();
        options.write(true);
        #[cfg(unix)]
        if self.is_private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = match &self.part {
            None => options.open(&self.file)?,
            Some(part) => {
                // Of a process of the same number that was killed.
                let _ = fs::remove_file(part);
                options.create_new(true).open(part)?
            }
        };
        Ok(BufWriter::with_capacity(256 * 1024, file))
    }

    /// Puts the new file, which is complete, in its place: that of the old one where this is wanted, else only where there
    /// is still no file of that name.
    pub(super) fn place(&self, out: BufWriter<File>) -> io::Result<()> {
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let Some(part) = &self.part else { return Ok(()) };
        file.sync_all()?;
        drop(file);
        place(part, &self.file, self.force)
    }
}

/// Gives a file another name, in the place of whatever has it where `force` says so.
pub(super) fn place(part: &Path, file: &Path, force: bool) -> io::Result<()> {
    if force {
        return fs::rename(part, file);
    }
    match fs::hard_link(part, file) {
        // Not every file system has links.
        Err(_) if !file.exists() => fs::rename(part, file),
        Err(error) => Err(error),
        Ok(()) => {
            // It has its name; that it may have another one too harms nobody.
            let _ = fs::remove_file(part);
            Ok(())
        }
    }
}

/// Whether two names lead to one file, or would if it were there.
fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
        use std::os::unix::fs::MetadataExt;

        return (one.dev(), one.ino()) == (other.dev(), other.ino());
    }
    let place = |file: &Path| {
        fs::canonicalize(file).or_else(|error| {
            let name = file.file_name().ok_or(error)?;
            let folder = file.parent().filter(|folder| *folder != Path::new(""));
            Ok::<_, io::Error>(fs::canonicalize(folder.unwrap_or(Path::new(".")))?.join(name))
        })
    };
    matches!((place(one), place(other)), (Ok(one), Ok(other)) if one == other)
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(part) = &self.part {
            // It may never have come to be, or be in its place; what matters is that it is not there.
            let _ = fs::remove_file(part);
        }
    }
}
