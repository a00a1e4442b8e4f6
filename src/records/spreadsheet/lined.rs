//! A table as it is read: which sign stands between its cells, in which line a row begins, and whether its last cell
//! comes to an end.

use std::{
    collections::VecDeque,
    io::{self, BufRead, BufReader, Chain, Cursor, Read},
};

use super::{super::lines::MOST_BYTES, BYTE_ORDER_MARK};

/// So much of a file is looked through for its header row.
const HEAD_BYTES: u64 = 64 * 1024;
/// How much is read at a time.
const BUFFER_BYTES: usize = 256 * 1024;
/// What is put after a file: a row of a character that no text may hold. Where it ends up within a cell, a quotation
/// mark was opened before it and never closed.
const END: &[u8] = b"\n\0\n";
/// The row that is put after the last one.
pub(super) const LAST_ROW: &[u8] = b"\0";
/// The signs that may stand between cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Hands on a table and remembers in which lines something begins.
#[derive(Debug)]
pub(super) struct Lined<R> {
    reader: Chain<Cursor<Vec<u8>>, BufReader<R>>,
    /// What follows the file.
    end: Cursor<&'static [u8]>,
    /// Bytes handed on.
    bytes: u64,
    /// Bytes handed on until the last row ended that was asked for.
    asked: u64,
    /// The line in which the next byte stands, counted from 1.
    line: u64,
    begins: bool,
    returned: bool,
    /// Where lines begin that are not blank: the byte and the line.
    starts: VecDeque<(u64, u64)>,
}

/// The beginning of a table.
#[derive(Debug)]
pub(super) struct Opened<R> {
    /// All of it, without a byte order mark.
    pub(super) lined: Lined<R>,
    /// The sign between its cells.
    pub(super) separator: u8,
    /// Whether it looks like UTF-16, which some programs call Unicode.
    pub(super) wide: bool,
}

/// Looks at the header row of a table.
pub(super) fn open<R: Read>(reader: R) -> io::Result<Opened<R>> {
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, reader);
    let mut head = Vec::new();
    while marked_off(&head).trim_ascii().is_empty() {
        let room = HEAD_BYTES.saturating_sub(head.len() as u64);
        if reader.by_ref().take(room).read_until(b'\n', &mut head)? == 0 {
            break;
        }
    }
    let mark = head.len() - marked_off(&head).len();
    head.drain(..mark);
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let separator = separator(&head);
    let lined = Lined {
        reader: Cursor::new(head).chain(reader),
        end: Cursor::new(END),
        bytes: 0,
        asked: 0,
        line: 1,
        begins: true,
        returned: false,
        starts: VecDeque::new(),
    };
    Ok(Opened {
        lined,
        separator,
        wide,
    })
}

/// The bytes after a byte order mark, if there is one.
fn marked_off(head: &[u8]) -> &[u8] {
    head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head)
}

/// Whether a cell goes on beyond the end of the file, as its quotation marks are never closed.
pub(super) fn is_unended(cell: &[u8]) -> bool {
    cell.ends_with(END)
}

/// The sign that stands most often in a header row, outside of quotation marks.
fn separator(head: &[u8]) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for byte in head {
        quoted ^= *byte == b'"';
        if let Some(place) = SEPARATORS.iter().position(|separator| separator == byte)
            && !quoted
        {
            counts[place] += 1;
        }
    }
    let mut best = 0;
    for (place, count) in counts.iter().enumerate() {
        if *count > counts[best] {
            best = place;
        }
    }
    SEPARATORS[best]
}

impl<R> Lined<R> {
    /// The line of the row that begins at a byte, or after the ends of lines that stand there.
    pub(super) fn line_at(&mut self, byte: u64) -> u64 {
        self.asked = byte;
        while let Some((start, line)) = self.starts.front().copied() {
            if start >= byte {
                return line;
            }
            self.starts.pop_front();
        }
        self.line
    }

    fn follow(&mut self, read: &[u8]) {
        for byte in read {
            let ends = matches!(byte, b'\r' | b'\n');
            if self.begins && !ends {
                self.starts.push_back((self.bytes, self.line));
            }
            // A return and a line feed end one line together.
            if ends && !(*byte == b'\n' && self.returned) {
                self.line += 1;
            }
            self.begins = ends;
            self.returned = *byte == b'\r';
            self.bytes += 1;
        }
    }
}

impl<R: Read> Read for Lined<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.bytes.saturating_sub(self.asked) > (MOST_BYTES + BUFFER_BYTES) as u64 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut read = self.reader.read(buffer)?;
        if read == 0 {
            read = self.end.read(buffer)?;
        }
        self.follow(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_row_shows_what_stands_between_cells() {
        assert_eq!(separator(b"key,name\n"), b',');
        assert_eq!(separator(b"key;name;\"a,b,c\"\n"), b';');
        assert_eq!(separator(b"key\tname\n"), b'\t');
        assert_eq!(separator(b"key\n"), b',');
    }

    /// With all ways to end a line, and a mark before the first.
    #[test]
    fn a_line_is_known_by_where_it_begins() {
        let text = b"\xef\xbb\xbf\r\nab\r\n\r\n\"c\nd\"\re\n";
        let mut opened = open(&text[..]).unwrap();
        let mut rest = Vec::new();
        opened.lined.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, b"\r\nab\r\n\r\n\"c\nd\"\re\n\n\0\n");
        let lines: Vec<u64> = [0, 4, 9, 14].map(|byte| opened.lined.line_at(byte)).into();
        assert_eq!(lines, [2, 4, 5, 6]);
    }
}
