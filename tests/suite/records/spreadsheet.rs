//! Tables: what is kept goes out into them and comes back, and what is wrong in one is told with its column.

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use rapport::{
    cli::{
        export::{self as exporting, ExportArgs},
        import::{self as importing, ImportArgs},
        outcome::Outcome,
        template::{self, TemplateArgs},
    },
    records::{self, ImportOptions, ImportReport, Input, fields::RecordKind, kinds, spreadsheet},
    store::Store,
};

use super::{EVERYTHING, SOME, clock, export, import, open};
use crate::{
    app::EXAMPLE,
    support::{Backend, TestDatabase, on_both_databases},
};

fn kind(word: &str) -> &'static RecordKind {
    kinds::by_word(word).expect("a type")
}

/// Imports tables, each with the word of its type.
async fn import_tables(store: &Store, tables: Vec<(&str, Vec<u8>)>) -> ImportReport {
    let input = |(word, bytes)| Input {
        name: format!("{word}.csv"),
        reader: Box::new(Cursor::new(bytes)),
        table: Some(kind(word)),
    };
    let options = ImportOptions {
        dry_run: false,
        editor: records::Editor::unrestricted("test"),
    };
    let inputs = tables.into_iter().map(input).collect();
    records::import(store, clock(), inputs, &options)
        .await
        .expect("the database takes the tables")
}

/// What is told of a table of persons, faults or else warnings.
async fn told(store: &Store, table: &[u8]) -> Vec<String> {
    let report = import_tables(store, vec![("person", table.to_vec())]).await;
    let found = if report.failed() {
        report.faults
    } else {
        report.warnings
    };
    found.iter().map(ToString::to_string).collect()
}

/// The tables of all types of a database.
async fn tables(store: &Store) -> Vec<(&'static str, Vec<u8>)> {
    let mut tables = Vec::new();
    for kind in &kinds::KINDS {
        let mut table = Vec::new();
        spreadsheet::export(store, kind, &mut table)
            .await
            .expect("it is written");
        tables.push((kind.word, table));
    }
    tables
}

/// Puts records into a database, takes them out as tables, puts these into another in the opposite order, in which most
/// references lead forward, and holds both against each other.
async fn assert_comes_back(db: &TestDatabase, records: &str) {
    let store = open(db).await;
    import(&store, records).await;
    let before = export(&store).await;
    let mut all = tables(&store).await;
    let again = import_tables(&store, all.clone()).await;
    assert_eq!((again.created, again.updated), (0, 0), "{:?}", again.faults);
    assert!(
        again.unchanged > 0 && again.warnings.is_empty(),
        "{:?}",
        again.warnings
    );
    let other = TestDatabase::new(db.backend()).await.expect("another");
    let other = open(&other).await;
    all.reverse();
    let report = import_tables(&other, all).await;
    assert_eq!(report.faults, []);
    assert_eq!(export(&other).await, before);
}

/// What a text may be made of that tables, lists in cells and formulas have a meaning for.
const NASTY: &str = r#"
{"type":"country","key":"-null","name":"null","region":"\\","subregion":" =1+1 ","otherNames":["null","a;b|c=d\\","=x","\na\n","|",{"name":"=","kind":"FORMER"},{"name":" ; ","language":"en"}],"identifiers":{"a=b;c":"=\\;|","null":"null"},"note":"“a\r\nb”\n\"c\"\t,;"}
{"type":"country","key":"null","name":"@x","region":"\\null","subregion":"NULL","otherNames":["null"]}
{"type":"person","key":"p","name":"+1","style":"'","nationality":"null","familyName":"\ttab","otherNames":[{"name":"null","from":"-0044-03-15"}],"tenures":[]}
{"type":"city","key":"c","name":"C","country":"-null","latitude":-0.1,"longitude":1e-7}
{"type":"city","key":"d","name":"D","country":"null","latitude":37.56650000000001,"longitude":-179.99999999999997}
{"type":"source","key":"s","published":"-0044-03-15","title":"-","text":";"}
{"type":"event","key":"e","title":"E","kind":"OTHER","from":"2022","sources":[{"source":"s","quote":" | a=b; \\ "}],"participants":[{"label":"a|b","headcount":0},{"label":"=person"},{"label":"null"}]}
"#;

