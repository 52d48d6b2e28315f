//! The form of the content files. A misspelled field is an error, never ignored.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One content file; every table is optional, so that a file holds what belongs together.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub area: Option<Area>,
    pub item: Vec<Item>,
    pub tip: Vec<Tip>,
    pub flag: Vec<Flag>,
    pub group: Vec<Group>,
    pub drill: Vec<Drill>,
    pub location: Vec<Location>,
    pub stage: Vec<Stage>,
    pub reference: Vec<Reference>,
    pub picture: Vec<Picture>,
    /// Words of the interface and of the report, by section and name.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub id: String,
    pub title: String,
    pub rank: u8,
    #[serde(default)]
    pub yields_to_location: bool,
    #[serde(default)]
    pub stays_when_stopped: bool,
    #[serde(default)]
    pub below_load: bool,
    #[serde(default)]
    pub above_feet: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    #[serde(default)]
    pub core: bool,
    pub express: Option<u8>,
    pub gait: Option<u8>,
    pub question: String,
    pub check: String,
    #[serde(default)]
    pub check_words: Vec<Wording>,
    pub options: Vec<Choice>,
    pub why: String,
    pub grade: String,
    pub ranks_as: Option<String>,
    pub sources: Vec<String>,
    pub drill: Option<String>,
    pub picture: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub words: Vec<Wording>,
    pub concern: u8,
    pub tip: Option<String>,
    #[serde(default)]
    pub unsure: bool,
    pub pin: Option<String>,
    pub picture: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub when: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tip {
    pub id: String,
    pub text: String,
    pub fallback: Option<String>,
    #[serde(default)]
    pub words: Vec<Wording>,
    #[serde(default)]
    pub rest_safe: bool,
    #[serde(default)]
    pub gait_cue: bool,
    #[serde(default)]
    pub over_drinking: bool,
    #[serde(default = "yes")]
    pub drill: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    pub id: String,
    pub action: String,
    pub asked: String,
    pub site: String,
    pub question: String,
    pub key: Option<String>,
    pub message: String,
    pub why: String,
    pub sources: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub label: String,
    pub text: String,
    #[serde(default)]
    pub no_green: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    pub id: String,
    pub title: String,
    pub steps: String,
    #[serde(default)]
    pub steps_words: Vec<Wording>,
    pub progress: String,
    pub best_for: String,
    pub caution: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    pub id: String,
    pub label: String,
    #[serde(rename = "where")]
    pub place: String,
    pub contributors: String,
    pub pattern: String,
    pub ask_first: String,
    pub primary: Vec<String>,
    pub secondary: Vec<String>,
    pub key: Option<String>,
    pub avoid: String,
    pub caution: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: String,
    pub session: String,
    pub run_minutes: u8,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: String,
    pub citation: String,
    pub finding: String,
    pub grade: String,
    pub status: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    pub id: String,
    pub title: String,
    pub alt: String,
    /// The screen that shows it by itself, where no row of the content does.
    pub screen: Option<String>,
}

/// `rules.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    pub not_sure_lead: String,
    pub define: BTreeMap<String, String>,
    pub join: Vec<Join>,
    pub hide: Vec<Hide>,
    pub redirect: Vec<Redirect>,
    pub grant: Vec<Grant>,
    pub escalation: Vec<Escalation>,
    pub light: Light,
    pub suppress: Vec<TipRule>,
    pub defer: Vec<TipRule>,
    pub companion: Vec<Companion>,
    pub weight: Vec<Weight>,
    pub drill_rule: Vec<DrillRule>,
    pub note: Vec<Note>,
    pub caution: Vec<Caution>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    pub group: String,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hide {
    pub items: Vec<String>,
    pub except: Option<String>,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    pub answer: String,
    pub tip: String,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    pub tip: String,
    pub ranked_as: Option<String>,
    #[serde(default)]
    pub why: String,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    pub flag: Option<String>,
    pub action: String,
    pub says: Option<String>,
    pub message: Option<String>,
    pub when: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    pub past_bone_stress: String,
    pub amber_at_best: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TipRule {
    pub tips: Vec<String>,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Companion {
    pub tip: String,
    pub with: String,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    pub item: String,
    pub factor: f64,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrillRule {
    pub drills: Vec<String>,
    pub tip: Option<String>,
    pub instead: Option<String>,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub tips: Vec<String>,
    pub text: String,
    pub when: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    pub id: String,
    pub text: String,
    pub when: String,
}
