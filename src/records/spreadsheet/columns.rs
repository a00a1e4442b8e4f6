//! The header row of a table: which column holds which field, and what is wrong with its names.

use super::{
    super::{
        fields::{Field, RecordKind},
        nearest::nearest,
        problem::{Path, Problems, quoted},
    },
    KEY,
};

/// The columns of a table by the names that stand in its header row.
#[derive(Debug, Default)]
pub(in super::super) struct Columns {
    named: Vec<(String, usize)>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// The key.
    Key,
    /// A field.
    Field(&'static Field),
    /// Something of a name that no field has, which has been reported.
    Unknown,
    /// Nothing, as it has no name.
    Unnamed,
}

impl Columns {
    /// The letters of the column that a field stands in, as spreadsheet programs have them: A to Z, AA and so on; none
    /// where the table has no such column. `field` may lead on into a list, as in `tenures.0.position`.
    pub(in super::super) fn letters(&self, field: &str) -> Option<String> {
        let place = |wanted: &str| {
            let found = self.named.iter().find(|(name, _)| name == wanted);
            found.map(|(_, place)| letters(*place))
        };
        place(field).or_else(|| place(field.split('.').next()?))
    }
}

/// What the columns under a header row hold, in their order, and the columns by their names.
pub(super) fn read(
    names: &csv::ByteRecord,
    kind: &RecordKind,
    problems: &mut Problems,
) -> (Vec<Column>, Columns) {
    let mut columns = Columns::default();
    let mut held = Vec::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        let name = String::from_utf8_lossy(name);
        let name = name.trim();
        if name.is_empty() {
            held.push(Column::Unnamed);
            continue;
        }
        let known = kind
            .fields
            .iter()
            .find(|field| field.name.eq_ignore_ascii_case(name));
        let (name, column) = match known {
            Some(field) => (field.name, Column::Field(field)),
            None if name.eq_ignore_ascii_case(KEY) => (KEY, Column::Key),
            None => (&name[..name.floor_char_boundary(80)], Column::Unknown),
        };
        let path = Path::Field(&Path::Record, name);
        let told = path.to_string();
        match (columns.letters(&told), column) {
            (Some(_), _) => {
                let message = format!(
                    "is there twice, again as column {}; expected it once",
                    letters(place)
                );
                problems.fault(&path, message);
                held.push(Column::Unknown);
                continue;
            }
            (None, Column::Unknown) => problems.fault(&path, unknown(name, kind)),
            (None, Column::Key | Column::Field(_) | Column::Unnamed) => {}
        }
        columns.named.push((told, place));
        held.push(column);
    }
    (held, columns)
}

fn unknown(name: &str, kind: &RecordKind) -> String {
    let names = || std::iter::once(KEY).chain(kind.fields.iter().map(|field| field.name));
    let hint = nearest(name, names()).map(|meant| format!("did you mean {meant:?}?"));
    let hint = hint.unwrap_or_else(|| format!("expected some of {}", names().collect::<Vec<_>>().join(", ")));
    format!("{} has no field {}; {hint}", kind.one, quoted(name))
}

/// The letters of a column, counted from 0.
pub(super) fn letters(mut place: usize) -> String {
    let mut backwards = Vec::new();
    loop {
        backwards.push(char::from(b'A' + u8::try_from(place % 26).unwrap_or(0)));
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    backwards.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::super::kinds, *};

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let named = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_header_row_is_read_whatever_its_order() {
        let names = csv::ByteRecord::from(vec!["Tenures", " key ", "", "nmae", "name", "NAME"]);
        let mut problems = Problems::default();
        let (held, columns) = read(&names, kinds::by_word("person").unwrap(), &mut problems);
        assert!(matches!(held[0], Column::Field(field) if field.name == "tenures"));
        assert!(matches!(held[1], Column::Key) && matches!(held[2], Column::Unnamed));
        assert_eq!(columns.letters("tenures.0.position").as_deref(), Some("A"));
        assert_eq!(columns.letters("nmae").as_deref(), Some("D"));
        assert_eq!(columns.letters("style"), None);
        let faults: Vec<String> = problems
            .faults
            .iter()
            .map(|fault| format!("{}: {}", fault.field, fault.message))
            .collect();
        assert_eq!(
            faults,
            [
                "nmae: a person has no field \"nmae\"; did you mean \"name\"?",
                "name: is there twice, again as column F; expected it once",
            ]
        );
    }
}
