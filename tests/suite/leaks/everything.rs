//! Everything that a report answers: the selection of all fields of its type and of those that these lead to, down to
//! records, of which only the identity is asked.

use super::coverage::{Fields, fields_of_the_schema};

/// The selection of a report's fields, by the name of its type in small letters: `briefingreport`.
pub(super) fn everything(report: &str) -> String {
    let all = fields_of_the_schema();
    let of = all.keys().find(|name| name.eq_ignore_ascii_case(report));
    let of = of.unwrap_or_else(|| panic!("there is no report {report}"));
    selection(&all, of)
}

fn selection(all: &Fields, of: &str) -> String {
    if of == "Node" {
        return "{ id }".to_owned();
    }
    let Some(fields) = all.get(of) else {
        return String::new();
    };
    // Of what clearance a report is differs between the two that are compared.
    let fields = fields
        .iter()
        .filter(|(field, _)| (of, field.as_str()) != ("ReportHeader", "clearance"))
        .map(|(field, to)| format!("{field} {}", selection(all, to)));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(" "))
}
