//! The colors a widget has unless a host sets others, by the formula of WCAG 2.

use std::collections::BTreeMap;
use std::fs;

use crate::support::root;

/// Of text on what it stands on (criterion 1.4.3).
const TEXT: f64 = 4.5;

/// Of the outline of a control on what it stands on (criterion 1.4.11).
const OUTLINE: f64 = 3.0;

/// The part of the accent in the ground of what is selected, as in `widget.css`.
const TINT: f64 = 0.08;

type Color = [f64; 3];

/// A scheme: the light colors, or the dark ones.
#[derive(Clone, Copy, Debug)]
enum Scheme {
    Light,
    Dark,
}

/// Two digits each, or one that counts twice.
fn color(text: &str) -> Color {
    let digits = text.trim().strip_prefix('#').unwrap_or_else(|| panic!("{text} is no color"));
    let channel = |at: usize| {
        let digit = |at: usize| u8::from_str_radix(&digits[at..=at], 16).expect("a hex digit");
        let (high, low) = match digits.len() {
            3 => (digit(at), digit(at)),
            6 => (digit(2 * at), digit(2 * at + 1)),
            _ => panic!("{text} is no color"),
        };
        f64::from(16 * high + low) / 255.0
    };
    [channel(0), channel(1), channel(2)]
}

/// The colors a style sheet names by `light-dark(…)`, by the name of their property.
fn colors(file: &str, scheme: Scheme) -> BTreeMap<String, Color> {
    let css = fs::read_to_string(root().join("styles").join(file)).expect("the style is there");
    let mut colors = BTreeMap::new();
    for line in css.lines().filter(|line| line.contains("light-dark(#")) {
        let (name, value) = line.split_once(':').expect("a declaration");
        let pair = value.split("light-dark(").nth(1).and_then(|rest| rest.split(')').next());
        let (light, dark) = pair.and_then(|pair| pair.split_once(',')).expect("two colors");
        let chosen = if matches!(scheme, Scheme::Light) { light } else { dark };
        // A theme's own paper and ink come first in the sheet.
        colors.entry(name.trim().to_owned()).or_insert_with(|| color(chosen));
    }
    colors
}

fn luminance(color: Color) -> f64 {
    let linear = |part: f64| {
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn mixed(one: Color, other: Color, part: f64) -> Color {
    [0, 1, 2].map(|at| one[at] * part + other[at] * (1.0 - part))
}

/// All colors by name, with the ground of what is selected.
fn palette(scheme: Scheme) -> BTreeMap<String, Color> {
    let mut palette = colors("tokens.css", scheme);
    let own = colors("widget.css", scheme);
    let (paper, ink) = (own["--surface"], own["color"]);
    palette.insert("paper".to_owned(), paper);
    palette.insert("text".to_owned(), ink);
    palette.insert("selected".to_owned(), mixed(palette["--accent"], paper, TINT));
    palette
}

/// Pairs of a color and its ground with less contrast than they need, in both schemes.
fn faint(pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let mut faint = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let palette = palette(scheme);
        for (color, grounds) in pairs {
            for ground in *grounds {
                let contrast = contrast(palette[*color], palette[*ground]);
                if contrast < least {
                    faint.push(format!("{scheme:?}: {color} on {ground} is {contrast:.2} : 1"));
                }
            }
        }
    }
    faint
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast(color("#fff"), color("#000000")) - 21.0).abs() < 1e-9);
    // An example that is often given: the lightest gray that still passes on white.
    assert!((contrast(color("#767676"), color("#fff")) - 4.54).abs() < 0.005);
}

#[test]
fn text_stands_out_from_everything_it_stands_on() {
    let cards = ["--stop-surface", "--care-surface", "--good-surface"];
    let grounds = ["paper", "--raised", "selected"];
    let everywhere: Vec<&str> = grounds.into_iter().chain(cards).collect();
    let faint = faint(
        &[
            ("text", &everywhere),
            ("--muted", &everywhere),
            ("--accent", &everywhere),
            ("--on-accent", &["--accent"]),
            ("--stop", &["paper", "--raised", "--stop-surface"]),
            ("--care", &["paper", "--raised", "selected", "--care-surface"]),
            ("--good", &["paper", "--raised", "--good-surface"]),
        ],
        TEXT,
    );
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn outlines_of_controls_stand_out() {
    let faint = faint(
        &[
            ("--border", &["paper", "--raised"]),
            // Of what is selected, and of what has the focus.
            ("--accent", &["paper", "--raised", "selected"]),
        ],
        OUTLINE,
    );
    assert!(faint.is_empty(), "{faint:#?}");
}
