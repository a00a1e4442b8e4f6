//! Who asks.

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::scope::Scope;
use crate::{access, vocabulary::Visibility};

/// What somebody may do, from the least to the most; each may do all that those before it may.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub(super) enum Role {
    /// Reads the record.
    Reader,
    /// Changes the record too.
    Editor,
    /// Sees to tokens too.
    Admin,
}

impl From<access::Role> for Role {
    fn from(role: access::Role) -> Self {
        match role {
            access::Role::Reader => Self::Reader,
            access::Role::Editor => Self::Editor,
            access::Role::Admin => Self::Admin,
        }
    }
}

impl From<Role> for access::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Reader => Self::Reader,
            Role::Editor => Self::Editor,
            Role::Admin => Self::Admin,
        }
    }
}

/// Whoever asks.
#[derive(SimpleObject)]
struct Me {
    /// What they are called in the history of what they change; `anonymous` without a token.
    name: String,
    /// What they may do.
    role: Role,
    /// What they may see: records above it do not exist for them, nor for any list, count or conclusion.
    clearance: Visibility,
}

/// Who asks.
#[derive(Default)]
pub(super) struct IdentityQuery;

/// Who asks.
#[Object]
impl IdentityQuery {
    /// Who asks, by the token of the request.
    #[graphql(cache_control(private))]
    async fn me(&self, context: &Context<'_>) -> Me {
        let identity = &Scope::of(context).asker().identity;
        Me {
            name: identity.name.clone(),
            role: identity.role.into(),
            clearance: identity.clearance,
        }
    }
}
