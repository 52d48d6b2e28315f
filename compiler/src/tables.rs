//! The rows of the catalog, and the Rust source they are packed into.

use std::fmt::Write as _;

use crate::check::{CADENCE, DISTANCE, FLUID, placeholders};
use crate::condition::Parser;
use crate::content::Content;
use crate::domain::{
    Action, Area, AreaId, Asked, Catalog, Caution, Choice, ChoiceId, Condition, Drill, DrillRule,
    Escalation, Flag, Grade, Grant, Group, GroupRule, HiddenItem, Item, ItemId, Location, NoteRule,
    Picture, Placeholders, Redirect, Reference, Rules, Site, Stage, Text, Tip, TipRule, WeightRule,
    Wording,
};
use crate::ids::{Ids, Kind};
use crate::layout::{Packed as _, Writer};
use crate::problem::Problem;
use crate::schema;
use crate::words::Words;

/// Adds the words of the interface; returns the Rust source of their names.
pub fn interface(content: &Content, words: &mut Words) -> String {
    let mut out = String::from(
        "/// Words of the interface and of the report.\npub mod words {\n    use super::Text;\n",
    );
    for (section, name, text) in &content.words {
        let constant = format!("{section}_{name}").to_uppercase().replace('-', "_");
        let Text(place) = words.add(format!("{section}.{name}"), text);
        let shown = text.replace('\n', " ");
        let _ = write!(out, "    /// {shown}\n    pub const {constant}: Text = Text({place});\n");
    }
    out.push_str("}\n");
    out
}

/// Adds the words of the rows; returns the rows. What does not resolve becomes a problem.
pub fn catalog(
    content: &Content,
    ids: &Ids,
    words: &mut Words,
    problems: &mut Vec<Problem>,
) -> Catalog {
    let parser = Parser { ids, define: &content.rules.define };
    Tables { ids, parser, words, problems, pictures: &content.pictures }.catalog(content)
}

/// The Rust source of the packed rows. `first` is the first text that belongs to one.
pub fn rust(catalog: &Catalog, first: Text) -> String {
    let mut writer = Writer::new(first);
    catalog.pack(&mut writer);
    let Writer { ids, bytes, .. } = writer;
    let Text(first) = first;
    format!(
        "const PACKED_IDS: &str = {ids:?};\nconst PACKED_ROWS: &[u8] = &{bytes:?};\n\
         const FIRST_TEXT: Text = Text({first});\n"
    )
}

struct Tables<'a> {
    ids: &'a Ids,
    parser: Parser<'a>,
    words: &'a mut Words,
    problems: &'a mut Vec<Problem>,
    pictures: &'a [schema::Picture],
}

/// Rows as a catalog holds them. The compiler runs once, so nothing is lost by keeping them.
fn rows<T>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    rows.into_iter().collect::<Vec<T>>().leak()
}

/// An id as a catalog holds it.
fn id(id: &str) -> &'static str {
    id.to_owned().leak()
}

/// A row of wordings for a text that has its handle.
fn wording(when: Condition, text: &str, handle: Text) -> Wording {
    let names = placeholders(text);
    let needs = |of_kind: &[&str]| names.iter().any(|name| of_kind.contains(name));
    let needs =
        Placeholders { cadence: needs(&CADENCE), distance: needs(&DISTANCE), fluid: needs(&FLUID) };
    Wording { when, text: handle, needs }
}

