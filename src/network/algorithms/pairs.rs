//! Betweenness from some pairs of vertices: for each pair one of its shortest ways is drawn, and how often a vertex is
//! on one is its score (Riondato and Kornaropoulos, 2014). A way is looked for from both ends at once, which takes a
//! small part of the network only (Borassi and Natale, KADABRA, 2016).

use super::{
    Accuracy, Budget, Compact, LimitExceeded,
    crew::Crew,
    float, number,
    sampling::{CONFIDENCE, Chance, deviation},
};

/// How many pairs are one part of the work.
const PART: u32 = 512;
/// From how many pairs it is learned what a pair costs.
const TRIAL: u32 = 64;
/// How many steps all pairs may take; where ways are long, fewer pairs are looked at.
pub(super) const STEPS: u64 = 500_000_000;
const FAR: u32 = u32::MAX;

/// The scores, from so many pairs at most, and no more than take so many steps. For networks of three vertices or more.
pub(super) fn between(
    crew: Crew,
    network: &Compact,
    most: u32,
    steps: u64,
    budget: &Budget,
) -> Result<(Vec<f64>, Accuracy), LimitExceeded> {
    // The pairs of the trial are not counted, so that what was found does not decide how long it is looked for.
    let mut trial = Search::new(network);
    trial.draw(TRIAL, Chance::new(u64::MAX), budget)?;
    let affordable = steps / (trial.steps / u64::from(TRIAL)).max(1);
    let samples = most.min(u32::try_from(affordable).unwrap_or(u32::MAX)).max(1);
    let all = crew.work(
        samples.div_ceil(PART) as usize,
        || Search::new(network),
        |search, part| {
            let pairs = (samples - number(part) * PART).min(PART);
            search.draw(pairs, Chance::new(part as u64), budget)
        },
    )?;
    let count = float(network.len());
    // Pairs are drawn from all vertices; a score is a share of the pairs of others.
    let scale = count / (count - 2.0);
    let from = f64::from(samples);
    let mut error = 0.0_f64;
    let scores = (0..network.len()).map(|vertex| {
        let hits: u32 = all.iter().map(|search| search.hits[vertex]).sum();
        let mean = f64::from(hits) / from;
        let variance = mean * (1.0 - mean) * from / (from - 1.0).max(1.0);
        error = error.max(deviation(variance, 1.0, from, count) * scale);
        (mean * scale).min(1.0)
    });
    let scores = scores.collect();
    let accuracy = Accuracy::Within {
        error: error.min(1.0),
        confidence: CONFIDENCE,
        samples,
    };
    Ok((scores, accuracy))
}

/// What is known of each vertex as it is seen from one of the two ends.
#[derive(Clone, Copy, Debug)]
struct Seen {
    distance: u32,
    /// How many shortest ways lead here.
    ways: f64,
}

const UNSEEN: Seen = Seen {
    distance: FAR,
    ways: 0.0,
};

/// What one end has reached.
struct Side {
    seen: Vec<Seen>,
    reached: Vec<u32>,
    /// Where in `reached` those begin that are farthest away.
    front: usize,
    distance: u32,
    /// How many links lead on from those.
    ahead: u64,
}

impl Side {
    fn new(count: usize) -> Self {
        Self {
            seen: vec![UNSEEN; count],
            reached: Vec::new(),
            front: 0,
            distance: 0,
            ahead: 0,
        }
    }

    fn begin(&mut self, end: u32, network: &Compact) {
        for vertex in self.reached.drain(..) {
            self.seen[vertex as usize] = UNSEEN;
        }
        self.reached.push(end);
        self.seen[end as usize] = Seen {
            distance: 0,
            ways: 1.0,
        };
        self.front = 0;
        self.distance = 0;
        self.ahead = network.degree(end) as u64;
    }