on_both_databases! {
    async fn every_field_of_every_kind_comes_back(db: TestDatabase) {
        assert_comes_back(&db, EVERYTHING).await;
    }

    async fn the_example_comes_back(db: TestDatabase) {
        assert_comes_back(&db, EXAMPLE).await;
    }

    async fn texts_come_back_whatever_they_are(db: TestDatabase) {
        assert_comes_back(&db, NASTY).await;
        let store = open(&db).await;
        for (word, table) in tables(&store).await {
            let text = String::from_utf8(table).expect("text");
            let text = text.strip_prefix('\u{feff}').expect("a mark");
            for row in csv::Reader::from_reader(text.as_bytes()).records() {
                for cell in &row.expect("a row") {
                    let number = cell.parse::<f64>().is_ok();
                    assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{word}: {cell:?}");
                }
            }
        }
    }

    /// As people write, and as programs of other countries do.
    async fn a_table_may_be_written_by_hand(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let table = "\u{feff}\n;;\nNAME;key;tenures;;OtherNames;note\r\n\
            \"Ana; Reis\";ana;head | from = 2021 | UNTIL=2022-03 ;\n;;;;;\n\
            Luc;luc;\"capacity=acting|position=head;\nhead|from=2024|\";;Lucien;\"two\nlines\"\n\
            \"Jo \"\"J\"\"\";jo;;;Joe; \r\
            Eva;eva;;;Evi;null\n";
        // The first row of the table is too short.
        let found = told(&store, table.as_bytes()).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("person.csv:4: the row has 4 cells; expected 6, as the header row has"), "{found:?}");
        let table = table.replace("2022-03 ;\n", "2022-03 ; ;;\n");
        assert_eq!(told(&store, table.as_bytes()).await, Vec::<String>::new());
        let persons: Vec<String> = export(&store).await.lines().filter(|line| line.contains("\"person\"")).map(ToOwned::to_owned).collect();
        assert_eq!(persons, [
            r#"{"type":"person","key":"ana","name":"Ana; Reis","tenures":[{"position":"head","from":"2021","until":"2022-03"}]}"#,
            r#"{"type":"person","key":"eva","name":"Eva","otherNames":["Evi"]}"#,
            r#"{"type":"person","key":"jo","name":"Jo \"J\"","otherNames":["Joe"]}"#,
            r#"{"type":"person","key":"lee","name":"Lee"}"#,
            r#"{"type":"person","key":"luc","name":"Luc","otherNames":["Lucien"],"tenures":[{"position":"head","capacity":"ACTING"},{"position":"head","from":"2024"}],"note":"two\nlines"}"#,
            r#"{"type":"person","key":"park","name":"Jung Sook Park"}"#,
        ]);
        // An empty cell leaves alone, `null` clears.
        let report = import_tables(&store, vec![("person", b"key\tname\tnote\totherNames\nluc\t\tnull\tnull\n".to_vec())]).await;
        assert_eq!((report.updated, report.faults.as_slice()), (1, [].as_slice()));
        let all = export(&store).await;
        assert!(all.contains(r#""key":"luc","name":"Luc","tenures""#) && !all.contains("two"), "{all}");
    }

    async fn every_fault_is_told_with_its_column(db: TestDatabase) {
        let store = open(&db).await;
        import(&store, SOME).await;
        let table = b"key,name,nmae,tenures,nationality,style,name,identifiers,otherNames\n\
            Jo,,x,\"heda|form=2021;head|2021;\nposition=head|until=2/2/22\",frnace,,,Q1,A|kind=FORMR\n\
            park,null,,;,,\xff,,,\n\
            new,,,,,,,,\n\
            x,y\n\
            park,,,,,,,,,,z\n\
            lee,,,,,,,,";
        let found = told(&store, table).await;
        let expected = [
            r#"1: column C (nmae): a person has no field "nmae"; did you mean "name"?"#,
            "1: column B (name): is there twice, again as column G; expected it once",
            r#"2: column D (tenures.1): "2021" does not say what it is; expected one of position, capacity, from, until, note and = before it"#,
            r#"2: column H (identifiers.0): expected scheme=value, as in wikidata=Q42, found "Q1""#,
            r#"2: column A (key): "Jo" is not a key: expected only a-z, 0-9 and -, such as "jo""#,
            r#"2: column D (tenures.0.form): an item of this list has no field "form"; did you mean "from"?"#,
            r#"2: column D (tenures.2.until): "2/2/22" is not a date"#,
            r#"2: column I (otherNames.0.kind): "FORMR" is not one of the words here; did you mean "FORMER"?"#,
            r#"2: column E (nationality): there is no country "frnace" in this import or the database; expected the key of a country"#,
            r#"2: column D (tenures.0.position): there is no position "heda" in this import or the database; expected the key of a position"#,
            "4: column F (style): byte 1 of the cell (0xff) is not UTF-8; expected a UTF-8 file, which Excel saves as \"CSV UTF-8\"",
            "4: column B (name): is null; it is required and cannot be cleared",
            "4: column D (tenures.0.position): is missing, and is required",
            "5: column B (name): is missing; a person cannot be without it",
            "6: the row has 2 cells; expected 9, as the header row has; ",
            "7: the row has 11 cells; expected 9, as the header row has; ",
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(&format!("person.csv:{expected}")), "{found}\n{expected}");
        }
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        let dated = told(&store, b"key,name\npark,Park\npark,Park\n").await;
        assert_eq!(dated, [r#"person.csv:3: column A (key): the person "park" is defined already, in line 2 of person.csv; expected each record once"#]);
    }

    async fn a_file_that_is_no_table_is_refused(db: TestDatabase) {
        let store = open(&db).await;
        let one = |found: Vec<String>| match found.as_slice() {
            [one] => one.clone(),
            other => panic!("one fault, and not {other:?}"),
        };
        assert!(one(told(&store, b"").await).starts_with("person.csv:1: is empty; expected a header row"));
        assert!(one(told(&store, b"\xff\xfek\0e\0y\0\n\0").await).starts_with("person.csv:1: is UTF-16"));
        assert!(one(told(&store, b"name\nA\n").await).starts_with("person.csv:1: key: is missing; expected a column"));
        let unended = one(told(&store, b"key,name\r\n\r\na,\"A\"\r\nb,\"B\r\nc,C\r\n").await);
        assert!(unended.starts_with("person.csv:4: a cell of this row begins with a quotation mark"), "{unended}");
        let unnamed = one(told(&store, b"key,,name\na,x,A\n").await);
        assert!(unnamed.starts_with("person.csv:2: column B has no name in the header row"), "{unnamed}");
        let long = [b"key,name\na,\"".as_slice(), &vec![b'x'; 20_000_000]].concat();
        let long = one(told(&store, &long).await);
        assert!(long.starts_with("person.csv:2: the row has more than 16777216 bytes"), "{long}");
        assert_eq!(export(&store).await, "");
    }

    /// A template with nothing in it but its example, and one that was filled in under it.
    async fn the_example_of_a_template_is_passed_over(db: TestDatabase) {
        let store = open(&db).await;
        for kind in &kinds::KINDS {
            let mut table = Vec::new();
            spreadsheet::template(kind, &mut table).expect("it is written");
            let report = import_tables(&store, vec![(kind.word, table)]).await;
            assert_eq!((report.faults, report.records, report.warnings.len()), (Vec::new(), 0, 1), "{}", kind.word);
            let warning = "column A (key): is that of the example in the template; the row was passed over";
            assert_eq!(report.warnings[0].to_string(), format!("{}.csv:2: {warning}", kind.word));
        }
        assert_eq!(export(&store).await, "");
        let changed = told(&store, b"key,name\nexample-ana-reis,Ana\n").await;
        assert_eq!(changed, Vec::<String>::new());
        assert!(export(&store).await.contains("\"example-ana-reis\""));
    }

    /// Through the commands: out into files and, with a record file, in again, each beside what it refers to.
    async fn the_commands_say_what_a_table_holds(db: TestDatabase) {
        let home = tempfile::tempdir().expect("a directory");
        let store = open(&db).await;
        import(&store, SOME).await;
        let persons = home.path().join("persons.csv");
        let args = ExportArgs {
            file: Some(persons.clone()),
            kind: Some(kind("person")),
            ..ExportArgs::default()
        };
        let (outcome, errors) = run_export(db.url(), &args).await;
        assert_eq!(outcome, Outcome::Usage);
        assert!(errors.ends_with("expected --format csv with it\n"), "{errors}");
        let args = ExportArgs { format: "csv".parse().expect("a format"), ..args };
        assert_eq!(run_export(db.url(), &args).await, (Outcome::Done, String::new()));
        let text = fs::read_to_string(&persons).expect("reads");
        assert!(text.starts_with("\u{feff}key,name,style,"), "{text}");
        fs::write(&persons, "key,name,tenures\nana,Ana,mayor\n").expect("writes");
        let (more, positions) = (home.path().join("more.jsonl"), home.path().join("positions.CSV"));
        fs::write(&more, r#"{"type":"city","key":"lisbon","name":"Lisbon","country":"korea"}"#).expect("writes");
        fs::write(&positions, "key;title;institution\nmayor;Mayor;city:lisbon\n").expect("writes");
        let files = [persons.as_path(), &more, &positions];
        let (outcome, errors) = run_import(db.url(), &files, &["person", "position"]).await;
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, ""));
        assert!(export(&store).await.contains(r#""tenures":[{"position":"mayor"}]"#));
    }
}

async fn run_export(database: &str, args: &ExportArgs) -> (Outcome, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = exporting::run(args, database, clock(), &mut output, &mut errors)
        .await
        .expect("memory is written");
    (outcome, String::from_utf8(errors).expect("text"))
}

async fn run_import(database: &str, files: &[&Path], words: &[&str]) -> (Outcome, String) {
    let args = ImportArgs {
        files: files.iter().map(PathBuf::from).collect(),
        dry_run: false,
        kinds: words.iter().map(|word| kind(word)).collect(),
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = importing::run(&args, database, clock(), &mut output, &mut errors)
        .await
        .expect("memory is written");
    (outcome, String::from_utf8(errors).expect("text"))
}

#[tokio::test]
async fn a_table_needs_its_type() {
    let db = TestDatabase::new(Backend::Sqlite)
        .await
        .expect("SQLite is always there");
    let (table, other, record) = (Path::new("a.csv"), Path::new("b.csv"), Path::new("a.jsonl"));
    for (files, words, expected) in [
        (
            vec![table],
            vec![],
            "a.csv: a table does not say what its rows are; expected --type",
        ),
        (
            vec![record],
            vec!["person"],
            "--type: none of the files is a table",
        ),
        (
            vec![table, other, table],
            vec!["person", "city"],
            "--type: is there 2 times for 3 tables",
        ),
        (
            vec![table],
            vec!["person", "city"],
            "--type: is there 2 times for 1 tables",
        ),
    ] {
        let (outcome, errors) = run_import(db.url(), &files, &words).await;
        assert_eq!(outcome, Outcome::Usage);
        assert!(errors.starts_with(expected), "{errors}");
    }
}

#[test]
fn a_template_is_written_and_its_columns_are_told() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("event.csv");
    let mut args = TemplateArgs {
        kind: kind("event"),
        file: Some(file.clone()),
        force: false,
    };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome =
        template::run(&args, "sqlite://unused.db", &mut output, &mut errors).expect("memory is written");
    assert_eq!((outcome, errors.as_slice()), (Outcome::Done, [].as_slice()));
    let told = String::from_utf8(output).expect("text");
    assert!(
        told.contains("\ntitle (required): What happened, in a line.\n"),
        "{told}"
    );
    let mut output = Vec::new();
    args.file = None;
    template::run(&args, "sqlite://unused.db", &mut output, &mut errors).expect("memory is written");
    assert_eq!(output, fs::read(&file).expect("reads"));
}
