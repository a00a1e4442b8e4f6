//! Reading and parsing files on a thread of its own, so that the database writes one chunk of records while the
//! next is being read.

use std::{io, io::Read, mem, str, sync::Arc, thread};

use tokio::sync::mpsc;

use super::{
    import::{ImportError, Input},
    json::Json,
    lines::{Line, Lines, MOST_BYTES},
    parse,
    problem::{Path, Problems, quoted},
    record::Record,
    spreadsheet::{self, Columns},
};

/// Records in a chunk, and bytes after which a chunk is full whatever it has.
const CHUNK_RECORDS: usize = 2_000;
const CHUNK_BYTES: usize = 4 * 1024 * 1024;
/// Chunks that wait to be written.
const WAITING: usize = 2;

/// Some lines of a file.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The place of the file in the list of files.
    pub(super) file: usize,
    /// The columns of the file, where it is a table and its header row has been read.
    pub(super) columns: Option<Arc<Columns>>,
    /// The lines that have anything to say.
    pub(super) lines: Vec<ParsedLine>,
    /// What is wrong or odd in lines that hold no record.
    pub(super) outside: Vec<(u64, Problems)>,
}

impl Chunk {
    /// Records that are not from a file.
    pub(super) fn of(lines: Vec<ParsedLine>) -> Self {
        Self {
            file: 0,
            lines,
            columns: None,
            outside: Vec::new(),
        }
    }
}

/// A line of a record file, or a row of a table, read.
#[derive(Debug)]
pub(super) struct ParsedLine {
    /// The number of the line, or of that in which the row begins, counted from 1.
    pub(super) number: u64,
    /// The record, if it can be made out.
    pub(super) record: Option<Record>,
    /// What is wrong with it, or odd.
    pub(super) problems: Problems,
}

/// Begins to read the files one after the other. What cannot be read ends the reading with an error.
pub(super) fn chunks(inputs: Vec<Input>) -> io::Result<mpsc::Receiver<Result<Chunk, ImportError>>> {
    let (sender, receiver) = mpsc::channel(WAITING);
    // Not awaited at the end: a read from a terminal may never return.
    thread::Builder::new()
        .name("record files".to_owned())
        .spawn(move || {
            for (file, Input { name, reader, table }) in inputs.into_iter().enumerate() {
                let mut sink = Sink::new(file, &sender);
                let read = match table {
                    None => read_file(reader, &mut sink),
                    Some(kind) => spreadsheet::read(kind, reader, &mut sink),
                };
                // Where nobody listens any more, the import is over.
                let listening = match read {
                    Ok(listening) => listening,
                    Err(source) => {
                        let name: Arc<str> = name.into();
                        sender
                            .blocking_send(Err(ImportError::Read { file: name, source }))
                            .is_ok()
                    }
                };
                if !listening {
                    return;
                }
            }
        })?;
    Ok(receiver)
}

/// Takes what is read of a file, and hands it on in chunks.
pub(super) struct Sink<'a> {
    sender: &'a mpsc::Sender<Result<Chunk, ImportError>>,
    chunk: Chunk,
    bytes: usize,
}

impl<'a> Sink<'a> {
    fn new(file: usize, sender: &'a mpsc::Sender<Result<Chunk, ImportError>>) -> Self {
        let chunk = Chunk {
            file,
            columns: None,
            lines: Vec::new(),
            outside: Vec::new(),
        };
        Self {
            sender,
            chunk,
            bytes: 0,
        }
    }

    /// Takes the columns of the file.
    pub(super) fn columns(&mut self, columns: Arc<Columns>) {
        self.chunk.columns = Some(columns);
    }

    /// Takes what is wrong or odd in a line that holds no record.
    pub(super) fn outside(&mut self, line: u64, problems: Problems) {
        self.chunk.outside.push((line, problems));
    }

