//! How hard the words are to read.
//!
//! The measure is the Flesch-Kincaid grade: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS.
//! Derivation of new readability formulas for Navy enlisted personnel. Research Branch Report
//! 8-75, Naval Technical Training Command, 1975. It is the school grade in which the text is
//! read with ease: 9 is about the age of 14.
//!
//! - What is read together is measured together, since the formula says little about a handful
//!   of words: a question with its options, a tip with all that it says, a section of the
//!   interface.
//! - A sentence ends at `.`, `?`, `!`, `:` or `;` before a space, as Flesch counts it (How to
//!   write plain English, 1979), and at the end of a text: an option has a line of its own.
//! - A number is a word of one syllable, and so is a unit. The parts of "single-leg" are words.
//! - A term of the glossary counts as plain words of two syllables at most: a tap explains it.
//!   So does a name in [`NAMES`]. Nothing else is left out.

use std::collections::BTreeMap;

use gait_check::content::CATALOG;
use gait_check::domain::Text;
use gait_check::text::glossary::{first_term, forms};

use crate::support::{compiled, say};

/// Nothing is to be harder.
const MOST_GRADE: f64 = 9.0;

/// What cannot be said in other words, and why.
const NAMES: [(&str, &str); 9] = [
    ("apixaban", PACKET),
    ("diclofenac", PACKET),
    ("gliclazide", PACKET),
    ("glipizide", PACKET),
    ("ibuprofen", PACKET),
    ("naproxen", PACKET),
    ("prednisone", PACKET),
    ("sertraline", PACKET),
    ("warfarin", PACKET),
];

/// Why the name of a medicine stands for itself.
const PACKET: &str = "it is what stands on the packet";

/// So many syllables has a word that is explained by another.
const MOST_SYLLABLES: u32 = 2;

/// A sentence of the interface with fewer words is a label, and only read with its section.
const FEW_WORDS: usize = 8;

/// How many of the hardest are printed.
const WORST: usize = 10;

/// How many words and syllables a text has, and how many sentences.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Counts {
    fn add(&mut self, text: &str) {
        let terms = terms();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let forms = forms(&terms);
        let mut rest = text;
        while let Some(found) = first_term(rest, &forms, &[]) {
            self.plain(found.before);
            for word in found.word.split([' ', '-']) {
                self.word(syllables(word).min(MOST_SYLLABLES));
            }
            rest = found.after;
        }
        self.plain(rest);
        self.sentences += sentences(text);
    }

    fn plain(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            if word.is_empty() {
                continue;
            }
            let is_name = NAMES.iter().any(|(name, _)| name.eq_ignore_ascii_case(word));
            let syllables = syllables(word);
            self.word(if is_name { syllables.min(MOST_SYLLABLES) } else { syllables });
        }
    }

    fn word(&mut self, syllables: u32) {
        self.words += 1;
        self.syllables += syllables;
    }

    fn grade(self) -> f64 {
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(f64::from);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// The terms of the glossary.
fn terms() -> Vec<String> {
    let rows = compiled().texts.iter();
    let is_term =
        |key: &str| matches!(key.split_once('.'), Some((id, "words")) if id.starts_with("term-"));
    rows.filter(|(key, _)| is_term(key)).map(|(_, forms)| forms.clone()).collect()
}

fn sentences(text: &str) -> u32 {
    let ends = |word: &&str| word.trim_end_matches(['"', ')']).ends_with(['.', '?', '!', ':', ';']);
    let words: Vec<&str> = text.split(' ').collect();
    let ended = words.iter().filter(|word| ends(word)).count();
    let is_open = words.last().is_some_and(|word| !ends(word));
    u32::try_from(ended + usize::from(is_open)).expect("a text is short")
}

/// Groups of vowels, without an `e` that is not heard: at the end, unless it stands alone or
/// after a consonant and `l`, and in the endings `es` and `ed`, unless they are heard.
fn syllables(word: &str) -> u32 {
    let word = word.to_ascii_lowercase();
    let word = word.trim_end_matches("'s");
    let is_vowel = |c: char| "aeiouyé".contains(c);
    let mut groups = 0;
    let mut was_vowel = false;
    for letter in word.chars() {
        groups += u32::from(is_vowel(letter) && !was_vowel);
        was_vowel = is_vowel(letter);
    }
    // Two vowels that are said apart.
    for apart in ["ia", "io", "eo", "iu", "ua", "uo", "ying"] {
        groups += u32::from(word.contains(apart));
    }
    for one in ["tio", "sio", "cia", "gio", "quo", "qua", "eou", "peo", "geo"] {
        groups -= u32::from(word.contains(one)).min(groups);
    }
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().last());
    let stem = |ending: &str| word.strip_suffix(ending).unwrap_or_default();
    let silent = match (before("e"), before("es"), before("ed")) {
        (Some('l'), ..) => stem("le").ends_with(is_vowel),
        (Some(last), ..) => !is_vowel(last),
        (_, Some('l'), _) => stem("les").ends_with(is_vowel),
        (_, Some(last), _) => !is_vowel(last) && !"sxzcgh".contains(last),
        (.., Some(last)) => !is_vowel(last) && !"td".contains(last),
        _ => false,
    };
    (groups - u32::from(silent && groups > 1)).max(1)
}

