//! Content with a mistake in it is refused, in words that name the place.
//!
//! Each case is the real content with one edit.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it should be"
)]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use gait_check_compiler::{Compiled, Problems, compile};

fn source(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src").join(part)
}

/// A copy of the content and its pictures, gone when it is dropped.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("gait-check-{}-{number}", process::id()));
        for part in ["content", "pictures"] {
            fs::create_dir_all(folder.join(part)).expect("a folder for the copy");
            for entry in fs::read_dir(source(part)).expect("the source can be read") {
                let path = entry.expect("the entry can be read").path();
                if path.extension().is_some_and(|ending| ending == "toml" || ending == "svg") {
                    let name = path.file_name().expect("a file has a name");
                    fs::copy(&path, folder.join(part).join(name)).expect("a file can be copied");
                }
            }
        }
        Self(folder)
    }

    fn picture(&self, name: &str) -> PathBuf {
        self.0.join("pictures").join(name)
    }

    /// Replaces the first occurrence of a text, which must be there.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join("content").join(file);
        let text = fs::read_to_string(&path).expect("the file can be read");
        assert!(text.contains(from), "{file} no longer holds {from:?}: write the case anew");
        fs::write(&path, text.replacen(from, to, 1)).expect("the file can be written");
    }

    fn compiled(&self) -> Result<Compiled, Problems> {
        compile(&self.0.join("content"))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The edit must be refused, and one line of the refusal must hold both the place and the
/// mistake.
fn refused(file: &str, from: &str, to: &str, place: &str, mistake: &str) {
    let copy = Copy::new();
    copy.edit(file, from, to);
    let Err(problems) = copy.compiled() else {
        panic!("{file}: {from:?} -> {to:?} is not refused")
    };
    let said = problems.to_string();
    let is_said = said.lines().any(|line| line.contains(place) && line.contains(mistake));
    assert!(is_said, "{file}: {from:?} -> {to:?}: nothing says `{place}` and `{mistake}`:\n{said}");
}

#[test]
fn the_content_as_it_is_has_no_mistake() {
    if let Err(problems) = Copy::new().compiled() {
        panic!("{problems}");
    }
}

#[test]
fn the_same_content_compiles_to_the_same() {
    let [one, other] = [Copy::new(), Copy::new()].map(|copy| copy.compiled().expect("no mistake"));
    assert_eq!((one.rust, one.sheet, one.texts), (other.rust, other.sheet, other.texts));
    assert_eq!(one.packs, other.packs);
}

#[test]
fn an_id_stands_once_and_is_kebab_case() {
    let warm_up = "warm-up-cool-down.toml";
    for (file, from, to, place, mistake) in [
        (
            "footwear.toml",
            "id = \"shoe-mileage\"",
            "id = \"shoe-comfort\"",
            "shoe-comfort",
            "two items have this id",
        ),
        (
            "footwear.toml",
            "id = \"tip-shoe-pain\"",
            "id = \"tip-comfort-first\"",
            "tip-comfort-first",
            "two tips have this id",
        ),
        (
            "footwear.toml",
            "id = \"slightly-off\"",
            "id = \"comfortable\"",
            "comfortable",
            "two options have this id",
        ),
        (
            "red_flags.toml",
            "id = \"rf-saddle\"",
            "id = \"rf-fever\"",
            "rf-fever",
            "two flags have this id",
        ),
        (
            "groups.toml",
            "id = \"sg-bone\"",
            "id = \"sg-reds\"",
            "sg-reds",
            "two groups have this id",
        ),
        (
            "drills.toml",
            "id = \"drill-metronome\"",
            "id = \"drill-phone-video\"",
            "drill-phone-video",
            "two drills have this id",
        ),
        ("stages.toml", "id = \"rtr-2\"", "id = \"rtr-1\"", "rtr-1", "two stages have this id"),
        (
            "locations.toml",
            "id = \"hip-outer\"",
            "id = \"hip-front\"",
            "hip-front",
            "two locations have this id",
        ),
        (
            "references.toml",
            "id = \"almond-2005\"",
            "id = \"agresta-2022\"",
            "agresta-2022",
            "two references have this id",
        ),
        (warm_up, "id = \"cool-down\"", "id = \"Cool_Down\"", "Cool_Down", "no kebab-case item id"),
    ] {
        refused(file, from, to, place, mistake);
    }
}

#[test]
fn an_item_leads_only_to_what_is_there() {
    for (from, to, mistake) in [
        (
            "tip = \"tip-replace-worn\"",
            "tip = \"tip-replace-wor\"",
            "no tip has the id `tip-replace-wor`",
        ),
        (
            "drill = \"drill-phone-video\"",
            "drill = \"drill-video\"",
            "no drill has the id `drill-video`",
        ),
        ("\"agresta-2022\"", "\"agresta-2023\"", "no reference has the id `agresta-2023`"),
    ] {
        let place = match mistake {
            mistake if mistake.contains("tip") => "shoe-mileage",
            mistake if mistake.contains("drill") => "shoe-wear-pattern",
            _ => "shoe-comfort",
        };
        refused("footwear.toml", from, to, place, mistake);
    }
}

#[test]
fn a_picture_is_there_has_words_and_is_shown() {
    let pictures = "pictures.toml";
    let long = "x".repeat(91);
    for (file, from, to, place, mistake) in [
        (
            "foot-alignment.toml",
            "picture = \"knee-to-wall\"",
            "picture = \"knee-to-walls\"",
            "ankle-stiffness",
            "no picture has the id `knee-to-walls`",
        ),
        (
            "foot-alignment.toml",
            "picture = \"footprint-flat\"",
            "picture = \"footprint\"",
            "arch-footprint.flat-full",
            "no picture has the id `footprint`",
        ),
        (
            pictures,
            "id = \"drill-bridge\"",
            "id = \"drill-arch\"",
            "drill-bridge",
            "no picture has the id `drill-bridge`",
        ),
        (pictures, "id = \"hips-level\"", "id = \"hips-even\"", "hips-even", "has no file"),
        (pictures, "id = \"hips-level\"", "id = \"hips-even\"", "hips-level.svg", "no picture"),
        (pictures, "id = \"hips-level\"", "id = \"hips-dropped\"", "hips-dropped", "two pictures"),
        (
            "running-form.toml",
            ", picture = \"hips-level\"",
            "",
            "hips-level",
            "no item, option, drill or screen shows this picture",
        ),
        (
            pictures,
            "alt = \"A body scale",
            "screen = \"pain\"\nalt = \"A body scale",
            "drill-sweat-test",
            "shown by content as well",
        ),
        (
            pictures,
            "alt = \"The hip and thigh from behind",
            "alt = \"The hip and thigh from the front",
            "map-back",
            "two pictures say",
        ),
        (
            pictures,
            "A body scale and a drinking bottle.",
            " ",
            "drill-sweat-test",
            "text alternative",
        ),
        (pictures, "A body scale and a drinking bottle.", &long, "drill-sweat-test", "at most 90"),
    ] {
        refused(file, from, to, place, mistake);
    }
}

#[test]
fn a_drawing_keeps_to_the_grid() {
    let copy = Copy::new();
    let path = copy.picture("hips-level.svg");
    let drawn = fs::read_to_string(&path).expect("there is such a picture");
    fs::write(&path, drawn.replace("</svg>", "<path d=\"M0 91\"/></svg>")).expect("it is written");
    let problems = copy.compiled().expect_err("a point is outside").to_string();
    assert!(problems.contains("hips-level") && problems.contains("0 91 is outside"), "{problems}");
}

#[test]
fn a_place_and_a_flag_lead_only_to_what_is_there() {
    for (file, from, to, place, mistake) in [
        (
            "locations.toml",
            "key = \"outer-hip-habits\"",
            "key = \"outer-hip\"",
            "hip-outer",
            "no item has the id `outer-hip`",
        ),
        (
            "locations.toml",
            "[\"sit-bone-load\",",
            "[\"sit-bone-loads\",",
            "sit-bone",
            "no item has the id `sit-bone-loads`",
        ),
        (
            "red_flags.toml",
            "[\"robertson-wood-2017\"]",
            "[\"robertson-2017\"]",
            "rf-cannot-bear-weight",
            "no reference has the id `robertson-2017`",
        ),
        (
            "red_flags.toml",
            "action = \"urgent\"",
            "action = \"today\"",
            "rf-cannot-bear-weight",
            "`today` is no action",
        ),
        (
            "red_flags.toml",
            "asked = \"pain\"",
            "asked = \"later\"",
            "rf-night-pain",
            "`later` is no place to ask a flag",
        ),
        (
            "red_flags.toml",
            "site = \"leg\"",
            "site = \"arm\"",
            "rf-trauma-no-weight",
            "`arm` is no site of a flag",
        ),
    ] {
        refused(file, from, to, place, mistake);
    }
}

#[test]
fn the_words_in_bold_are_a_part_of_their_question() {
    let (from, to) = ("key = \"limping badly\"", "key = \"limping terribly\"");
    refused("red_flags.toml", from, to, "rf-cannot-bear-weight", "no part of the question");
}

#[test]
fn every_tip_and_drill_is_led_to() {
    let from = "concern = 2, tip = \"tip-walk-after-hard\"";
    let mistake = "no answer and no group gives this tip";
    refused("warm-up-cool-down.toml", from, "concern = 2", "tip-walk-after-hard", mistake);
    let from = "drill = \"drill-short-foot\"\n";
    refused("foot-alignment.toml", from, "", "drill-short-foot", "no item leads to this drill");
}

#[test]
fn words_have_room_and_are_not_missing() {
    let tip = "Skip salt tablets on runs under 90 min. Normal meals replace the salt.";
    let question = "Do you get muscle cramps on runs?";
    let message = "Needs a check.";
    let flag = "Go to an emergency department now, even if your back does not hurt. Do not drive yourself.";
    let hydration = "hydration.toml";
    for (file, from, to, place, mistake) in [
        (
            hydration,
            tip,
            "x".repeat(241),
            "tip-skip-salt-tabs",
            "text has 241 characters, at most 240",
        ),
        (hydration, tip, " ".to_owned(), "tip-skip-salt-tabs", "text is empty"),
        (hydration, question, "x".repeat(91), "cramps", "question has 91 characters, at most 90"),
        (hydration, question, String::new(), "cramps", "question is empty"),
        (
            "red_flags.toml",
            flag,
            "x".repeat(241),
            "rf-saddle",
            "message has 241 characters, at most 240",
        ),
        ("red_flags.toml", flag, String::new(), "rf-saddle", "message is empty"),
    ] {
        refused(file, from, &to, place, mistake);
    }
    // The longest that fits does fit.
    let copy = Copy::new();
    copy.edit("red_flags.toml", flag, &"x".repeat(240));
    copy.edit(hydration, tip, &"x".repeat(240));
    copy.edit(hydration, question, &format!("{message}{}", "x".repeat(90 - message.len())));
    assert!(copy.compiled().is_ok());
}

#[test]
fn other_wordings_have_no_more_room() {
    let from = "Stop until it lets go. Cramps go with tiredness";
    let to = format!("{}{from}", "x".repeat(241));
    refused("hydration.toml", from, &to, "tip-cramp", "at most 240");
}

#[test]
fn the_message_of_a_raised_flag_has_no_more_room() {
    let from =
        "message = \"Show this to a parent or guardian and see a clinician before you exercise.\"";
    let to = format!("message = \"{}\"", "x".repeat(241));
    refused("rules.toml", from, &to, "escalation-7", "at most 240");
}

#[test]
fn a_placeholder_is_known_and_can_be_done_without() {
    for (file, from, to, place, mistake) in [
        (
            "training-load.toml",
            "Cap your next run at {cap}",
            "Cap your next run at {limit}",
            "tip-cap-long-run",
            "`{limit}` is no placeholder",
        ),
        (
            "training-load.toml",
            "fallback = ",
            "# fallback = ",
            "tip-cap-long-run",
            "has placeholders but no fallback",
        ),
        (
            "training-load.toml",
            "within 10% of your longest",
            "within {cap} of your longest",
            "tip-cap-long-run",
            "the fallback has placeholders",
        ),
        (
            "hydration.toml",
            "Normal meals replace the salt.",
            "Drink {sip}.",
            "tip-skip-salt-tabs",
            "has placeholders but no fallback",
        ),
    ] {
        refused(file, from, to, place, mistake);
    }
}

/// A drill, a flag and a question are shown as they are written, so that a placeholder in one
/// of them would reach the runner.
#[test]
fn only_tips_may_hold_placeholders() {
    for (file, from, to, place) in [
        (
            "red_flags.toml",
            "be seen today: a stress injury",
            "stay under {cap}: a stress injury",
            "rf-cannot-bear-weight",
        ),
        ("drills.toml", "Re-film every 4 weeks", "Run {cap} every 4 weeks", "drill-phone-video"),
        ("groups.toml", "Eating enough comes first.", "Run {cap}.", "sg-reds"),
    ] {
        refused(file, from, to, place, "placeholder");
    }
}

#[test]
fn every_claim_has_a_grade_and_a_citation() {
    for (file, from, to, place, mistake) in [
        (
            "footwear.toml",
            "grade = \"weak\"",
            "grade = \"shaky\"",
            "shoe-comfort",
            "`shaky` is no grade",
        ),
        (
            "footwear.toml",
            "sources = [\"nigg-2015\", \"agresta-2022\", \"relph-2022\"]",
            "sources = []",
            "shoe-comfort",
            "cites no source",
        ),
        (
            "references.toml",
            "grade = \"expert opinion\"",
            "grade = \"\"",
            "agresta-2022",
            "is no grade",
        ),
    ] {
        refused(file, from, to, place, mistake);
    }
}

#[test]
fn a_condition_names_only_what_is_there() {
    let novice = "novice = \"experience=under-6-months\"";
    for (from, to, place, mistake) in [
        (
            "when = \"fluid-restricted\"",
            "when = \"fluid-limited\"",
            "grant",
            "`fluid-limited` is no location, group, fact or defined name",
        ),
        (
            "single-run-spike=no-base\"\n",
            "single-run-spike=none\"\n",
            "suppress",
            "`single-run-spike` has no option `none`",
        ),
        (
            novice,
            "novice = \"experiences=under-6-months\"",
            "companion",
            "no item has the id `experiences`",
        ),
        (novice, "novice = \"experience>=many\"", "companion", "`many` is no concern"),
        (novice, "novice = \"rf-fever=maybe\"", "companion", "`maybe` is no reply to `rf-fever`"),
        (novice, "novice = \"limp and\"", "companion", "ends too early"),
        (novice, "novice = \"limp amber\"", "companion", "`amber` is out of place"),
        (novice, "novice = \"(limp or amber\"", "companion", "`)` is missing"),
        (novice, "novice = \"limp)\"", "companion", "out of place"),
        (
            "answer = \"weight-change=gain\"",
            "answer = \"weight-change\"",
            "redirect",
            "is not `item=option`",
        ),
        (
            "ranked_as = \"nsaid-use=often\"",
            "ranked_as = \"nsaid-use=always\"",
            "grant",
            "`nsaid-use` has no option `always`",
        ),
        (
            "tips = [\"tip-run-quiet\"]",
            "tips = [\"tip-run-loud\"]",
            "suppress",
            "no tip has the id `tip-run-loud`",
        ),
        (
            "instead = \"drill-wall-press\"",
            "instead = \"drill-wall\"",
            "drill_rule",
            "no drill has the id `drill-wall`",
        ),
        ("factor = 1.2", "factor = 1.25", "hip-flexor-stiffness", "one decimal"),
    ] {
        refused("rules.toml", from, to, place, mistake);
    }
    let from = "when = \"sit-bone\", text = \"Stop until";
    let to = "when = \"sitbone\", text = \"Stop until";
    refused("hydration.toml", from, to, "tip-cramp", "`sitbone` is no location");
}

#[test]
fn a_condition_that_defines_itself_is_refused() {
    let from = "novice = \"experience=under-6-months\"";
    refused("rules.toml", from, "novice = \"novice or limp\"", "companion", "defines itself");
    let to = "novice = \"novices\"\nnovices = \"limp and novice\"";
    refused("rules.toml", from, to, "companion", "defines itself");
}

#[test]
fn a_missing_or_misspelled_field_is_refused_and_located() {
    for (file, from, to, mistake) in [
        ("footwear.toml", "grade = \"weak\"\n", "", "missing field `grade`"),
        (
            "footwear.toml",
            "sources = [\"nigg-2015\", \"agresta-2022\", \"relph-2022\"]\n",
            "",
            "missing field `sources`",
        ),
        ("footwear.toml", "question = ", "qestion = ", "unknown field `qestion`"),
        ("footwear.toml", "concern = 1", "concerns = 1", "unknown field `concerns`"),
        ("hydration.toml", "rest_safe = true", "rest_save = true", "unknown field `rest_save`"),
        ("rules.toml", "[[suppress]]", "[[supress]]", "unknown field `supress`"),
        ("drills.toml", "best_for = ", "good_for = ", "unknown field `good_for`"),
    ] {
        let copy = Copy::new();
        copy.edit(file, from, to);
        let Err(problems) = copy.compiled() else { panic!("{file}: {to} is not refused") };
        let said = problems.to_string();
        assert!(said.contains(&format!("- {file}")) && said.contains(mistake), "{said}");
        assert!(said.contains("line "), "no line is named: {said}");
    }
}

#[test]
fn a_concern_is_at_most_three_and_an_item_has_a_choice() {
    let from = "label = \"They hurt or make my feet numb\", concern = 3";
    let to = "label = \"They hurt or make my feet numb\", concern = 4";
    refused("footwear.toml", from, to, "shoe-comfort", "a concern is over 3");
    let from = "options = [\n  { id = \"walk\", label = \"Walk a few minutes\", concern = 0 },\n  { id = \"stop\", label = \"Just stop\", concern = 0, tip = \"tip-cool-down-optional\" },";
    refused("warm-up-cool-down.toml", from, "options = [", "cool-down", "needs two options");
}

#[test]
fn paths_and_ranks_count_without_a_gap() {
    refused("footwear.toml", "express = 7", "express = 11", "express", "1, 2, 3");
    refused("footwear.toml", "rank = 6", "rank = 1", "rank", "two areas share a rank");
}

#[test]
fn a_file_that_is_missing_is_named() {
    let copy = Copy::new();
    fs::remove_file(copy.0.join("content").join("stages.toml")).expect("the file is there");
    let Err(problems) = copy.compiled() else { panic!("a missing file is not refused") };
    assert!(problems.to_string().contains("stages.toml"));
}

#[test]
fn all_mistakes_are_named_at_once() {
    let copy = Copy::new();
    copy.edit("footwear.toml", "\"agresta-2022\"", "\"agresta-2023\"");
    copy.edit("hydration.toml", "Do you get muscle cramps on runs?", &"x".repeat(91));
    copy.edit("rules.toml", "when = \"fluid-restricted\"", "when = \"fluid-limited\"");
    let Err(Problems(problems)) = copy.compiled() else { panic!("the mistakes are not refused") };
    assert_eq!(problems.len(), 3, "{problems:?}");
}

/// A pack is read by breaking it at line breaks, so that one within a sentence would shift all
/// that follow.
#[test]
fn a_sentence_with_a_line_break_is_refused() {
    let from = "Normal meals replace the salt.";
    refused(
        "hydration.toml",
        from,
        "Normal meals\\nreplace the salt.",
        "tip-skip-salt-tabs",
        "line break",
    );
}
