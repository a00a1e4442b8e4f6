//! The measures as a textbook has them, from the weights between every two vertices.

use super::super::{Brokerage, float};

type Matrix = Vec<Vec<f64>>;

/// The distance between every two, which is infinite where there is no way (Floyd and Warshall).
pub fn distances(matrix: &Matrix) -> Matrix {
    let count = matrix.len();
    let first = |one: usize, other: usize| match (one == other, matrix[one][other] > 0.0) {
        (true, _) => 0.0,
        (false, true) => 1.0,
        (false, false) => f64::INFINITY,
    };
    let row = |one| (0..count).map(|other| first(one, other)).collect();
    let mut distances: Matrix = (0..count).map(row).collect();
    for through in 0..count {
        for one in 0..count {
            for other in 0..count {
                let around = distances[one][through] + distances[through][other];
                distances[one][other] = distances[one][other].min(around);
            }
        }
    }
    distances
}

/// Every shortest way, written out.
fn ways(matrix: &Matrix, distances: &Matrix, from: usize, to: usize) -> Vec<Vec<usize>> {
    if from == to {
        return vec![vec![to]];
    }
    let mut all = Vec::new();
    for next in 0..matrix.len() {
        // Never for infinite ones, of which the difference is no number.
        let nearer = distances[from][to] - distances[next][to];
        if matrix[from][next] > 0.0 && nearer > 0.0 {
            for mut way in ways(matrix, distances, next, to) {
                way.insert(0, from);
                all.push(way);
            }
        }
    }
    all
}

pub fn betweenness(matrix: &Matrix) -> Vec<f64> {
    let count = matrix.len();
    let distances = distances(matrix);
    let mut scores = vec![0.0; count];
    for one in 0..count {
        for other in 0..one {
            let ways = ways(matrix, &distances, one, other);
            for way in &ways {
                for &inner in &way[1..way.len() - 1] {
                    scores[inner] += 1.0 / float(ways.len());
                }
            }
        }
    }
    if count > 2 {
        for score in &mut scores {
            *score *= 2.0 / (float(count - 1) * float(count - 2));
        }
    }
    scores
}

pub fn closeness(matrix: &Matrix) -> Vec<f64> {
    let others = float(matrix.len()) - 1.0;
    let score = |distances: Vec<f64>| {
        let near: Vec<f64> = distances
            .into_iter()
            .filter(|far| *far > 0.0 && far.is_finite())
            .collect();
        let reached = float(near.len());
        if near.is_empty() {
            0.0
        } else {
            reached / near.iter().sum::<f64>() * reached / others
        }
    };
    distances(matrix).into_iter().map(score).collect()
}

/// The walk, for long enough.
pub fn pagerank(matrix: &Matrix) -> Vec<f64> {
    let count = float(matrix.len());
    let mut scores = vec![1.0 / count; matrix.len()];
    for _ in 0..400 {
        let mut next = vec![0.15 / count; matrix.len()];
        for (row, score) in matrix.iter().zip(&scores) {
            let all: f64 = row.iter().sum();
            for (next, weight) in next.iter_mut().zip(row) {
                *next += 0.85 * score * if all > 0.0 { weight / all } else { 1.0 / count };
            }
        }
        scores = next;
    }
    scores
}

pub fn modularity(matrix: &Matrix, of: &[u32]) -> f64 {
    let strengths: Vec<f64> = matrix.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = strengths.iter().sum();
    if total == 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    for one in 0..matrix.len() {
        for other in 0..matrix.len() {
            if of[one] == of[other] {
                sum += matrix[one][other] - strengths[one] * strengths[other] / total;
            }
        }
    }
    sum / total
}

/// The largest modularity of any communities at all.
pub fn most_modularity(matrix: &Matrix) -> f64 {
    fn search(matrix: &Matrix, of: &mut Vec<u32>, used: u32) -> f64 {
        if of.len() == matrix.len() {
            return modularity(matrix, of);
        }
        let mut most = f64::NEG_INFINITY;
        for label in 0..=used {
            of.push(label);
            most = most.max(search(matrix, of, used.max(label + 1)));
            of.pop();
        }
        most
    }
    search(matrix, &mut Vec::new(), 0)
}

pub fn brokers(matrix: &Matrix, groups: &[Option<u32>]) -> Vec<Brokerage> {
    let linked = |one: usize, other: usize| matrix[one][other] > 0.0;
    let count = matrix.len();
    let mut all = vec![Brokerage::default(); count];
    for (broker, all) in all.iter_mut().enumerate() {
        for one in 0..count {
            for other in 0..one {
                let between = linked(broker, one) && linked(broker, other) && !linked(one, other);
                let (Some(own), Some(first), Some(second)) = (groups[broker], groups[one], groups[other])
                else {
                    continue;
                };
                if !between {
                } else if own == first && own == second {
                    all.coordinator += 1;
                } else if own == first || own == second {
                    all.gatekeeper += 1;
                } else if first == second {
                    all.consultant += 1;
                } else {
                    all.liaison += 1;
                }
            }
        }
    }
    all
}
