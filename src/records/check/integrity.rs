//! Whether all that is kept fits together.

use super::{Check, CheckReport, Finding, worded};
use crate::store::{
    StoreError,
    check::{Found, Look, Oddity},
    export::ReadTransaction,
};

/// Looks for all that cannot be.
pub(super) async fn check(
    reading: &ReadTransaction,
    limit: u32,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let said = reading.file_faults(limit).await?;
    let findings = said.into_iter().map(|message| Finding {
        record: None,
        message,
    });
    let findings: Vec<Finding> = findings.collect();
    report.add(Check::File, findings.len() as u64, findings);

    let loose = reading.loose_references().await?;
    let count = loose.iter().map(|(_, _, count)| count).sum();
    let findings = loose.into_iter().map(|(table, to, count)| Finding {
        record: None,
        message: format!("{count} rows of the table {table} refer to rows of {to} that are not there"),
    });
    report.add(Check::References, count, findings.take(limit as usize).collect());

    let looks: [(Check, &[Look]); 5] = [
        (Check::Rows, &[Look::OwnRow, Look::Record]),
        (
            Check::Revisions,
            &[Look::Revision, Look::LastAction, Look::Orphan],
        ),
        (Check::Gaps, &[Look::Gap]),
        (Check::Tombstones, &[Look::Tombstone]),
        (Check::Search, &[Look::Unsearchable, Look::StaleSearch]),
    ];
    for (check, looks) in looks {
        let (mut count, mut findings) = (0, Vec::new());
        for &look in looks {
            let found = reading.look(look, limit).await?;
            count += found.total;
            findings.extend(worded(&found, |oddity| say(look, oddity)));
        }
        findings.truncate(limit as usize);
        report.add(check, count, findings);
    }
    let told = |found: &Found| worded(found, |oddity| oddity.text.clone().unwrap_or_default());
    let names = reading.misfolded(limit).await?;
    report.add(Check::Names, names.total, told(&names));
    let dates = reading.misdated(limit).await?;
    report.add(Check::Dates, dates.total, told(&dates));
    Ok(())
}

fn say(look: Look, oddity: &Oddity) -> String {
    let id = oddity.id;
    let text = oddity.text.as_deref().unwrap_or_default();
    let number = |number: Option<i64>| number.map_or("none".to_owned(), |number| number.to_string());
    let (one, other) = (number(oddity.one), number(oddity.other));
    match look {
        Look::OwnRow => format!("has no row in the table {text}"),
        Look::Record => {
            format!("a row of the table {text} with the id {id} belongs to no record of its kind")
        }
        Look::Revision if oddity.text.is_some() => {
            format!("the deleted record {text} is at revision {one}; its latest change is {other}")
        }
        Look::Revision => format!("is at revision {one}; its latest change is {other}"),
        Look::Gap if one == other => format!("there is no change {one}"),
        Look::Gap => format!("there are no changes {one} to {other}"),
        Look::Orphan => {
            format!(
                "{one} changes, the first of them {other}, are of the id {id}, which no record has or had"
            )
        }
        Look::LastAction => match &oddity.record {
            Some(_) => format!("is there, and its latest change is {text}"),
            None => format!("the deleted record with the id {id} has {text} as its latest change"),
        },
        Look::Unsearchable => "is not in the search index".to_owned(),
        Look::StaleSearch => format!("the search index has the id {id}, which no record has"),
        Look::Tombstone => format!("is there, and deleted as the id {one}"),
    }
}
