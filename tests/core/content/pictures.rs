//! The pictures, and the words beside them.

use std::collections::BTreeSet;
use std::fs;

use gait_check::content::CATALOG;
use gait_check_compiler::Picture;

use crate::support::{compiled, root, say};

fn picture(id: &str) -> &'static Picture {
    let found = compiled().pictures.iter().find(|picture| picture.id == id);
    found.unwrap_or_else(|| panic!("there is no picture {id}"))
}

#[test]
fn every_drill_has_a_picture_and_its_words() {
    for drill in CATALOG.drills {
        assert_eq!(say(drill.alt), picture(drill.id).alt, "{}", drill.id);
    }
}

#[test]
fn a_check_shows_its_picture_with_its_words() {
    let shown: Vec<_> = CATALOG.items.iter().filter_map(|item| item.picture).collect();
    assert!(!shown.is_empty());
    for shown in shown {
        assert_eq!(say(shown.alt), picture(shown.id).alt, "{}", shown.id);
    }
}

#[test]
fn an_option_names_a_picture_there_is() {
    let choices = CATALOG.items.iter().flat_map(|item| item.choices);
    let shown: BTreeSet<&str> = choices.filter_map(|choice| choice.picture).collect();
    for agreed in [
        "footprint-normal",
        "footprint-flat",
        "footprint-high",
        "footprint-differ",
        "wear-even",
        "wear-lean",
        "wear-one-side",
        "strike-under-knee",
        "strike-far-ahead",
        "hips-level",
        "hips-dropped",
        "feet-two-lines",
        "feet-one-line",
        "feet-crossing",
        "squat-steady",
        "squat-knee-in",
    ] {
        assert!(shown.contains(agreed), "no option shows {agreed}");
    }
    for id in shown {
        assert!(compiled().pictures.iter().any(|picture| picture.id == id), "{id}");
    }
}

/// The rows of the content do not show these, so the compiler cannot know whether anything does.
#[test]
fn the_picture_of_a_screen_is_named_by_its_view() {
    let view = fs::read_to_string(root().join("src/view/places.rs")).expect("there is a view");
    for id in ["map-front", "map-back"] {
        assert!(view.contains(&format!("\"{}\"", picture(id).id)), "no view shows {id}");
    }
}

/// Shapes only: what the style sheet says for all pictures is in none of them.
#[test]
fn a_shipped_picture_is_smaller_than_its_source() {
    for Picture { id, source, shipped, .. } in &compiled().pictures {
        assert!(shipped.len() < source.len(), "{id}");
        assert!(
            shipped.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\""),
            "{id}"
        );
        assert!(!shipped.contains("stroke-linecap") && !shipped.contains('\n'), "{id}");
    }
}

/// A rule for a class of pictures that no picture has, or the other way around, is a mistake.
#[test]
fn the_style_sheet_knows_the_classes_of_pictures() {
    let sheet = fs::read_to_string(root().join("styles/pictures.css")).expect("there is a sheet");
    for class in ["accent", "far", "guide", "solid"] {
        assert!(sheet.contains(&format!(".picture .{class} {{")), "{class} has no rule");
        let is_drawn = |picture: &Picture| picture.shipped.contains(class);
        assert!(compiled().pictures.iter().any(is_drawn), "no picture has the class {class}");
    }
}
