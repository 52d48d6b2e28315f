//! What content must hold, beyond its ids resolving.

use std::collections::BTreeSet;

use crate::content::Content;
use crate::problem::Problem;
use crate::schema::{Item, Tip};
use crate::words::Words;

/// Longest tip and flag message, in characters.
const MOST_TIP: usize = 240;
/// Longest question.
const MOST_QUESTION: usize = 90;
/// Highest concern.
const MOST_CONCERN: u8 = 3;

/// Placeholders that stand for a cadence.
pub const CADENCE: [&str; 2] = ["target", "max"];
/// Placeholders that stand for a distance.
pub const DISTANCE: [&str; 2] = ["longest", "cap"];
/// Placeholders that stand for an amount of fluid.
pub const FLUID: [&str; 4] = ["fluid_cap", "low", "high", "sip"];

/// The placeholders of a text.
pub fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

/// Checks lengths, placeholders, reachability and citations.
pub fn check(content: &Content, problems: &mut Vec<Problem>) {
    let mut checker = Checker { problems };
    for (_, item) in content.items() {
        checker.item(item);
    }
    for (_, tip) in content.tips() {
        checker.tip(tip);
    }
    for flag in &content.flags {
        checker.length(&flag.id, "question", &flag.question, MOST_QUESTION);
        checker.length(&flag.id, "message", &flag.message, MOST_TIP);
        if flag.key.as_ref().is_some_and(|key| !flag.question.contains(key.as_str())) {
            checker.problem(&flag.id, "key is no part of the question");
        }
    }
    for (at, rule) in content.rules.escalation.iter().enumerate() {
        if let Some(message) = &rule.message {
            checker.length(&format!("escalation-{}", at + 1), "message", message, MOST_TIP);
        }
    }
    checker.reachable(content);
    checker.paths(content);
}

/// Checks every sentence of the pack: the separator of a pack is a line break, and only the words
/// of tips and of the interface are ever filled in.
pub fn check_words(content: &Content, words: &Words, problems: &mut Vec<Problem>) {
    for (place, (key, text)) in words.rows().enumerate() {
        let id = key.split('.').next().unwrap_or(key);
        if text.contains('\n') {
            problems.push(Problem::new(id, "a sentence has a line break"));
        }
        // The words of the interface come first.
        let is_interface = place < content.words.len();
        if !is_interface && !id.starts_with("tip-") && !placeholders(text).is_empty() {
            problems.push(Problem::new(id, "only a tip may hold a placeholder"));
        }
    }
}

struct Checker<'a> {
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    fn problem(&mut self, place: &str, what: impl Into<String>) {
        self.problems.push(Problem::new(place, what));
    }

    fn length(&mut self, place: &str, field: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem(place, format!("{field} is empty"));
        }
        if length > most {
            self.problem(place, format!("{field} has {length} characters, at most {most}"));
        }
    }

    fn item(&mut self, item: &Item) {
        self.length(&item.id, "question", &item.question, MOST_QUESTION);
        if item.options.len() < 2 {
            self.problem(&item.id, "needs two options or more");
        }
        if item.options.iter().any(|choice| choice.concern > MOST_CONCERN) {
            self.problem(&item.id, "a concern is over 3");
        }
        if item.sources.is_empty() && item.grade != "expert opinion" {
            self.problem(&item.id, "cites no source, so its grade can only be `expert opinion`");
        }
    }

    fn tip(&mut self, tip: &Tip) {
        let wordings = tip.words.iter().map(|wording| &wording.text);
        let texts: Vec<&String> = [Some(&tip.text), tip.fallback.as_ref()]
            .into_iter()
            .flatten()
            .chain(wordings)
            .collect();
        for text in texts {
            self.length(&tip.id, "text", text, MOST_TIP);
            for name in placeholders(text) {
                if ![&CADENCE[..], &DISTANCE, &FLUID].concat().contains(&name) {
                    self.problem(&tip.id, format!("`{{{name}}}` is no placeholder"));
                }
            }
        }
        let usual = !placeholders(&tip.text).is_empty();
        let fallback = tip.fallback.as_deref().map(placeholders);
        if usual && fallback.is_none() {
            self.problem(&tip.id, "has placeholders but no fallback");
        }
        if fallback.is_some_and(|names| !names.is_empty()) {
            self.problem(&tip.id, "the fallback has placeholders");
        }
    }

    fn reachable(&mut self, content: &Content) {
        let from_items = content
            .items()
            .flat_map(|(_, item)| item.options.iter().filter_map(|choice| choice.tip.as_ref()));
        let from_rules = (content.rules.grant.iter().map(|grant| &grant.tip))
            .chain(content.rules.redirect.iter().map(|redirect| &redirect.tip));
        let given: BTreeSet<&String> = from_items.chain(from_rules).collect();
        for (_, tip) in content.tips() {
            if !given.contains(&tip.id) {
                self.problem(&tip.id, "no answer and no group gives this tip");
            }
        }
        let exchanged = content.rules.drill_rule.iter().filter_map(|rule| rule.instead.as_ref());
        let used: BTreeSet<&String> = (content.items().filter_map(|(_, item)| item.drill.as_ref()))
            .chain(exchanged)
            .collect();
        for drill in &content.drills {
            if !used.contains(&drill.id) {
                self.problem(&drill.id, "no item leads to this drill");
            }
        }
    }

    fn paths(&mut self, content: &Content) {
        let mut express: Vec<u8> = content.items().filter_map(|(_, item)| item.express).collect();
        express.sort_unstable();
        if !express.iter().copied().eq(1..=u8::try_from(express.len()).unwrap_or(u8::MAX)) {
            self.problem("express", format!("the path must count 1, 2, 3 ... but is {express:?}"));
        }
        let mut ranks: Vec<u8> = content.areas.iter().map(|file| file.area.rank).collect();
        ranks.sort_unstable();
        ranks.dedup();
        if ranks.len() != content.areas.len() {
            self.problem("rank", "two areas share a rank");
        }
    }
}
