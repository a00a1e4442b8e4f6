//! The lines of a record file, one at a time and none of them longer than it may be.

use std::io::{self, BufRead, BufReader, Read};

/// The longest line that is read.
pub(super) const MOST_BYTES: usize = 16 * 1024 * 1024;
/// How much is read at a time.
const BUFFER_BYTES: usize = 256 * 1024;
/// What some programs write before the first character of a UTF-8 file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file line by line.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

/// A line of a file.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Line<'a> {
    /// Its bytes, without its end.
    Whole(&'a [u8]),
    /// A line of so many bytes, which were not kept.
    TooLong(u64),
}

impl<R: Read> Lines<R> {
    /// Reads from the beginning.
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(BUFFER_BYTES, reader),
            line: Vec::new(),
            number: 0,
        }
    }

    /// The next line and its number, counted from 1; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        self.line.clear();
        let (mut bytes, mut ended) = (0_u64, false);
        while !ended {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                break;
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            bytes += part.len() as u64;
            if bytes <= MOST_BYTES as u64 {
                self.line.extend_from_slice(part);
            }
            ended = end.is_some();
            let read = part.len() + usize::from(ended);
            self.reader.consume(read);
        }
        if bytes == 0 && !ended {
            return Ok(None);
        }
        self.number += 1;
        if bytes > MOST_BYTES as u64 {
            // The next lines will not need so much room.
            self.line = Vec::new();
            return Ok(Some((self.number, Line::TooLong(bytes))));
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        let line = if self.number == 1 {
            line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line)
        } else {
            line
        };
        Ok(Some((self.number, Line::Whole(line))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(u64, String)> {
        let mut lines = Lines::new(bytes);
        let mut all = Vec::new();
        while let Some((number, line)) = lines.next().unwrap() {
            all.push((
                number,
                match line {
                    Line::Whole(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
                    Line::TooLong(bytes) => format!("{bytes} bytes"),
                },
            ));
        }
        all
    }

    #[test]
    fn lines_end_as_they_do_on_any_machine() {
        let read = lines(b"\xef\xbb\xbfa\r\n\nb");
        assert_eq!(
            read,
            [(1, "a".to_owned()), (2, String::new()), (3, "b".to_owned())]
        );
        assert_eq!(lines(b""), []);
        assert_eq!(lines(b"a\n"), [(1, "a".to_owned())]);
    }

    #[test]
    fn a_line_beyond_measure_is_counted_and_not_kept() {
        let long = io::repeat(b'x').take(50_000_000).chain(&b"\nb\n"[..]);
        let mut lines = Lines::new(long);
        assert_eq!(lines.next().unwrap(), Some((1, Line::TooLong(50_000_000))));
        assert!(lines.line.capacity() <= 1024);
        assert_eq!(lines.next().unwrap(), Some((2, Line::Whole(b"b"))));
        assert_eq!(lines.next().unwrap(), None);
    }
}
