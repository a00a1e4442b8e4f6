//! A picture with everything in it that could go wrong in some format.

use crate::{
    dates::Day,
    picture::{Picture, PictureLink, PictureVertex, Projection},
    vocabulary::{LinkKind, NodeKind},
};

/// Names that some format or other gives a meaning to.
const HOSTILE: &[&str] = &[
    "Jung Sook Park",
    "박정숙 (朴貞淑)",
    "محمد بن سلمان",
    "Zoë 👩‍💻 e\u{301}",
    "O'Brien \"Bob\" & Sons",
    "<b>bold</b> ]]> <!-- --> <![CDATA[x]]>",
    "&amp; &#65; #quot; #35; #;",
    "ends with a backslash\\",
    "\\N \\G \\l \\\\ \\\" \\u0041 \\u{41} \\'",
    "two\nlines\r\nand\ra third\u{2028}fourth",
    "tab\tNUL\0bell\u{7}escape\u{1b}delete\u{7f}next\u{85}last\u{9f}",
    "not\u{fffe}a\u{ffff}character \u{202e}backwards\u{202c} \u{feff}mark",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tindented",
    "\rreturned",
    "＝wide",
    "1. a list",
    "- an item",
    "# heading",
    "`code` **bold** _it_ $x$ $$y$$ ~~no~~",
    "%% comment %%{init: {}}%%",
    "life style: #red; classDef x: #a;",
    "--> --- -.- ==> |pipe| ::: end subgraph",
    "[a](b) {c} ((d)) >e] fa:fa-car",
    "'; MATCH (n) DETACH DELETE n; //",
    "``backticks`` /* comment */ ${param} $param",
    "a,b;\"c\",,\"\"",
    "",
    "   ",
    "---\ntitle: x\n---",
];

/// Every hostile name, every kind of record and of link, several links between the same two, days of all sorts.
pub(super) fn nasty() -> Picture {
    let day = |number| Day::from_number(number);
    let vertices: Vec<PictureVertex> = (0..50)
        .map(|number| {
            let kind = NodeKind::ALL[number % NodeKind::ALL.len()];
            let event = kind == NodeKind::Event;
            PictureVertex {
                id: format!("{}:key-{number}", kind.word().to_lowercase()),
                kind,
                name: HOSTILE[number % HOSTILE.len()].to_owned(),
                degree: u32::try_from(number).unwrap(),
                distance: (number % 3 != 0).then_some(u32::try_from(number % 3).unwrap()),
                days: event.then(|| (day(19_000), day(19_000 + i32::try_from(number).unwrap()))),
                date: event.then(|| "2022-01-XX?".to_owned()),
            }
        })
        .collect();
    let mut links = Vec::new();
    for from in 0..vertices.len() {
        for (number, kind) in LinkKind::ALL.iter().enumerate() {
            if number % 4 == from % 4 {
                links.push(PictureLink {
                    from,
                    to: (from + 7) % vertices.len(),
                    kind: *kind,
                    weight: u32::try_from(1 + number * from).unwrap(),
                    first: kind.is_mutual().then(|| "-0044-03-15".to_owned()),
                    last: kind.is_mutual().then(|| "[2021-01-01..2021-02-03]".to_owned()),
                    days: match number % 5 {
                        0 => (None, None),
                        1 => (Some(day(19_000)), None),
                        2 => (None, Some(day(19_034))),
                        3 => (Some(Day::from_number(-735_525)), Some(day(19_034))),
                        _ => (Some(day(19_034)), Some(day(19_034))),
                    },
                    inferred: *kind == LinkKind::Met && from % 2 == 0,
                    label: (!kind.is_mutual()).then(|| HOSTILE[(from + number) % HOSTILE.len()].to_owned()),
                });
            }
        }
    }
    // A second promise between the same two, and somebody who is linked to themselves.
    if let Some(last) = links.last().cloned() {
        links.push(last.clone());
        links.push(PictureLink {
            to: last.from,
            ..last
        });
    }
    Picture {
        title: format!("Around {}: {}", HOSTILE[5], HOSTILE[9]),
        projection: Projection::Full,
        vertices,
        links,
        truncated: true,
    }
}

/// Two records and one link between them.
pub(super) fn plain(kind: LinkKind, days: (Option<Day>, Option<Day>)) -> Picture {
    let mut picture = nasty();
    picture.vertices.truncate(2);
    picture.links.truncate(1);
    let link = &mut picture.links[0];
    (link.from, link.to, link.kind, link.days) = (0, 1, kind, days);
    (link.inferred, link.label) = (false, None);
    picture
}
