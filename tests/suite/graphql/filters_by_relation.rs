//! Filters through relations: some, none and every one of the others, and those that only the network knows.

use crate::support::on_both_databases;

use super::filters::check;

/// The head of `org` is named on two days in January, and on the one between only by title.
const RECORD: &str = r#"
{"type": "country", "key": "japan", "name": "Japan", "code": "JP", "region": "Asia"}
{"type": "country", "key": "korea", "name": "Korea", "code": "KR", "region": "Asia"}
{"type": "city", "key": "seoul", "name": "Seoul", "country": "korea"}
{"type": "organization", "key": "org", "name": "Org", "kind": "NGO", "city": "seoul", "country": "korea"}
{"type": "organization", "key": "branch", "name": "Branch", "kind": "NGO", "parent": "org"}
{"type": "embassy", "key": "embassy", "name": "Embassy", "sendingCountry": "japan", "hostCountry": "korea", "city": "seoul", "accreditedTo": ["japan"]}
{"type": "position", "key": "head", "title": "Head", "institution": "organization:org"}
{"type": "position", "key": "attache", "title": "Attaché", "institution": "embassy:embassy"}
{"type": "person", "key": "ann", "name": "Ann", "nationality": "korea", "otherNames": ["A", "An"], "identifiers": {"wikidata": "Q1"}}
{"type": "person", "key": "bob", "name": "Bob", "nationality": "japan", "tenures": [{"position": "attache", "from": "2021", "until": ".."}]}
{"type": "person", "key": "cid", "name": "Cid"}
{"type": "topic", "key": "sea", "name": "Sea"}
{"type": "topic", "key": "fish", "name": "Fish", "broader": "sea"}
{"type": "program", "key": "prog", "name": "Prog", "organization": "org"}
{"type": "source", "key": "paper", "title": "Paper"}
{"type": "event", "key": "first", "title": "First", "kind": "MEETING", "from": "2022-01-01", "venue": "organization:org", "city": "seoul", "program": "prog", "topics": ["sea", "fish"], "sources": [{"source": "paper", "quote": "so it was"}], "participants": [{"person": "ann", "position": "head"}, {"person": "bob", "position": "attache"}]}
{"type": "event", "key": "second", "title": "Second", "kind": "MEETING", "from": "2022-01-10", "venue": "embassy:embassy", "partOf": "first", "topics": ["fish"], "participants": [{"position": "head", "side": "GUEST"}, {"person": "cid", "institution": "embassy:embassy", "side": "HOST", "creditedAs": "Mr Cid"}]}
{"type": "event", "key": "third", "title": "Third", "kind": "CONFERENCE", "from": "2022-01-20", "participants": [{"person": "ann", "position": "head", "institution": "organization:branch", "role": "SPEAKER"}, {"person": "bob", "attendance": "ABSENT"}]}
{"type": "event", "key": "empty", "title": "Empty", "kind": "LAUNCH", "from": "2022-01-30"}
{"type": "commitment", "key": "promise", "text": "Promise", "by": "person:bob", "to": "organization:org", "targets": ["person:cid", "city:seoul"], "event": "first", "status": "FULFILLED", "fulfilledBy": "second", "sources": ["paper"]}
{"type": "commitment", "key": "vow", "text": "Vow", "by": "position:head"}
{"type": "relationship", "key": "members", "kind": "MEMBER_OF", "subject": "organization:branch", "object": "organization:org", "from": "2020", "until": ".."}
"#;

