//! The end of an import: what can only be known once everything has been read.

use super::{
    checks,
    circles::PARTHOODS,
    fields::RecordKind,
    import::Importing,
    keys::Pending,
    kinds,
    problem::{Fault, FaultCode},
    record::Reference,
    report::ImportReport,
};
use crate::store::StoreError;

impl Importing<'_> {
    /// Looks at what can only be known once everything has been read.
    pub(super) async fn finish(mut self) -> Result<ImportReport, StoreError> {
        let dangling = self.keys.dangling();
        for pending in dangling {
            self.report_dangling(pending).await?;
        }
        self.report_circles().await?;
        if self.faults.is_empty() {
            let touched = std::mem::take(&mut self.touched);
            checks::warn(self.transaction, touched, &mut self).await?;
        } else {
            (self.report.created, self.report.updated, self.report.unchanged) = (0, 0, 0);
        }
        let mut report = self.report;
        (report.faults, report.more_faults) = self.faults.finish();
        (report.warnings, report.more_warnings) = self.warnings.finish();
        Ok(report)
    }

    async fn report_dangling(&mut self, pending: Pending) -> Result<(), StoreError> {
        let Reference { kind, key } = pending.reference;
        // Perhaps the key is that of something else.
        let others: Vec<&RecordKind> = kinds::KINDS.iter().filter(|other| other.kind != kind).collect();
        let mut there: Vec<&str> = others
            .iter()
            .filter(|other| self.keys.exists(other.kind, &key))
            .map(|other| other.one)
            .collect();
        if there.is_empty() && !self.empty {
            let wanted: Vec<(&str, &str)> = others
                .iter()
                .map(|other| (other.kind.word(), key.as_str()))
                .collect();
            let clearance = self.editor.clearance;
            let known = self.transaction.known(&wanted).await?;
            let known = known.iter().filter(|(_, known)| known.is_seen(clearance));
            there.extend(known.filter_map(|(place, _)| others.get(*place).map(|other| other.one)));
        }
        let hint = match there.first() {
            Some(other) => format!(" ({other} has that key)"),
            None => String::new(),
        };
        let wanted = kinds::of(kind);
        for (at, from, place) in pending.uses {
            let message = format!(
                "there is no {} {key:?} in this import or the database{hint}; expected the key of {}",
                wanted.word, wanted.one
            );
            let fault = Fault::new(FaultCode::UnknownReference, message);
            self.fault(at, fault.at(place.path(kinds::of(from))));
        }
        Ok(())
    }

    async fn report_circles(&mut self) -> Result<(), StoreError> {
        for (place, (parthood, kind, field)) in PARTHOODS.into_iter().enumerate() {
            if !self.parts[place].any() {
                continue;
            }
            if !self.empty {
                let stored = self.transaction.parts(parthood).await?;
                self.parts[place].stored(stored);
            }
            for circle in self.parts[place].circles() {
                let keys = self.transaction.keys(&circle.ids).await?;
                let hidden = self
                    .transaction
                    .hidden(&circle.ids, self.editor.clearance)
                    .await?;
                let name = |id: &i64| {
                    if hidden.contains(id) {
                        return "one above your clearance".to_owned();
                    }
                    let told = self.parts[place]
                        .key(*id)
                        .or_else(|| keys.get(id).map(|(_, key)| key.as_str()));
                    told.unwrap_or("?").to_owned()
                };
                let way: Vec<String> = circle.ids.iter().map(name).collect();
                let word = kinds::of(kind).word;
                let message = format!(
                    "leads in a circle: {}; no {word} is a part of itself",
                    way.join(" → ")
                );
                self.fault(circle.at, Fault::from(message).at(field));
            }
        }
        Ok(())
    }
}
