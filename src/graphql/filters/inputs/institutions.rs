//! Filters of countries, cities, organizations, embassies, and institutions of any kind.

use async_graphql::{InputObject, Result};

use super::super::{
    criteria::{Criterion, DateOf, FloatFilter, NAME, Test, TextFilter, Through, WhenLasting, WordFilter},
    draft::{Attendee, Draft},
    meetings::PeriodFilter,
    relations::{
        ACCREDITATIONS, ACCREDITED_COUNTRY, Beyond, CITIES, CITY, COUNTRY, EMBASSIES_IN_CITY,
        EMBASSIES_RECEIVED, EMBASSIES_SENT, EngagedWith, EventsOf, HOST_COUNTRY, HOSTED_EVENTS, IDENTIFIERS,
        ORGANIZATIONS_IN_CITY, OTHER_NAMES, PARENT, POSITIONS, SENDING_COUNTRY,
    },
};
use super::{EventFilter, IdentifierFilter, KEY, KIND, Many, NOTE, OtherNameFilter, PositionFilter};
use crate::{
    store::filter::Field,
    vocabulary::{EmbassyKind, NodeKind, OrganizationKind},
};

filters! {
    /// Which institutions of any kind.
    InstitutionFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the kind: an organization, an embassy, a city or a country.
        kind: WordFilter<NodeKind> => Field::Record("kind"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf(Attendee::Institution),
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which countries.
    CountryFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the ISO 3166-1 alpha-2 code.
        code: TextFilter => Field::Own("code"),
        /// By the UN M49 region.
        region: TextFilter => Field::Own("region"),
        /// By the UN M49 subregion.
        subregion: TextFilter => Field::Own("subregion"),
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By its cities.
        cities: Many<CityFilter> => Through(&CITIES),
        /// By the embassies that it sends.
        embassies: Many<EmbassyFilter> => Through(&EMBASSIES_SENT),
        /// By the embassies that it receives.
        receives: Many<EmbassyFilter> => Through(&EMBASSIES_RECEIVED),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf(Attendee::Institution),
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which cities.
    CityFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the country.
        country: Box<CountryFilter> => &COUNTRY,
        /// By the latitude, in degrees north.
        latitude: FloatFilter => Field::Own("latitude"),
        /// By the longitude, in degrees east.
        longitude: FloatFilter => Field::Own("longitude"),
        /// By the embassies in it.
        embassies: Many<EmbassyFilter> => Through(&EMBASSIES_IN_CITY),
        /// By the organizations in it.
        organizations: Many<OrganizationFilter> => Through(&ORGANIZATIONS_IN_CITY),
        /// By the events that took place there.
        hosted: Many<EventFilter> => Through(&HOSTED_EVENTS),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf(Attendee::Institution),
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which organizations.
    OrganizationFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the short name.
        short_name: TextFilter => Field::Own("short_name"),
        /// By what sort of organization it is.
        kind: WordFilter<OrganizationKind> => KIND,
        /// By the country it sits in.
        country: Box<CountryFilter> => &COUNTRY,
        /// By the city it sits in.
        city: Box<CityFilter> => &CITY,
        /// By the organization it belongs to.
        parent: Box<OrganizationFilter> => &PARENT,
        /// By the address on the web.
        website: TextFilter => Field::Own("website"),
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf(Attendee::Institution),
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which embassies.
    EmbassyFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By what sort of office it is.
        kind: WordFilter<EmbassyKind> => KIND,
        /// By the country that sends it.
        sending_country: Box<CountryFilter> => &SENDING_COUNTRY,
        /// By the ISO 3166-2 code of the region it represents.
        subdivision: TextFilter => Field::Own("subdivision"),
        /// By the name of the region it represents.
        subdivision_name: TextFilter => Field::Own("subdivision_name"),
        /// By the country that receives it.
        host_country: Box<CountryFilter> => &HOST_COUNTRY,
        /// By the city it sits in.
        city: Box<CityFilter> => &CITY,
        /// By the countries it also covers.
        accredited_to: Many<CountryFilter> => Beyond { links: &ACCREDITATIONS, there: &ACCREDITED_COUNTRY },
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf(Attendee::Institution),
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }
}
