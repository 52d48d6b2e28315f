//! Runners: what they have to say, and the way they say it.

use super::widget::{Catalog, Step, Widget};

/// Someone who works through the widget.
#[derive(Clone, Copy, Debug)]
pub struct Runner {
    /// Signs they tick.
    pub flags: &'static [&'static str],
    /// Signs they are not sure about.
    pub unsure: &'static [&'static str],
    /// Places that hurt; none is "no pain".
    pub places: &'static [&'static str],
    /// Pain numbers, by the label of the list.
    pub pain: &'static [(&'static str, &'static str)],
    /// Groups they belong to.
    pub groups: &'static [&'static str],
    /// Answers; every other check is fine.
    pub answers: &'static [(&'static str, &'static str)],
}

/// Buttons that lead on, in the order they are looked for.
const ON: [&str; 5] = ["None of these", "Next", "See my plan", "Back to my plan", "Skip"];

impl Runner {
    /// Nothing hurts and nothing is wrong.
    pub const NOBODY: Self =
        Self { flags: &[], unsure: &[], places: &[], pain: &[], groups: &[], answers: &[] };

    /// Says what there is to say about the step in front, without leaving it.
    pub async fn answer(&self, widget: &Widget<'_>, catalog: &Catalog) {
        match widget.step().await {
            Step::Plan => {}
            Step::Where => {
                for place in self.places {
                    let label = catalog.place(place);
                    widget.press(&label).await;
                }
            }
            Step::Check(item) => {
                let said = self.answers.iter().find(|(name, _)| *name == item);
                let label = match said {
                    Some((_, option)) => catalog.label(&item, option),
                    None => catalog.fine(&item),
                };
                widget.choose(&label).await;
                self.signs(widget, catalog).await;
            }
            Step::Pain => {
                for (label, number) in self.pain {
                    widget.pick(label, number).await;
                }
                self.signs(widget, catalog).await;
            }
            Step::AboutYou => {
                for group in self.groups {
                    widget.tick(&catalog.group(group)).await;
                }
                self.signs(widget, catalog).await;
            }
            Step::Safety => self.signs(widget, catalog).await,
        }
    }

    /// Ticks the signs that are asked here, and says "not sure" about others.
    async fn signs(&self, widget: &Widget<'_>, catalog: &Catalog) {
        let asked = widget.marks_at("input[type=checkbox]", "name").await;
        for flag in self.flags.iter().filter(|flag| asked.iter().any(|id| id == **flag)) {
            widget.tick(&catalog.flag(flag)).await;
        }
        let mut unsure = self.unsure.iter().filter(|flag| asked.iter().any(|id| id == **flag));
        if let Some(first) = unsure.next() {
            widget.unfold("Not sure about one of these?").await;
            for flag in std::iter::once(first).chain(unsure) {
                widget.press(&format!("Not sure: {}", catalog.flag(flag))).await;
            }
        }
    }

    /// Goes on from the step in front.
    pub async fn go_on(&self, widget: &Widget<'_>) {
        if widget.step().await == Step::Where && self.places.is_empty() {
            widget.go("No pain, just checking").await;
            return;
        }
        let buttons = widget.names(super::Role::Button).await;
        let on = ON.iter().find(|name| buttons.iter().any(|button| button == *name));
        let on = on.unwrap_or_else(|| panic!("none of {buttons:?} leads on"));
        widget.go(on).await;
    }

    /// Goes through to the plan; returns the steps.
    pub async fn walk(&self, widget: &Widget<'_>) -> Vec<Step> {
        let catalog = widget.catalog().await;
        let mut steps = vec![widget.step().await];
        while steps.last() != Some(&Step::Plan) {
            self.answer(widget, &catalog).await;
            self.go_on(widget).await;
            steps.push(widget.step().await);
            assert!(steps.len() < 80, "the way does not end: {steps:?}");
        }
        steps
    }

    /// Goes through until a step is in front.
    pub async fn walk_to(&self, widget: &Widget<'_>, is_there: impl Fn(&Step) -> bool) {
        let catalog = widget.catalog().await;
        loop {
            let step = widget.step().await;
            if is_there(&step) {
                return;
            }
            assert!(step != Step::Plan, "the plan came first");
            self.answer(widget, &catalog).await;
            self.go_on(widget).await;
        }
    }
    /// Goes back until a step is in front.
    pub async fn walk_back_to(&self, widget: &Widget<'_>, is_there: impl Fn(&Step) -> bool) {
        while !is_there(&widget.step().await) {
            widget.go("Back").await;
        }
    }
}
