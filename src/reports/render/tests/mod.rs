//! That reports are laid out in every format, and that no text of the record is taken for markup in any.
//!
//! Pages are kept as files of HTML, so that a browser can look at them too: `node web/reports.mjs` with their names.

mod made_of;
mod sample;

use super::*;
use made_of::{Faulty, MadeOf};
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
    page("sample-ko", &sample, Language::Ko);
    for language in [Language::Ko, Language::Es, Language::Fr] {
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

#[test]
fn a_section_in_a_section_is_a_subsection_and_ids_are_their_own() {
    let html = render(&MadeOf::new("One"), ReportFormat::Html, Language::En);
    for expected in [
        "<h2 id=\"it\">Outer</h2>",
        "<h3 id=\"it-2\">Inner</h3>",
        "<h3 id=\"it-3\">Inner</h3>",
        "<li>\u{2212}1,234</li>",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
}

#[test]
fn what_a_macro_wrote_stays_markup_in_a_message() {
    let report = MadeOf::new("a <b> \u{E000}");
    let html = render(&report, ReportFormat::Html, Language::En);
    assert!(html.contains("<li>a &lt;b&gt; \u{FFFD}:</li>"), "{html}");
    assert!(
        html.contains("<strong>a &lt;b&gt; \u{E000}</strong>:</li>"),
        "{html}"
    );
    let markdown = render(&report, ReportFormat::Markdown, Language::Fr);
    assert!(markdown.contains("- **a &lt;b> \u{E000}**\u{a0}:"), "{markdown}");
}

#[test]
fn the_only_table_is_alone_in_its_file() {
    let csv = render(&MadeOf::new("+ One, \"two\""), ReportFormat::Csv, Language::En);
    let sources = "\"World Smart Sustainable Cities Organization, Ambassador of Canada visits WeGO, 14 February 2022, \
                   https://we-gov.org/news/1?a=b&c=d; World Smart Sustainable Cities Organization, Forum announced, \
                   14 February 2022, javascript:alert(1)\"";
    let expected = format!(
        "\u{feff}Name,'=Number,Sources\r\n\"'+ One, \"\"two\"\"\",-1234.5,{sources}\r\n'-1234.5,none,{sources}\r\n"
    );
    assert_eq!(csv, expected);
}

#[test]
#[should_panic(expected = "undefined")]
fn a_fault_of_a_template_is_found_in_tests() {
    render(&Faulty(MadeOf::new("One")), ReportFormat::Html, Language::En);
}
