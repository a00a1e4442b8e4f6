//! Positions, and who held them one after the other.

use std::io::{self, Write};

use super::{
    InstitutionKind, Position, WEGO, World,
    titles::{self, Post},
};
use crate::generate::{dates, line::Lines, random::Random};

impl World {
    /// Makes the positions of all institutions, and the people who hold them.
    pub(super) fn make_positions(
        &mut self,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        for institution in 0..self.institutions.len() {
            let first = self.positions.len();
            if institution == WEGO {
                for (key, post) in titles::WEGO {
                    self.make_position(institution, Some(key), post, random, lines)?;
                }
            } else {
                for post in posts_of(self, institution, random) {
                    self.make_position(institution, None, *post, random, lines)?;
                }
            }
            self.institutions[institution].positions = first..self.positions.len();
        }
        Ok(())
    }

    fn make_position(
        &mut self,
        institution: usize,
        key: Option<&'static str>,
        post: Post,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        let position = self.positions.len();
        self.positions.push(Position {
            institution,
            title: post.title,
            several: post.several,
            key,
            terms: Vec::new(),
        });
        lines.record("position", self.position_key(position), |line| {
            line.text("title", post.title);
            line.text("institution", &self.institutions[institution].reference);
            if post.several {
                line.plain("severalHolders", true);
            }
            line.text("rank", post.rank);
        })?;
        // What everybody knows of is known from the start; of most positions the record learns later.
        let known = key.is_some() || self.is_first_embassy(institution);
        let since = if known {
            dates::FIRST - 300
        } else {
            random.between(dates::FIRST - 1_000, dates::LAST - 700)
        };
        let holders = match (post.several, institution == WEGO) {
            (false, _) => 1,
            (true, false) => 1 + random.below(2),
            (true, true) => 12,
        };
        for _ in 0..holders {
            self.fill(position, since, random);
        }
        Ok(())
    }

    fn is_first_embassy(&self, institution: usize) -> bool {
        self.institutions[institution].reference == "embassy:embassy-1"
    }
}

/// The positions at an institution: the first so many of those that there may be.
fn posts_of(world: &World, institution: usize, random: &mut Random) -> &'static [Post] {
    let seat = &world.institutions[institution];
    let some = |posts: &'static [Post], least: usize, random: &mut Random| {
        let count = least + random.below(posts.len() + 1 - least);
        posts.get(..count).unwrap_or(posts)
    };
    match seat.kind {
        InstitutionKind::Country => some(&titles::COUNTRY, 1, random),
        InstitutionKind::City => some(&titles::CITY, 1, random),
        InstitutionKind::Organization => some(&titles::ORGANIZATION, 1, random),
        InstitutionKind::Embassy if world.is_first_embassy(institution) => &titles::EMBASSY,
        InstitutionKind::Embassy if seat.name.starts_with("Consulate") => some(&titles::CONSULATE, 2, random),
        InstitutionKind::Embassy if seat.name.starts_with("Government") => some(&titles::OFFICE, 2, random),
        InstitutionKind::Embassy => some(&titles::EMBASSY, 3, random),
    }
}
