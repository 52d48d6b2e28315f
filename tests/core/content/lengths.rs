//! Room for words: what does not fit a small screen, or two lines, is too long.

use gait_check::content::CATALOG;
use gait_check::domain::Text;

use crate::support::say;

const MOST_TIP: usize = 240;
const MOST_QUESTION: usize = 90;

fn fits(id: &str, text: Text, most: usize) {
    let text = say(text);
    let length = text.chars().count();
    assert!((1..=most).contains(&length), "{id} has {length} characters, at most {most}: {text}");
}

#[test]
fn a_tip_has_at_most_240_characters() {
    for tip in CATALOG.tips {
        fits(tip.id, tip.text, MOST_TIP);
        tip.words.iter().for_each(|wording| fits(tip.id, wording.text, MOST_TIP));
    }
}

#[test]
fn a_flag_message_has_at_most_240_characters() {
    CATALOG.flags.iter().for_each(|flag| fits(flag.id, flag.message, MOST_TIP));
    for rule in CATALOG.rules.escalations {
        rule.message.into_iter().for_each(|message| fits("an escalation", message, MOST_TIP));
    }
}

#[test]
fn a_question_has_at_most_90_characters() {
    CATALOG.items.iter().for_each(|item| fits(item.id, item.question, MOST_QUESTION));
    CATALOG.flags.iter().for_each(|flag| fits(flag.id, flag.question, MOST_QUESTION));
}

/// A pack is its sentences joined by line breaks.
#[test]
fn no_sentence_holds_a_line_break() {
    for (key, text) in &crate::support::compiled().texts {
        assert!(!text.contains('\n'), "{key} holds a line break");
        assert_eq!(text.trim(), text, "{key} begins or ends with a space");
    }
}
