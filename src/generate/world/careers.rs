//! Careers: who follows whom in a position, and who comes from another.

use super::{Person, SECRETARY_GENERAL, Step, Term, WEGO, World};
use crate::generate::{dates, random::Random};

/// So many people are looked at for one who is free.
const LOOKS: usize = 6;

impl World {
    /// Fills a position from a day on, by one after the other.
    pub(super) fn fill(&mut self, position: usize, since: i32, random: &mut Random) {
        let institution = self.positions[position].institution;
        let mut first = since;
        loop {
            let stays = random.between(700, 2_900);
            // WeGO's staff comes from all over the world, its heads from home.
            let country = if institution == WEGO && self.positions[position].several {
                self.any_country(random)
            } else {
                self.institutions[institution].country
            };
            let open = first + stays >= dates::LAST;
            let last = if open { i32::MAX } else { first + stays };
            // Nobody leads twice, or does anything else: one can tell the heads by their years.
            let person = if position == SECRETARY_GENERAL {
                self.newcomer(country)
            } else {
                self.someone(country, (first, last), random)
            };
            let career = &mut self.people[person].career;
            let place = career.partition_point(|step| step.first < first);
            let step = Step {
                position,
                first,
                last,
                open,
            };
            career.insert(place, step);
            self.positions[position].terms.push(Term { person, first, last });
            if open || (institution != WEGO && random.chance(600)) {
                return;
            }
            // Most hand over on a day, some leave a gap.
            first = last
                + match random.weighted(&[(5, 0), (3, 1), (2, 2)]) {
                    2 => random.between(20, 300),
                    days => days,
                };
            if first >= dates::LAST {
                return;
            }
        }
    }

    /// Makes people without a position.
    pub(super) fn make_experts(&mut self, count: usize, random: &mut Random) {
        let first = self.people.len();
        for _ in 0..count {
            let country = self.any_country(random);
            self.newcomer(country);
        }
        self.experts = first..self.people.len();
    }

    /// Somebody from a country who is free from one day to another: often one who has served before.
    fn someone(&mut self, country: usize, (first, last): (i32, i32), random: &mut Random) -> usize {
        if random.chance(6_000) {
            let people = &self.people_of[country];
            for _ in 0..LOOKS {
                let Some(person) = people.get(random.below(people.len())) else {
                    break;
                };
                let free = |step: &Step| step.last < first || last < step.first;
                if self.people[*person].career.iter().all(free) {
                    return *person;
                }
            }
        }
        let person = self.newcomer(country);
        self.people_of[country].push(person);
        person
    }

    /// Makes a person, who is not among those that serve again.
    fn newcomer(&mut self, country: usize) -> usize {
        let person = self.people.len();
        self.people.push(Person {
            country,
            career: Vec::new(),
        });
        person
    }
}
