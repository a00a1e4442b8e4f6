//! Pictures of the network: what the network knows of vertices and links, with the names that the record has for them.

use std::{
    fmt,
    time::{Duration, Instant},
};

use super::{Snapshot, think};
use crate::{
    dates::Day,
    network::{
        Hop, LinkKinds, MeetingFilter, Network, Surroundings, Vertex, VertexKind,
        algorithms::{Budget, LimitExceeded, Stop},
    },
    picture::{Picture, PictureLink, PictureVertex, Projection},
    store::StoreError,
    vocabulary::{LinkKind, NodeKind},
};

/// What to draw.
#[derive(Clone, Debug)]
pub struct PortraitSpec {
    /// The records around which it is, as `kind:key`; the whole network where there are none.
    pub around: Vec<String>,
    /// How many links far from them.
    pub depth: u32,
    /// Which events count, and which links hold.
    pub filter: MeetingFilter,
    /// What it shows.
    pub projection: Projection,
    /// How many vertices at most.
    pub limit: usize,
    /// How long gathering it may take.
    pub patience: Duration,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PortraitError {
    /// A record that it is to be around is not there.
    #[error(
        "around: there is no record {0:?}; expected the id of a person, an institution, a position, an event, a topic or a program, such as person:jung-sook-park"
    )]
    Unknown(String),
    /// It would take too long.
    #[error(transparent)]
    Limit(#[from] LimitExceeded),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Snapshot {
    /// A picture of the network, or of what is around some records.
    ///
    /// # Errors
    ///
    /// Where a record is not there, the picture takes too long, or the database does not answer.
    ///
    /// # Panics
    ///
    /// Never, unless gathering it does, which is a fault of ours.
    pub async fn portrait(&self, spec: &PortraitSpec) -> Result<Picture, PortraitError> {
        let mut around = Vec::new();
        for id in &spec.around {
            let named = id.split_once(':').and_then(|(kind, key)| {
                let kind = NodeKind::from_reference(kind)?;
                (!key.contains('\0')).then_some((kind, key))
            });
            let record = match named {
                Some((kind, key)) => self.store.find(kind, key, self.clearance).await?,
                None => None,
            };
            let vertex = record.and_then(|record| self.network.vertex(record));
            around.push(vertex.ok_or_else(|| PortraitError::Unknown(id.clone()))?);
        }
        let (network, own) = (std::sync::Arc::clone(&self.network), spec.clone());
        let found = think(move |stop| gather(&network, &around, &own, stop)).await?;
        self.named(spec, &found).await
    }

    /// A picture of some vertices of the network and the links among them, whatever `around`, `depth` and `limit` say. It
    /// says of itself that it was cut where they are not all.
    ///
    /// # Errors
    ///
    /// Where the picture takes too long, or the database does not answer.
    pub async fn portrait_of(
        &self,
        vertices: &[Vertex],
        are_all: bool,
        spec: &PortraitSpec,
    ) -> Result<Picture, PortraitError> {
        let mut found = among(&self.network, vertices, spec, &Stop::default())?;
        found.truncated |= !are_all;
        self.named(spec, &found).await
    }

    async fn named(&self, spec: &PortraitSpec, found: &Gathered) -> Result<Picture, PortraitError> {
        let network = &self.network;
        let mut records: Vec<i64> = found
            .vertices
            .iter()
            .map(|vertex| network.record(vertex.vertex))
            .collect();
        records.extend(found.links.iter().flat_map(|link| link.papers.iter().copied()));
        let labels = self.store.labels(&records, self.clearance).await?;
        let mut places = rustc_hash::FxHashMap::default();
        let mut vertices = Vec::with_capacity(found.vertices.len());
        for gathered in &found.vertices {
            // One that was deleted meanwhile is not in the picture.
            let Some(label) = labels.get(&network.record(gathered.vertex)) else {
                continue;
            };
            let event =
                (network.kind(gathered.vertex) == VertexKind::Event).then(|| network.event(gathered.vertex));
            places.insert(gathered.vertex, vertices.len());
            vertices.push(PictureVertex {
                id: format!("{}:{}", label.kind.reference(), label.key),
                kind: label.kind,
                name: label.name.clone(),
                degree: gathered.degree,
                distance: gathered.distance,
                days: event.map(|event| (event.from.earliest, event.until.latest.max(event.from.latest))),
                date: event.map(|_| network.written(gathered.vertex).into_owned()),
            });
        }
        let links = found.links.iter().filter_map(|link| {
            let text = |event: Option<Vertex>| event.map(|event| network.written(event).into_owned());
            // Of several, the one whose key comes first, whichever was recorded first.
            let label = link
                .papers
                .iter()
                .filter_map(|paper| labels.get(paper))
                .min_by(|one, other| one.key.cmp(&other.key));
            Some(PictureLink {
                from: *places.get(&link.from)?,
                to: *places.get(&link.to)?,
                kind: link.kind,
                weight: link.weight,
                first: text(link.first),
                last: text(link.last),
                days: link.days,
                inferred: link.inferred,
                label: label.map(|label| label.name.clone()),
            })
        });
        let links = links.collect();
        Ok(Picture {
            title: Titled {
                spec,
                vertices: &vertices,
            }
            .to_string(),
            projection: spec.projection,
            vertices,
            links,
            truncated: found.truncated,
        })
    }
}

