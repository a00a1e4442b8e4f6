//! Pictures of the network, into files of the formats that other programs read.

use std::{
    io::{self, Write},
    time::Duration,
};

use super::{Beside, ExportArgs, Outcome};
use crate::{
    clock::Clock,
    dates::Period,
    live::{Live, PortraitError, PortraitSpec},
    network::MeetingFilter,
    picture::{
        Picture,
        formats::{self, Format},
    },
    store::{Store, StoreError},
};

/// How long gathering the network may take.
const PATIENCE: Duration = Duration::from_mins(10);

/// The picture that is asked for; where there is none, how the command ends and why.
pub(super) async fn draw(
    args: &ExportArgs,
    store: Store,
    clock: Clock,
) -> Result<Picture, (Outcome, String)> {
    let period = Period {
        since: args.since,
        until: args.until,
    };
    if let Some((since, until)) = period.reversed() {
        let message = format!("--since {since} is after --until {until}; expected the earlier day first");
        return Err((Outcome::Usage, message));
    }
    let spec = PortraitSpec {
        around: args.around.clone(),
        depth: args.depth,
        filter: MeetingFilter {
            period,
            ..MeetingFilter::default()
        },
        projection: args.projection.into(),
        limit: args.limit.unwrap_or(usize::MAX),
        patience: PATIENCE,
    };
    let unusable = |error: StoreError| (Outcome::Unusable, error.to_string());
    let clearance = args.clearance.into();
    let live = Live::start(store, clearance, clock).await.map_err(unusable)?;
    let snapshot = live.snapshot(clearance).await.map_err(unusable)?;
    snapshot.portrait(&spec).await.map_err(|error| match error {
        PortraitError::Unknown(_) => (Outcome::Faults, format!("--{error}")),
        PortraitError::Limit(_) | PortraitError::Store(_) => (Outcome::Unusable, error.to_string()),
    })
}

/// Writes a picture to a file, or else to `output`.
pub(super) fn write(
    picture: &Picture,
    format: Format,
    target: Option<&Beside>,
    output: &mut impl Write,
) -> io::Result<()> {
    let Some(target) = target else {
        return formats::write(picture, format, output);
    };
    let mut out = target.create()?;
    formats::write(picture, format, &mut out)?;
    target.place(out)
}
