//! Lays the report on a country or a city out: its tables and its chart.

use super::{CountryMember, CountryMembers, CountryPart, CountryReport, CountryYear};
use crate::{
    reports::{
        charts::{
            Frame, Hue,
            bars::{Along, Bar, Bars, Series},
        },
        laid_out::{Cell, Chart, LaidOut, Table, framed},
        lines::{Acquaintance, Contact, Promise, Tie},
        words::Words,
    },
    vocabulary::{Certainty, NodeKind, ReportName},
};

impl LaidOut for CountryReport {
    const NAME: ReportName = ReportName::Country;
    const TEMPLATE: &'static str = include_str!("country.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let mut received = missions(
            words,
            "missions-received",
            "country-sender",
            &self.missions_received,
        );
        if self.itself.institution.kind == NodeKind::City {
            received.caption = words.say("country-missions-in-city");
        }
        vec![
            self.channels(words),
            missions(words, "missions-sent", "country-host", &self.missions_sent),
            received,
            places(words, "cities", &self.cities),
            organizations(words, &self.organizations),
            self.relationship_table(words),
            self.year_table(words),
            self.level_table(words),
            Contact::table(words, "contacts", &self.contacts),
            Table {
                caption: words.say("country-same-events"),
                ..Contact::table(words, "same-events", &self.same_events)
            },
            Table {
                caption: words.say("country-latest-here"),
                ..Contact::table(words, "latest-here", &self.latest_here)
            },
            Promise::table(words, "promises-theirs", &self.promises_theirs),
            Promise::table(words, "promises-ours", &self.promises_ours),
            Acquaintance::table(words, "theirs", "country-theirs", &self.theirs),
            Acquaintance::table(words, "ours", "country-ours", &self.ours),
            Tie::table(words, "elsewhere", "country-elsewhere", &self.elsewhere),
            self.topic_table(words),
            self.vacancy_table(words),
        ]
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        vec![self.year_chart(words)]
    }
}

impl CountryReport {
    /// Itself and the parts that are added up, as far as they are told and we met them: by the last contact, newest first
    /// within each sort. Itself is always there.
    fn channels(&self, words: &Words) -> Table {
        let columns = [
            "channel",
            "institution",
            "meetings",
            "first-met",
            "last-met",
            "event",
            "days-ago",
        ];
        let lists = [&self.missions_sent, &self.cities, &self.organizations];
        let members = lists.into_iter().flat_map(|list| &list.members);
        let members = members.filter(|member| member.meetings.at_most > 0);
        let rows = std::iter::once(&self.itself).chain(members).map(|member| {
            vec![
                Cell::text(words.say(channel(member.part))),
                Cell::name(Some(&member.institution)),
                Cell::bounds(words, member.meetings),
                Cell::date(words, member.first_met.as_ref()),
                Cell::date(words, member.last_met.as_ref()),
                Cell::name(member.last_event.as_ref()).noted(&member.footnotes),
                ago(words, member),
            ]
        });
        Table::new(words, "channels", "country-channels", &columns)
            .numbers([2, 6])
            .with(rows)
    }

    fn relationship_table(&self, words: &Words) -> Table {
        let columns = ["country-subject", "kind", "country-object", "since", "until"];
        let rows = self.relationships.iter().map(|relationship| {
            vec![
                Cell::name(Some(&relationship.subject)).noted(&relationship.footnotes),
                Cell::text(words.word(relationship.kind)),
                Cell::name(Some(&relationship.object)),
                Cell::date(words, relationship.from.as_ref()),
                Cell::date(words, relationship.until.as_ref()),
            ]
        });
        Table::new(words, "relationships", "country-relationships", &columns).with(rows)
    }

    fn year_table(&self, words: &Words) -> Table {
        let columns = ["year", "contacts", "country-same-events"];
        let rows = self.years.iter().map(|year| {
            vec![
                Cell {
                    text: year.year.to_string(),
                    number: Some(f64::from(year.year)),
                    ..Cell::default()
                },
                Cell::bounds(words, year.contacts),
                Cell::bounds(words, year.same_events),
            ]
        });
        Table::new(words, "years", "country-by-year", &columns)
            .numbers([1, 2])
            .with(rows)
    }