/// Every text a runner reads on the way to a plan and on it, with what it is read with.
fn texts() -> BTreeMap<String, Vec<&'static str>> {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut add = |name: String, text: Text| texts.entry(name).or_default().push(say(text));
    for item in CATALOG.items {
        let name = || format!("{}: question", item.id);
        add(name(), item.question);
        for choice in item.choices {
            add(name(), choice.label);
        }
        add(format!("{}: check", item.id), item.check);
        for (number, wording) in item.check_words.iter().enumerate() {
            add(format!("{}: check {}", item.id, number + 1), wording.text);
        }
    }
    for tip in CATALOG.tips {
        add(tip.id.to_owned(), tip.text);
        for (number, wording) in tip.words.iter().enumerate() {
            add(format!("{} {}", tip.id, number + 1), wording.text);
        }
    }
    for flag in CATALOG.flags {
        add(format!("{}: question", flag.id), flag.question);
        add(format!("{}: message", flag.id), flag.message);
    }
    for group in CATALOG.groups {
        add("groups: labels".to_owned(), group.label);
        add(format!("{}: text", group.id), group.text);
    }
    for drill in CATALOG.drills {
        add(drill.id.to_owned(), drill.steps);
        add(drill.id.to_owned(), drill.progress);
        drill.caution.into_iter().for_each(|caution| add(drill.id.to_owned(), caution));
    }
    for (key, text) in &compiled().texts {
        if let Some(id) = key.strip_prefix("term-").and_then(|key| key.strip_suffix(".text")) {
            texts.insert(format!("{id}: line"), vec![text]);
        }
    }
    // The words of the interface come first, and the glossary follows them.
    let rows = compiled().texts.iter();
    for (key, text) in rows.take_while(|(key, _)| !key.starts_with("term-")) {
        let section = key.split('.').next().unwrap_or(key);
        texts.entry(format!("words.{section}")).or_default().push(text);
        if text.split(' ').count() >= FEW_WORDS {
            texts.insert(format!("words.{key}"), vec![text]);
        }
    }
    texts
}

#[test]
fn no_text_is_above_grade_9() {
    let mut grades: Vec<(f64, String, Vec<&str>)> = Vec::new();
    for (name, texts) in texts() {
        let mut counts = Counts::default();
        for text in &texts {
            counts.add(text);
        }
        grades.push((counts.grade(), name, texts));
    }
    grades.sort_by(|one, other| other.0.total_cmp(&one.0));
    eprintln!("the hardest of {} texts:", grades.len());
    for (grade, name, texts) in grades.iter().take(WORST) {
        eprintln!("{grade:5.1} {name}: {}", texts.join(" / "));
    }
    let harder: Vec<String> = (grades.iter())
        .take_while(|(grade, ..)| *grade > MOST_GRADE)
        .map(|(grade, name, texts)| format!("{grade:.2} {name}: {}", texts.join(" / ")))
        .collect();
    assert!(harder.is_empty(), "above grade {MOST_GRADE}:\n{}", harder.join("\n"));
}

#[test]
fn only_hard_words_that_are_read_are_names() {
    let texts = texts();
    for (name, why) in NAMES {
        let is_read = |text: &&str| {
            let mut words = text.split(|c: char| !c.is_alphabetic());
            words.any(|word| word.eq_ignore_ascii_case(name))
        };
        assert!(syllables(name) > MOST_SYLLABLES, "{name} is easy, whatever it is: {why}");
        assert!(texts.values().flatten().any(is_read), "{name} is read nowhere");
    }
}

#[test]
fn syllables_are_counted_as_they_are_heard() {
    let words = [
        (1, "the run times raised stopped shoes hips walk through once s C"),
        (2, "runner little muscles started needed changes ankle hurting wider idea's"),
        (3, "exercise clinician injury physical prednisone"),
        (4, "ibuprofen diclofenac emergency"),
    ];
    for (count, words) in words {
        for word in words.split(' ') {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}

#[test]
fn the_grade_is_that_of_the_formula() {
    // 12 words in 2 sentences, 13 syllables: 0.39 x 6 + 11.8 x 13 / 12 - 15.59.
    let mut counts = Counts::default();
    counts.add("Run on a flat road today. Walk when it starts to hurt?");
    assert_eq!((counts.sentences, counts.words, counts.syllables), (2, 12, 13));
    assert!((counts.grade() + 0.467).abs() < 0.001, "{}", counts.grade());
    let mut counts = Counts::default();
    counts.add("Stop: 5-10 min of ibuprofen, hyponatremia or a single-leg (slow) one; then go");
    assert_eq!((counts.sentences, counts.words, counts.syllables), (3, 15, 18));
}
