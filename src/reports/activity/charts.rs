//! The chart of the report of a period: its events step by step, after those of the period before it.

use super::{
    super::{
        charts::{
            Frame, Hue,
            bars::{Along, Bar, Bars, Series},
        },
        laid_out::Chart,
        words::Words,
    },
    ActivityReport, ActivityStep,
};
use crate::vocabulary::Certainty;

/// What a part of a bar stands for: its message, whether it is of the period, and whether it is certain.
const PARTS: [(&str, bool, Certainty); 4] = [
    ("activity-before", false, Certainty::Certain),
    ("activity-chart-before-possible", false, Certainty::Possible),
    ("activity-period", true, Certainty::Certain),
    ("activity-chart-possible", true, Certainty::Possible),
];

impl ActivityReport {
    /// The chart of events over time; `None` where there are none in either period.
    pub(super) fn steps_chart(&self, words: &Words) -> Option<Chart> {
        let most = self.steps.iter().max_by_key(|step| {
            // Of equals the first.
            (step.events.at_most, std::cmp::Reverse(step.days.since.0))
        })?;
        if most.events.is_none() {
            return None;
        }
        let is_there = |&(_, in_period, certainty): &(&str, bool, Certainty)| {
            let steps = self.steps.iter();
            let mut counts = steps.map(|step| part(step, in_period, certainty));
            counts.any(|count| count > 0)
        };
        let parts: Vec<_> = PARTS.into_iter().filter(is_there).collect();
        let bounds =
            |bounds: super::super::lines::Bounds| words.bounds(bounds.at_least.into(), bounds.at_most.into());
        let entries = self.steps.iter().map(|step| Bar {
            label: step.name.clone(),
            values: parts
                .iter()
                .map(|&(_, in_period, certainty)| part(step, in_period, certainty))
                .collect(),
            text: Some(bounds(step.events)),
        });
        let events = self.totals.events;
        let (count, before) = (bounds(events.period), bounds(events.before));
        let says = words.say_with(
            "activity-chart-says",
            &[("count", (&count).into()), ("before", (&before).into())],
        );
        let count = bounds(most.events);
        let peak = words.say_with(
            "activity-chart-most",
            &[("count", (&count).into()), ("step", (&most.name).into())],
        );
        let (caption, description) = (words.say("activity-steps"), format!("{says} {peak}"));
        let bars = Bars {
            frame: Frame {
                name: "activity-steps".to_owned(),
                title: caption.clone(),
                headline: false,
                description: description.clone(),
                nothing: words.say("activity-chart-nothing"),
            },
            series: parts
                .iter()
                .map(|&(message, in_period, certainty)| Series {
                    words: words.say(message),
                    certainty,
                    hue: if in_period { Hue::Blue } else { Hue::Orange },
                })
                .collect(),
            entries: entries.collect(),
            along: Along::Time {
                anchor: self.anchor(),
            },
        };
        Some(Chart {
            name: "steps".to_owned(),
            caption,
            description,
            svg: bars.draw(),
        })
    }

    /// The place of the first step that begins a year, or of years a decade.
    fn anchor(&self) -> usize {
        let begins = |step: &ActivityStep| {
            let name = &step.name;
            name.ends_with("-01") || name.ends_with(" Q1") || name.len() == 4 && name.ends_with('0')
        };
        self.steps.iter().position(begins).unwrap_or(0)
    }
}

/// How much of a step is of one of the parts.
fn part(step: &ActivityStep, in_period: bool, certainty: Certainty) -> u32 {
    if step.in_period != in_period {
        return 0;
    }
    match certainty {
        Certainty::Certain => step.events.at_least,
        Certainty::Likely | Certainty::Possible => step.events.at_most - step.events.at_least,
    }
}
