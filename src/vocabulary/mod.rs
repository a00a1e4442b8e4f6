//! The closed word lists of the record: every enumeration that records, rows, the network and the
//! schema share. One definition each, so that a word means the same in a file, a table and an answer.

use std::{fmt, str::FromStr};

macro_rules! vocabulary {
    ($($(#[$meta:meta])* $name:ident { $($(#[$item_meta:meta])* $item:ident = $word:literal,)+ })+) => {$(
        $(#[$meta])*
        #[derive(async_graphql::Enum, Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum $name { $($(#[$item_meta])* $item,)+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$item,)+];
            /// Every word, in the order of the list.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word as files, tables and answers spell it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$item => $word,)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": Self::WORDS })
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$item),)+
                    _ => Err(UnknownWord { expected: Self::WORDS }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    )+};
}

mod codes;
mod links;
mod nodes;
mod reports;
mod unknown;

pub use codes::ErrorCode;
pub use links::{CentralityMeasure, GroupBy, LinkKind, RankingOf, VertexKind};
pub use reports::{CommitmentFit, DoorKind, GapKind, Language, ReportFormat, ReportName, WatchListClass};
pub use unknown::UnknownWord;

vocabulary! {
    /// The kinds of record that Rapport keeps.
    NodeKind {
        /// A country, past or present.
        Country = "COUNTRY",
        /// A city.
        City = "CITY",
        /// An organization: an association, a city network, a government office, a company.
        Organization = "ORGANIZATION",
        /// An embassy, a consulate, a mission or another office that represents a country or a region abroad.
        Embassy = "EMBASSY",
        /// A position in an institution, whoever holds it.
        Position = "POSITION",
        /// A person.
        Person = "PERSON",
        /// A topic that events are about.
        Topic = "TOPIC",
        /// A program that events belong to.
        Program = "PROGRAM",
        /// A source that facts are cited from.
        Source = "SOURCE",
        /// An event: a meeting, a visit, a conference.
        Event = "EVENT",
        /// A promise.
        Commitment = "COMMITMENT",
        /// A recorded relationship between two records, such as a membership.
        Relationship = "RELATIONSHIP",
    }

    /// Who may see a record.
    Visibility {
        /// Everybody.
        Public = "PUBLIC",
        /// Readers inside the organization.
        Internal = "INTERNAL",
        /// Readers cleared for confidential records.
        Confidential = "CONFIDENTIAL",
    }

    /// What a name other than the main one is.
    OtherNameKind {
        /// Another name in use.
        Alias = "ALIAS",
        /// A name that was borne before.
        Former = "FORMER",
        /// The name in the bearer's own language or script.
        Native = "NATIVE",
        /// The name written in Latin letters.
        Romanized = "ROMANIZED",
        /// A short form.
        Abbreviation = "ABBREVIATION",
        /// A name found in a source by mistake: searched, never shown.
        Erroneous = "ERRONEOUS",
    }

    /// What a source does with the fact that it is cited for.
    Stance {
        /// It reports the fact.
        Reports = "REPORTS",
        /// It announces the fact beforehand.
        Announces = "ANNOUNCES",
        /// It corrects an earlier account.
        Corrects = "CORRECTS",
        /// It contradicts the fact.
        Contradicts = "CONTRADICTS",
    }

    /// What sort of organization.
    OrganizationKind {
        /// An organization whose members are states.
        InternationalOrganization = "INTERNATIONAL_ORGANIZATION",
        /// A network whose members are cities or local governments.
        CityNetwork = "CITY_NETWORK",
        /// A national government or one of its offices.
        Government = "GOVERNMENT",
        /// The government of a city or one of its offices.
        CityGovernment = "CITY_GOVERNMENT",
        /// An association.
        Association = "ASSOCIATION",
        /// A university or a research institute.
        University = "UNIVERSITY",
        /// A company.
        Company = "COMPANY",
        /// A non-governmental organization.
        Ngo = "NGO",
        /// Any other.
        Other = "OTHER",
    }

    /// What sort of mission.
    EmbassyKind {
        /// An embassy.
        Embassy = "EMBASSY",
        /// A consulate or consulate general.
        Consulate = "CONSULATE",
        /// A permanent mission to an international organization.
        PermanentMission = "PERMANENT_MISSION",
        /// A delegation.
        Delegation = "DELEGATION",
        /// An office that represents a country or one of its regions without being an embassy.
        RepresentativeOffice = "REPRESENTATIVE_OFFICE",
    }

    /// How high a position stands in its institution.
    PositionRank {
        /// The head: an ambassador, a mayor, a secretary general, a president.
        Head = "HEAD",
        /// The deputy of the head.
        Deputy = "DEPUTY",
        /// A minister, in a government or at a mission.
        Minister = "MINISTER",
        /// A counsellor.
        Counsellor = "COUNSELLOR",
        /// A secretary at a mission: first, second, third.
        Secretary = "SECRETARY",
        /// An attaché.
        Attache = "ATTACHE",
        /// A member of the staff.
        Staff = "STAFF",
        /// Any other.
        Other = "OTHER",
    }

    /// In what capacity a person holds a position.
    TenureCapacity {
        /// As its regular holder.
        Substantive = "SUBSTANTIVE",
        /// In place of a regular holder.
        Acting = "ACTING",
        /// Chosen for it and not yet in it: does not hold it.
        Designate = "DESIGNATE",
        /// As an honour.
        Honorary = "HONORARY",
    }

    /// What sort of event.
    EventKind {
        /// A meeting.
        Meeting = "MEETING",
        /// A courtesy call.
        CourtesyCall = "COURTESY_CALL",
        /// A visit.
        Visit = "VISIT",
        /// A call by telephone or video.
        Call = "CALL",
        /// The signing of an agreement.
        Signing = "SIGNING",
        /// A conference.
        Conference = "CONFERENCE",
        /// A workshop.
        Workshop = "WORKSHOP",
        /// An orientation session.
        Orientation = "ORIENTATION",
        /// The launch of a program or a product.
        Launch = "LAUNCH",
        /// A ceremony.
        Ceremony = "CEREMONY",
        /// A reception.
        Reception = "RECEPTION",
        /// Any other.
        Other = "OTHER",
    }

    /// What became of an event.
    EventStatus {
        /// It was announced; no source says yet that it took place.
        Announced = "ANNOUNCED",
        /// It took place.
        Held = "HELD",
        /// It was put off.
        Postponed = "POSTPONED",
        /// It was called off.
        Cancelled = "CANCELLED",
    }

    /// How people came together.
    EventFormat {
        /// In one place.
        InPerson = "IN_PERSON",
        /// Over the net.
        Online = "ONLINE",
        /// Both.
        Hybrid = "HYBRID",
    }

    /// On which side of an event a participant was.
    Side {
        /// The side that received.
        Host = "HOST",
        /// The side that came.
        Guest = "GUEST",
    }

    /// What a participant did at an event.
    ParticipantRole {
        /// Took part.
        Attendee = "ATTENDEE",
        /// Organized it.
        Organizer = "ORGANIZER",
        /// Spoke.
        Speaker = "SPEAKER",
        /// Signed.
        Signatory = "SIGNATORY",
        /// Watched.
        Observer = "OBSERVER",
        /// Was spoken of, without being there.
        Mentioned = "MENTIONED",
    }

    /// Whether a participant came.
    Attendance {
        /// Came, or for an event to come, is to.
        Attended = "ATTENDED",
        /// Was invited; whether it came is not known.
        Invited = "INVITED",
        /// Declined the invitation.
        Declined = "DECLINED",
        /// Was expected and did not come.
        Absent = "ABSENT",
    }

    /// How a participation came to its person.
    Attribution {
        /// The source names the person.
        Stated = "STATED",
        /// The source names only the position; its holder that day is certain or likely.
        Inferred = "INFERRED",
        /// Neither: no person is named, and none can be inferred.
        Unresolved = "UNRESOLVED",
    }

    /// How sure it is that a person held a position on a day.
    Certainty {
        /// A source shows it, a tenure covers the day beyond doubt, or the day lies between two days on which
        /// sources show the same person and nobody else.
        Certain = "CERTAIN",
        /// A source shows it within 180 days, or a tenure known at one end reaches that far, and nobody is surer.
        Likely = "LIKELY",
        /// A tenure does not rule the day out, or somebody else is surer.
        Possible = "POSSIBLE",
    }

    /// What a promise is to do.
    CommitmentAction {
        /// To introduce somebody to somebody.
        Introduce = "INTRODUCE",
        /// To invite.
        Invite = "INVITE",
        /// To attend.
        Attend = "ATTEND",
        /// To host.
        Host = "HOST",
        /// To support.
        Support = "SUPPORT",
        /// To sign.
        Sign = "SIGN",
        /// To join.
        Join = "JOIN",
        /// Something else.
        Other = "OTHER",
    }

    /// How firm a promise is.
    CommitmentStrength {
        /// Promised.
        Pledged = "PLEDGED",
        /// Intended.
        Intended = "INTENDED",
        /// Interest was shown.
        Interest = "INTEREST",
        /// Asked for, not yet promised.
        Requested = "REQUESTED",
    }

    /// What became of a promise.
    CommitmentStatus {
        /// Still to be kept.
        Open = "OPEN",
        /// Kept.
        Fulfilled = "FULFILLED",
        /// No longer to be expected.
        Lapsed = "LAPSED",
        /// Taken back.
        Withdrawn = "WITHDRAWN",
    }

    /// What a recorded relationship is, read from its subject to its object.
    RelationshipKind {
        /// The subject is a member of the object.
        MemberOf = "MEMBER_OF",
        /// The two are partners.
        PartnerOf = "PARTNER_OF",
        /// The two cooperate.
        CooperatesWith = "COOPERATES_WITH",
        /// The subject supports the object.
        Supports = "SUPPORTS",
        /// The two are sister cities.
        SisterCityOf = "SISTER_CITY_OF",
        /// The subject came after the object and took its place.
        Succeeded = "SUCCEEDED",
        /// The two have an agreement.
        AgreementWith = "AGREEMENT_WITH",
        /// The two are related in another way.
        RelatedTo = "RELATED_TO",
    }

    /// What was done to a record.
    ChangeAction {
        /// It was recorded for the first time.
        Created = "CREATED",
        /// Some of its fields were changed.
        Updated = "UPDATED",
        /// It was deleted.
        Deleted = "DELETED",
        /// It became part of another record.
        Merged = "MERGED",
        /// It was brought back.
        Restored = "RESTORED",
    }

}
