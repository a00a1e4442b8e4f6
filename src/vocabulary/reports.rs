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
