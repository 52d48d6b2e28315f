//! Hard words, and the lines that explain them.

use std::collections::BTreeSet;

use gait_check::app::Place;
use gait_check::content::CATALOG;

use super::marks::pages;
use super::render::{Element, parse, step};
use crate::support::say;

/// The note that a button shows.
fn note<'a>(button: &Element, page: &'a Element) -> &'a Element {
    let id = button.get("popovertarget").expect("it shows a note");
    let notes: Vec<_> = page.all().into_iter().filter(|one| one.get("id") == Some(id)).collect();
    let [note] = notes[..] else { panic!("{} notes have the id {id}", notes.len()) };
    note
}

#[test]
fn every_word_that_can_be_tapped_shows_the_note_behind_it() {
    let mut lines = BTreeSet::new();
    for (at, page) in pages() {
        let buttons = page.with("popovertarget");
        assert_eq!(buttons.len(), page.with("popover").len(), "{at}: a note for each button");
        for button in buttons {
            let note = note(button, &page);
            assert_eq!((note.get("popover"), note.get("role")), (Some("auto"), Some("note")));
            let note = note.text();
            let (word, line) = note.split_once(": ").expect("a word and its line");
            assert!(button.text().contains(word), "{at}: {:?} explains {word:?}", button.text());
            assert!(!line.is_empty(), "{at}: {word:?} has no line");
            lines.insert(line.to_owned());
        }
    }
    assert!(lines.len() > 10, "only {} lines can be read", lines.len());
}

/// A button in the name of something else would be read out with it.
#[test]
fn no_word_can_be_tapped_in_a_heading_a_legend_a_label_or_a_summary() {
    for (at, page) in pages() {
        for tag in ["h2", "h3", "h4", "h5", "h6", "legend", "label", "summary", "button"] {
            let inner = page.find(tag).into_iter().flat_map(|one| {
                let inner = one.all().into_iter().skip(1);
                inner.filter(|inner| inner.get("popovertarget").is_some())
            });
            assert_eq!(inner.count(), 0, "{at}: in a {tag}");
        }
    }
}

fn explained(part: &Element) -> Vec<String> {
    part.with("popover").iter().map(|note| note.text()).collect()
}

#[test]
fn a_word_is_explained_once_in_a_step_and_once_in_a_tip() {
    for (at, page) in pages() {
        let tips: Vec<_> =
            page.find("li").into_iter().filter(|one| one.get("data-tip").is_some()).collect();
        for part in if at.starts_with("Plan") { tips } else { vec![&page] } {
            let lines = explained(part);
            let lines: Vec<_> = lines.iter().map(|note| note.split_once(": ").unwrap().1).collect();
            let once: BTreeSet<_> = lines.iter().collect();
            assert_eq!(once.len(), lines.len(), "{at}: {lines:?}");
        }
    }
}

#[test]
fn a_text_reads_the_same_with_its_terms_marked() {
    for id in CATALOG.item_ids() {
        let item = CATALOG.item(id).unwrap();
        let page = parse(&step(Place::Check(id), ""));
        let [fold] = page.find("details")[..1] else { panic!("{}: how to check", item.id) };
        assert_eq!(fold.find("p")[0].text(), say(item.check));
    }
}

#[test]
fn the_words_of_a_question_are_explained_under_it() {
    let page = parse(&step(crate::app::check("cadence-spm"), ""));
    let asks: Vec<_> = page.with("popovertarget").iter().map(|one| one.text()).collect();
    assert_eq!(asks, ["What does \"cadence\" mean?"]);
    assert_eq!(explained(&page), ["cadence: How many steps you take in a minute."]);
}

/// A dozen of them stand in the names of conditions and medicines.
#[test]
fn the_words_of_groups_are_explained_in_a_list() {
    let page = parse(&step(Place::AboutYou, ""));
    let fold = page.find("details").into_iter().find(|fold| !fold.find("li").is_empty());
    let lines: Vec<_> = fold.expect("a list").find("li").iter().map(|line| line.text()).collect();
    assert!(lines.contains(&"Diuretics: Water tablets: you pass more urine.".to_owned()));
    assert!(lines.len() > 10, "{lines:?}");
}
