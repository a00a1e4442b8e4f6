//! The timeline of terms: a lane for each position, with who held it when as far as the record shows, and the meetings
//! in it.

use super::{
    TermLine,
    spans::{Ends, stretches},
};
use crate::{
    dates::{Day, Edtf, Span},
    network::is_meeting,
    reports::{
        charts::{
            Frame,
            timeline::{Lane, Legend, Mark, Timeline},
        },
        laid_out::Chart,
        lines::{Attendee, Contact, Named},
        words::Words,
    },
    scalars::EdtfDate,
    vocabulary::{Attendance, Attribution, ParticipantRole},
};

/// So many terms and so many meetings of a lane are told in words; the others are counted.
const MOST_TOLD: usize = 12;

/// What a timeline of terms is made of.
pub struct TermChart<'a> {
    /// What the chart is called in the page, and by its message: `profile-positions`.
    pub name: &'static str,
    /// The positions with their terms, in the order of the lanes.
    pub positions: Vec<(&'a Named, Vec<&'a TermLine>)>,
    /// Whether the persons are written in the stretches, and not the institutions.
    pub of_positions: bool,
    /// The events that are told of.
    pub contacts: &'a [Contact],
    /// The day that the report speaks of.
    pub on: Day,
}

/// A lane before it is drawn, with what it shows in words.
struct Told {
    lane: Lane,
    spans: Vec<String>,
    meetings: Vec<String>,
}

impl TermChart<'_> {
    /// The chart; `None` where there is nothing in it. `is_theirs` says of one who took part in an event whether that is the
    /// person, or somebody of the institution, that the report is about.
    pub fn draw(&self, words: &Words, is_theirs: impl Fn(&Attendee) -> bool) -> Option<Chart> {
        let meetings = self.meetings(&is_theirs);
        let marked = |position: &Named| {
            let own = meetings
                .iter()
                .filter(|(own, ..)| own.as_ref().is_some_and(|own| own.id == position.id));
            own.map(|&(_, contact, stated)| (contact, stated))
                .collect::<Vec<_>>()
        };
        let named = self
            .positions
            .iter()
            .map(|(position, terms)| self.lane(words, position.name.clone(), terms, marked(position)));
        let known = |position: &Named| self.positions.iter().any(|(known, _)| known.id == position.id);
        // Meetings in positions that have no lane of their own.
        let others = meetings
            .iter()
            .filter(|(position, ..)| !position.as_ref().is_some_and(known));
        let others = others.map(|&(_, contact, stated)| (contact, stated));
        let others = self.lane(words, words.say("terms-chart-others"), &[], others.collect());
        let told: Vec<Told> = named
            .chain([others])
            .filter(|told| !told.lane.stretches.is_empty() || !told.lane.marks.is_empty())
            .collect();
        if told.is_empty() {
            return None;
        }
        let caption = words.say(&format!("{}-chart", self.name));
        let description: Vec<String> = told.iter().map(|told| told.in_words(words)).collect();
        let description = description.join(". ") + ".";
        let day = words.day(self.on);
        let timeline = Timeline {
            frame: Frame {
                name: self.name.to_owned(),
                title: caption.clone(),
                headline: false,
                description: description.clone(),
                nothing: words.say("terms-chart-nothing"),
            },
            lanes: told.into_iter().map(|told| told.lane).collect(),
            axis: None,
            day: Some((
                self.on,
                words.say_with("terms-chart-day", &[("date", (&day).into())]),
            )),
            legend: legend(words),
        };
        Some(Chart {
            name: "positions".to_owned(),
            caption,
            description,
            svg: timeline.draw(),
        })
    }

    /// The meetings of those whom the report is about, each once for each position in which they were there, with whether the
    /// source names who it was.
    fn meetings(&self, is_theirs: impl Fn(&Attendee) -> bool) -> Vec<(Option<Named>, &Contact, bool)> {
        let mut meetings: Vec<(Option<Named>, &Contact, bool)> = Vec::new();
        let met = self.contacts.iter().filter(|contact| is_meeting(contact.kind));
        for contact in met {
            let first = meetings.len();
            for (side, other) in [(&contact.ours, &contact.theirs), (&contact.theirs, &contact.ours)] {
                if !other.iter().any(was_there) {
                    continue;
                }
                for attendee in side.iter().filter(|one| was_there(one) && is_theirs(one)) {
                    let stated = attendee.position.is_none() || attendee.attribution == Attribution::Stated;
                    let same = |position: &Option<Named>| {
                        let ids = [position, &attendee.position];
                        let [one, other] = ids.map(|position| position.as_ref().map(|known| &known.id));
                        one == other
                    };
                    match meetings[first..].iter_mut().find(|(known, ..)| same(known)) {
                        Some((.., known)) => *known |= stated,
                        None => meetings.push((attendee.position.clone(), contact, stated)),
                    }
                }
            }
        }
        meetings
    }

    fn lane(
        &self,
        words: &Words,
        label: String,
        terms: &[&TermLine],
        meetings: Vec<(&Contact, bool)>,
    ) -> Told {
        let mut told = Told {
            lane: Lane {
                label,
                ..Lane::default()
            },
            spans: Vec::new(),
            meetings: Vec::new(),
        };
        for (nth, term) in terms.iter().enumerate() {
            let ends = Ends {
                first: nth == 0,
                last: nth + 1 == terms.len(),
                on: self.on,
            };
            let label = match &term.institution {
                Some(institution) if !self.of_positions => &institution.name,
                Some(_) | None if self.of_positions => &term.person.name,
                Some(_) | None => &term.position.name,
            };
            let when = when(words, term);
            let in_words = words.say_with(
                "terms-chart-span",
                &[("who", label.into()), ("when", (&when).into())],
            );
            told.lane
                .stretches
                .extend(stretches(term, ends, label, &in_words));
            told.spans.push(in_words);
        }
        for (contact, stated) in meetings {
            let Some(span) = span(&contact.from) else {
                continue;
            };
            let until = contact.until.as_ref().map(|until| until.0.as_str());
            let date = words.period(&contact.from.0, until);
            let in_words = words.say_with(
                "terms-chart-meeting",
                &[("event", (&contact.event.name).into()), ("date", (&date).into())],
            );
            told.lane.marks.push(Mark {
                from: span.earliest,
                to: span.latest,
                stated,
                words: in_words.clone(),
            });
            told.meetings.push(in_words);
        }
        told
    }
}

