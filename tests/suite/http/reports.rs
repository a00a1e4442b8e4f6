//! Reports as pages: what a browser, a spreadsheet and a program get, and what is said where something is wrong.

use super::Server;
use crate::app::{EXAMPLE, Rapport};
use crate::support::on_both_databases;

const BRIEFING: &str = "/reports/briefing?about=embassy:embassy-of-colombia-in-seoul&on=2022-03-01";

on_both_databases! {
    async fn a_report_is_a_page_a_text_tables_and_an_answer(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (format, media, says) in [
            ("", "text/html; charset=utf-8", "<!doctype html>"),
            ("&format=html", "text/html; charset=utf-8", "<h1"),
            ("&format=md", "text/markdown; charset=utf-8", "# Briefing: Embassy of Colombia in Seoul"),
            ("&format=csv", "text/csv; charset=utf-8", "Juan Carlos Caiza Rosero"),
            ("&format=json", "application/json", "\"report\": \"briefing\""),
            ("&format=md&lang=ko", "text/markdown; charset=utf-8", "2022년 3월 1일"),
        ] {
            let response = server.get(&format!("{BRIEFING}{format}")).await;
            assert_eq!(response.status(), 200, "{format}");
            assert_eq!(super::header(&response, "content-type"), media);
            assert_eq!(super::header(&response, "cache-control"), "private, no-store");
            assert!(super::header(&response, "content-security-policy").starts_with("default-src 'none'"));
            let text = response.text().await.expect("text");
            assert!(text.contains(says), "{format}: {text}");
            assert!(!text.contains("<script"), "{format}");
        }
        let again = server.get(BRIEFING).await.text().await.expect("text");
        let once_more = server.get(BRIEFING).await.text().await.expect("text");
        assert_eq!(again, once_more, "the same question gives the same bytes");
    }

    /// Each report has a form that says what it takes, and the form of one that was asked wrongly keeps what was given.
    async fn a_report_has_a_form(db: TestDatabase) {
        let server = Server::start(&db).await;
        let index = server.get("/reports").await;
        assert_eq!(index.status(), 200);
        let text = index.text().await.expect("text");
        for name in rapport::vocabulary::ReportName::WORDS {
            assert!(text.contains(&format!("action=\"/reports/{name}\"")), "{name}: {text}");
        }
        let form = server.get("/reports/briefing").await;
        assert_eq!(form.status(), 200);
        assert!(form.text().await.expect("text").contains("name=\"about\""));
        let wrong = server.get("/reports/briefing?about=embassy:colombia&on=2022-03-01").await;
        assert_eq!(wrong.status(), 404);
        let text = wrong.text().await.expect("text");
        assert!(text.contains("value=\"embassy:colombia\""), "{text}");
        assert!(text.contains("there is no record"), "{text}");
        assert!(text.contains("perhaps embassy:embassy-of-colombia-in-seoul"), "{text}");
        let schema = server.get("/reports/briefing.schema.json").await;
        assert_eq!(super::header(&schema, "content-type"), "application/schema+json");
        assert!(schema.text().await.expect("text").contains("\"title\": \"BriefingReport\""));
    }

    async fn what_is_wrong_is_said(db: TestDatabase) {
        let server = Server::start(&db).await;
        for (path, status, message) in [
            ("/reports/gossip", 404, "there is no report"),
            ("/reports/gossip.schema.json", 404, "there is no report"),
            ("/reports/briefing?on=2022-03-01", 400, "about: is missing"),
            ("/reports/briefing?about=person:adrian-li&on=2022-02-30", 400, "on: "),
            ("/reports/briefing?about=person:adrian-li&since=2022-02-03", 400, "there is no parameter"),
            ("/reports/briefing?about=person:adrian-li&format=pdf", 400, "expected one of html, md, csv, json"),
            ("/reports/briefing?about=person:adrian-li&lang=xx", 400, "expected one of en, ko, es, fr"),
            ("/reports/briefing?about=person:adrian-li&home=person:adrian-li", 404, "home: there is no record"),
            ("/reports/briefing?about=%00", 404, "there is no record"),
            ("/reports/briefing?about=<script>alert(1)</script>", 404, "&lt;script&gt;"),
        ] {
            let response = server.get(path).await;
            assert_eq!(response.status(), status, "{path}");
            let told = response.text().await.expect("text");
            assert!(told.contains(message), "{path}: {told}");
            assert!(!told.contains("<script"), "{path}");
        }
    }

    /// A reader of everything has a meeting in the report that the public one does not know of.
    async fn a_report_tells_what_its_reader_may_see(db: TestDatabase) {
        let mut lines = EXAMPLE.to_owned();
        lines.push_str(r#"{"type": "event", "key": "hush", "title": "Hushed", "kind": "MEETING", "from": "2022-02-28", "visibility": "CONFIDENTIAL", "participants": [{"institution": "embassy:embassy-of-colombia-in-seoul"}, {"person": "jung-sook-park", "institution": "organization:wego"}]}"#);
        lines.push('\n');
        let rapport = Rapport::with(&db, &lines).await;
        let server = Server::over(&rapport).await;
        let public = server.get(BRIEFING).await.text().await.expect("text");
        assert!(!public.contains("Hushed"), "{public}");
        let all = Server::over(&Rapport::over(rapport.store.clone(), rapport::vocabulary::Visibility::Confidential).await).await;
        let told = all.get(BRIEFING).await.text().await.expect("text");
        assert!(told.contains("Hushed"), "{told}");
    }
}