    /// Takes a line, which was read from so many bytes. False where nobody listens any more.
    pub(super) fn add(&mut self, line: ParsedLine, bytes: usize) -> bool {
        self.chunk.lines.push(line);
        self.bytes += bytes;
        if self.chunk.lines.len() >= CHUNK_RECORDS || self.bytes >= CHUNK_BYTES {
            self.flush()
        } else {
            true
        }
    }

    /// Hands on what was taken. False where nobody listens any more.
    pub(super) fn flush(&mut self) -> bool {
        let full = Chunk {
            file: self.chunk.file,
            columns: self.chunk.columns.clone(),
            lines: mem::take(&mut self.chunk.lines),
            outside: mem::take(&mut self.chunk.outside),
        };
        self.bytes = 0;
        self.sender.blocking_send(Ok(full)).is_ok()
    }
}

fn read_file(reader: Box<dyn Read + Send>, sink: &mut Sink<'_>) -> io::Result<bool> {
    let mut lines = Lines::new(reader);
    while let Some((number, line)) = lines.next()? {
        let bytes = match &line {
            Line::Whole(line) => line.len(),
            Line::TooLong(_) => 0,
        };
        if let Some(parsed) = read_line(number, &line)
            && !sink.add(parsed, bytes)
        {
            return Ok(false);
        }
    }
    Ok(sink.flush())
}

/// What a line says; none where it is blank.
fn read_line(number: u64, line: &Line<'_>) -> Option<ParsedLine> {
    let mut problems = Problems::default();
    let record = match line {
        Line::TooLong(bytes) => {
            let message = format!("the line has {bytes} bytes; expected at most {MOST_BYTES}");
            problems.fault(&Path::Record, message);
            None
        }
        Line::Whole(bytes) if bytes.trim_ascii().is_empty() => return None,
        Line::Whole(bytes) => match str::from_utf8(bytes) {
            Ok(text) => match serde_json::from_str::<Json<'_>>(text) {
                Ok(json) => parse::parse(json, &mut problems),
                Err(error) => {
                    problems.fault(&Path::Record, broken(&error, text));
                    None
                }
            },
            Err(error) => {
                let place = error.valid_up_to();
                let byte = bytes.get(place).copied().unwrap_or_default();
                let message = format!(
                    "byte {} (0x{byte:02x}) is not UTF-8; expected a UTF-8 file",
                    place + 1
                );
                problems.fault(&Path::Record, message);
                None
            }
        },
    };
    Some(ParsedLine {
        number,
        record,
        problems,
    })
}

/// Why a line is no JSON, and where.
fn broken(error: &serde_json::Error, text: &str) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    let column = error.column();
    let near = text
        .get(text.floor_char_boundary(column.saturating_sub(1))..)
        .unwrap_or_default();
    let near = near.chars().take(20).collect::<String>();
    let near = if near.is_empty() {
        "the end".to_owned()
    } else {
        quoted(&near)
    };
    format!("is not JSON: {words}, in column {column}, at {near}; expected one object on one line")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(line: &[u8]) -> Vec<String> {
        let read = read_line(1, &Line::Whole(line)).unwrap();
        read.problems
            .faults
            .into_iter()
            .map(|problem| problem.message)
            .collect()
    }

    #[test]
    fn what_is_no_json_is_said_with_its_place() {
        assert_eq!(
            faults(br#"{"type": "person", "key": jo}"#),
            [r#"is not JSON: expected value, in column 27, at "jo}"; expected one object on one line"#]
        );
        let cut = faults(br#"{"type": "person", "na"#);
        assert!(
            cut[0].contains("EOF while parsing a string, in column 22"),
            "{cut:?}"
        );
        assert_eq!(
            faults(b"{\"name\": \"\xff\"}"),
            ["byte 11 (0xff) is not UTF-8; expected a UTF-8 file"]
        );
        assert!(faults(b"[1]")[0].contains("found a list"));
        let deep = "[".repeat(100_000);
        assert!(faults(deep.as_bytes())[0].contains("recursion limit"));
    }

    #[test]
    fn a_blank_line_says_nothing() {
        assert!(read_line(1, &Line::Whole(b"  \t")).is_none());
    }
}