/// What the network says of a picture.
struct Gathered {
    vertices: Vec<GatheredVertex>,
    links: Vec<GatheredLink>,
    truncated: bool,
}

struct GatheredVertex {
    vertex: Vertex,
    degree: u32,
    distance: Option<u32>,
}

struct GatheredLink {
    from: Vertex,
    to: Vertex,
    kind: LinkKind,
    weight: u32,
    first: Option<Vertex>,
    last: Option<Vertex>,
    days: (Option<Day>, Option<Day>),
    inferred: bool,
    papers: Vec<i64>,
}

/// Which kinds of link are drawn.
fn kinds(projection: Projection) -> LinkKinds {
    match projection {
        Projection::Full => LinkKinds::USUAL.without(LinkKind::Met).without(LinkKind::Engaged),
        Projection::Ties => [LinkKind::Met, LinkKind::Engaged].into_iter().collect(),
    }
}

/// How long gathering may take.
fn patience(spec: &PortraitSpec, stop: &Stop) -> Budget {
    Budget::new(u64::MAX, Some(Instant::now() + spec.patience)).until_told(stop)
}

fn gather(
    network: &Network,
    around: &[Vertex],
    spec: &PortraitSpec,
    stop: &Stop,
) -> Result<Gathered, LimitExceeded> {
    let (kinds, budget) = (kinds(spec.projection), patience(spec, stop));
    // Whom an institution or a position met is told only around it; elsewhere the persons say it themselves.
    let tells = |vertex: Vertex| network.kind(vertex) == VertexKind::Person || around.contains(&vertex);
    let passes = |from: Vertex, hop: &Hop| hop.kind != LinkKind::Met || (tells(from) && tells(hop.other));
    let found = if around.is_empty() {
        network.whole(kinds, &spec.filter, spec.limit, passes, &budget)?
    } else {
        network.surroundings(
            around,
            spec.depth,
            kinds,
            &spec.filter,
            spec.limit,
            passes,
            &budget,
        )?
    };
    Ok(gathered(network, found, !around.is_empty(), kinds, spec))
}

/// Some vertices, and the links among them.
fn among(
    network: &Network,
    vertices: &[Vertex],
    spec: &PortraitSpec,
    stop: &Stop,
) -> Result<Gathered, LimitExceeded> {
    let (kinds, budget) = (kinds(spec.projection), patience(spec, stop));
    let is_person = |vertex: Vertex| network.kind(vertex) == VertexKind::Person;
    let passes =
        |from: Vertex, hop: &Hop| hop.kind != LinkKind::Met || (is_person(from) && is_person(hop.other));
    let found = network.surroundings(vertices, 0, kinds, &spec.filter, usize::MAX, passes, &budget)?;
    Ok(gathered(network, found, false, kinds, spec))
}

/// What the network says of vertices and links.
fn gathered(
    network: &Network,
    found: Surroundings,
    distances: bool,
    kinds: LinkKinds,
    spec: &PortraitSpec,
) -> Gathered {
    let Surroundings {
        vertices,
        links,
        truncated,
    } = found;
    let distance = |distance| distances.then_some(distance);
    let mut told = Vec::with_capacity(links.len());
    for link in links {
        let bond = network.bond(link.kind, link.from, link.to, &spec.filter);
        let (first, last) = if let Some(bond) = bond {
            (Some(bond.first), Some(bond.last))
        } else {
            let events = network.shown_by(link.kind, link.from, link.to, &spec.filter);
            (events.last().copied(), events.first().copied())
        };
        let papers = network
            .papers(link.kind, link.from, link.to)
            .map(|paper| paper.record);
        told.push(GatheredLink {
            from: link.from,
            to: link.to,
            kind: link.kind,
            weight: bond.map_or(1, |bond| bond.meetings),
            first,
            last,
            days: (
                first.map(|event| network.event(event).from.earliest),
                last.map(|event| network.event(event).until.latest),
            ),
            inferred: bond.is_some_and(|bond| bond.inferred),
            papers: papers.collect(),
        });
    }
    let mut vertices: Vec<GatheredVertex> = vertices
        .into_iter()
        .map(|(vertex, far)| GatheredVertex {
            vertex,
            degree: network.degree(vertex, kinds),
            distance: distance(far),
        })
        .collect();
    vertices.sort_unstable_by_key(|vertex| vertex.vertex);
    Gathered {
        vertices,
        links: told,
        truncated,
    }
}

/// What a picture is of, in words.
struct Titled<'a> {
    spec: &'a PortraitSpec,
    vertices: &'a [PictureVertex],
}

impl fmt::Display for Titled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PortraitSpec {
            around,
            depth,
            filter,
            projection,
            ..
        } = self.spec;
        match projection {
            Projection::Full => f.write_str("The network")?,
            Projection::Ties => f.write_str("Who met whom")?,
        }
        let centres = self.vertices.iter().filter(|vertex| vertex.distance == Some(0));
        let names: Vec<&str> = centres.map(|vertex| vertex.name.as_str()).collect();
        if !around.is_empty() {
            let links = if *depth == 1 { "link" } else { "links" };
            write!(f, " around {}, {depth} {links} far", names.join(" and "))?;
        }
        if let Some(since) = filter.period.since {
            write!(f, ", since {since}")?;
        }
        if let Some(until) = filter.period.until {
            write!(f, ", until {until}")?;
        }
        Ok(())
    }
}
