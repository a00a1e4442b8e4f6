//! The tables of a coverage: its numbers, its members, those never met, and the matrix.

use super::{
    super::{
        laid_out::{Cell, Column, Table},
        lines::Bounds,
        words::Words,
    },
    CoverageMember, CoverageReport,
};

impl CoverageReport {
    /// All tables.
    pub(super) fn all_tables(&self, words: &Words) -> Vec<Table> {
        vec![
            self.summary_table(words),
            self.members_table(words),
            self.never_table(words),
            self.matrix_table(words),
        ]
    }

    fn summary_table(&self, words: &Words) -> Table {
        let exactly = |number: u32| Bounds {
            at_least: number,
            at_most: number,
        };
        let lines = [
            ("coverage-members-all", exactly(self.universe.members)),
            ("coverage-met-period", self.met.period),
            ("coverage-met-ever", self.met.ever),
            ("coverage-met-never", self.met.never),
            ("coverage-only-shared", self.met.only_shared),
            ("coverage-meetings", self.visits.meetings),
            ("coverage-hosted-all", self.visits.hosted),
            ("coverage-visited-all", self.visits.visited),
        ];
        let rows = lines
            .into_iter()
            .map(|(label, bounds)| vec![Cell::text(words.say(label)), Cell::bounds(words, bounds)]);
        Table::new(words, "summary", "coverage-summary", &["coverage-what", "number"])
            .numbers([1])
            .with(rows)
    }

    /// Those that were ever met, possibly.
    fn members_table(&self, words: &Words) -> Table {
        let met = self.members.iter().filter(|line| line.ever.meetings.at_most > 0);
        let rows = met.map(|line| {
            let mut cells = self.names(line);
            let last = line.last.as_ref();
            let footnotes = last.map_or(&[][..], |last| &last.footnotes);
            cells.extend([
                Cell::bounds(words, line.period.meetings),
                Cell::bounds(words, line.ever.meetings),
                Cell::bounds(words, line.ever.hosted),
                Cell::bounds(words, line.ever.visited),
                Cell::word(words, line.highest.as_ref().map(|highest| highest.rank)),
                Cell::date(words, last.map(|last| &last.date)).noted(footnotes),
            ]);
            cells
        });
        let mut columns = self.heads();
        let first = columns.len();
        columns.extend([
            "coverage-in-period",
            "coverage-ever",
            "coverage-hosted",
            "coverage-visited",
            "coverage-highest",
            "last-met",
        ]);
        Table::new(words, "members", "coverage-members", &columns)
            .numbers(first..first + 4)
            .with(rows)
    }

    /// Those that were certainly never met.
    fn never_table(&self, words: &Words) -> Table {
        let never = self.members.iter().filter(|line| line.ever.meetings.at_most == 0);
        let rows = never.map(|line| {
            let mut cells = self.names(line);
            cells.push(Cell::bounds(words, line.shared));
            let related = if line.related {
                words.say("yes")
            } else {
                String::new()
            };
            cells.push(Cell::text(related));
            cells
        });
        let mut columns = self.heads();
        let last = columns.len();
        columns.extend(["coverage-shared", "coverage-related"]);
        Table::new(words, "never", "coverage-never", &columns)
            .numbers([last])
            .with(rows)
    }

    /// The members by the steps of the period, tinted by how many meetings there were.
    fn matrix_table(&self, words: &Words) -> Table {
        let cells = self.members.iter().flat_map(|line| &line.steps);
        let most = cells.map(|bounds| bounds.at_most).max().unwrap_or_default();
        let rows = self.members.iter().map(|line| {
            let mut cells = vec![Cell::name(Some(&line.member))];
            cells.extend(line.steps.iter().map(|&bounds| {
                if bounds.is_none() {
                    return Cell::default();
                }
                Cell::bounds(words, bounds).tinted(f64::from(bounds.at_most) / f64::from(most.max(1)))
            }));
            cells
        });
        let mut table = Table::new(words, "matrix", "coverage-matrix", &["coverage-member"]);
        table.columns.extend(self.steps.iter().map(|step| Column {
            head: step.name.clone(),
            numbers: true,
        }));
        table.with(rows)
    }

    /// The heads of the columns that say which member it is.
    fn heads(&self) -> Vec<&'static str> {
        if self.universe.embassies_in.is_some() {
            vec!["coverage-member", "coverage-sent-by"]
        } else {
            vec!["coverage-member"]
        }
    }

    /// The cells that say which member it is.
    fn names(&self, line: &CoverageMember) -> Vec<Cell> {
        let mut cells = vec![Cell::name(Some(&line.member))];
        if self.universe.embassies_in.is_some() {
            cells.push(Cell::name(line.sent_by.as_ref()));
        }
        cells
    }
}
