//! Lasting relations: who is a member of what, and who works with whom.

use std::io::{self, Write};

use super::{
    dates,
    events::{any_visibility, source_key},
    line::Lines,
    random::Random,
    world::{InstitutionKind, WEGO, World, city_key},
};

/// Writes so many and a few more, one of each kind at least. There are so many sources to cite.
pub(super) fn write(
    world: &World,
    count: usize,
    sources: usize,
    random: &mut Random,
    lines: &mut Lines<impl Write>,
) -> io::Result<()> {
    const KINDS: [&str; 8] = [
        "MEMBER_OF",
        "PARTNER_OF",
        "COOPERATES_WITH",
        "SUPPORTS",
        "SISTER_CITY_OF",
        "SUCCEEDED",
        "AGREEMENT_WITH",
        "RELATED_TO",
    ];
    for number in 0..count + KINDS.len() {
        // One of each, and then most often members.
        let kind = KINDS
            .get(number)
            .copied()
            .unwrap_or_else(|| KINDS[random.ranked(KINDS.len())]);
        let Some((subject, object)) = ends(world, kind, random) else {
            continue;
        };
        lines.record(
            "relationship",
            format_args!("relationship-{}", number + 1),
            |line| {
                line.text("kind", kind);
                line.text("subject", subject);
                line.text("object", object);
                let first = random.between(dates::FIRST, dates::LAST - 400);
                if random.chance(7_000) {
                    line.text("from", dates::of_tenure(random, first));
                    if random.chance(1_500) {
                        let last = random.between(first + 380, dates::LAST);
                        line.text("until", dates::of_tenure(random, last));
                    } else if random.chance(6_000) {
                        line.text("until", "..");
                    }
                }
                line.list("sources", |line| {
                    if sources > 0 && random.chance(5_000) {
                        line.item(source_key(1 + random.below(sources)));
                    }
                });
                line.some("visibility", any_visibility(random));
            },
        )?;
    }
    Ok(())
}

/// Two that may be related so; None where chance drew one twice.
fn ends(world: &World, kind: &str, random: &mut Random) -> Option<(String, String)> {
    let (subject, object) = match kind {
        "SISTER_CITY_OF" => {
            let [one, other] = [0, 1].map(|_| random.ranked(world.cities.len()));
            let reference = |city: usize| format!("city:{}", city_key(city));
            return (one != other).then(|| (reference(one), reference(other)));
        }
        "MEMBER_OF" | "PARTNER_OF" if random.chance(6_000) => (world.any_institution(random), WEGO),
        // Only an organization has members, or takes the place of another.
        "MEMBER_OF" | "SUCCEEDED" => {
            let [one, other] = [0, 1].map(|_| world.any_institution(random));
            let organization = |place: usize| world.institutions[place].kind == InstitutionKind::Organization;
            if !organization(other) || (kind == "SUCCEEDED" && !organization(one)) {
                return None;
            }
            (one, other)
        }
        _ => (world.any_institution(random), world.any_institution(random)),
    };
    let reference = |place: usize| world.institutions[place].reference.clone();
    (subject != object).then(|| (reference(subject), reference(object)))
}