    /// Our contacts by year, with the events at which we only were with them on top; pale what is only possible. A series in
    /// which there is nothing is left out.
    fn year_chart(&self, words: &Words) -> Chart {
        type Count = fn(&CountryYear) -> u32;
        let all: [(&str, Certainty, Hue, Count); 4] = [
            ("country-contacts", Certainty::Certain, Hue::Blue, |year| {
                year.contacts.at_least
            }),
            (
                "country-contacts-possible",
                Certainty::Possible,
                Hue::Blue,
                |year| year.contacts.at_most - year.contacts.at_least,
            ),
            ("country-same-events", Certainty::Certain, Hue::Orange, |year| {
                year.same_events.at_least
            }),
            (
                "country-same-events-possible",
                Certainty::Possible,
                Hue::Orange,
                |year| year.same_events.at_most - year.same_events.at_least,
            ),
        ];
        let there = all
            .into_iter()
            .filter(|(.., count)| self.years.iter().any(|year| count(year) > 0));
        let there: Vec<_> = there.collect();
        let entries = self.years.iter().map(|year| Bar {
            label: year.year.to_string(),
            values: there.iter().map(|(.., count)| count(year)).collect(),
            text: Some(words.bounds(
                (year.contacts.at_least + year.same_events.at_least).into(),
                (year.contacts.at_most + year.same_events.at_most).into(),
            )),
        });
        let with_contacts = self.years.iter().filter(|year| year.contacts.at_most > 0);
        let told = with_contacts.map(|year| {
            let count = words.bounds(year.contacts.at_least.into(), year.contacts.at_most.into());
            let said = [("year", year.year.to_string()), ("count", count)];
            let said = said.each_ref().map(|(name, text)| (*name, text.into()));
            words.say_with("country-years-shown", &said)
        });
        let told: Vec<String> = told.collect();
        let description = if told.is_empty() {
            words.say("country-no-years")
        } else {
            words.say_with(
                "country-years-described",
                &[("years", told.join(", ").as_str().into())],
            )
        };
        let first = self.years.first().map_or(0, |year| year.year);
        let bars = Bars {
            frame: Frame {
                name: "country-years".to_owned(),
                title: words.say("country-years"),
                headline: false,
                description: description.clone(),
                nothing: words.say("country-no-years"),
            },
            series: there
                .iter()
                .map(|&(series, certainty, hue, _)| Series {
                    words: words.say(series),
                    certainty,
                    hue,
                })
                .collect(),
            entries: entries.collect(),
            along: Along::Time {
                // The first round year.
                anchor: usize::try_from((-first).rem_euclid(10)).unwrap_or(0),
            },
        };
        Chart {
            name: "years".to_owned(),
            caption: words.say("country-by-year"),
            description,
            svg: bars.draw(),
        }
    }

    fn level_table(&self, words: &Words) -> Table {
        let columns = [
            "rank",
            "who",
            "in-position",
            "institution",
            "contacts",
            "last-met",
            "event",
        ];
        let rows = self.levels.iter().map(|level| {
            let who = level.person.as_ref().map(|person| {
                let style = level.style.as_ref().map(|style| format!("{style} "));
                let name = format!("{}{}", style.unwrap_or_default(), person.name);
                if level.inferred {
                    format!("{name} ({})", words.say("mark-inferred"))
                } else {
                    name
                }
            });
            vec![
                Cell::text(words.word(level.rank)),
                Cell::text(who.unwrap_or_else(|| words.say("unknown"))),
                Cell::name(level.position.as_ref()),
                Cell::name(level.institution.as_ref()),
                Cell::number(words, level.contacts),
                Cell::date(words, Some(&level.on)),
                Cell::name(Some(&level.event)).noted(&level.footnotes),
            ]
        });
        Table::new(words, "levels", "country-levels", &columns)
            .numbers([4])
            .with(rows)
    }

