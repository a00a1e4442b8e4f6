//! Who takes part in an event, and how much of that the record says.

use super::kinds::Kind;
use crate::generate::{
    line::Line,
    random::Random,
    world::{SECRETARY_GENERAL, WEGO, World, person_key},
};

/// What the record says of one who took part.
#[derive(Clone, Copy, Default)]
pub(super) struct Seat {
    pub(super) person: Option<usize>,
    pub(super) position: Option<usize>,
    institution: Option<usize>,
    /// Unnamed people, and how many.
    group: Option<usize>,
    /// The source gives the title in words of its own.
    credited: bool,
    side: Option<&'static str>,
    role: Option<&'static str>,
    attendance: Option<&'static str>,
}

/// How one who holds a position is told of.
#[derive(Clone, Copy)]
enum Told {
    Whole,
    Credited,
    PositionOnly,
    OnBehalf,
    PersonOnly,
}

/// Those who take part in one event.
pub(super) struct Seats<'a> {
    world: &'a World,
    day: i32,
    pub(super) list: Vec<Seat>,
}

impl<'a> Seats<'a> {
    /// Nobody, on a day.
    pub(super) fn new(world: &'a World, day: i32) -> Self {
        Self {
            world,
            day,
            list: Vec::new(),
        }
    }

    /// Adds some who come for an institution, on a side if there are sides.
    pub(super) fn delegation(
        &mut self,
        institution: usize,
        size: usize,
        side: Option<&'static str>,
        random: &mut Random,
    ) {
        let positions = &self.world.institutions[institution].positions;
        for place in 0..size {
            let headed = place == 0 && random.chance(if institution == WEGO { 8_500 } else { 6_500 });
            let position = if headed {
                positions.start
            } else {
                positions.start + random.ranked(positions.len())
            };
            let mut seat = self.official(position, random);
            // Now and then a source leaves it to the reader who came from where.
            seat.side = side.filter(|_| place == 0 || !random.chance(300));
            self.add(seat);
        }
        if random.chance(500) {
            self.add(Seat {
                institution: Some(institution),
                group: Some(2 + random.below(6)),
                side,
                ..Seat::default()
            });
        }
    }

    /// Adds so many who come for themselves or for any institution.
    pub(super) fn crowd(&mut self, kind: Kind, size: usize, random: &mut Random) {
        for _ in 0..size {
            let institution = self.world.any_institution(random);
            let mut seat = match random.weighted(&[(30, 0), (62, 1), (5, 2), (3, 3)]) {
                0 if !self.world.experts.is_empty() => Seat {
                    person: Some(self.world.experts.start + random.steeply_ranked(self.world.experts.len())),
                    ..Seat::default()
                },
                2 => Seat {
                    group: Some(2 + random.ranked(80)),
                    ..Seat::default()
                },
                3 => Seat {
                    institution: Some(institution),
                    ..Seat::default()
                },
                _ => {
                    let positions = &self.world.institutions[institution].positions;
                    self.official(positions.start + random.ranked(positions.len()), random)
                }
            };
            let speaks = kind == Kind::Conference || kind == Kind::Workshop;
            if speaks && random.chance(2_000) {
                seat.role = Some("SPEAKER");
            }
            self.add(seat);
        }
    }

    /// Gives some a part of their own, and some an absence.
    pub(super) fn assign(&mut self, kind: Kind, held: bool, random: &mut Random) {
        for (place, seat) in self.list.iter_mut().enumerate() {
            if kind == Kind::Signing && place < 2 {
                seat.role = Some("SIGNATORY");
            } else if !kind.two_sided() && place == 0 {
                seat.role = Some("ORGANIZER");
            } else if place > 1 && seat.role.is_none() && random.chance(700) {
                seat.role = Some(random.weighted(&[(2, "OBSERVER"), (1, "MENTIONED")]));
            }
            if !held {
                seat.attendance = Some("INVITED");
            } else if place > 1 && random.chance(350) {
                seat.attendance = Some(random.pick(&["INVITED", "DECLINED", "ABSENT"]));
            }
        }
    }

    /// What the record says of the one in a position: that, and who it was, or only one of the two.
    fn official(&self, position: usize, random: &mut Random) -> Seat {
        let institution = self.world.positions[position].institution;
        let Some(person) = self.world.holder(position, self.day, random) else {
            return match random.below(10) {
                0..6 => Seat {
                    position: Some(position),
                    ..Seat::default()
                },
                _ => Seat {
                    institution: Some(institution),
                    group: Some(1 + random.below(5)),
                    ..Seat::default()
                },
            };
        };
        let told = if position == SECRETARY_GENERAL {
            random.weighted(&[(60, Told::Whole), (40, Told::PositionOnly)])
        } else {
            random.weighted(&[
                (64, Told::Whole),
                (8, Told::Credited),
                (20, Told::PositionOnly),
                (6, Told::OnBehalf),
                (2, Told::PersonOnly),
            ])
        };
        let mut seat = Seat {
            person: Some(person),
            position: Some(position),
            ..Seat::default()
        };
        match told {
            Told::Whole => (),
            Told::Credited => seat.credited = true,
            Told::PositionOnly => seat.person = None,
            Told::OnBehalf => (seat.position, seat.institution) = (None, Some(institution)),
            Told::PersonOnly => seat.position = None,
        }
        seat
    }

    /// Adds one who is not there already.
    fn add(&mut self, seat: Seat) {
        let same = |other: &Seat| match seat.person {
            Some(person) => other.person == Some(person),
            None => seat.position.is_some() && other.position == seat.position,
        };
        if !self.list.iter().any(same) {
            self.list.push(seat);
        }
    }
}

impl Seat {
    /// Writes it, as an object in the list of participants.
    pub(super) fn write(&self, line: &mut Line, world: &World) {
        line.object(|line| {
            line.some("person", self.person.map(person_key));
            line.some(
                "position",
                self.position.map(|position| world.position_key(position)),
            );
            line.some(
                "institution",
                self.institution.map(|place| &world.institutions[place].reference),
            );
            if let Some(headcount) = self.group {
                line.text(
                    "label",
                    format_args!(
                        "{headcount} {}",
                        if headcount == 1 {
                            "representative"
                        } else {
                            "representatives"
                        }
                    ),
                );
                line.plain("headcount", headcount);
            }
            if let (true, Some(position)) = (self.credited, self.position) {
                let position = &world.positions[position];
                let institution = &world.institutions[position.institution].name;
                line.text("creditedAs", format_args!("{} of {institution}", position.title));
            }
            line.some("side", self.side);
            line.some("role", self.role);
            line.some("attendance", self.attendance);
        });
    }
}
