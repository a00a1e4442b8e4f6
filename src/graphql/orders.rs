//! In what order a list is asked for.

use async_graphql::{Enum, InputObject};

use crate::{
    network::{TallyField, TallyOrder},
    store::page::{Order, Term},
};

/// Which way an order goes.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub enum OrderDirection {
    /// From the smallest, the earliest or `a` on.
    Asc,
    /// From the largest, the latest or `z` on.
    Desc,
}

macro_rules! orders {
    ($($(#[$meta:meta])* $name:ident by $(#[$field_meta:meta])* $field:ident {
        $($(#[$item_meta:meta])* $item:ident => $order:expr,)+
    })+) => {$(
        $(#[$field_meta])*
        #[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
        pub enum $field { $($(#[$item_meta])* $item,)+ }

        $(#[$meta])*
        #[derive(Clone, Copy, Debug, InputObject)]
        pub struct $name {
            /// By what. Ties are broken by key.
            pub(super) field: $field,
            /// Which way.
            pub(super) direction: OrderDirection,
        }

        impl $name {
            /// The order for the database.
            pub(super) fn order(self) -> Order {
                let order = match self.field { $($field::$item => $order,)+ };
                order.descending(self.direction == OrderDirection::Desc)
            }
        }
    )+};
}

const BY_DATE: Order = Order::NEWEST;
const BY_PUBLISHED: Order = Order {
    terms: &[
        Term::Number("COALESCE(t.published_earliest, -99999999)"),
        Term::Number("COALESCE(t.published_latest, -99999999)"),
        Term::Text("r.key"),
    ],
    descending: true,
};
/// Promises by the day on which they are due; those without one come last.
const BY_DUE: Order = Order {
    terms: &[
        Term::Number("COALESCE(t.due_latest, 99999999)"),
        Term::Number("COALESCE(t.due_earliest, 99999999)"),
        Term::Text("r.key"),
    ],
    descending: false,
};
/// Programs and relationships by when they began; those of which that is not known come first.
const BY_START: Order = Order {
    terms: &[
        Term::Number("COALESCE(t.from_earliest, -99999999)"),
        Term::Number("COALESCE(t.from_latest, -99999999)"),
        Term::Text("r.key"),
    ],
    descending: false,
};

orders! {
    /// In what order persons are listed.
    PersonOrder by
    /// By what persons are ordered.
    PersonOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
        /// By the number of events at which the person met somebody.
        Meetings => Order::KEY,
        /// By the date of the last event at which the person met somebody; those who met nobody count as the earliest.
        LastMet => Order::KEY,
    }
    /// In what order organizations are listed.
    OrganizationOrder by
    /// By what organizations are ordered.
    OrganizationOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order embassies are listed.
    EmbassyOrder by
    /// By what embassies are ordered.
    EmbassyOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order cities are listed.
    CityOrder by
    /// By what cities are ordered.
    CityOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order countries are listed.
    CountryOrder by
    /// By what countries are ordered.
    CountryOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order positions are listed.
    PositionOrder by
    /// By what positions are ordered.
    PositionOrderField {
        /// By title, blind to case and accents.
        Title => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order events are listed.
    EventOrder by
    /// By what events are ordered.
    EventOrderField {
        /// By the day on which the event began: its earliest day, then its latest.
        Date => BY_DATE,
        /// By title, blind to case and accents.
        Title => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order topics are listed.
    TopicOrder by
    /// By what topics are ordered.
    TopicOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order programs are listed.
    ProgramOrder by
    /// By what programs are ordered.
    ProgramOrderField {
        /// By name, blind to case and accents.
        Name => Order::NAME,
        /// By the day on which the program began; those of which it is not known count as the earliest.
        From => BY_START,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order sources are listed.
    SourceOrder by
    /// By what sources are ordered.
    SourceOrderField {
        /// By the day of publication; those of which it is not known count as the earliest.
        Published => BY_PUBLISHED,
        /// By title, else key, blind to case and accents.
        Title => Order::NAME,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order promises are listed.
    CommitmentOrder by
    /// By what promises are ordered.
    CommitmentOrderField {
        /// By the day on which the promise is due; those without one count as the latest.
        Due => BY_DUE,
        /// By key.
        Key => Order::KEY,
    }
    /// In what order recorded relationships are listed.
    RelationshipOrder by
    /// By what recorded relationships are ordered.
    RelationshipOrderField {
        /// By the day on which it began; those of which it is not known count as the earliest.
        From => BY_START,
        /// By key.
        Key => Order::KEY,
    }
}

/// By what persons met, and institutions engaged with, are ordered.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub enum MetOrderField {
    /// By the number of meetings within the filter.
    Meetings,
    /// By the date of the first meeting within the filter.
    FirstMet,
    /// By the date of the last meeting within the filter.
    LastMet,
    /// By name, blind to case and accents.
    Name,
}

/// In what order persons met, and institutions engaged with, are listed.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct MetOrder {
    /// By what. Ties are broken by name, then key.
    field: MetOrderField,
    /// Which way.
    direction: OrderDirection,
}

impl MetOrder {
    /// The order for the network.
    pub(super) fn order(order: Option<Self>) -> TallyOrder {
        order.map_or_else(TallyOrder::default, |order| TallyOrder {
            field: match order.field {
                MetOrderField::Meetings => TallyField::Meetings,
                MetOrderField::FirstMet => TallyField::FirstMet,
                MetOrderField::LastMet => TallyField::LastMet,
                MetOrderField::Name => TallyField::Name,
            },
            descending: order.direction == OrderDirection::Desc,
        })
    }
}