    fn topic_table(&self, words: &Words) -> Table {
        let rows = self.topics.iter().map(|topic| {
            vec![
                Cell::name(Some(&topic.topic)),
                Cell::number(words, topic.contacts),
                Cell::date(words, Some(&topic.last)),
            ]
        });
        let columns = ["topic", "contact-number", "last-met"];
        Table::new(words, "topics", "topics", &columns)
            .numbers([1])
            .with(rows)
    }

    fn vacancy_table(&self, words: &Words) -> Table {
        let rows = self.vacancies.iter().map(|vacancy| {
            vec![
                Cell::name(Some(&vacancy.position)),
                Cell::name(Some(&vacancy.institution)),
                Cell::word(words, vacancy.rank),
            ]
        });
        let columns = ["position", "institution", "rank"];
        Table::new(words, "vacancies", "country-vacancies", &columns).with(rows)
    }
}

const fn channel(part: CountryPart) -> &'static str {
    match part {
        CountryPart::Itself => "country-part-itself",
        CountryPart::MissionSent | CountryPart::MissionReceived => "country-part-mission",
        CountryPart::City => "country-part-city",
        CountryPart::Organization => "country-part-organization",
    }
}

fn ago(words: &Words, member: &CountryMember) -> Cell {
    member
        .days_ago
        .map_or_else(Cell::default, |days| Cell::number(words, days))
}

/// When an institution was last met, or that it never was.
fn last(words: &Words, member: &CountryMember) -> Cell {
    if member.last_met.is_none() {
        return Cell::text(words.say("never-met"));
    }
    Cell::date(words, member.last_met.as_ref()).noted(&member.footnotes)
}

/// A table of missions: which, what sort, where or from where, in which city, how often and when last met.
fn missions(words: &Words, name: &str, country: &str, list: &CountryMembers) -> Table {
    let columns = ["institution", "kind", country, "city", "meetings", "last-met"];
    let rows = list.members.iter().map(|member| {
        let kind = member
            .embassy_kind
            .map(|kind| words.word(kind))
            .unwrap_or_default();
        let kind = match &member.subdivision {
            Some(region) => words.say_with(
                "country-of-region",
                &[("kind", (&kind).into()), ("region", region.into())],
            ),
            None => kind,
        };
        let country = member.country.as_ref().map_or("", |country| &country.name);
        vec![
            Cell::name(Some(&member.institution)),
            Cell::text(kind),
            if member.accredited_only {
                Cell::text(words.say_with("country-accredited", &[("country", country.into())]))
            } else {
                Cell::text(country)
            },
            Cell::name(member.city.as_ref()),
            Cell::bounds(words, member.meetings),
            last(words, member),
        ]
    });
    Table::new(words, name, &format!("country-{name}"), &columns)
        .numbers([4])
        .with(rows)
}

fn places(words: &Words, name: &str, list: &CountryMembers) -> Table {
    let rows = list.members.iter().map(|member| {
        vec![
            Cell::name(Some(&member.institution)),
            Cell::bounds(words, member.meetings),
            last(words, member),
        ]
    });
    Table::new(
        words,
        name,
        &format!("country-{name}"),
        &["city", "meetings", "last-met"],
    )
    .numbers([1])
    .with(rows)
}

fn organizations(words: &Words, list: &CountryMembers) -> Table {
    let rows = list.members.iter().map(|member| {
        vec![
            Cell::name(Some(&member.institution)),
            Cell::word(words, member.organization_kind),
            Cell::name(member.city.as_ref()),
            Cell::bounds(words, member.meetings),
            last(words, member),
        ]
    });
    let columns = ["institution", "kind", "city", "meetings", "last-met"];
    Table::new(words, "organizations", "country-organizations", &columns)
        .numbers([3])
        .with(rows)
}
