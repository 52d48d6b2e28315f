//! Room for words: what does not fit a small screen, or two lines, is too long.

use gait_check::content::CATALOG;
use gait_check::domain::{Asked, Text};

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

/// At 300 words a minute, the words in bold on the first screen are read in ten seconds.
#[test]
fn the_first_screen_is_read_in_ten_seconds() {
    let mut words = 0;
    for flag in CATALOG.flags {
        let Some(key) = flag.key else {
            assert_ne!(flag.asked, Asked::Safety, "{} has no words in bold", flag.id);
            continue;
        };
        assert!(say(flag.question).contains(say(key)), "{}", flag.id);
        words += say(key).split_whitespace().count();
    }
    assert!((1..=50).contains(&words), "{words} words are in bold, at most 50");
}

/// A pack is its sentences joined by line breaks.
#[test]
fn no_sentence_holds_a_line_break() {
    for (key, text) in &crate::support::compiled().texts {
        assert!(!text.contains('\n'), "{key} holds a line break");
        assert_eq!(text.trim(), text, "{key} begins or ends with a space");
    }
}
