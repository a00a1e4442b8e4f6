//! Work that takes long and waits for nothing: on threads beside those that answer, of which there are only so many, and
//! given up when nobody waits for it any more.

use std::{sync::LazyLock, thread::available_parallelism};

use tokio::sync::Semaphore;

use crate::network::algorithms::Stop;

/// How many may think at a time: two for each core. More would only take each other's time, and the memory of what they
/// think about.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = available_parallelism().map_or(2, usize::from);
    Semaphore::new(2 * cores)
});

/// Does some work on a thread of its own, when there is room for it. It is told to stop when this is dropped: when the time
/// of whoever asked was up, or they went away. Until it has, it keeps its room, so that work that was given up cannot pile
/// up.
///
/// # Panics
///
/// Never, unless the work does.
pub async fn think<V: Send + 'static>(work: impl FnOnce(&Stop) -> V + Send + 'static) -> V {
    let place = PLACES
        .acquire()
        .await
        .expect("there is room for as long as the program runs");
    let stop = Stop::default();
    let _given_up = stop.when_dropped();
    let thought = tokio::task::spawn_blocking(move || {
        let _place = place;
        work(&stop)
    });
    thought.await.expect("what is thought does not panic")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use futures_util::{FutureExt, poll};

    use super::*;

    #[tokio::test]
    async fn work_that_nobody_waits_for_is_told_to_stop() {
        let (began, begins) = mpsc::channel();
        let (ended, ends) = mpsc::channel();
        let mut thinking = think(move |stop| {
            began.send(()).unwrap();
            while !stop.is_told() {
                std::thread::yield_now();
            }
            ended.send(()).unwrap();
        })
        .boxed();
        assert!(poll!(&mut thinking).is_pending());
        begins.recv().unwrap();
        drop(thinking);
        ends.recv().unwrap();
        assert!(!think(Stop::is_told).await);
    }
}