impl Told {
    fn in_words(&self, words: &Words) -> String {
        let listed = |list: &[String]| {
            let mut told: Vec<String> = list.iter().take(MOST_TOLD).cloned().collect();
            if list.len() > MOST_TOLD {
                told.push(words.say_with("and-more", &[("count", (list.len() - MOST_TOLD).into())]));
            }
            told.join(", ")
        };
        let (spans, meetings) = (listed(&self.spans), listed(&self.meetings));
        let label = &self.lane.label;
        if spans.is_empty() || meetings.is_empty() {
            let label = words.say_with("labelled", &[("label", label.into())]);
            return format!("{label} {spans}{meetings}");
        }
        words.say_with(
            "terms-chart-lane",
            &[
                ("lane", label.into()),
                ("spans", (&spans).into()),
                ("meetings", (&meetings).into()),
            ],
        )
    }
}

/// Whether somebody was at an event and did something there.
fn was_there(attendee: &Attendee) -> bool {
    attendee.attendance == Attendance::Attended && attendee.role != ParticipantRole::Mentioned
}

/// The days of a date; `None` for `..`.
pub(super) fn span(date: &EdtfDate) -> Option<Span> {
    date.0.parse::<Edtf>().ok().map(|date| date.span())
}

/// When a term was, in words, as far as that is known.
fn when(words: &Words, term: &TermLine) -> String {
    let text = |date: &Option<EdtfDate>| date.as_ref().map(|date| date.0.clone());
    let until = text(&term.until);
    if let Some(from) = &term.from {
        return words.period(&from.0, until.as_deref());
    }
    if let Some(until) = until.filter(|until| until != "..") {
        let until = words.date(&until);
        return words.say_with("terms-until", &[("date", (&until).into())]);
    }
    let shown = text(&term.first_shown_on).zip(text(&term.last_shown_on));
    let inferred = || text(&term.first_inferred_on).map(|on| (on.clone(), on));
    match shown.or_else(inferred) {
        Some((first, last)) => {
            let when = words.period(&first, Some(&last));
            words.say_with("terms-shown", &[("when", (&when).into())])
        }
        None => words.say("terms-chart-no-dates"),
    }
}

fn legend(words: &Words) -> Legend {
    Legend {
        certain: words.say("terms-chart-certain"),
        likely: words.say("terms-chart-likely"),
        possible: words.say("terms-chart-possible"),
        open: words.say("terms-chart-open"),
        unknown: words.say("terms-chart-unknown"),
        stated: words.say("terms-chart-stated"),
        inferred: words.say("terms-chart-inferred"),
    }
}
