//! What of a picture is drawn: all of it where it is small enough, and else the vertices that matter most, with the
//! links between them.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::picture::{Picture, PictureLink, PictureVertex};

/// The part of a picture that is drawn.
pub(super) struct Chosen<'a> {
    /// The vertices, those that matter most first: the nearest, then those with the most links, then as in the picture.
    pub(super) vertices: Vec<&'a PictureVertex>,
    /// The links between them in the order of the picture, with their ends as places in `vertices`.
    pub(super) links: Vec<Drawn<'a>>,
    /// The other vertices that each is linked to, in ascending order.
    pub(super) neighbours: Vec<Vec<usize>>,
    /// How many vertices there are in the picture.
    pub(super) of: usize,
}

/// A link that is drawn.
pub(super) struct Drawn<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) link: &'a PictureLink,
}

impl<'a> Chosen<'a> {
    /// So many vertices of a picture at most. A link to a vertex that is not in the picture is left out.
    pub(super) fn of(picture: &'a Picture, most: usize) -> Self {
        let mut order: Vec<usize> = (0..picture.vertices.len()).collect();
        order.sort_by_key(|&at| {
            let vertex = &picture.vertices[at];
            (vertex.distance.unwrap_or(u32::MAX), Reverse(vertex.degree), at)
        });
        order.truncate(most);
        let mut place = vec![None; picture.vertices.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = Some(new);
        }
        let placed = |old: usize| place.get(old).copied().flatten();
        let links: Vec<Drawn> = picture
            .links
            .iter()
            .filter_map(|link| {
                Some(Drawn {
                    from: placed(link.from)?,
                    to: placed(link.to)?,
                    link,
                })
            })
            .collect();

        let mut neighbours = vec![BTreeSet::new(); order.len()];
        for drawn in links.iter().filter(|drawn| drawn.from != drawn.to) {
            neighbours[drawn.from].insert(drawn.to);
            neighbours[drawn.to].insert(drawn.from);
        }
        Self {
            vertices: order.into_iter().map(|at| &picture.vertices[at]).collect(),
            links,
            neighbours: neighbours
                .into_iter()
                .map(|set| set.into_iter().collect())
                .collect(),
            of: picture.vertices.len(),
        }
    }

    /// The connected parts, the one with the most vertices first; each with its vertices in ascending order.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.vertices.len()];
        let mut components = Vec::new();
        for first in 0..self.vertices.len() {
            if seen[first] {
                continue;
            }
            seen[first] = true;
            let mut component = vec![first];
            let mut next = 0;
            while let Some(&at) = component.get(next) {
                next += 1;
                for &other in &self.neighbours[at] {
                    if !seen[other] {
                        seen[other] = true;
                        component.push(other);
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components.sort_by_key(|component| Reverse(component.len()));
        components
    }
}
