//! Arbitrary runners: whatever the public `Input` can say, over the whole catalog.

use gait_check::content::CATALOG;
use gait_check::domain::{Action, Answers, Leaf, RawInput, Reply, read};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;

/// The same runners in every run, so that a test that fails does so because of the change at
/// hand. `PROPTEST_RNG_SEED` and `PROPTEST_CASES` ask for others, and for more.
pub fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let rng_seed = match usual.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2026),
        RngSeed::Fixed(seed) => RngSeed::Fixed(seed),
    };
    ProptestConfig { rng_seed, failure_persistence: None, ..usual }
}

fn text(text: &str) -> Leaf {
    Leaf::Text(text.to_owned())
}

fn choices(density: f64) -> impl Strategy<Value = Vec<(String, Leaf)>> {
    let rows: Vec<_> =
        CATALOG.items.iter().map(|item| option::weighted(density, select(item.choices))).collect();
    rows.prop_map(|rows| {
        let rows = CATALOG.items.iter().zip(rows);
        rows.filter_map(|(item, choice)| Some((item.id.to_owned(), text(choice?.id)))).collect()
    })
}

/// Replies to all flags; `weights` are those of silence, "no", "not sure" and "yes".
fn flags(weights: [u32; 4]) -> impl Strategy<Value = Vec<(String, Leaf)>> {
    let replies = [None, Some(Reply::No), Some(Reply::NotSure), Some(Reply::Yes)];
    let reply = prop::strategy::Union::new_weighted(
        weights.into_iter().zip(replies.map(Just)).filter(|(weight, _)| *weight > 0).collect(),
    );
    vec(reply, CATALOG.flags.len()).prop_map(|replies| {
        let rows = CATALOG.flags.iter().zip(replies);
        rows.filter_map(|(flag, reply)| Some((flag.id.to_owned(), text(reply?.id())))).collect()
    })
}

fn some_of(ids: Vec<&'static str>, most: usize) -> impl Strategy<Value = Vec<Leaf>> {
    subsequence(ids, 0..=most).prop_map(|ids| ids.into_iter().map(text).collect())
}

fn fields(
    rows: Vec<(&'static str, BoxedStrategy<Leaf>)>,
    density: f64,
) -> impl Strategy<Value = Vec<(String, Leaf)>> {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| {
            option::weighted(density, value)
                .prop_map(move |value| value.map(|value| (name.to_owned(), value)))
        })
        .collect();
    rows.prop_map(|rows| rows.into_iter().flatten().collect())
}

fn pain() -> impl Strategy<Value = Vec<(String, Leaf)>> {
    let level = || prop_oneof![2 => 0..=3, 1 => 0..=10].prop_map(f64::from).prop_map(Leaf::Number);
    let fact = || prop::bool::weighted(0.3).prop_map(Leaf::Bool);
    let rows = vec![
        ("during", level().boxed()),
        ("after", level().boxed()),
        ("nextMorning", level().boxed()),
        ("baselineMorning", level().boxed()),
        ("limp", fact().boxed()),
        ("builds", fact().boxed()),
        ("pastBoneStress", fact().boxed()),
    ];
    fields(rows, 0.3)
}

fn numbers() -> impl Strategy<Value = Vec<(String, Leaf)>> {
    let number = |least: f64, most: f64| (least..=most).prop_map(Leaf::Number).boxed();
    let km = || prop_oneof![Just(0.0), 0.0..=30.0, 0.0..=500.0].prop_map(Leaf::Number).boxed();
    let rows = vec![
        ("cadenceSpm", number(120.0, 240.0)),
        ("heightCm", number(100.0, 230.0)),
        ("longestKm", km()),
        ("plannedKm", km()),
        ("bmi", number(10.0, 80.0)),
        ("calfPain", any::<bool>().prop_map(Leaf::Bool).boxed()),
    ];
    fields(rows, 0.2)
}

fn with_flags(
    flags: impl Strategy<Value = Vec<(String, Leaf)>>,
) -> impl Strategy<Value = RawInput> {
    let density = select(vec![0.01, 0.1, 0.4, 0.95]);
    let group_ids: Vec<&str> = CATALOG.groups.iter().map(|group| group.id).collect();
    let groups = prop_oneof![
        4 => Just(Vec::new()),
        4 => some_of(group_ids.clone(), 2),
        1 => some_of(group_ids.clone(), group_ids.len()),
    ];
    let places: Vec<&str> = CATALOG.locations.iter().map(|place| place.id).collect();
    let most_places = places.len();
    let units = option::weighted(0.3, select(vec!["metric", "us"]).prop_map(text));
    (
        density.prop_flat_map(choices),
        flags,
        groups,
        option::weighted(0.6, some_of(places, most_places)),
        pain(),
        numbers(),
        units,
    )
        .prop_map(|(answers, flags, groups, locations, pain, numbers, units)| RawInput {
            answers,
            flags,
            groups,
            locations,
            pain,
            numbers,
            units,
        })
}