on_both_databases! {
    /// Of none it is true that every one passes.
    async fn some_none_and_every_one_of_several(db: TestDatabase) {
        check(&db, RECORD, &[
            ("events", r#"topics: {some: {key: {eq: "fish"}}}"#, "first second"),
            ("events", r#"topics: {none: {key: {eq: "sea"}}}"#, "empty second third"),
            ("events", r#"topics: {every: {key: {eq: "fish"}}}"#, "empty second third"),
            ("events", r#"topics: {some: {}, every: {key: {eq: "fish"}}}"#, "second"),
            ("events", "topics: {some: {}}", "first second"),
            ("events", "topics: {none: {}}", "empty third"),
            ("events", "topics: {}", "empty first second third"),
            ("events", "participants: {every: {attendance: {eq: ATTENDED}}}", "empty first second"),
            ("events", "participants: {none: {role: {eq: SPEAKER}}}", "empty first second"),
            ("events", r#"not: {topics: {every: {key: {eq: "fish"}}}}"#, "first"),
            ("people", r#"otherNames: {some: {name: {eq: "An"}}}"#, "ann"),
            ("people", r#"otherNames: {every: {name: {startsWith: "a"}}}"#, "ann bob cid"),
            ("people", r#"identifiers: {some: {scheme: {eq: "wikidata"}, value: {eq: "Q1"}}}"#, "ann"),
            ("embassies", r#"accreditedTo: {some: {code: {eq: "JP"}}}"#, "embassy"),
            ("embassies", r#"accreditedTo: {every: {code: {eq: "KR"}}}"#, ""),
        ]).await;
    }

    async fn single_relations_lead_on(db: TestDatabase) {
        check(&db, RECORD, &[
            ("people", r#"nationality: {code: {eq: "JP"}}"#, "bob"),
            ("people", r#"not: {nationality: {code: {eq: "JP"}}}"#, "ann cid"),
            ("people", r#"tenures: {some: {position: {institution: {key: {eq: "embassy"}}}}}"#, "bob"),
            ("people", "tenures: {some: {capacity: {eq: ACTING}}}", ""),
            ("people", r#"tenures: {some: {during: {since: "2030-01-01", match: CERTAIN}}}"#, "bob"),
            ("people", "promised: {some: {status: {eq: FULFILLED}}}", "bob"),
            ("organizations", r#"parent: {key: {eq: "org"}}"#, "branch"),
            ("organizations", r#"city: {country: {region: {eq: "Asia"}}}"#, "org"),
            ("embassies", r#"sendingCountry: {key: {eq: "japan"}}, city: {key: {eq: "seoul"}}"#, "embassy"),
            ("positions", "institution: {kind: {eq: EMBASSY}}", "attache"),
            ("positions", "tenures: {none: {}}", "head"),
            ("cities", r#"embassies: {some: {}}, organizations: {every: {name: {eq: "Org"}}}"#, "seoul"),
            ("cities", "hosted: {none: {}}", ""),
            ("countries", "receives: {some: {}}, cities: {some: {}}", "korea"),
            ("countries", "embassies: {some: {}}", "japan"),
            ("topics", r#"broader: {key: {eq: "sea"}}, events: {some: {key: {eq: "second"}}}"#, "fish"),
            ("programs", r#"organization: {key: {eq: "org"}}, events: {every: {key: {eq: "first"}}}"#, "prog"),
            ("events", "venue: {kind: {in: [ORGANIZATION, EMBASSY]}}", "first second"),
            ("events", r#"program: {key: {eq: "prog"}}, city: {key: {eq: "seoul"}}"#, "first"),
            ("events", r#"partOf: {key: {eq: "first"}}"#, "second"),
            ("events", r#"citations: {some: {stance: {eq: REPORTS}, quote: {contains: "so"}, source: {key: {eq: "paper"}}}}"#, "first"),
            ("commitments", r#"by: {key: {eq: "bob"}, kind: {eq: PERSON}}, to: {name: {eq: "Org"}}"#, "promise"),
            ("commitments", "by: {kind: {eq: POSITION}}", "vow"),
            ("commitments", "not: {to: {}}", "vow"),
            ("commitments", "targets: {some: {kind: {eq: CITY}}}", "promise"),
            ("commitments", r#"event: {kind: {eq: MEETING}}, fulfilledBy: {key: {eq: "second"}}"#, "promise"),
            ("commitments", "citations: {none: {}}", "vow"),
            ("relationships", r#"kind: {eq: MEMBER_OF}, subject: {key: {eq: "branch"}}, object: {kind: {eq: ORGANIZATION}}"#, "members"),
            ("relationships", r#"during: {since: "2025-01-01", match: CERTAIN}"#, "members"),
        ]).await;
    }

    /// Whom the source names only by title is found by name all the same.
    async fn inferred_persons_are_found(db: TestDatabase) {
        check(&db, RECORD, &[
            ("events", r#"participants: {some: {person: {key: {eq: "ann"}}}}"#, "first second third"),
            ("events", r#"participants: {some: {person: {key: {eq: "ann"}}, attribution: {eq: STATED}}}"#, "first third"),
            ("events", "participants: {some: {attribution: {eq: INFERRED}}}", "second"),
            ("events", "participants: {some: {attribution: {ne: STATED}}}", "second"),
            ("events", "participants: {some: {attribution: {in: [UNRESOLVED]}}}", ""),
            ("events", r#"participants: {none: {person: {nationality: {code: {eq: "KR"}}}}}"#, "empty"),
            ("people", r#"events: {some: {key: {eq: "second"}}}"#, "ann cid"),
            ("people", "events: {every: {kind: {eq: MEETING}}}", "bob cid"),
            ("people", r#"events: {none: {key: {eq: "second"}}}"#, "bob"),
        ]).await;
    }

    /// On whose behalf somebody came: as recorded, else the institution of the position.
    async fn institutions_of_participants(db: TestDatabase) {
        check(&db, RECORD, &[
            ("events", r#"participants: {some: {institution: {key: {eq: "org"}}}}"#, "first second"),
            ("events", r#"participants: {some: {institution: {key: {eq: "branch"}}}}"#, "third"),
            ("events", "participants: {some: {institution: {kind: {eq: EMBASSY}}}}", "first second"),
            ("events", "participants: {every: {institution: {}}}", "empty first second"),
            ("events", r#"participants: {some: {position: {key: {eq: "head"}}, side: {eq: GUEST}}}"#, "second"),
            ("events", r#"participants: {some: {creditedAs: {startsWith: "mr"}}}"#, "second"),
            ("organizations", r#"events: {some: {key: {eq: "third"}}}"#, "branch"),
            ("organizations", "events: {every: {kind: {eq: MEETING}}}", "org"),
            ("embassies", "events: {some: {kind: {eq: MEETING}}}", "embassy"),
        ]).await;
    }

    async fn who_met_and_engaged_with_whom(db: TestDatabase) {
        check(&db, RECORD, &[
            ("people", r#"met: {some: {key: {eq: "ann"}}}"#, "bob cid"),
            ("people", r#"met: {some: {nationality: {code: {eq: "KR"}}}, none: {key: {eq: "cid"}}}"#, "bob cid"),
            ("people", "met: {some: {}}", "ann bob cid"),
            ("people", r#"met: {every: {key: {eq: "ann"}}}"#, "bob cid"),
            ("people", r#"met: {some: {met: {some: {key: {eq: "bob"}}}}}"#, "bob cid"),
            ("people", r#"not: {met: {some: {key: {eq: "bob"}}}}"#, "bob cid"),
            ("organizations", r#"engagedWith: {some: {key: {eq: "embassy"}}}"#, "org"),
            ("organizations", "engagedWith: {none: {kind: {eq: EMBASSY}}}", "branch"),
            ("embassies", r#"engagedWith: {every: {key: {eq: "org"}}}"#, "embassy"),
        ]).await;
    }
}
