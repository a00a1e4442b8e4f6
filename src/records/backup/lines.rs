//! The lines of a backup as they are read: counted, digested, and never longer than memory has room for.

use std::io::{BufRead, Read};

use ring::digest::{Context, SHA256};

use super::{RestoreError, hexadecimal};

/// No line of a backup is longer: a change says what a record said before and after, each in at most 16 megabytes.
const LONGEST: u64 = 256 * 1024 * 1024;

/// A file that is read line by line.
pub(super) struct Lines {
    reader: Box<dyn BufRead + Send>,
    /// How many lines have been read.
    pub(super) count: u64,
    context: Context,
}

impl Lines {
    pub(super) fn of(reader: Box<dyn BufRead + Send>) -> Self {
        Self {
            reader,
            count: 0,
            context: Context::new(&SHA256),
        }
    }

    /// That something is wrong with the line that was read last.
    pub(super) fn refused(&self, message: impl Into<String>) -> RestoreError {
        RestoreError::Refused {
            line: self.count.max(1),
            message: message.into(),
        }
    }

    /// The next line with its end; none where there is none.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, RestoreError> {
        let mut line = Vec::new();
        let mut limited = (&mut self.reader).take(LONGEST);
        limited.read_until(b'\n', &mut line).map_err(RestoreError::Read)?;
        if line.is_empty() {
            return Ok(None);
        }
        self.count += 1;
        if line.last() != Some(&b'\n') {
            let message = if line.len() as u64 == LONGEST {
                format!("has more than {LONGEST} bytes, which no line of a backup has")
            } else {
                "the file ends within this line: it has been cut off".to_owned()
            };
            return Err(self.refused(message));
        }
        Ok(Some(line))
    }

    /// The next line, which has to be there: `expected` says what is missing where it is not.
    pub(super) fn need(&mut self, expected: &str) -> Result<Vec<u8>, RestoreError> {
        match self.next()? {
            Some(line) => Ok(line),
            None => Err(self.refused(format!(
                "the file ends after this line; expected {expected}: it has been cut off"
            ))),
        }
    }

    /// Takes a line into account for the digest of all.
    pub(super) fn take(&mut self, line: &[u8]) {
        self.context.update(line);
    }

    /// The digest of all that has been taken into account.
    pub(super) fn digest(&self) -> String {
        hexadecimal(&self.context.clone().finish())
    }
}
