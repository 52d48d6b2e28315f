//! The pictures: read, held to one grid and one manner, and made small.
//!
//! A source is an SVG file that shows itself. What is shipped leaves out what the style sheet of
//! the widget says for all pictures, so that it is a list of shapes and no more.

mod path;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node};

use crate::content::Content;
use crate::problem::Problem;
use crate::schema;

/// Longest text alternative, in characters.
const MOST_ALT: usize = 90;

/// Width and height of the grid. A picture that a screen shows by itself may be of another height.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 90.0;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// What the root of every source says beside its view box, and the style sheet says for all.
const MANNER: [(&str, &str); 5] = [
    ("fill", "none"),
    ("stroke", "currentColor"),
    ("stroke-width", "2"),
    ("stroke-linecap", "round"),
    ("stroke-linejoin", "round"),
];

/// Shapes, and the group that holds some of them.
const ELEMENTS: [&str; 6] = ["path", "line", "circle", "ellipse", "rect", "g"];

/// What looks otherwise than the root says, by attribute and value.
const LOOKS: [(&str, &[&str]); 3] = [
    // Limbs, and a trunk seen from the side.
    ("stroke-width", &["5", "9"]),
    ("stroke", &["none"]),
    ("fill", &["currentColor"]),
];

/// What to look at, what is behind, a line to measure by, an area.
const CLASSES: [&str; 4] = ["accent", "far", "guide", "solid"];

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Public id, and the name of its file.
    pub id: String,
    /// Its name in the gallery.
    pub title: String,
    /// What it shows, for someone who does not see it.
    pub alt: String,
    /// The SVG as it was drawn.
    pub source: String,
    /// The SVG as it is shipped.
    pub shipped: String,
}

/// Reads every picture of the content; what is not as it has to be becomes a problem.
pub fn read(folder: &Path, content: &Content, problems: &mut Vec<Problem>) -> Vec<Picture> {
    check_rows(content, problems);
    check_files(folder, content, problems);
    let mut pictures = Vec::new();
    for row in &content.pictures {
        match fs::read_to_string(folder.join(format!("{}.svg", row.id))) {
            Ok(source) => pictures.push(picture(row, source, problems)),
            Err(error) => problems.push(Problem::new(&row.id, format!("has no file: {error}"))),
        }
    }
    pictures
}

fn picture(row: &schema::Picture, source: String, problems: &mut Vec<Problem>) -> Picture {
    let shipped = shipped(&source, row.screen.is_some()).unwrap_or_else(|faults| {
        problems.extend(faults.into_iter().map(|fault| Problem::new(&row.id, fault)));
        String::new()
    });
    let schema::Picture { id, title, alt, .. } = row;
    Picture { id: id.clone(), title: title.clone(), alt: alt.clone(), source, shipped }
}

/// Every picture has words of its own, and something that shows it.
fn check_rows(content: &Content, problems: &mut Vec<Problem>) {
    let shown = shown(content);
    let mut said = BTreeSet::new();
    for row in &content.pictures {
        let mut problem = |what: String| problems.push(Problem::new(&row.id, what));
        for text in [&row.title, &row.alt] {
            if text.trim().is_empty() {
                problem("a picture needs a title and a text alternative".to_owned());
            } else if !said.insert(text) {
                problem(format!("two pictures say `{text}`"));
            }
        }
        let length = row.alt.chars().count();
        if length > MOST_ALT {
            problem(format!("alt has {length} characters, at most {MOST_ALT}"));
        }
        if shown.contains(row.id.as_str()) == row.screen.is_some() {
            let what = if row.screen.is_some() {
                "is of a screen, and shown by content as well"
            } else {
                "no item, option, drill or screen shows this picture"
            };
            problem(what.to_owned());
        }
    }
}