/// A runner of any kind, most of them without a sign that gates.
pub fn input() -> impl Strategy<Value = RawInput> {
    with_flags(prop_oneof![
        6 => flags([5, 5, 0, 0]),
        2 => flags([10, 10, 1, 0]),
        2 => flags([20, 20, 1, 1]),
        1 => flags([1, 1, 1, 1]),
    ])
}

/// A runner without any sign that gates by itself.
pub fn calm_input() -> impl Strategy<Value = RawInput> {
    with_flags(flags([5, 5, 0, 0]))
}

/// What a runner says.
pub fn answers() -> impl Strategy<Value = Answers> {
    input().prop_map(|input| read(&CATALOG, &input).0)
}

/// What a runner without any sign that gates by itself says.
pub fn calm_answers() -> impl Strategy<Value = Answers> {
    calm_input().prop_map(|input| read(&CATALOG, &input).0)
}

/// A runner who says yes to a flag of this level, and whatever else to the rest that is not
/// more serious.
pub fn flagged(action: Action) -> impl Strategy<Value = Answers> {
    let ids = |is_meant: fn(&Action, &Action) -> bool| -> Vec<_> {
        let flags = CATALOG.flags.iter().filter(|flag| is_meant(&flag.action, &action));
        flags.map(|flag| CATALOG.find_flag(flag.id).expect("it is in the catalog")).collect()
    };
    let (of_level, higher) = (ids(|one, level| one == level), ids(|one, level| one > level));
    (answers(), select(of_level)).prop_map(move |(mut answers, flag)| {
        for flag in &higher {
            answers.set_flag(*flag, None);
        }
        answers.set_flag(flag, Some(Reply::Yes));
        answers
    })
}

/// Text of any kind: the words of the product and nonsense.
pub fn any_text() -> impl Strategy<Value = String> {
    let known = (CATALOG.items.iter().map(|row| row.id))
        .chain(CATALOG.items.iter().flat_map(|row| row.choices.iter().map(|choice| choice.id)))
        .chain(CATALOG.flags.iter().map(|row| row.id))
        .chain(CATALOG.groups.iter().map(|row| row.id))
        .chain(CATALOG.locations.iter().map(|row| row.id))
        .chain(["yes", "no", "not-sure", "metric", "us", "__proto__", "", "limp", "during", "bmi"]);
    let known: Vec<String> = known.map(str::to_owned).collect();
    prop_oneof![3 => select(known), 2 => any::<String>(), 1 => "[a-z-]{1,12}"]
}

/// A value of any kind.
pub fn any_leaf() -> impl Strategy<Value = Leaf> {
    let numbers = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 0.5, 10.0, 11.0, 1e308];
    prop_oneof![
        4 => any_text().prop_map(Leaf::Text),
        2 => select(numbers).prop_map(Leaf::Number),
        2 => (-1.0..=300.0).prop_map(Leaf::Number),
        1 => any::<f64>().prop_map(Leaf::Number),
        2 => (0..=12).prop_map(f64::from).prop_map(Leaf::Number),
        2 => any::<bool>().prop_map(Leaf::Bool),
        1 => select(vec!["object", "undefined", "null"]).prop_map(Leaf::Other),
    ]
}

/// An input of which nothing need be right. Its names are unlike each other, as those of an
/// object are.
pub fn garbage() -> impl Strategy<Value = RawInput> {
    let names = |ids: Vec<&'static str>| {
        let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
        let name = prop_oneof![3 => select(ids), 1 => any_text()];
        let rows = prop::collection::btree_map(name, any_leaf(), 0..12);
        rows.prop_map(|rows| rows.into_iter().collect::<Vec<_>>())
    };
    (
        names(CATALOG.items.iter().map(|item| item.id).collect()),
        names(CATALOG.flags.iter().map(|flag| flag.id).collect()),
        vec(any_leaf(), 0..6),
        option::of(vec(any_leaf(), 0..6)),
        names(vec![
            "during",
            "after",
            "nextMorning",
            "baselineMorning",
            "limp",
            "builds",
            "pastBoneStress",
        ]),
        names(vec!["cadenceSpm", "heightCm", "longestKm", "plannedKm", "bmi", "calfPain"]),
        option::of(any_leaf()),
    )
        .prop_map(|(answers, flags, groups, locations, pain, numbers, units)| RawInput {
            answers,
            flags,
            groups,
            locations,
            pain,
            numbers,
            units,
        })
}
