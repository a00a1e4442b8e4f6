//! What a request is called in the log and in its answer.

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// The longest name that is taken from a client, in bytes.
const LONGEST: usize = 64;
/// What nothing in a log may begin with: tokens do.
const TOKEN: &str = "rapport_";

/// What a request is called: as its sender or a proxy has called it, or with a name of its own.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Id(Arc<str>);

impl Id {
    /// The name that a client sent, if it is short, of letters, digits and `-_.:` only, and no token; one that no other
    /// request has, where not.
    pub fn new(sent: Option<&str>) -> Self {
        match sent.filter(|sent| is_sane(sent)) {
            Some(sent) => Self(sent.into()),
            None => Self(made().into()),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_sane(sent: &str) -> bool {
    let letters = sent
        .bytes()
        .all(|letter| letter.is_ascii_alphanumeric() || b"-_.:".contains(&letter));
    letters && (1..=LONGEST).contains(&sent.len()) && !sent.to_ascii_lowercase().contains(TOKEN)
}

/// A name of two parts: one that this process has drawn by lot, and a number.
fn made() -> String {
    static PROCESS: OnceLock<u64> = OnceLock::new();
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let process = PROCESS.get_or_init(|| {
        let mut drawn = [0; 8];
        // Without it names repeat from one process to the next, which nobody is harmed by.
        let _ = getrandom::fill(&mut drawn);
        u64::from_be_bytes(drawn)
    });
    format!("{process:016x}-{:x}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sane_name_is_taken() {
        for name in ["7f3a", "0af7651916cd43dd8448eb211c80319c", "a-b_c.d:1"] {
            assert_eq!(Id::new(Some(name)).as_str(), name);
        }
    }

    #[test]
    fn others_are_replaced_by_names_of_their_own() {
        let long = "a".repeat(65);
        let sent = [
            None,
            Some(""),
            Some("a b"),
            Some("a\nb"),
            Some("é"),
            Some(&*long),
            Some("Rapport_abc"),
        ];
        let mut made: Vec<Id> = sent.into_iter().map(Id::new).collect();
        for (sent, id) in sent.iter().zip(&made) {
            assert!(is_sane(id.as_str()) && Some(id.as_str()) != *sent, "{id}");
        }
        made.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        made.dedup();
        assert_eq!(made.len(), sent.len(), "no two are alike");
    }
}