/// Ids of the pictures that content shows.
fn shown(content: &Content) -> BTreeSet<&str> {
    let items = content.items().map(|(_, item)| item);
    let of_items = items.flat_map(|item| {
        let options = item.options.iter().map(|choice| choice.picture.as_deref());
        options.chain([item.picture.as_deref()]).flatten()
    });
    let of_drills = content.drills.iter().map(|drill| drill.id.as_str());
    of_items.chain(of_drills).collect()
}

/// A file without an entry would be shown nowhere.
fn check_files(folder: &Path, content: &Content, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return problems.push(Problem::new("pictures", error.to_string())),
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !content.pictures.iter().any(|row| *name == format!("{}.svg", row.id)))
        .collect();
    names.sort();
    for name in names {
        problems.push(Problem::new(name, "no picture has this file"));
    }
}

/// The picture as it is shipped, or everything that is wrong with it.
fn shipped(source: &str, is_of_a_screen: bool) -> Result<String, Vec<String>> {
    let document = Document::parse(source).map_err(|error| vec![format!("is no SVG: {error}")])?;
    let root = document.root_element();
    let mut writer = Writer { width: WIDTH, ..Writer::default() };
    writer.root(root, is_of_a_screen);
    for child in root.children() {
        writer.node(child);
    }
    writer.out.push_str("</svg>");
    if writer.faults.is_empty() { Ok(writer.out) } else { Err(writer.faults) }
}

#[derive(Default)]
struct Writer {
    out: String,
    faults: Vec<String>,
    width: f64,
    height: f64,
}

