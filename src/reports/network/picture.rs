//! The picture: what is around the record, or those with the most links.

use std::time::Duration;

use async_graphql::ID;

use super::measures::Measured;
use crate::{
    live::{PortraitError, PortraitSpec},
    network::{Vertex, VertexKind},
    picture::{Picture, Projection},
    reports::{Reader, ReportError},
};

/// How many records a picture has at most: as many as can be told apart on a page.
pub(super) const MOST: usize = 60;
/// How long gathering it may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The picture. Around a person, an institution or a position it shows who met whom; where nobody did, and around anything
/// else, what is recorded.
pub(super) async fn of(
    reader: &Reader,
    about: Option<(&ID, Vertex)>,
    depth: u32,
    measured: &[Measured],
) -> Result<Picture, ReportError> {
    let mut spec = PortraitSpec {
        around: about.iter().map(|(id, _)| id.to_string()).collect(),
        depth,
        filter: reader.until_then(),
        projection: Projection::Ties,
        limit: MOST,
        patience: PATIENCE,
    };
    let Some((id, vertex)) = about else {
        let (chosen, are_all) = most_linked(measured);
        let picture = reader.snapshot.portrait_of(&chosen, are_all, &spec).await;
        return picture.map_err(|error| refused(error, ""));
    };
    let meets = matches!(
        reader.network().kind(vertex),
        VertexKind::Person | VertexKind::Institution | VertexKind::Position
    );
    if meets {
        let picture = reader.snapshot.portrait(&spec).await;
        let picture = picture.map_err(|error| refused(error, id))?;
        if !picture.links.is_empty() {
            return Ok(picture);
        }
    }
    spec.projection = Projection::Full;
    let picture = reader.snapshot.portrait(&spec).await;
    picture.map_err(|error| refused(error, id))
}

fn refused(error: PortraitError, id: &str) -> ReportError {
    match error {
        PortraitError::Unknown(_) => ReportError::gone("about", id, super::EXPECTED),
        PortraitError::Limit(error) => error.into(),
        PortraitError::Store(error) => error.into(),
    }
}

/// The persons and the institutions with the most links, as many as fit, and whether these are all.
fn most_linked(measured: &[Measured]) -> (Vec<Vertex>, bool) {
    let mut all: Vec<_> = Vec::new();
    let mut count = 0;
    for measured in measured {
        let (ranked, of) = measured.most_linked();
        count += of;
        all.extend(ranked.iter().take(MOST).copied());
    }
    all.sort_by(|one, other| {
        let by_links = other.score.total_cmp(&one.score);
        by_links.then_with(|| one.vertex.cmp(&other.vertex))
    });
    all.truncate(MOST);
    let are_all = all.len() == count;
    (all.into_iter().map(|ranked| ranked.vertex).collect(), are_all)
}
