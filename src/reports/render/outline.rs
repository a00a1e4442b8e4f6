//! The headings of a report, as its sections come to them.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use minijinja::{Environment, Value, context};

/// The heading of a section; that of the report is at 1.
const HIGHEST: usize = 2;
/// HTML has no lower headings than these.
const LOWEST: usize = 6;

/// The headings of a report.
#[derive(Debug, Default)]
pub(super) struct Outline(Mutex<Headings>);

#[derive(Debug, Default)]
struct Headings {
    /// How many sections are open.
    open: usize,
    /// The ids that were given out.
    ids: BTreeSet<String>,
    /// Those of the sections that are in no other, in their order.
    contents: Vec<Value>,
}

impl Outline {
    /// Lets the kit tell where a section begins (which gives its `level`, and its `id`, made its own) and ends.
    pub(super) fn add_to(self: &Arc<Self>, environment: &mut Environment<'_>) {
        let outline = Arc::clone(self);
        environment.add_function("begin_section", move |title: Value, id: Option<String>| {
            outline.begin(title, id)
        });
        let outline = Arc::clone(self);
        environment.add_function("end_section", move || outline.end());
    }

    fn begin(&self, title: Value, id: Option<String>) -> Value {
        let mut headings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        headings.open += 1;
        let level = (HIGHEST - 1 + headings.open).min(LOWEST);
        let id = id.map(|id| {
            let mut own = id.clone();
            let mut count = 1;
            while !headings.ids.insert(own.clone()) {
                count += 1;
                own = format!("{id}-{count}");
            }
            own
        });
        if level == HIGHEST && id.is_some() {
            headings.contents.push(context! { title, id => id.clone() });
        }
        context! { level, id }
    }

    fn end(&self) {
        let mut headings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        headings.open = headings.open.saturating_sub(1);
    }

    /// The sections that are in no other, each with its `title` and `id`.
    pub(super) fn contents(&self) -> Vec<Value> {
        let headings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        headings.contents.clone()
    }
}
