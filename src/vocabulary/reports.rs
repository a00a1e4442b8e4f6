//! The reports, their formats and languages, and what they cannot say for sure.

use std::{fmt, str::FromStr};

use super::UnknownWord;

vocabulary! {
    /// The reports.
    ReportName {
        /// What one should know before a meeting.
        Briefing = "briefing",
        /// What happened at an event.
        Contact = "contact",
        /// A person: positions, contacts, promises.
        Profile = "profile",
        /// An institution: its positions, who held them, contacts, promises.
        Dossier = "dossier",
        /// A country or a city: missions, associations, events, the level reached.
        Country = "country",
        /// A period: how many meetings, with whom, about what, against the period before.
        Activity = "activity",
        /// Promises: open, overdue, fulfilled.
        Commitments = "commitments",
        /// Relationships that need care.
        WatchList = "watch-list",
        /// Who of a stated universe was met, and who never was.
        Coverage = "coverage",
        /// Who is central, who stands between, who belongs together.
        Network = "network",
        /// Everything for the next holder of a position.
        Handover = "handover",
    }

    /// The formats of a report.
    ReportFormat {
        /// One page that needs nothing but itself, for the screen and for A4.
        Html = "html",
        /// Text with headings and tables.
        Markdown = "md",
        /// The tables alone, for a spreadsheet.
        Csv = "csv",
        /// The answer itself, for a program.
        Json = "json",
    }

    /// What a report cannot say for sure, or has only from one side.
    GapKind {
        /// The source names a position; who held it that day follows from other records.
        HolderInferred = "HOLDER_INFERRED",
        /// Somebody was there whom neither the source nor other records name.
        HolderUnknown = "HOLDER_UNKNOWN",
        /// Who holds the position on the day of the report is likely or possible, and not certain.
        HolderUncertain = "HOLDER_UNCERTAIN",
        /// Nobody is known who may hold the position on the day of the report.
        PositionVacant = "POSITION_VACANT",
        /// Only one source tells of it.
        SingleSource = "SINGLE_SOURCE",
        /// No source tells of it.
        Unsourced = "UNSOURCED",
        /// It was announced for a day that has passed, and nothing reports that it took place.
        AnnouncedWithoutReport = "ANNOUNCED_WITHOUT_REPORT",
        /// Sources correct or contradict it.
        AccountsDiffer = "ACCOUNTS_DIFFER",
        /// Its date is known only in part.
        DateUncertain = "DATE_UNCERTAIN",
    }

    /// Why an event may be the one that kept a promise, the closest first.
    CommitmentFit {
        /// Those to whom it was promised faced somebody whom the promise is about.
        PromiseeMetTarget = "PROMISEE_MET_TARGET",
        /// The two signed something.
        SignedTogether = "SIGNED_TOGETHER",
        /// Those who promised faced somebody whom the promise is about.
        PromisorMetTarget = "PROMISOR_MET_TARGET",
        /// Those who promised, those to whom they did and somebody whom the promise is about all took part.
        AllTookPart = "ALL_TOOK_PART",
        /// It was held by those who promised, and the others were there or were invited.
        HeldByPromisor = "HELD_BY_PROMISOR",
        /// It was held by those to whom it was promised, and those who promised took part.
        HeldByPromisee = "HELD_BY_PROMISEE",
        /// Both took part in something of the kind.
        TookPartTogether = "TOOK_PART_TOGETHER",
    }

    /// Why a relationship is watched, the worst first.
    WatchListClass {
        /// There was no contact for so long that it has to begin anew.
        Lapsed = "LAPSED",
        /// There was no contact for long.
        Dormant = "DORMANT",
        /// There was no contact for a while.
        Cooling = "COOLING",
        /// There was contact lately, but whoever was met last has left the position.
        Rotated = "ROTATED",
        /// There was contact lately, but all of it went through one colleague of ours.
        SingleThreaded = "SINGLE_THREADED",
    }

    /// What a relationship can be taken up with again, what takes least first.
    DoorKind {
        /// An announced event at which both are expected.
        AnnouncedEvent = "ANNOUNCED_EVENT",
        /// An open promise of the one to the other.
        OpenPromise = "OPEN_PROMISE",
        /// A person whom we met there, and who certainly or likely still holds the position.
        KnownPerson = "KNOWN_PERSON",
        /// The person who has followed in a position whose holder we met.
        NewHolder = "NEW_HOLDER",
        /// Persons whom we met and who know somebody there.
        Introduction = "INTRODUCTION",
    }

    /// The languages that reports are written in, by their codes of ISO 639-1.
    Language {
        /// English.
        En = "en",
        /// Korean.
        Ko = "ko",
        /// Spanish.
        Es = "es",
        /// French.
        Fr = "fr",
    }
}
