//! The tables of the report of a period.

use super::{
    super::{
        laid_out::{Cell, Table},
        lines::{Contact, Promise},
        tables::attendees,
        words::Words,
    },
    ActivityCompared, ActivityEncounter, ActivityGroup, ActivityReport,
};

/// The heads of the two columns of a comparison.
const COMPARED: [&str; 2] = ["activity-period", "activity-before"];

/// The cells of a comparison.
fn compared(words: &Words, numbers: ActivityCompared) -> [Cell; 2] {
    [numbers.period, numbers.before].map(|bounds| Cell::bounds(words, bounds))
}

/// A table of numbers of the period and of the one before.
fn comparison(
    words: &Words,
    name: &str,
    head: &str,
    rows: impl Iterator<Item = (String, ActivityCompared)>,
) -> Table {
    let rows = rows.map(|(label, numbers)| {
        let [period, before] = compared(words, numbers);
        vec![Cell::text(label), period, before]
    });
    let caption = format!("activity-{name}");
    Table::new(words, name, &caption, &[head, COMPARED[0], COMPARED[1]])
        .numbers([1, 2])
        .with(rows)
}

impl ActivityReport {
    /// All tables: the register is among them whoever reads it.
    pub(super) fn all_tables(&self, words: &Words) -> Vec<Table> {
        vec![
            self.totals_table(words),
            self.steps_table(words),
            comparison(
                words,
                "kinds",
                "kind",
                self.kinds.iter().map(|line| (words.word(line.kind), line.events)),
            ),
            comparison(
                words,
                "regions",
                "region",
                self.regions.iter().map(|line| {
                    let region = line.region.clone();
                    (
                        region.unwrap_or_else(|| words.say("activity-nowhere")),
                        line.events,
                    )
                }),
            ),
            groups(
                words,
                "countries",
                "country",
                "activity-elsewhere",
                &self.countries,
            ),
            groups(
                words,
                "topics",
                "activity-topic",
                "activity-no-topic",
                &self.topics,
            ),
            comparison(
                words,
                "levels",
                "rank",
                self.levels.iter().map(|line| {
                    let rank = line.rank.map(|rank| words.word(rank));
                    (
                        rank.unwrap_or_else(|| words.say("activity-no-rank")),
                        line.meetings,
                    )
                }),
            ),
            encounters(words, "highest", true, &self.highest),
            encounters(words, "new_people", true, &self.new_people),
            encounters(words, "new_institutions", false, &self.new_institutions),
            captioned(words, Promise::table(words, "made", &self.made)),
            captioned(words, Promise::table(words, "closed", &self.closed)),
            captioned(words, Contact::table(words, "announced", &self.announced)),
            self.register_table(words),
        ]
    }

    fn totals_table(&self, words: &Words) -> Table {
        let totals = &self.totals;
        let lines = [
            ("activity-events", totals.events),
            ("activity-meetings", totals.meetings),
            ("activity-people", totals.people),
            ("activity-institutions", totals.institutions),
            ("activity-new-people", totals.new_people),
            ("activity-new-institutions", totals.new_institutions),
            ("activity-made", totals.promises_made),
            ("activity-closed", totals.promises_closed),
        ];
        let lines = lines.into_iter();
        comparison(
            words,
            "totals",
            "activity-what",
            lines.map(|(label, numbers)| (words.say(label), numbers)),
        )
    }

    fn steps_table(&self, words: &Words) -> Table {
        let rows = self.steps.iter().map(|step| {
            let period = COMPARED[usize::from(!step.in_period)];
            let (since, until) = (step.days.since.0.to_string(), step.days.until.0.to_string());
            vec![
                Cell::text(&step.name),
                Cell::text(words.period(&since, Some(&until))),
                Cell::text(words.say(period)),
                Cell::bounds(words, step.events),
            ]
        });
        let columns = [
            "activity-step",
            "activity-days",
            "activity-which",
            "activity-events",
        ];
        Table::new(words, "steps", "activity-steps", &columns)
            .numbers([3])
            .with(rows)
    }

    fn register_table(&self, words: &Words) -> Table {
        let rows = self.register.iter().map(|row| {
            let other = row.counterpart.as_ref();
            let who = other.map_or_else(String::new, |other| {
                let person = other.person.as_ref().map(|person| person.name.clone());
                person.or_else(|| other.label.clone()).unwrap_or_default()
            });
            let count = other.and_then(|other| other.headcount);
            let until = row.until.as_ref().map(|until| until.0.as_str());
            vec![
                Cell::text(words.period(&row.from.0, until)),
                Cell::name(Some(&row.event)).noted(&row.footnotes),
                Cell::text(words.word(row.kind)),
                Cell::text(who),
                count.map_or_else(Cell::default, |count| Cell::number(words, count)),
                Cell::name(other.and_then(|other| other.position.as_ref())),
                Cell::name(other.and_then(|other| other.institution.as_ref())),
                Cell::text(attendees(&row.ours)),
                Cell::names(row.venue.iter().chain(&row.city)),
                Cell::names(&row.topics),
            ]
        });
        let columns = [
            "date",
            "event",
            "kind",
            "activity-counterpart",
            "activity-headcount",
            "in-position",
            "institution",
            "ours",
            "place",
            "topics",
        ];
        Table::new(words, "register", "activity-register", &columns)
            .numbers([4])
            .with(rows)
    }
}

/// The same with a caption of its own.
fn captioned(words: &Words, mut table: Table) -> Table {
    table.caption = words.say(&format!("activity-{}", table.name));
    table
}

fn groups(words: &Words, name: &str, head: &str, unknown: &str, lines: &[ActivityGroup]) -> Table {
    comparison(
        words,
        name,
        head,
        lines.iter().map(|line| {
            let label = line.of.as_ref().map(|of| of.name.clone());
            (label.unwrap_or_else(|| words.say(unknown)), line.events)
        }),
    )
}

/// A table of those who were met: of persons with their positions, of institutions without.
fn encounters(words: &Words, name: &str, persons: bool, lines: &[ActivityEncounter]) -> Table {
    let rows = lines.iter().map(|line| {
        let date = words.date(&line.date.0);
        let date = if line.sure {
            date
        } else {
            words.say_with("activity-unsure", &[("date", (&date).into())])
        };
        let who = match &line.who {
            Some(who) if line.related => words.say_with("activity-related", &[("name", (&who.name).into())]),
            who => who.as_ref().map_or_else(String::new, |who| who.name.clone()),
        };
        let mut cells = vec![Cell::text(who)];
        if persons {
            cells.push(Cell::name(line.position.as_ref()));
            cells.push(Cell::name(line.institution.as_ref()));
        }
        cells.push(Cell::text(date));
        cells.push(Cell::name(Some(&line.event)).noted(&line.footnotes));
        cells
    });
    let columns: &[&str] = if persons {
        &["who", "in-position", "on-behalf-of", "date", "event"]
    } else {
        &["institution", "date", "event"]
    };
    let caption = format!("activity-{}", name.replace('_', "-"));
    Table::new(words, name, &caption, columns).with(rows)
}
