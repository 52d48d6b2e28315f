//! Renders a screen as a page would hold it, and reads the markup back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gait_check::app::{Model, Place, Screen, screen};
use gait_check::content::CATALOG;
use gait_check::view::{Ui, page};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::support;

#[derive(PartialEq, Properties)]
struct Props {
    screen: Screen,
    heading_level: u8,
}

/// The view is made of plain functions; only a component can be rendered.
#[component]
fn Page(props: &Props) -> Html {
    let send = Callback::noop();
    let strings = support::english();
    let ui = Ui { strings: &strings, send: &send, heading_level: props.heading_level };
    page(&ui, &props.screen)
}

/// The markup of a screen.
pub fn markup(screen: Screen, heading_level: u8) -> String {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Page>::with_props(Props { screen, heading_level });
    LocalSet::new().block_on(&runtime, renderer.hydratable(false).render())
}

/// The markup of a step, after these answers.
pub fn step(place: Place, input: &str) -> String {
    let (answers, dropped) = support::answers(input);
    assert_eq!(dropped, [], "{input}");
    of(&Model { answers, place, ..Model::default() })
}

/// The markup of a model.
pub fn of(model: &Model) -> String {
    markup(screen(&CATALOG, &support::english(), model), 2)
}

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Text(String),
}

const VOID: [&str; 4] = ["input", "br", "hr", "img"];

impl Element {
    /// The value of an attribute; empty when it is there without one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// This element and all within it, in the order of the document.
    pub fn all(&self) -> Vec<&Element> {
        let inner = self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        [self].into_iter().chain(inner.flat_map(Element::all)).collect()
    }

    /// Elements of this kind within it.
    pub fn find(&self, tag: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.tag == tag).collect()
    }

    /// Elements within it that carry this attribute.
    pub fn with(&self, attribute: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.get(attribute).is_some()).collect()
    }

    /// Values of this attribute, in the order of the document.
    pub fn values(&self, attribute: &str) -> Vec<&str> {
        self.all().into_iter().filter_map(|element| element.get(attribute)).collect()
    }

    /// Its words, without those that nobody hears.
    pub fn text(&self) -> String {
        let parts = self.children.iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(inner) if inner.get("aria-hidden") == Some("true") => String::new(),
            Node::Element(inner) => inner.text(),
        });
        parts.collect::<String>().trim().to_owned()
    }
}

/// The document of some markup, which must be well formed.
pub fn parse(markup: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = markup;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = Node::Text(unescaped(&rest[..end]));
            open.last_mut().expect("the document is open").children.push(text);
            rest = &rest[end..];
            continue;
        };
        let end = tag_end(tag);
        let inner = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            let closed = open.pop().expect("an element is open");
            assert_eq!(closed.tag, name, "closed out of order");
            open.last_mut().expect("the document is open").children.push(Node::Element(closed));
            continue;
        }
        let element = start(inner.trim_end_matches('/'));
        if inner.ends_with('/') || VOID.contains(&element.tag.as_str()) {
            open.last_mut().expect("the document is open").children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    assert_eq!(open.len(), 1, "`{}` is never closed", open[open.len() - 1].tag);
    open.remove(0)
}

/// Where a tag ends: a `>` within a value does not end it.
fn tag_end(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.find(|mark| {
        is_quoted ^= mark == '"';
        mark == '>' && !is_quoted
    });
    end.expect("the tag ends")
}

fn start(inner: &str) -> Element {
    let (tag, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut element = Element { tag: tag.to_owned(), ..Element::default() };
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inner, after) = quoted.split_once('"').expect("the value ends");
            value = unescaped(inner);
            rest = after;
        }
        let known = element.attributes.insert(name, value);
        assert_eq!(known, None, "an attribute twice in <{inner}>");
    }
    element
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (escaped, mark)| text.replace(escaped, mark))
}

/// One tag or run of text a line, so that a diff of two pages can be read.
pub fn pretty(markup: &str) -> String {
    let mut out = String::new();
    for node in &parse(markup).children {
        write(&mut out, node, 0);
    }
    out
}

/// One element in the same form.
pub fn pretty_element(element: &Element) -> String {
    let mut out = String::new();
    write(&mut out, &Node::Element(element.clone()), 0);
    out
}

fn write(out: &mut String, node: &Node, depth: usize) {
    let indent = "  ".repeat(depth);
    match node {
        Node::Text(text) if text.trim().is_empty() => {}
        Node::Text(text) => writeln!(out, "{indent}{}", text.trim()).expect("a string takes all"),
        Node::Element(element) => {
            let attributes: String = (element.attributes.iter())
                .map(|(name, value)| match value.as_str() {
                    "" => format!(" {name}"),
                    _ => format!(" {name}=\"{value}\""),
                })
                .collect();
            writeln!(out, "{indent}<{}{attributes}>", element.tag).expect("a string takes all");
            for child in &element.children {
                write(out, child, depth + 1);
            }
        }
    }
}
