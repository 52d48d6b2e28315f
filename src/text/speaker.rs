//! A report put into words.

use super::compose::{around, cut};
use super::{Strings, System, ceiling, distance, joined, number};
use crate::content::words;
use crate::domain::{
    Action, Catalog, CautionId, Dropped, Fill, Grade, Light, LightReport, Reason, RedFlag,
    Reference, Summary, Text,
};

/// What leads the digital object identifier at the end of a citation.
const DOI: &str = " doi:";

/// Speaks one language, in one system of units, about one catalog.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// What it speaks about.
    pub catalog: &'a Catalog,
    /// Its words.
    pub strings: &'a Strings,
    /// Units of lengths.
    pub system: System,
}

impl<'a> Speaker<'a> {
    /// A sentence as it is.
    #[must_use]
    pub fn say(&self, text: Text) -> &'a str {
        self.strings.get(text)
    }

    /// A tip's text with its numbers.
    #[must_use]
    pub fn tip(&self, text: Text, fill: &Fill) -> String {
        self.strings.fill_with(text, &|name| {
            Some(match name {
                "target" => number(fill.cadence?.0.into()),
                "max" => number(fill.cadence?.1.into()),
                "longest" => distance(fill.distance?.0, self.system),
                "cap" => ceiling(fill.distance?.1, self.system),
                _ => return None,
            })
        })
    }

    /// A citation without its digital object identifier, and the identifier alone.
    #[must_use]
    pub fn citation(&self, reference: &Reference) -> (&'a str, Option<&'a str>) {
        let citation = self.say(reference.citation);
        around(citation, DOI).map_or((citation, None), |(citation, doi)| (citation, Some(doi)))
    }

    /// A flag card's message.
    #[must_use]
    pub fn flag(&self, flag: &RedFlag) -> String {
        let message = self.say(flag.message);
        match flag.lead {
            Some(lead) => joined(&[self.say(lead), " ", message]),
            None => message.to_owned(),
        }
    }

    /// The light's advice.
    #[must_use]
    pub fn light(&self, report: LightReport) -> String {
        if let Some(group) = report.in_words_of.and_then(|group| self.catalog.group(group)) {
            return self.say(group.text).to_owned();
        }
        let advice = self.say(light_words(report.light));
        if report.is_provisional && report.light == Light::Green {
            return joined(&[advice, " ", self.say(words::LIGHT_NO_MORNING)]);
        }
        advice.to_owned()
    }

    /// The public id of a caution.
    #[must_use]
    pub fn caution_id(&self, id: CautionId) -> &'static str {
        match id {
            CautionId::Group(group) => self.catalog.group(group).map_or("", |group| group.id),
            CautionId::Flag(flag) => self.catalog.flag(flag).map_or("", |flag| flag.id),
            CautionId::Standing(id) => id,
        }
    }

    /// Why something was left out.
    #[must_use]
    pub fn reason(&self, dropped: &Dropped) -> String {
        match dropped.reason {
            Reason::UnknownId => self.say(words::REASON_UNKNOWN_ID).to_owned(),
            Reason::UnknownOption => {
                let item = cut(&dropped.field, b'.').map_or("", |(_, item)| item);
                let item = self.catalog.find_item(item).and_then(|item| self.catalog.item(item));
                let mut options = String::new();
                for choice in item.map_or(&[][..], |item| item.choices) {
                    if !options.is_empty() {
                        options.push_str(", ");
                    }
                    options.push_str(choice.id);
                }
                self.strings.fill(words::REASON_UNKNOWN_OPTION, &[("options", &options)])
            }
            Reason::NotAReply => self.say(words::REASON_NOT_A_REPLY).to_owned(),
            Reason::NotAUnit => self.say(words::REASON_NOT_A_UNIT).to_owned(),
            Reason::NotABool => self.say(words::REASON_NOT_A_BOOL).to_owned(),
            Reason::NotAPain => self.say(words::REASON_NOT_A_PAIN).to_owned(),
            Reason::OutOfRange(least, most) => self.strings.fill(
                words::REASON_OUT_OF_RANGE,
                &[("least", &number(least.into())), ("most", &number(most.into()))],
            ),
        }
    }
}

/// The sentence on top of a report.
#[must_use]
pub const fn summary_words(summary: Summary) -> Text {
    match summary {
        Summary::GetHelp => words::SUMMARY_GET_HELP,
        Summary::SeeClinician => words::SUMMARY_SEE_CLINICIAN,
        Summary::StopRunning => words::SUMMARY_STOP_RUNNING,
        Summary::Unanswered => words::SUMMARY_UNANSWERED,
        Summary::NothingToFix => words::SUMMARY_NOTHING_TO_FIX,
        Summary::OneThing => words::SUMMARY_ONE_THING,
        Summary::EaseOff => words::SUMMARY_EASE_OFF,
        Summary::WorthATry => words::SUMMARY_WORTH_A_TRY,
    }
}

/// What a red flag asks for.
#[must_use]
pub const fn action_words(action: Action) -> Text {
    match action {
        Action::Emergency => words::ACTION_EMERGENCY,
        Action::Urgent => words::ACTION_URGENT,
        Action::Soon => words::ACTION_SOON,
        Action::Stop => words::ACTION_STOP,
        Action::Advise => words::ACTION_ADVISE,
    }
}

/// What a light says.
#[must_use]
pub const fn light_words(light: Light) -> Text {
    match light {
        Light::Green => words::LIGHT_GREEN,
        Light::Amber => words::LIGHT_AMBER,
        Light::Red => words::LIGHT_RED,
    }
}

/// How sure we are, in words.
#[must_use]
pub const fn evidence_words(grade: Grade) -> Text {
    match grade {
        Grade::Strong => words::EVIDENCE_STRONG,
        Grade::Moderate => words::EVIDENCE_MODERATE,
        Grade::Weak => words::EVIDENCE_WEAK,
        Grade::ExpertOpinion => words::EVIDENCE_EXPERT,
        Grade::Contested => words::EVIDENCE_CONTESTED,
    }
}
