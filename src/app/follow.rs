//! Following the record while others change it: at once where the database tells of a change, and each second anyway.

use std::{sync::Arc, time::Duration};

use tokio::{task::JoinHandle, time::MissedTickBehavior};

use super::App;
use crate::{live::Refreshed, store::StoreError};

/// How often a server asks the database whether another process has changed the record, if it does not tell.
pub const REFRESH: Duration = Duration::from_secs(1);

/// Takes up what other processes change, and which tokens they revoke, for as long as this is polled: when the database
/// tells of it, and every so often ([`REFRESH`] in a server) in any case.
pub async fn follow(app: Arc<App>, every: Duration) {
    let live = app.live();
    let hints = live.store().hints();
    let _looking = live.store().look_at_replicas();
    let mut rhythm = tokio::time::interval(every);
    rhythm.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut renewal: Option<JoinHandle<()>> = None;
    let mut lost = false;
    loop {
        tokio::select! {
            _ = rhythm.tick() => {}
            () = hints.next() => {}
        }
        let refreshed = live.refresh().await;
        let tokens = app.guard().tokens().refresh().await;
        let failed = match (refreshed, tokens) {
            (Ok(refreshed), tokens) => {
                tell(refreshed);
                tokens.err()
            }
            (Err(error), _) => Some(error),
        };
        match &failed {
            Some(error) if lost => tracing::debug!(%error, "the record still cannot be followed"),
            Some(error) => cannot_follow(error),
            None if lost => tracing::info!("the record can be followed again"),
            None => {}
        }
        lost = failed.is_some();
        let renewing = renewal.as_ref().is_some_and(|renewal| !renewal.is_finished());
        if !renewing && live.is_worn() {
            let live = Arc::clone(live);
            renewal = Some(tokio::spawn(async move {
                match live.renew().await {
                    Ok(()) => tracing::info!("the network was built anew after many changes"),
                    Err(error) => cannot_follow(&error),
                }
            }));
        }
    }
}

fn tell(refreshed: Refreshed) {
    match refreshed {
        Refreshed::Followed(records) => tracing::info!(records, "the record has changed"),
        Refreshed::BuiltAnew => {
            tracing::info!("much of the record has changed; the network was built anew");
        }
        Refreshed::Unchanged => {}
    }
}

fn cannot_follow(error: &StoreError) {
    let error: &dyn std::error::Error = error;
    tracing::error!(error, "the record cannot be followed");
}