impl Tables<'_> {
    /// The value, or a problem and a value that will not be compiled.
    fn ok<T>(&mut self, place: &str, result: Result<T, String>, otherwise: T) -> T {
        result.unwrap_or_else(|what| {
            self.problems.push(Problem::new(place, what));
            otherwise
        })
    }

    fn when(&mut self, place: &str, condition: &str) -> Condition {
        let condition = self.parser.condition(condition);
        self.ok(place, condition, Condition::Always)
    }

    fn handle<H>(&mut self, place: &str, kind: fn(&Ids) -> &Kind<H>, id: &str) -> H {
        let kind = kind(self.ids);
        self.ok(place, kind.handle(id), kind.nothing())
    }

    fn handles<H>(
        &mut self,
        place: &str,
        kind: fn(&Ids) -> &Kind<H>,
        ids: &[String],
    ) -> &'static [H] {
        rows(ids.iter().map(|id| self.handle(place, kind, id)))
    }

    fn optional<H>(
        &mut self,
        place: &str,
        kind: fn(&Ids) -> &Kind<H>,
        id: Option<&String>,
    ) -> Option<H> {
        id.map(|id| self.handle(place, kind, id))
    }

    fn grade(&mut self, place: &str, grade: &str) -> Grade {
        let known = match grade {
            "strong" => Ok(Grade::Strong),
            "moderate" => Ok(Grade::Moderate),
            "weak" => Ok(Grade::Weak),
            "expert opinion" => Ok(Grade::ExpertOpinion),
            "contested" => Ok(Grade::Contested),
            _ => Err(format!("`{grade}` is no grade")),
        };
        self.ok(place, known, Grade::Contested)
    }

    fn action(&mut self, place: &str, action: &str) -> Action {
        let known = Action::ALL.into_iter().find(|known| known.id() == action);
        self.ok(place, known.ok_or_else(|| format!("`{action}` is no action")), Action::Advise)
    }

    fn wordings(&mut self, key: &str, wordings: &[schema::Wording]) -> Vec<Wording> {
        let wordings = wordings.iter().enumerate();
        wordings
            .map(|(index, wording)| {
                let when = self.when(key, &wording.when);
                self.wording(&format!("{key}.{}", index + 1), when, &wording.text)
            })
            .collect()
    }

    fn wording(&mut self, key: &str, when: Condition, text: &str) -> Wording {
        let handle = self.words.add(key, text);
        wording(when, text, handle)
    }

    /// Words are added in the order of the layout, and those of the sources last, so that
    /// the tail of a pack can wait until a source is shown.
    fn catalog(&mut self, content: &Content) -> Catalog {
        Catalog {
            areas: rows(content.areas.iter().map(|file| self.area(&file.area))),
            items: rows(content.items().map(|(area, item)| self.item(area, item))),
            tips: rows(content.tips().map(|(area, tip)| self.tip(area, tip))),
            flags: rows(content.flags.iter().map(|flag| self.flag(flag))),
            groups: rows(content.groups.iter().map(|group| self.group(group))),
            drills: rows(content.drills.iter().map(|drill| self.drill(drill))),
            locations: rows(content.locations.iter().map(|location| self.location(location))),
            stages: rows(content.stages.iter().map(|stage| self.stage(stage))),
            rules: self.rules(&content.rules),
            references: {
                self.words.begin_sources();
                rows(content.references.iter().map(|reference| self.reference(reference)))
            },
        }
    }

    fn area(&mut self, area: &schema::Area) -> Area {
        Area {
            id: id(&area.id),
            title: self.words.add(format!("{}.title", area.id), &area.title),
            rank: area.rank,
            yields_to_location: area.yields_to_location,
            stays_when_stopped: area.stays_when_stopped,
            below_load: area.below_load,
            above_feet: area.above_feet,
        }
    }

    fn item(&mut self, area: usize, item: &schema::Item) -> Item {
        let key = &item.id;
        let question = self.words.add(format!("{key}.question"), &item.question);
        let check = self.words.add(format!("{key}.check"), &item.check);
        Item {
            id: id(key),
            area: AreaId::at(area),
            core: item.core,
            express: item.express,
            gait: item.gait,
            question,
            check,
            check_words: self.wordings(&format!("{key}.check"), &item.check_words).leak(),
            picture: item.picture.as_ref().map(|picture| self.picture(key, picture)),
            choices: rows(item.options.iter().map(|choice| self.choice(key, choice))),
            why: self.words.add(format!("{key}.why"), &item.why),
            grade: self.grade(key, &item.grade),
            ranks_as: self.grade(key, item.ranks_as.as_ref().unwrap_or(&item.grade)),
            sources: self.handles(key, |ids| &ids.references, &item.sources),
            drill: self.optional(key, |ids| &ids.drills, item.drill.as_ref()),
        }
    }

    fn choice(&mut self, item: &str, choice: &schema::Choice) -> Choice {
        let key = format!("{item}.{}", choice.id);
        Choice {
            id: id(&choice.id),
            label: self.words.add(key.clone(), &choice.label),
            label_words: self.wordings(&key, &choice.words).leak(),
            concern: choice.concern,
            tip: self.optional(&key, |ids| &ids.tips, choice.tip.as_ref()),
            unsure: choice.unsure,
            pin: choice.pin.as_ref().map(|pin| self.when(&key, pin)),
            picture: choice.picture.as_ref().map(|picture| {
                self.handle(&key, |ids| &ids.pictures, picture);
                id(picture)
            }),
        }
    }

    /// A picture with what it shows.
    fn picture(&mut self, place: &str, picture: &str) -> Picture {
        Picture { id: id(picture), alt: self.alt(place, picture) }
    }

    /// What a picture shows.
    fn alt(&mut self, place: &str, picture: &str) -> Text {
        let row = self.handle(place, |ids| &ids.pictures, picture);
        let alt = self.pictures.get(row).map_or("", |row| &row.alt);
        self.words.add(format!("{place}.picture"), alt)
    }

    fn tip(&mut self, area: usize, tip: &schema::Tip) -> Tip {
        let key = format!("{}.text", tip.id);
        let text = self.words.add(key.clone(), &tip.text);
        let mut words = self.wordings(&key, &tip.words);
        if let Some(fallback) = &tip.fallback {
            let key = format!("{}.fallback", tip.id);
            words.push(wording(Condition::Always, &tip.text, text));
            words.push(self.wording(&key, Condition::Always, fallback));
        }
        Tip {
            id: id(&tip.id),
            area: AreaId::at(area),
            text,
            words: words.leak(),
            rest_safe: tip.rest_safe,
            gait_cue: tip.gait_cue,
            over_drinking: tip.over_drinking,
            with_drill: tip.drill,
        }
    }

    fn flag(&mut self, flag: &schema::Flag) -> Flag {
        let key = &flag.id;
        let asked = match flag.asked.as_str() {
            "safety" => Ok(Asked::Safety),
            "pain" => Ok(Asked::Pain),
            "about-you" => Ok(Asked::AboutYou),
            "hydration" => Ok(Asked::Hydration),
            other => Err(format!("`{other}` is no place to ask a flag")),
        };
        let site = match flag.site.as_str() {
            "leg" => Ok(Site::Leg),
            "body" => Ok(Site::Body),
            "run" => Ok(Site::Run),
            other => Err(format!("`{other}` is no site of a flag")),
        };
        self.words.add_without_handle(format!("{key}.why"), &flag.why);
        Flag {
            id: id(key),
            asked: self.ok(key, asked, Asked::Safety),
            site: self.ok(key, site, Site::Leg),
            action: self.action(key, &flag.action),
            question: self.words.add(format!("{key}.question"), &flag.question),
            key: flag.key.as_ref().map(|words| self.words.add(format!("{key}.key"), words)),
            message: self.words.add(format!("{key}.message"), &flag.message),
            sources: self.handles(key, |ids| &ids.references, &flag.sources),
        }
    }

    fn group(&mut self, group: &schema::Group) -> Group {
        Group {
            id: id(&group.id),
            label: self.words.add(format!("{}.label", group.id), &group.label),
            text: self.words.add(format!("{}.text", group.id), &group.text),
            no_green: group.no_green,
        }
    }

    fn drill(&mut self, drill: &schema::Drill) -> Drill {
        let key = &drill.id;
        Drill {
            id: id(key),
            title: self.words.add(format!("{key}.title"), &drill.title),
            steps: self.words.add(format!("{key}.steps"), &drill.steps),
            steps_words: self.wordings(&format!("{key}.steps"), &drill.steps_words).leak(),
            progress: self.words.add(format!("{key}.progress"), &drill.progress),
            caution: (!drill.caution.is_empty())
                .then(|| self.words.add(format!("{key}.caution"), &drill.caution)),
            alt: self.alt(key, key),
        }
    }

    fn location(&mut self, location: &schema::Location) -> Location {
        let key = &location.id;
        let caution = location.caution.as_ref();
        Location {
            id: id(key),
            label: self.words.add(format!("{key}.label"), &location.label),
            place: self.words.add(format!("{key}.where"), &location.place),
            caution: caution.map(|caution| self.words.add(format!("{key}.caution"), caution)),
            primary: self.handles(key, |ids| &ids.items, &location.primary),
            secondary: self.handles(key, |ids| &ids.items, &location.secondary),
            key: self.optional(key, |ids| &ids.items, location.key.as_ref()),
        }
    }

    fn stage(&mut self, stage: &schema::Stage) -> Stage {
        Stage {
            id: id(&stage.id),
            session: self.words.add(format!("{}.session", stage.id), &stage.session),
            run_minutes: stage.run_minutes,
        }
    }

    fn reference(&mut self, reference: &schema::Reference) -> Reference {
        let key = &reference.id;
        self.words.add_without_handle(format!("{key}.status"), &reference.status);
        self.grade(key, &reference.grade);
        Reference {
            id: id(key),
            citation: self.words.add(format!("{key}.citation"), &reference.citation),
            finding: self.words.add(format!("{key}.finding"), &reference.finding),
        }
    }

    fn rules(&mut self, rules: &schema::Rules) -> Rules {
        let light = &rules.light;
        Rules {
            not_sure_lead: self.words.add("not-sure-lead", &rules.not_sure_lead),
            pain: self.when("define", "pain"),
            past_bone_stress: self.when("light", &light.past_bone_stress),
            amber_at_best: self.when("light", &light.amber_at_best),
            joins: rows(rules.join.iter().map(|rule| self.join(rule))),
            hidden: rows(rules.hide.iter().flat_map(|rule| self.hidden(rule))),
            redirects: rows(rules.redirect.iter().map(|rule| self.redirect(rule))),
            grants: rows(rules.grant.iter().map(|rule| self.grant(rule))),
            escalations: rows(
                (1..).zip(&rules.escalation).map(|(number, rule)| self.escalation(number, rule)),
            ),
            suppressed: rows(rules.suppress.iter().map(|rule| self.tip_rule("suppress", rule))),
            deferred: rows(rules.defer.iter().map(|rule| self.tip_rule("defer", rule))),
            companions: rows(rules.companion.iter().map(|rule| {
                let tip = self.handle("companion", |ids| &ids.tips, &rule.tip);
                let with = self.handle("companion", |ids| &ids.tips, &rule.with);
                (tip, with, self.when("companion", &rule.when))
            })),
            weights: rows(rules.weight.iter().map(|rule| self.weight(rule))),
            drills: rows(rules.drill_rule.iter().map(|rule| self.drill_rule(rule))),
            notes: rows((1..).zip(&rules.note).map(|(number, rule)| self.note(number, rule))),
            cautions: rows(rules.caution.iter().map(|rule| self.caution(rule))),
        }
    }

    fn join(&mut self, rule: &schema::Join) -> GroupRule {
        GroupRule {
            group: self.handle("join", |ids| &ids.groups, &rule.group),
            when: self.when("join", &rule.when),
        }
    }

    fn hidden(&mut self, rule: &schema::Hide) -> Vec<HiddenItem> {
        let when = self.when("hide", &rule.when);
        let items = rule.items.iter();
        items
            .map(|id| {
                let item = self.handle("hide", |ids| &ids.items, id);
                let except = rule.except.as_ref().and_then(|except| except.split_once('='));
                let except = except.filter(|(of, _)| of == id).map(|(of, choice)| {
                    let choice = self.ids.choice(of, choice);
                    self.ok("hide", choice, ChoiceId(0))
                });
                HiddenItem { item, when, except }
            })
            .collect()
    }

    fn answer(&mut self, place: &str, answer: &str) -> (ItemId, ChoiceId) {
        self.ok(place, self.ids.answer(answer), (ItemId(0), ChoiceId(0)))
    }

    fn redirect(&mut self, rule: &schema::Redirect) -> Redirect {
        let (item, choice) = self.answer("redirect", &rule.answer);
        let tip = self.handle("redirect", |ids| &ids.tips, &rule.tip);
        Redirect { item, choice, tip, when: self.when("redirect", &rule.when) }
    }

    fn grant(&mut self, rule: &schema::Grant) -> Grant {
        Grant {
            tip: self.handle("grant", |ids| &ids.tips, &rule.tip),
            ranked_as: rule.ranked_as.as_ref().map(|answer| self.answer("grant", answer)),
            why: self.words.add(format!("{}.why", rule.tip), &rule.why),
            when: self.when("grant", &rule.when),
        }
    }

    fn escalation(&mut self, number: usize, rule: &schema::Escalation) -> Escalation {
        let place = format!("escalation-{number}");
        let message = rule.message.as_ref();
        Escalation {
            flag: self.optional(&place, |ids| &ids.flags, rule.flag.as_ref()),
            says: self.optional(&place, |ids| &ids.flags, rule.says.as_ref()),
            action: self.action(&place, &rule.action),
            message: message.map(|text| self.words.add(format!("{place}.message"), text)),
            when: self.when(&place, &rule.when),
        }
    }

    fn tip_rule(&mut self, place: &str, rule: &schema::TipRule) -> TipRule {
        TipRule {
            tips: self.handles(place, |ids| &ids.tips, &rule.tips),
            when: self.when(place, &rule.when),
        }
    }

    fn weight(&mut self, rule: &schema::Weight) -> WeightRule {
        let tenths = rule.factor * 10.0;
        let known = (0..=100).find(|known| (f64::from(*known) - tenths).abs() < 1e-9);
        let known = known.ok_or_else(|| "a weight has one decimal, up to 10".to_owned());
        WeightRule {
            item: self.handle("weight", |ids| &ids.items, &rule.item),
            when: self.when("weight", &rule.when),
            tenths: self.ok(&rule.item, known, 0),
        }
    }

    fn drill_rule(&mut self, rule: &schema::DrillRule) -> DrillRule {
        DrillRule {
            drills: self.handles("drill_rule", |ids| &ids.drills, &rule.drills),
            tip: self.optional("drill_rule", |ids| &ids.tips, rule.tip.as_ref()),
            instead: self.optional("drill_rule", |ids| &ids.drills, rule.instead.as_ref()),
            when: self.when("drill_rule", &rule.when),
        }
    }

    fn note(&mut self, number: usize, rule: &schema::Note) -> NoteRule {
        NoteRule {
            tips: self.handles("note", |ids| &ids.tips, &rule.tips),
            text: self.words.add(format!("note-{number}.text"), &rule.text),
            when: self.when("note", &rule.when),
        }
    }

    fn caution(&mut self, rule: &schema::Caution) -> Caution {
        Caution {
            id: id(&rule.id),
            text: self.words.add(format!("{}.caution", rule.id), &rule.text),
            when: self.when(&rule.id, &rule.when),
        }
    }
}
