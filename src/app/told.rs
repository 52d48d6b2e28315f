//! What the runner has said besides what the tips name, so that every answer can be changed.

use super::Place;
use super::path::flags_with;
use super::screen::Painter;
use super::view_model::AnswerView;
use crate::domain::{Action, Gate, ItemId, Reply, Report, ShownTip, Text, Trigger};
use crate::text::{joined, number, words};

impl Painter<'_> {
    /// What no shown tip names, to change it: beside an urgent flag without the checks, and
    /// beside an emergency nothing.
    pub(super) fn other_answers(&self, gate: Gate) -> Vec<AnswerView> {
        let mut others = Vec::new();
        if gate == Some(Action::Emergency) {
            return others;
        }
        let is_urgent = gate == Some(Action::Urgent);
        for (place, question) in [
            (Place::Safety, words::SAFETY_HEADING),
            (Place::Where, words::WHERE_HEADING),
            (Place::Pain, words::PAIN_HEADING),
            (Place::AboutYou, words::YOU_HEADING),
        ] {
            if let Some(answer) = self.told(place) {
                others.push(AnswerView { place, question, answer });
            }
        }
        for (item, choice) in self.model.answers.choices() {
            match self.because(Trigger { item, choice }) {
                Some(view) if !is_urgent && !self.is_named(item) => others.push(AnswerView {
                    place: Place::Check(item),
                    question: view.question,
                    answer: self.speaker.say(view.answer).to_owned(),
                }),
                _ => {}
            }
        }
        others
    }

    /// What was said in a step besides the checks; nothing if it was not come to.
    fn told(&self, place: Place) -> Option<String> {
        let mut told = match place {
            Place::Where => self.sore_places(),
            Place::Pain => self.pain_said(),
            Place::AboutYou => self.groups(),
            _ => Vec::new(),
        };
        let answers = &self.model.answers;
        let mut was_asked = place == Place::Where && answers.locations_given;
        for id in flags_with(self.catalog, self.model, place) {
            let (Some(flag), Some(reply)) = (self.catalog.flag(id), answers.flag(id)) else {
                continue;
            };
            was_asked = true;
            let question = self.speaker.say(flag.question);
            match reply {
                Reply::Yes => told.push(question.to_owned()),
                Reply::NotSure => told.push(self.named(words::SAFETY_NOT_SURE, question)),
                Reply::No => {}
            }
        }
        if told.is_empty() && was_asked {
            let is_place = place == Place::Where;
            let none = if is_place { words::WHERE_NO_PAIN } else { words::SAFETY_NONE };
            told.push(self.speaker.say(none).to_owned());
        }
        listed(&told)
    }

    fn named(&self, name: Text, value: &str) -> String {
        joined(&[self.speaker.say(name), ": ", value])
    }

    fn sore_places(&self) -> Vec<String> {
        let mut places = Vec::new();
        for id in self.model.answers.locations() {
            if let Some(row) = self.catalog.location(id) {
                places.push(self.speaker.say(row.label).to_owned());
            }
        }
        places
    }

    fn pain_said(&self) -> Vec<String> {
        let pain = self.pain();
        let mut said = Vec::new();
        for row in pain.levels {
            if let Some(value) = row.value {
                said.push(self.named(row.label, &number(value.into())));
            }
        }
        for row in pain.facts {
            if row.holds {
                said.push(self.speaker.say(row.label).to_owned());
            }
        }
        said
    }

    fn groups(&self) -> Vec<String> {
        let mut groups = Vec::new();
        for id in self.model.answers.groups() {
            if let Some(row) = self.catalog.group(id) {
                groups.push(self.speaker.say(row.label).to_owned());
            }
        }
        groups
    }

    fn is_named(&self, item: ItemId) -> bool {
        let Report { tips, next, info, .. } = self.report;
        let names = |tip: &ShownTip| tip.because.iter().any(|trigger| trigger.item == item);
        [tips, next, info].into_iter().any(|shown| shown.iter().any(names))
    }
}

/// One after the other; nothing where there is none.
fn listed(parts: &[String]) -> Option<String> {
    let (first, rest) = parts.split_first()?;
    let mut listed = first.clone();
    for part in rest {
        listed.push_str("; ");
        listed.push_str(part);
    }
    Some(listed)
}
