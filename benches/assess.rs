//! How long it takes to get from answers to a report, and from a report to a screen.
//!
//! The target for a report of a full set of answers is 50 microseconds natively: a runner taps
//! an option and the tips are there in the same frame, on a slow phone too.

use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box, black_box_drop};
use gait_check::app::{Mode, Model, Place, Settings, screen};
use gait_check::content::CATALOG;
use gait_check::domain::{Answers, Item, Leaf, RawInput, evaluate, read};
use gait_check::text::Strings;

fn main() {
    LazyLock::force(&ENGLISH);
    divan::main();
}

static ENGLISH: LazyLock<Strings> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
    let texts = gait_check_compiler::compile(&folder).map(|compiled| compiled.texts);
    let texts = texts.unwrap_or_default();
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    Strings::new("en", texts.join("\n"))
});

/// How much a runner has said.
#[derive(Clone, Copy, Debug)]
enum Said {
    /// The ten items of the express path.
    Express,
    /// All 48 items, every sign, a sore place, pain and numbers.
    Full,
}

const SAID: [Said; 2] = [Said::Express, Said::Full];

/// The answers of most concern, so that every one gives a tip.
fn worst(item: &Item) -> Option<(String, Leaf)> {
    let choice = item.choices.iter().max_by_key(|choice| choice.concern)?;
    Some((item.id.to_owned(), Leaf::Text(choice.id.to_owned())))
}

fn input(said: Said) -> RawInput {
    let is_asked = |item: &&Item| matches!(said, Said::Full) || item.express.is_some();
    let answers = CATALOG.items.iter().filter(is_asked).filter_map(worst).collect();
    let no = |id: &str| (id.to_owned(), Leaf::Text("no".to_owned()));
    let field = |name: &str, value: f64| (name.to_owned(), Leaf::Number(value));
    let is_full = matches!(said, Said::Full);
    let locations = vec![Leaf::Text("hip-outer".to_owned()), Leaf::Text("buttock".to_owned())];
    RawInput {
        answers,
        flags: CATALOG.flags.iter().map(|flag| no(flag.id)).collect(),
        groups: if is_full { vec![Leaf::Text("sg-hypertension".to_owned())] } else { Vec::new() },
        locations: Some(if is_full { locations } else { Vec::new() }),
        pain: vec![field("during", 2.0), field("after", 1.0), field("nextMorning", 0.0)],
        numbers: vec![
            field("cadenceSpm", 158.0),
            field("longestKm", 9.0),
            field("plannedKm", 16.0),
        ],
        units: Some(Leaf::Text("metric".to_owned())),
    }
}

fn answers(said: Said) -> Answers {
    read(&CATALOG, &input(said)).0
}

#[divan::bench(args = SAID)]
fn report(bencher: Bencher, said: Said) {
    let answers = answers(said);
    bencher.bench_local(|| evaluate(&CATALOG, black_box(&answers)));
}

#[divan::bench(args = SAID)]
fn read_and_report(bencher: Bencher, said: Said) {
    let input = input(said);
    bencher.bench_local(|| {
        let (answers, dropped) = read(&CATALOG, black_box(&input));
        black_box_drop(dropped);
        evaluate(&CATALOG, &answers)
    });
}

fn model(said: Said, place: Place) -> Model {
    let settings = Settings { mode: Mode::Full, ..Settings::default() };
    Model { settings, answers: answers(said), place, ..Model::default() }
}

/// What one tap on an option costs, without drawing.
#[divan::bench(args = SAID)]
fn screen_of_a_check(bencher: Bencher, said: Said) {
    let item = CATALOG.find_item("cadence-spm").map_or(Place::Plan, Place::Check);
    let model = model(said, item);
    bencher.bench_local(|| screen(&CATALOG, &ENGLISH, black_box(&model)));
}

#[divan::bench(args = SAID)]
fn screen_of_the_plan(bencher: Bencher, said: Said) {
    let model = model(said, Place::Plan);
    bencher.bench_local(|| screen(&CATALOG, &ENGLISH, black_box(&model)));
}