    /// Goes one step on in all directions.
    fn advance(&mut self, network: &Compact) {
        let front = self.front..self.reached.len();
        self.front = front.end;
        self.distance += 1;
        self.ahead = 0;
        for place in front {
            let vertex = self.reached[place];
            let ways = self.seen[vertex as usize].ways;
            for &other in network.neighbours(vertex) {
                let there = &mut self.seen[other as usize];
                if there.distance == FAR {
                    there.distance = self.distance;
                    self.ahead += network.degree(other) as u64;
                    self.reached.push(other);
                }
                if there.distance == self.distance {
                    there.ways += ways;
                }
            }
        }
    }

    fn front(&self) -> &[u32] {
        &self.reached[self.front..]
    }
}

struct Search<'a> {
    network: &'a Compact,
    sides: [Side; 2],
    hits: Vec<u32>,
    steps: u64,
    /// Where the ways of a pair meet, and how many of them do there and before in this list.
    meetings: Vec<(u32, f64)>,
}

impl<'a> Search<'a> {
    fn new(network: &'a Compact) -> Self {
        Self {
            network,
            sides: [Side::new(network.len()), Side::new(network.len())],
            hits: vec![0; network.len()],
            steps: 0,
            meetings: Vec::new(),
        }
    }

    /// Draws so many pairs of different vertices, and for each of them one shortest way.
    fn draw(&mut self, pairs: u32, mut chance: Chance, budget: &Budget) -> Result<(), LimitExceeded> {
        let count = number(self.network.len());
        for _ in 0..pairs {
            let one = chance.below(count);
            let other = (one + 1 + chance.below(count - 1)) % count;
            if self.meet(one, other, budget)? {
                self.draw_way(&mut chance);
            }
        }
        Ok(())
    }

    /// Goes on from both ends until they meet: then all shortest ways lead through one of the vertices that were just
    /// reached. False where one of the ends cannot go on.
    fn meet(&mut self, one: u32, other: u32, budget: &Budget) -> Result<bool, LimitExceeded> {
        self.sides[0].begin(one, self.network);
        self.sides[1].begin(other, self.network);
        self.meetings.clear();
        loop {
            let [first, second] = &mut self.sides;
            let (side, across) = if first.ahead <= second.ahead {
                (first, &*second)
            } else {
                (second, &*first)
            };
            let steps = side.ahead + 1;
            self.steps += steps;
            budget.spend(steps)?;
            side.advance(self.network);
            if side.front().is_empty() {
                return Ok(false);
            }
            let mut all = 0.0;
            for &vertex in side.front() {
                let there = across.seen[vertex as usize];
                if there.distance != FAR {
                    all += side.seen[vertex as usize].ways * there.ways;
                    self.meetings.push((vertex, all));
                }
            }
            if !self.meetings.is_empty() {
                return Ok(true);
            }
        }
    }

    /// Draws one of the shortest ways, each as likely as any other, and counts what lies on it.
    fn draw_way(&mut self, chance: &mut Chance) {
        let all = self.meetings.last().map_or(0.0, |&(_, all)| all);
        let drawn = chance.share() * all;
        let place = self.meetings.partition_point(|&(_, until)| until <= drawn);
        let Some(&(middle, _)) = self.meetings.get(place) else {
            return;
        };
        // The ends themselves do not lie between them.
        if self
            .sides
            .iter()
            .all(|side| side.seen[middle as usize].distance > 0)
        {
            self.hits[middle as usize] += 1;
        }
        for side in &self.sides {
            let mut vertex = middle;
            while side.seen[vertex as usize].distance > 1 {
                let nearer = side.seen[vertex as usize].distance - 1;
                let mut rest = chance.share() * side.seen[vertex as usize].ways;
                let neighbours = self.network.neighbours(vertex).iter();
                for &other in neighbours.filter(|&&other| side.seen[other as usize].distance == nearer) {
                    // Rounding may leave a rest behind the last of them, which then is taken.
                    vertex = other;
                    rest -= side.seen[other as usize].ways;
                    if rest < 0.0 {
                        break;
                    }
                }
                self.hits[vertex as usize] += 1;
            }
        }
    }
}
