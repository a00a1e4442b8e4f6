//! Asking a report: on a thread of its own, as some think long, and by name for those who ask in words.

use tokio::{runtime::Handle, sync::oneshot};

use super::{
    LaidOut, Reader, ReportError,
    parameters::{Given, ParameterSpec, Parameters},
    render::render,
    words::Words,
};
use crate::{
    dates::Day,
    live::{Snapshot, think},
    network::algorithms::{Limit, LimitExceeded},
    vocabulary::{Language, ReportFormat, ReportName},
};

/// A report that can be asked.
pub trait Question: LaidOut + Sized + 'static {
    /// What it is asked.
    type Input: Parameters;

    /// The answer.
    ///
    /// # Errors
    ///
    /// Where a record that is asked about is not there, a parameter cannot be what it is, the answer takes too long, or the
    /// database does not answer.
    #[expect(async_fn_in_trait, reason = "it runs on a thread of its own")]
    async fn answer(reader: &Reader, input: &Self::Input) -> Result<Self, ReportError>;
}

/// Whose report it is, and of which day.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The day it speaks of.
    pub on: Day,
    /// Whose it is, as `kind:key`; `None` for the institution that took part in the most events.
    pub home: Option<String>,
}

/// Asks a report.
///
/// # Errors
///
/// Those of [`Question::answer`].
///
/// # Panics
///
/// Never, unless the report does, which is a fault of ours.
pub async fn ask<R: Question>(
    snapshot: Snapshot,
    setting: Setting,
    input: R::Input,
) -> Result<R, ReportError> {
    let runtime = Handle::current();
    // Closed when this is dropped: then nobody waits for the report any more.
    let (mut waited_for, _waits) = oneshot::channel::<()>();
    let answer = think(move |stop| {
        runtime.block_on(async {
            let answer = async {
                let reader = Reader::new(snapshot, setting.on, setting.home.as_deref()).await?;
                R::answer(&reader.until_told(stop), &input).await
            };
            tokio::select! {
                answer = answer => answer,
                () = waited_for.closed() => Err(ReportError::Limit(LimitExceeded { limit: Limit::Deadline })),
            }
        })
    });
    answer.await
}

/// The parameters that all reports take.
pub const SHARED: &[ParameterSpec] = &[
    ParameterSpec {
        name: "on",
        about: "The day it speaks of; today in UTC by default. Later events are not in it, but for those that were announced.",
        expected: "a day, such as 2022-03-01",
        required: false,
        repeated: false,
    },
    ParameterSpec {
        name: "home",
        about: "Whose report it is: the institution that is \"ours\"; by default the one that took part in the most events.",
        expected: "the id of an institution, such as organization:wego",
        required: false,
        repeated: false,
    },
];

/// A report as it was asked in words, laid out.
async fn laid_out<R: Question>(
    snapshot: Snapshot,
    today: Day,
    given: &Given,
    format: ReportFormat,
    language: Language,
) -> Result<String, ReportError> {
    let specs = R::Input::ALL.iter().chain(SHARED);
    let known: Vec<&str> = specs.map(|spec| spec.name).collect();
    given.only(&known)?;
    let on = match given.last("on") {
        Some(text) => text.parse().map_err(|error| ReportError::Invalid {
            parameter: "on",
            message: format!("{error}"),
        })?,
        None => today,
    };
    let setting = Setting {
        on,
        home: given.last("home").map(str::to_owned),
    };
    let answer = ask::<R>(snapshot, setting, R::Input::read(given)?).await?;
    Ok(render(&answer, format, language))
}

impl ReportName {
    /// What the report is, in one sentence.
    pub fn about(self, language: Language) -> String {
        Words::of(language).say(&format!("report-about-{}", self.word()))
    }

    /// What the report is called.
    pub fn title(self, language: Language) -> String {
        Words::of(language).say(&format!("report-title-{}", self.word()))
    }
}

macro_rules! reports {
    ($($name:ident: $report:ty,)+) => {
        impl ReportName {
            /// What the report can be asked, besides what all can.
            pub const fn parameters(self) -> &'static [ParameterSpec] {
                match self {
                    $(Self::$name => <<$report as Question>::Input as Parameters>::ALL,)+
                }
            }

            /// The JSON Schema of the answer.
            pub fn schema(self) -> schemars::Schema {
                match self {
                    $(Self::$name => schemars::schema_for!($report),)+
                }
            }
        }

        /// A report as it was asked in words, laid out.
        ///
        /// # Errors
        ///
        /// Those of [`Question::answer`].
        pub async fn report(
            name: ReportName,
            snapshot: Snapshot,
            today: Day,
            given: &Given,
            format: ReportFormat,
            language: Language,
        ) -> Result<String, ReportError> {
            match name {
                $(ReportName::$name => laid_out::<$report>(snapshot, today, given, format, language).await,)+
            }
        }
    };
}

reports! {
    Briefing: super::briefing::BriefingReport,
    Contact: super::contact::ContactReport,
    Profile: super::profile::ProfileReport,
    Dossier: super::dossier::DossierReport,
    Country: super::country::CountryReport,
    Activity: super::activity::ActivityReport,
    Commitments: super::commitments::CommitmentsReport,
    WatchList: super::watch_list::WatchListReport,
    Coverage: super::coverage::CoverageReport,
    Network: super::network::NetworkReport,
    Handover: super::handover::HandoverReport,
}
