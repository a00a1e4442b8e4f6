//! Room for connections: so many in all, and so many for one address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The places that there are.
#[derive(Clone, Debug)]
pub(super) struct Places {
    most: usize,
    per_address: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// A place, taken until it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    taken: Arc<Mutex<Taken>>,
    address: IpAddr,
}

impl Places {
    pub(super) fn new(most: usize, per_address: usize) -> Self {
        Self {
            most,
            per_address,
            taken: Arc::default(),
        }
    }

    /// A place for a connection from an address; none where there is none left. This machine's own connections may be those
    /// of a proxy, and have places as long as there are any.
    pub(super) fn take(&self, address: IpAddr) -> Option<Place> {
        let address = address.to_canonical();
        let mut taken = lock(&self.taken);
        if taken.all >= self.most {
            return None;
        }
        let own = taken.by_address.get(&address).copied().unwrap_or(0);
        if own >= self.per_address && !address.is_loopback() {
            return None;
        }
        taken.all += 1;
        taken.by_address.insert(address, own + 1);
        Some(Place {
            taken: Arc::clone(&self.taken),
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        taken.all -= 1;
        if let Some(own) = taken.by_address.get_mut(&self.address) {
            *own -= 1;
            if *own == 0 {
                taken.by_address.remove(&self.address);
            }
        }
    }
}

fn lock(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_back_and_no_address_has_them_all() {
        let places = Places::new(4, 2);
        let (one, other): (IpAddr, IpAddr) =
            ("203.0.113.9".parse().unwrap(), "198.51.100.7".parse().unwrap());
        let first = places.take(one);
        let second = places.take(one);
        assert!(first.is_some() && second.is_some() && places.take(one).is_none());
        let _kept = (
            places.take(other).unwrap(),
            places.take("127.0.0.1".parse().unwrap()).unwrap(),
        );
        drop(first);
        let again = places.take(one);
        assert!(
            again.is_some() && places.take(other).is_none(),
            "there are no more"
        );
        drop((second, again));
        assert!(
            !lock(&places.taken).by_address.contains_key(&one),
            "nothing is kept of who is gone"
        );
    }
}