impl Writer {
    fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }

    fn root(&mut self, root: Node, is_of_a_screen: bool) {
        let view_box = root.attribute("viewBox").unwrap_or_default();
        let height = view_box.strip_prefix("0 0 120 ").and_then(|height| height.parse().ok());
        self.height = height.unwrap_or(HEIGHT);
        let is_on_grid = height == Some(HEIGHT) || (height.is_some() && is_of_a_screen);
        if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(NAMESPACE) {
            self.fault("the root is no svg element of the SVG namespace");
        }
        if !is_on_grid {
            self.fault(format!("the view box is `{view_box}`, not `0 0 120 90`"));
        }
        let is_in_manner = MANNER.iter().all(|(name, value)| root.attribute(*name) == Some(value));
        if !is_in_manner || root.attributes().len() != MANNER.len() + 1 {
            self.fault("the root does not begin as every picture does");
        }
        let _ = write!(self.out, r#"<svg xmlns="{NAMESPACE}" viewBox="{view_box}">"#);
    }

    fn node(&mut self, node: Node) {
        if node.is_text() && node.text().is_none_or(|text| text.trim().is_empty()) {
            return;
        }
        let name = node.tag_name().name();
        if !node.is_element() || !ELEMENTS.contains(&name) {
            let what = if node.is_element() { name } else { "what is between the elements" };
            return self.fault(format!("`{what}` has no place in a picture"));
        }
        let _ = write!(self.out, "<{name}");
        for attribute in node.attributes() {
            self.attribute(attribute.name(), attribute.value());
        }
        if !node.has_children() {
            return self.out.push_str("/>");
        }
        self.out.push('>');
        for child in node.children() {
            self.node(child);
        }
        let _ = write!(self.out, "</{name}>");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let value = match name {
            "d" => self.path(value),
            "cx" | "x" | "x1" | "x2" | "width" | "rx" => self.number(name, value, self.width),
            "cy" | "y" | "y1" | "y2" | "height" | "ry" | "r" => {
                self.number(name, value, self.height)
            }
            "class" => {
                if let Some(class) = value.split(' ').find(|class| !CLASSES.contains(class)) {
                    self.fault(format!("`{class}` is no class of a picture"));
                }
                value.to_owned()
            }
            _ => {
                let looks =
                    LOOKS.iter().any(|(look, values)| *look == name && values.contains(&value));
                if !looks {
                    self.fault(format!("`{name}=\"{value}\"` has no place in a picture"));
                }
                value.to_owned()
            }
        };
        let _ = write!(self.out, r#" {name}="{value}""#);
    }

    fn number(&mut self, name: &str, value: &str, most: f64) -> String {
        match value.parse::<f64>() {
            Ok(number) if path::is_on_grid(number) && (0.0..=most).contains(&number) => {}
            _ => self.fault(format!("`{name}=\"{value}\"` is not on the grid")),
        }
        value.to_owned()
    }

    fn path(&mut self, value: &str) -> String {
        let (shapes, place) = (path::read(value), (self.width, self.height));
        match shapes.and_then(|steps| path::inside(&steps, place).map(|()| path::written(&steps))) {
            Ok(written) => written,
            Err(fault) => {
                self.fault(format!("`{value}`: {fault}"));
                String::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shipped;

    const ROOT: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">"#;

    fn drawn(shapes: &str) -> Result<String, Vec<String>> {
        shipped(&format!("{ROOT}\n  {shapes}\n</svg>\n"), false)
    }

    #[track_caller]
    fn refused(shapes: &str, mistake: &str) {
        let faults = drawn(shapes).expect_err(shapes).join("\n");
        assert!(faults.contains(mistake), "{shapes}: {faults}");
    }

    #[test]
    fn what_the_style_sheet_says_is_left_out() {
        let shapes =
            "<g class=\"far\" stroke-width=\"5\">\n    <path d=\"M 10 84 h 100\"/>\n  </g>";
        assert_eq!(
            drawn(shapes).unwrap(),
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><g class="far" stroke-width="5"><path d="M10 84h100"/></g></svg>"#
        );
    }

    #[test]
    fn every_picture_has_the_same_root() {
        for (from, to) in [
            ("stroke-width=\"2\"", "stroke-width=\"3\""),
            (" fill=\"none\"", ""),
            (" fill=\"none\"", " fill=\"none\" width=\"120\""),
            ("0 0 120 90", "0 0 120 150"),
            ("/2000/svg", "/1999/xhtml"),
        ] {
            let source = format!("{ROOT}</svg>");
            assert!(source.contains(from), "{from}");
            assert!(shipped(&source.replace(from, to), false).is_err(), "{from} -> {to}");
        }
    }

    #[test]
    fn only_the_picture_of_a_screen_may_have_another_height() {
        let tall = format!("{}<path d=\"M0 150\"/></svg>", ROOT.replace(" 90\"", " 150\""));
        assert!(shipped(&tall, true).is_ok());
        assert!(shipped(&tall, false).is_err());
        assert!(shipped(&tall.replace("0 0 120", "0 0 130"), true).is_err());
    }

    #[test]
    fn nothing_but_shapes_has_a_place() {
        refused("<text>Hip</text>", "`text` has no place");
        refused("<script/>", "`script` has no place");
        refused("words", "what is between the elements");
        refused("<!-- a note -->", "what is between the elements");
        refused("<path style=\"fill:red\"/>", "`style=\"fill:red\"` has no place");
        refused("<path id=\"hip\"/>", "`id=\"hip\"` has no place");
        refused("<g stroke-width=\"4\"/>", "`stroke-width=\"4\"` has no place");
        refused("<path class=\"accent hip\"/>", "`hip` is no class");
        refused("<path d=\"M1 1\"", "is no SVG");
    }

    #[test]
    fn every_point_is_on_the_grid() {
        refused("<circle cx=\"60\" cy=\"91\" r=\"6\"/>", "`cy=\"91\"` is not on the grid");
        refused("<circle cx=\"60.25\" cy=\"9\" r=\"6\"/>", "`cx=\"60.25\"` is not on the grid");
        refused("<line x1=\"-1\" y1=\"0\" x2=\"1\" y2=\"1\"/>", "`x1=\"-1\"` is not on the grid");
        refused("<path d=\"M10 84h111\"/>", "121 84 is outside");
        refused("<path d=\"M10.25 84\"/>", "`10.25` is neither whole nor a half");
    }
}
