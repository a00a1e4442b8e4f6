//! The stretches of a timeline that a term is drawn as: what is certain of it, and before and after that what is not.

use super::{TermLine, chart::span};
use crate::{
    dates::Day,
    reports::charts::timeline::{Edge, Stretch},
    vocabulary::{Certainty, TenureCapacity},
};

/// What bounds a term whose ends are not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// Whether nobody comes before it in its lane. Otherwise it is not drawn back beyond what is known.
    pub(super) first: bool,
    /// Whether nobody comes after it in its lane. Otherwise it is not drawn on beyond what is known.
    pub(super) last: bool,
    /// The day that the report speaks of.
    pub(super) on: Day,
}

/// A term as stretches, of which one has the label: from the recorded beginning to the recorded end, or where these are not
/// recorded from the first to the last event that shows the person in the position; then what dates leave open, and what
/// follows for the day of the report. None where nothing is known of when it was.
pub(super) fn stretches(term: &TermLine, ends: Ends, label: &str, words: &str) -> Vec<Stretch> {
    let piece = |label: &str, from: Edge, to: Edge, certainty: Certainty| Stretch {
        label: label.to_owned(),
        words: words.to_owned(),
        from,
        to,
        certainty: if term.capacity == TenureCapacity::Designate {
            Certainty::Possible
        } else {
            certainty
        },
    };
    let dated = |date: &Option<crate::scalars::EdtfDate>| date.as_ref().and_then(span);
    let (from, until) = (dated(&term.from), dated(&term.until));
    let is_open = term.until.as_ref().is_some_and(|until| until.0 == "..");
    let shown = dated(&term.first_shown_on).zip(dated(&term.last_shown_on));
    let inferred = dated(&term.first_inferred_on);
    let start = from
        .map(|from| from.latest)
        .or_else(|| shown.map(|(first, _)| first.latest));
    let end = until
        .map(|until| until.earliest)
        .or_else(|| shown.map(|(_, last)| last.earliest));
    let mut pieces = Vec::new();
    // What comes before what is certain.
    let before = match (from, inferred, start) {
        (Some(from), _, _) if from.earliest < from.latest => {
            Some((Edge::On(from.earliest), from.latest, Certainty::Likely))
        }
        (None, _, Some(start)) if term.recorded && ends.first => {
            Some((Edge::Unknown, start, Certainty::Possible))
        }
        (None, Some(inferred), Some(start)) if inferred.earliest < start => {
            Some((Edge::On(inferred.earliest), start, Certainty::Likely))
        }
        _ => None,
    };
    match (start, end) {
        (Some(start), _) if is_open => {
            pieces.push(piece(label, Edge::On(start), Edge::Open, Certainty::Certain));
        }
        (Some(start), Some(end)) if start <= end => {
            pieces.push(piece(label, Edge::On(start), Edge::On(end), Certainty::Certain));
        }
        (Some(start), Some(end)) => {
            // It may have been any part of these days.
            let first = from.map_or(end, |from| from.earliest).min(end);
            let last = until.map_or(start, |until| until.latest).max(start);
            return vec![piece(label, Edge::On(first), Edge::On(last), Certainty::Likely)];
        }
        (Some(start), None) if ends.last => {
            pieces.push(piece(label, Edge::On(start), Edge::Unknown, Certainty::Possible));
        }
        (Some(start), None) => {
            pieces.push(piece(label, Edge::On(start), Edge::On(start), Certainty::Certain));
        }
        (None, Some(end)) => {
            let from = if ends.first { Edge::Unknown } else { Edge::On(end) };
            pieces.push(piece(label, from, Edge::On(end), Certainty::Possible));
        }
        (None, None) if is_open => {
            pieces.push(piece(label, Edge::Unknown, Edge::Open, Certainty::Possible));
        }
        (None, None) => {
            if let Some(inferred) = inferred {
                let edges = [inferred.earliest, inferred.latest].map(Edge::On);
                pieces.push(piece(label, edges[0], edges[1], Certainty::Likely));
            }
        }
    }
    if let Some((first, start, certainty)) = before {
        pieces.insert(0, piece("", first, Edge::On(start.plus(-1)), certainty));
    }
    if let Some((last, certainty)) = after(term, ends, until, end, is_open) {
        let next = end.map_or(ends.on, |end| end.plus(1));
        pieces.push(piece("", Edge::On(next), last, certainty));
    }
    pieces
}

/// What comes after what is certain, and how sure that is.
fn after(
    term: &TermLine,
    ends: Ends,
    until: Option<crate::dates::Span>,
    end: Option<Day>,
    is_open: bool,
) -> Option<(Edge, Certainty)> {
    let end = end.filter(|_| !is_open)?;
    match until {
        Some(until) => (until.earliest < until.latest).then_some((Edge::On(until.latest), Certainty::Likely)),
        None if term.recorded => ends.last.then_some((Edge::Unknown, Certainty::Possible)),
        None => {
            let certainty = term.certainty.filter(|_| end < ends.on && ends.last)?;
            Some((Edge::On(ends.on), certainty))
        }
    }
}
