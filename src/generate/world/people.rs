//! People, as the record knows them.

use std::io::{self, Write};

use super::{SECRETARY_GENERAL, Step, World, country_key, person_key};
use crate::generate::{
    countries::COUNTRIES,
    dates,
    line::{Line, Lines},
    names::{self, Name},
    random::Random,
};

impl World {
    /// Writes all people, with what the record knows of their careers.
    pub(super) fn write_people(&self, random: &mut Random, lines: &mut Lines<impl Write>) -> io::Result<()> {
        for (place, person) in self.people.iter().enumerate() {
            let name = names::name(random, COUNTRIES[person.country].names);
            lines.record("person", person_key(place), |line| {
                line.text("name", &name.full);
                line.some("style", self.style(&person.career, random));
                if random.chance(8_500) {
                    line.text("givenName", &name.given);
                    line.some("familyName", name.family.as_deref());
                }
                line.list("otherNames", |line| other_names(line, &name, random));
                if random.chance(9_000) {
                    line.text("nationality", country_key(person.country));
                }
                line.list("tenures", |line| {
                    for step in &person.career {
                        self.tenure(line, step, random);
                    }
                });
                if random.chance(700) {
                    line.map("identifiers", |line| {
                        line.text("protocol-list", format_args!("P-{:06}", place + 1));
                    });
                }
            })?;
        }
        Ok(())
    }

    fn style(&self, career: &[Step], random: &mut Random) -> Option<&'static str> {
        let title = career.last().map(|step| self.positions[step.position].title);
        match title {
            Some("Ambassador" | "Minister of Foreign Affairs") => Some("H.E."),
            _ => random.weighted(&[
                (30, Some("Mr.")),
                (30, Some("Ms.")),
                (10, Some("Dr.")),
                (3, Some("Prof.")),
                (27, None),
            ]),
        }
    }

    /// A position of a career; of one in five the record does not know, unless events tell.
    fn tenure(&self, line: &mut Line, step: &Step, random: &mut Random) {
        let head = step.position == SECRETARY_GENERAL;
        if !head && random.chance(2_000) {
            return;
        }
        let position = self.position_key(step.position);
        if !head && random.chance(200) {
            line.object(|line| {
                line.text("position", &position);
                line.text("capacity", "DESIGNATE");
                line.text("from", dates::exact(step.first - 90));
                line.text("until", dates::exact(step.first));
            });
        }
        line.object(|line| {
            line.text("position", &position);
            match random.weighted(&[(960, None), (30, Some("ACTING")), (10, Some("HONORARY"))]) {
                Some(capacity) if !head => line.text("capacity", capacity),
                _ => (),
            }
            if head || random.chance(9_400) {
                line.text("from", dates::of_tenure(random, step.first));
            }
            if step.open {
                if head || random.chance(7_000) {
                    line.text("until", "..");
                }
            } else if head || random.chance(8_500) {
                // One in five hundred is said to have stayed on: odd, as records are.
                let late = if !head && random.chance(20) { 45 } else { 0 };
                line.text("until", dates::of_tenure(random, step.last + late));
            }
            if random.chance(150) {
                line.text("note", "As the protocol list has it.");
            }
        });
    }
}

fn other_names(line: &mut Line, name: &Name, random: &mut Random) {
    let mut other = |name: &str, kind: &str, language: Option<&str>| {
        line.object(|line| {
            line.text("name", name);
            line.text("kind", kind);
            line.some("language", language);
        });
    };
    if let Some((native, language)) = &name.native
        && random.chance(7_000)
    {
        other(native, "NATIVE", Some(language));
    }
    if let Some(also) = &name.also
        && random.chance(2_500)
    {
        let kind = if name.native.is_some() {
            "ROMANIZED"
        } else {
            "ALIAS"
        };
        other(also, kind, None);
    }
    if random.chance(150) {
        // A letter lost between two others, as in a hurried note.
        let mut wrong: Vec<char> = name.full.chars().collect();
        wrong.remove(wrong.len() / 2);
        other(wrong.iter().collect::<String>().trim(), "ERRONEOUS", None);
    }
    if let Some(family) = &name.family
        && random.chance(200)
    {
        other(&format!("{} {family}-Holt", name.given), "FORMER", None);
    }
}
