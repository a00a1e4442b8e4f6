//! Global identities: the kind and the key of a record, as record files refer to it, such as
//! `person:jung-sook-park`. They are the same in every database that holds the record and tell nothing of how many
//! others there are.

use async_graphql::ID;

use crate::vocabulary::NodeKind;

/// The identity of a record.
pub(super) fn id(kind: NodeKind, key: &str) -> ID {
    let prefix = kind.reference();
    let mut id = String::with_capacity(prefix.len() + 1 + key.len());
    id.push_str(prefix);
    id.push(':');
    id.push_str(key);
    ID(id)
}

/// The kind and the key that an identity names; none where it is of no such form.
pub(super) fn parse(id: &ID) -> Option<(NodeKind, &str)> {
    let (kind, key) = id.split_once(':')?;
    Some((NodeKind::from_reference(kind)?, key))
}
