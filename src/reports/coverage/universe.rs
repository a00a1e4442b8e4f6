//! Whom a coverage is about: a universe that is stated, and which of its members somebody counts for.

use rustc_hash::FxHashMap;

use super::{
    super::{Reader, ReportError, periods::Days},
    Input,
};
use crate::{
    network::{Group, Vertex, VertexKind},
    store::{
        filter::{Field, Filter, TextTest},
        page::Order,
        rows::{Country, Embassy, Relationship},
    },
    vocabulary::{GroupBy, LinkKind, RelationshipKind},
};

/// Which universe.
#[derive(Clone, Debug)]
pub(super) enum Of {
    /// The missions in a country.
    Embassies(Vertex),
    /// The countries of a region.
    Region(String),
    /// The members of an organization.
    Members(Vertex),
}

/// A member of the universe.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) member: Vertex,
    /// The record of the country that sends it; `None` but for missions.
    pub(super) sent_by: Option<i64>,
}

/// A universe.
#[derive(Debug)]
pub(super) struct Universe {
    pub(super) of: Of,
    /// The members but for ourselves, by name.
    pub(super) members: Vec<Member>,
    places: FxHashMap<Vertex, usize>,
}

impl Universe {
    /// The universe that is asked about, as it was in a period.
    pub(super) async fn asked(reader: &Reader, input: &Input, period: Days) -> Result<Self, ReportError> {
        let of = match (&input.embassies, input.region.as_deref(), &input.members) {
            (None, None, None) => Of::Embassies(here(reader)?),
            (Some(country), None, None) => Of::Embassies(country_asked(reader, country).await?),
            (None, Some(region), None) => Of::Region(region.to_owned()),
            (None, None, Some(members)) => Of::Members(reader.institution("members", members).await?),
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => {
                return Err(ReportError::Invalid {
                    parameter: if input.region.is_some() { "region" } else { "members" },
                    message: "there is another universe; expected one of embassies, region and members, not several"
                        .to_owned(),
                });
            }
        };
        let existing = Filter::Lasting(period.period(), false);
        let members = match &of {
            Of::Embassies(country) => missions(reader, *country, existing).await?,
            Of::Region(region) => countries(reader, region, existing).await?,
            Of::Members(organization) => members(reader, *organization, existing).await?,
        };
        Ok(Self::new(reader, of, members))
    }

    fn new(reader: &Reader, of: Of, mut members: Vec<Member>) -> Self {
        members.retain(|member| Some(member.member) != reader.home);
        members.sort_unstable_by_key(|member| member.member);
        members.dedup_by_key(|member| member.member);
        let places = members.iter().enumerate();
        Self {
            of,
            places: places.map(|(place, member)| (member.member, place)).collect(),
            members,
        }
    }

    /// Whether what is of a country counts for the country.
    pub(super) const fn adds_up(&self) -> bool {
        match self.of {
            Of::Region(_) => true,
            Of::Embassies(_) | Of::Members(_) => false,
        }
    }

    /// The member that an institution counts for.
    pub(super) fn place(&self, reader: &Reader, institution: Vertex) -> Option<usize> {
        let own = self.places.get(&institution).copied();
        if own.is_some() || !self.adds_up() {
            return own;
        }
        let country = reader.network().country(institution)?;
        self.places.get(&country).copied()
    }
}

/// The country in which we are.
fn here(reader: &Reader) -> Result<Vertex, ReportError> {
    let network = reader.network();
    let country = reader.home.and_then(|home| {
        let host = network.recorded_others(home, LinkKind::ReceivedBy, true).next();
        host.or_else(|| network.country(home))
    });
    country.ok_or_else(|| ReportError::Invalid {
        parameter: "embassies",
        message: "is missing, and the record does not tell in which country we are; expected the id of a country, such \
                  as country:south-korea, or one of region and members"
            .to_owned(),
    })
}

async fn country_asked(reader: &Reader, country: &str) -> Result<Vertex, ReportError> {
    let expected = "the id of a country, such as country:south-korea";
    let vertex = reader
        .subject("embassies", country, expected, |kind| {
            kind == VertexKind::Institution
        })
        .await?;
    if reader.network().country(vertex) == Some(vertex) {
        return Ok(vertex);
    }
    Err(ReportError::Invalid {
        parameter: "embassies",
        message: format!("{country:?} is no country; expected {expected}"),
    })
}

/// The missions in a country, whatever sends them.
async fn missions(reader: &Reader, country: Vertex, existing: Filter) -> Result<Vec<Member>, ReportError> {
    let network = reader.network();
    let host = Filter::Among(
        Field::Own("host_country_id"),
        vec![network.record(country)].into(),
    );
    let filter = Filter::All(vec![host, existing]);
    let rows = reader.records_like::<Embassy>(filter, Order::NAME).await?;
    let members = rows.into_iter().filter_map(|row| {
        Some(Member {
            member: network.vertex(row.id)?,
            sent_by: Some(row.sending_country_id),
        })
    });
    Ok(members.collect())
}

/// The countries of a region or a subregion.
async fn countries(reader: &Reader, region: &str, existing: Filter) -> Result<Vec<Member>, ReportError> {
    let network = reader.network();
    let is = |column| Filter::Text(Field::Own(column), TextTest::Is(region.to_owned()));
    let within = Filter::Any(vec![is("region"), is("subregion")]);
    let filter = Filter::All(vec![within, existing]);
    let rows = reader.records_like::<Country>(filter, Order::NAME).await?;
    if rows.is_empty() {
        return Err(ReportError::Invalid {
            parameter: "region",
            message: format!(
                "there is no country of {region:?}; expected a region of UN M49 that the record has: {}",
                regions(reader)
            ),
        });
    }
    let members = rows.into_iter().filter_map(|row| {
        Some(Member {
            member: network.vertex(row.id)?,
            sent_by: None,
        })
    });
    Ok(members.collect())
}

/// The regions of the record, by name.
fn regions(reader: &Reader) -> String {
    let network = reader.network();
    let mut regions: Vec<String> = Vec::new();
    for institution in network.vertices(VertexKind::Institution) {
        if network.country(institution) == Some(institution)
            && let Some(Group::Region(region)) = network.group(institution, GroupBy::Region)
            && !regions.iter().any(|known| **known == *region)
        {
            regions.push(region.as_ref().to_owned());
        }
    }
    if regions.is_empty() {
        return "it has none".to_owned();
    }
    regions.sort_unstable();
    regions.join(", ")
}

/// The members of an organization by recorded relationships.
async fn members(
    reader: &Reader,
    organization: Vertex,
    existing: Filter,
) -> Result<Vec<Member>, ReportError> {
    let network = reader.network();
    let kind = TextTest::Is(RelationshipKind::MemberOf.word().to_owned());
    let filter = Filter::All(vec![
        Filter::Among(Field::Own("object_id"), vec![network.record(organization)].into()),
        Filter::Text(Field::Own("kind"), kind),
        existing,
    ]);
    let rows = reader.records_like::<Relationship>(filter, Order::KEY).await?;
    let members = rows.into_iter().filter_map(|row| {
        let member = network.vertex(row.subject_id)?;
        (network.kind(member) == VertexKind::Institution).then_some(Member {
            member,
            sent_by: None,
        })
    });
    Ok(members.collect())
}
