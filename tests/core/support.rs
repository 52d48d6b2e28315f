//! What the native tests share.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gait_check::content::CATALOG;
use gait_check::domain::{
    Answers, AreaId, ChoiceId, Dropped, FlagId, GroupId, ItemId, Leaf, LocationId, RawInput,
    Report, ShownTip, Text, read,
};
use gait_check::text::{Speaker, Strings, System};
use gait_check_compiler::{Compiled, compile};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The content, compiled as the build script does it.
pub fn compiled() -> &'static Compiled {
    static COMPILED: LazyLock<Compiled> =
        LazyLock::new(|| compile(&content_folder()).expect("the content has no problem"));
    &COMPILED
}

/// Where the content is.
pub fn content_folder() -> PathBuf {
    root().join("src/content")
}

/// Speaks English about the catalog.
pub fn speaker(system: System) -> Speaker<'static> {
    static ENGLISH: LazyLock<Strings> = LazyLock::new(|| {
        let texts: Vec<&str> = compiled().texts.iter().map(|(_, text)| text.as_str()).collect();
        Strings::new("en", texts.join("\n"))
    });
    Speaker { catalog: &CATALOG, strings: &ENGLISH, system }
}

/// The English words.
pub fn english() -> Strings {
    speaker(System::Metric).strings.clone()
}

/// An English sentence.
pub fn say(text: Text) -> &'static str {
    speaker(System::Metric).strings.get(text)
}

fn leaf(value: &toml::Value) -> Leaf {
    match value {
        toml::Value::String(text) => Leaf::Text(text.clone()),
        toml::Value::Integer(number) => {
            let number = i32::try_from(*number).expect("cases hold small numbers");
            Leaf::Number(f64::from(number))
        }
        toml::Value::Float(number) => Leaf::Number(*number),
        toml::Value::Boolean(value) => Leaf::Bool(*value),
        _ => Leaf::Other("object"),
    }
}

/// The public `Input` as TOML.
pub fn raw_input(input: &toml::Table) -> RawInput {
    let fields = |name: &str| -> Vec<(String, Leaf)> {
        let table = input.get(name).and_then(toml::Value::as_table);
        table.into_iter().flatten().map(|(key, value)| (key.clone(), leaf(value))).collect()
    };
    let list = |name: &str| -> Option<Vec<Leaf>> {
        input.get(name).and_then(toml::Value::as_array).map(|rows| rows.iter().map(leaf).collect())
    };
    RawInput {
        answers: fields("answers"),
        flags: fields("flags"),
        groups: list("groups").unwrap_or_default(),
        locations: list("locations"),
        pain: fields("pain"),
        numbers: fields("numbers"),
        units: input.get("units").map(leaf),
    }
}

/// Answers from a one-line TOML table such as `answers = { "warm-up" = "easy-start" }`.
pub fn answers(input: &str) -> (Answers, Vec<Dropped>) {
    let table: toml::Table = toml::from_str(input).expect("the input is TOML");
    read(&CATALOG, &raw_input(&table))
}

/// Answers as the public `Input`, as a page or a saved record holds them.
pub fn record(said: &Answers) -> RawInput {
    let text = |text: &str| Leaf::Text(text.to_owned());
    let answers = said.choices().map(|(item, choice)| {
        let option = CATALOG.choice(item, choice).expect("the option is in the catalog");
        (CATALOG.item(item).expect("the item is in the catalog").id.to_owned(), text(option.id))
    });
    let flags = said.flags().map(|(flag, reply)| {
        let flag = CATALOG.flag(flag).expect("the flag is in the catalog");
        (flag.id.to_owned(), text(reply.id()))
    });
    let groups = said.groups().map(|group| text(CATALOG.group(group).unwrap().id));
    let places = said.locations().map(|place| text(CATALOG.location(place).unwrap().id));
    let (pain, numbers) = (&said.pain, &said.numbers);
    let level = |value: Option<u8>| value.map(|value| Leaf::Number(f64::from(value)));
    let number = |value: Option<f64>| value.map(Leaf::Number);
    let fact = |value: Option<bool>| value.map(Leaf::Bool);
    let fields = |rows: Vec<(&str, Option<Leaf>)>| -> Vec<(String, Leaf)> {
        let given = rows.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        given.collect()
    };
    RawInput {
        answers: answers.collect(),
        flags: flags.collect(),
        groups: groups.collect(),
        locations: said.locations_given.then(|| places.collect()),
        pain: fields(vec![
            ("during", level(pain.during)),
            ("after", level(pain.after)),
            ("nextMorning", level(pain.next_morning)),
            ("baselineMorning", level(pain.baseline_morning)),
            ("limp", fact(pain.limp)),
            ("builds", fact(pain.builds)),
            ("pastBoneStress", fact(pain.past_bone_stress)),
        ]),
        numbers: fields(vec![
            ("cadenceSpm", number(numbers.cadence_spm)),
            ("heightCm", number(numbers.height_cm)),
            ("longestKm", number(numbers.longest_km)),
            ("plannedKm", number(numbers.planned_km)),
            ("bmi", number(numbers.bmi)),
            ("calfPain", fact(numbers.calf_pain)),
        ]),
        units: said.us_units.map(|is_us| text(if is_us { "us" } else { "metric" })),
    }
}

macro_rules! handles {
    ($($name:ident: $find:ident -> $handle:ident;)*) => {$(
        pub fn $name(id: &str) -> $handle {
            CATALOG.$find(id).unwrap_or_else(|| panic!("`{id}` is not in the catalog"))
        }
    )*};
}

handles! {
    area: find_area -> AreaId;
    item: find_item -> ItemId;
    flag: find_flag -> FlagId;
    group: find_group -> GroupId;
    place: find_location -> LocationId;
}

/// An item and one of its options.
pub fn choice(item_id: &str, option: &str) -> (ItemId, ChoiceId) {
    let item = item(item_id);
    let choice = CATALOG.find_choice(item, option);
    (item, choice.unwrap_or_else(|| panic!("`{item_id}` has no option `{option}`")))
}

/// The public id of a shown tip.
pub fn tip_id(tip: &ShownTip) -> &'static str {
    CATALOG.tip(tip.tip).map_or("", |tip| tip.id)
}

/// Every tip of a report: seen, for later, and as information.
pub fn all_tips(report: &Report) -> impl Iterator<Item = &ShownTip> {
    report.tips.iter().chain(&report.next).chain(&report.info)
}
