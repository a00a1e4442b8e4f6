//! That reports are laid out in every format, and that no text of the record is taken for markup in any.
//!
//! Pages are kept as files of HTML, so that a browser can look at them too: `node web/reports.mjs` with their names.

mod sample;

use super::*;
use sample::Sample;

fn page(name: &str, sample: &Sample, language: Language) {
    let html = render(sample, ReportFormat::Html, language);
    insta::assert_binary_snapshot!(&format!("{name}.html"), html.into_bytes());
}

fn text(name: &str, sample: &Sample, format: ReportFormat, language: Language) {
    let name = format!("{name}-{}", format.extension());
    insta::assert_snapshot!(name, render(sample, format, language));
}

#[test]
fn a_report_is_laid_out_in_every_format() {
    let sample = Sample::new();
    page("sample", &sample, Language::En);
    for format in [ReportFormat::Markdown, ReportFormat::Csv, ReportFormat::Json] {
        text("sample", &sample, format, Language::En);
    }
}

#[test]
fn a_report_is_laid_out_in_every_language() {
    let sample = Sample::new();
    for language in [Language::Ko, Language::Es, Language::Fr] {
        page(&format!("sample-{language}"), &sample, language);
        text(
            &format!("sample-{language}"),
            &sample,
            ReportFormat::Markdown,
            language,
        );
    }
}

#[test]
fn no_text_of_the_record_is_markup() {
    let sample = Sample::hostile();
    page("hostile", &sample, Language::En);
    for format in [ReportFormat::Markdown, ReportFormat::Csv] {
        text("hostile", &sample, format, Language::En);
    }
}

/// A browser holds that no row is cut, and that the wide table has room.
#[test]
fn a_long_report_has_pages() {
    page("long", &Sample::long(), Language::En);
}
