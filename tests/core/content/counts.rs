use gait_check::content::CATALOG;

use crate::support::compiled;

#[test]
fn there_is_as_much_as_was_agreed() {
    let counts = [
        ("areas", CATALOG.areas.len(), 7),
        ("items", CATALOG.items.len(), 48),
        ("core items", CATALOG.items.iter().filter(|item| item.core).count(), 27),
        ("tips", CATALOG.tips.len(), 60),
        ("flags", CATALOG.flags.len(), 23),
        ("groups", CATALOG.groups.len(), 12),
        ("drills", CATALOG.drills.len(), 17),
        ("locations", CATALOG.locations.len(), 4),
        ("stages", CATALOG.stages.len(), 8),
        ("references", CATALOG.references.len(), 90),
        ("pictures", compiled().pictures.len(), 47),
    ];
    for (what, count, agreed) in counts {
        assert_eq!(count, agreed, "{what}");
    }
}

#[test]
fn the_express_path_is_the_agreed_one() {
    let path = CATALOG.express_path().into_iter().map(|item| CATALOG.item(item).unwrap());
    let path: Vec<_> = path.inspect(|item| assert!(item.core, "{}", item.id)).collect();
    let ids: Vec<&str> = path.iter().map(|item| item.id).collect();
    assert_eq!(
        ids,
        [
            "single-run-spike",
            "previous-injury",
            "hip-strength-habit",
            "outer-hip-habits",
            "cadence-spm",
            "step-width",
            "shoe-comfort",
            "warm-up",
            "drink-long",
            "nsaid-use",
        ]
    );
}
