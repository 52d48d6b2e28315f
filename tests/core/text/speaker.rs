use gait_check::content::CATALOG;
use gait_check::domain::{Light, LightReport, Summary, evaluate};
use gait_check::text::{Strings, System, light_words, summary_words};

use crate::support::{all_tips, answers, compiled, say, speaker, tip_id};

fn spoken(input: &str, id: &str, system: System) -> String {
    let report = evaluate(&CATALOG, &answers(input).0);
    let tip = all_tips(&report).find(|tip| tip_id(tip) == id).expect("the tip is shown");
    speaker(system).tip(tip.text, &report.fill)
}

#[test]
fn a_tip_says_its_numbers_in_the_units_of_the_runner() {
    let input = "numbers = { longestKm = 10, plannedKm = 15 }";
    let text = |system| spoken(input, "tip-cap-long-run", system);
    assert!(
        text(System::Metric).starts_with(
            "Cap your next run at 11.0 km: 10% over your longest in 30 days (10.0 km)."
        )
    );
    assert!(
        text(System::Us)
            .starts_with("Cap your next run at 6.8 mi: 10% over your longest in 30 days (6.2 mi).")
    );
    let input = "numbers = { cadenceSpm = 150 }\nlocations = [\"hip-outer\"]";
    let text = spoken(input, "tip-cadence-5", System::Metric);
    assert!(text.contains("(158 a minute)") && text.contains("+10% (165)"), "{text}");
}

#[test]
fn a_tip_without_its_numbers_falls_back() {
    let input = "answers = { single-run-spike = \"over-100\" }";
    let text = spoken(input, "tip-cap-long-run", System::Metric);
    assert!(text.starts_with("Keep your next run within 10% of your longest"), "{text}");
}

#[test]
fn a_green_light_without_a_morning_asks_for_one() {
    let speaker = speaker(System::Metric);
    let report = |light, is_provisional| LightReport { light, in_words_of: None, is_provisional };
    let green = say(light_words(Light::Green));
    assert_eq!(speaker.light(report(Light::Green, false)), green);
    let provisional = speaker.light(report(Light::Green, true));
    assert!(provisional.starts_with(green) && provisional.len() > green.len());
    assert_eq!(speaker.light(report(Light::Red, true)), say(light_words(Light::Red)));
}

/// The words of the summaries are fixed (rules, section 5.2).
#[test]
fn summaries_say_what_the_rules_say() {
    for (summary, words) in [
        (Summary::GetHelp, "Get help first."),
        (Summary::SeeClinician, "See a clinician before you run again."),
        (Summary::StopRunning, "Stop running until this settles."),
        (Summary::Unanswered, "Answer a few checks to see your tips."),
        (Summary::NothingToFix, "Nothing here needs fixing."),
        (Summary::OneThing, "Start with the first tip. Change one thing at a time."),
        (
            Summary::EaseOff,
            "Your answers show nothing to change. Ease off until it settles, and see a clinician \
             if it lasts over 2 weeks.",
        ),
        (Summary::WorthATry, "A few things are worth a try. Start with the first."),
    ] {
        assert_eq!(say(summary_words(summary)), words);
    }
}

#[test]
fn the_pack_a_page_loads_holds_the_same_sentences() {
    let pack = &compiled().packs[0];
    assert_eq!(pack.locale, "en");
    let joined = |json: &str| -> String {
        let texts: Vec<String> = serde_json::from_str(json).expect("a list of sentences");
        texts.join("\n")
    };
    let strings = Strings::new(&pack.locale, joined(&pack.text));
    for tip in CATALOG.tips {
        assert_eq!(strings.get(tip.text), say(tip.text));
    }
    for reference in CATALOG.references {
        assert_eq!(strings.get(reference.citation), "", "{} comes later", reference.id);
    }
    strings.add_sources(joined(&pack.sources));
    for reference in CATALOG.references {
        assert_eq!(strings.get(reference.citation), say(reference.citation));
        assert_eq!(strings.get(reference.finding), say(reference.finding));
    }
}
