//! Who is next to any of many: whom they met, with whom they engaged.

use rustc_hash::FxHashSet;

use super::{
    MeetingFilter, Network, RecordId, TallyOrder, View,
    algorithms::{Budget, LimitExceeded},
    vertices::{Vertex, VertexKind},
};

impl Network {
    /// All whom at least one of some records has in a view of it, each once, by identity. Records that the network does not
    /// know, or that have no such view, have nobody.
    ///
    /// # Errors
    ///
    /// Where that takes more than the budget: a step for each record, and for each that it has in view.
    pub fn neighbours(
        &self,
        view: View,
        of: &[RecordId],
        budget: &Budget,
    ) -> Result<Vec<RecordId>, LimitExceeded> {
        let wanted = match view {
            View::Met | View::CoAttended => VertexKind::Person,
            View::Engaged => VertexKind::Institution,
        };
        let mut found: FxHashSet<Vertex> = FxHashSet::default();
        for vertex in of.iter().filter_map(|&record| self.vertex(record)) {
            if let Some(ties) = self.ties.of_view(view) {
                let others = ties.others(vertex);
                budget.spend(1 + others.len() as u64)?;
                // Whom an institution met is asked of either end, and is in the lists of both.
                let others = others.iter().copied();
                found.extend(others.filter(|&other| self.vertices.kind(other) == wanted));
            } else {
                let tallies = self.view(view, vertex, &MeetingFilter::default(), TallyOrder::default());
                budget.spend(1 + tallies.len() as u64)?;
                found.extend(tallies.iter().map(|tally| tally.other));
            }
        }
        let mut found: Vec<RecordId> = found.into_iter().map(|vertex| self.record(vertex)).collect();
        found.sort_unstable();
        Ok(found)
    }
}
