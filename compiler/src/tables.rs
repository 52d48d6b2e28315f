//! The Rust source of the tables.

use std::fmt::Write as _;

use crate::check::{PLACEHOLDERS, placeholders};
use crate::condition::Parser;
use crate::content::Content;
use crate::ids::{Ids, Kind};
use crate::problem::Problem;
use crate::schema;
use crate::words::Words;

/// Writes the tables. What does not resolve becomes a problem.
pub fn rust(
    content: &Content,
    ids: &Ids,
    words: &mut Words,
    problems: &mut Vec<Problem>,
) -> String {
    let parser = Parser { ids, define: &content.rules.define };
    let mut writer = Writer { ids, parser, words, problems };
    writer.write(content)
}

struct Writer<'a> {
    ids: &'a Ids,
    parser: Parser<'a>,
    words: &'a mut Words,
    problems: &'a mut Vec<Problem>,
}

fn list(rows: impl IntoIterator<Item = String>) -> String {
    let rows: Vec<String> = rows.into_iter().collect();
    format!("&[{}]", rows.join(", "))
}

fn rows(rows: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from("&[\n");
    for row in rows {
        text.push_str("        ");
        text.push_str(&row);
        text.push_str(",\n");
    }
    text.push_str("    ]");
    text
}

fn option(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

/// A row of wordings for a text that has its handle.
fn wording(when: &str, text: &str, handle: &str) -> String {
    let names = placeholders(text);
    let needs: Vec<String> = PLACEHOLDERS
        .iter()
        .map(|(kind, of_kind)| {
            format!("{kind}: {}", names.iter().any(|name| of_kind.contains(name)))
        })
        .collect();
    let needs = needs.join(", ");
    format!("Wording {{ when: {when}, text: {handle}, needs: Placeholders {{ {needs} }} }}")
}

impl Writer<'_> {
    /// The value, or a problem and something that will not be compiled.
    fn ok(&mut self, place: &str, result: Result<String, String>) -> String {
        result.unwrap_or_else(|what| {
            self.problems.push(Problem::new(place, what));
            String::new()
        })
    }

    fn when(&mut self, place: &str, condition: &str) -> String {
        let rust = self.parser.rust(condition);
        self.ok(place, rust)
    }

    fn handle(&mut self, place: &str, kind: fn(&Ids) -> &Kind, id: &str) -> String {
        let rust = kind(self.ids).rust(id);
        self.ok(place, rust)
    }

    fn handles(&mut self, place: &str, kind: fn(&Ids) -> &Kind, ids: &[String]) -> String {
        let handles: Vec<String> = ids.iter().map(|id| self.handle(place, kind, id)).collect();
        list(handles)
    }

    fn optional(&mut self, place: &str, kind: fn(&Ids) -> &Kind, id: Option<&String>) -> String {
        option(id.map(|id| self.handle(place, kind, id)))
    }

    fn grade(&mut self, place: &str, grade: &str) -> String {
        let variant = match grade {
            "strong" => "Strong",
            "moderate" => "Moderate",
            "weak" => "Weak",
            "expert opinion" => "ExpertOpinion",
            "contested" => "Contested",
            _ => return self.ok(place, Err(format!("`{grade}` is no grade"))),
        };
        format!("Grade::{variant}")
    }

    fn action(&mut self, place: &str, action: &str) -> String {
        let variant = match action {
            "advise" => "Advise",
            "stop" => "Stop",
            "soon" => "Soon",
            "urgent" => "Urgent",
            "emergency" => "Emergency",
            _ => return self.ok(place, Err(format!("`{action}` is no action"))),
        };
        format!("Action::{variant}")
    }

    fn wordings(&mut self, key: &str, wordings: &[schema::Wording]) -> String {
        let rows: Vec<String> = wordings
            .iter()
            .enumerate()
            .map(|(index, wording)| {
                let when = self.when(key, &wording.when);
                self.wording(&format!("{key}.{}", index + 1), &when, &wording.text)
            })
            .collect();
        list(rows)
    }

    fn wording(&mut self, key: &str, when: &str, text: &str) -> String {
        let handle = self.words.add(key, text);
        wording(when, text, &handle)
    }

    fn write(&mut self, content: &Content) -> String {
        // Words of the interface come first and those of the sources last, so that the tail of a
        // pack can wait until a source is shown.
        let interface = self.interface(content);
        let areas = self.areas(content);
        let items: Vec<String> =
            content.items().map(|(area, item)| self.item(area, item)).collect();
        let tips: Vec<String> = content.tips().map(|(area, tip)| self.tip(area, tip)).collect();
        let flags: Vec<String> = content.flags.iter().map(|flag| self.flag(flag)).collect();
        let groups: Vec<String> = content.groups.iter().map(|group| self.group(group)).collect();
        let drills: Vec<String> = content.drills.iter().map(|drill| self.drill(drill)).collect();
        let locations: Vec<String> =
            content.locations.iter().map(|location| self.location(location)).collect();
        let stages: Vec<String> = content.stages.iter().map(|stage| self.stage(stage)).collect();
        let rules = self.rules(&content.rules);
        self.words.begin_sources();
        let references: Vec<String> =
            content.references.iter().map(|reference| self.reference(reference)).collect();
        let mut out =
            String::from("// Written by the content compiler.\n\nuse Condition as C;\n\n");
        let _ = write!(
            out,
            "/// All content.\npub static CATALOG: Catalog = Catalog {{\n    areas: {},\n    items: {},\n    tips: {},\n    \
             flags: {},\n    groups: {},\n    drills: {},\n    locations: {},\n    stages: {},\n    \
             references: {},\n    rules: {rules},\n}};\n\n{interface}",
            rows(areas),
            rows(items),
            rows(tips),
            rows(flags),
            rows(groups),
            rows(drills),
            rows(locations),
            rows(stages),
            rows(references),
        );
        out
    }

    fn interface(&mut self, content: &Content) -> String {
        let mut out = String::from(
            "/// Words of the interface and of the report.\npub mod words {\n    use super::Text;\n",
        );
        for (section, name, text) in &content.words {
            let constant = format!("{section}_{name}").to_uppercase().replace('-', "_");
            let handle = self.words.add(format!("{section}.{name}"), text);
            let shown = text.replace('\n', " ");
            let _ = write!(out, "    /// {shown}\n    pub const {constant}: Text = {handle};\n");
        }
        out.push_str("}\n");
        out
    }

    fn areas(&mut self, content: &Content) -> Vec<String> {
        content
            .areas
            .iter()
            .map(|file| {
                let area = &file.area;
                let title = self.words.add(format!("{}.title", area.id), &area.title);
                format!(
                    "Area {{ id: {:?}, title: {title}, rank: {}, yields_to_location: {}, \
                     stays_when_stopped: {}, below_load: {}, above_feet: {} }}",
                    area.id,
                    area.rank,
                    area.yields_to_location,
                    area.stays_when_stopped,
                    area.below_load,
                    area.above_feet
                )
            })
            .collect()
    }

    fn item(&mut self, area: usize, item: &schema::Item) -> String {
        let id = &item.id;
        let question = self.words.add(format!("{id}.question"), &item.question);
        let check = self.words.add(format!("{id}.check"), &item.check);
        let check_words = self.wordings(&format!("{id}.check"), &item.check_words);
        let choices: Vec<String> =
            item.options.iter().map(|choice| self.choice(id, choice)).collect();
        let why = self.words.add(format!("{id}.why"), &item.why);
        let grade = self.grade(id, &item.grade);
        let ranks_as = self.grade(id, item.ranks_as.as_ref().unwrap_or(&item.grade));
        let sources = self.handles(id, |ids| &ids.references, &item.sources);
        let drill = self.optional(id, |ids| &ids.drills, item.drill.as_ref());
        format!(
            "Item {{ id: {id:?}, area: AreaId({area}), core: {}, express: {:?}, gait: {:?}, \
             question: {question}, check: {check}, check_words: {check_words}, choices: {}, \
             why: {why}, grade: {grade}, ranks_as: {ranks_as}, sources: {sources}, drill: {drill} }}",
            item.core,
            item.express,
            item.gait,
            list(choices)
        )
    }

    fn choice(&mut self, item: &str, choice: &schema::Choice) -> String {
        let key = format!("{item}.{}", choice.id);
        let label = self.words.add(key.clone(), &choice.label);
        let label_words = self.wordings(&key, &choice.words);
        let tip = self.optional(&key, |ids| &ids.tips, choice.tip.as_ref());
        let pin = option(choice.pin.as_ref().map(|pin| self.when(&key, pin)));
        format!(
            "Choice {{ id: {:?}, label: {label}, label_words: {label_words}, concern: {}, \
             tip: {tip}, unsure: {}, pin: {pin} }}",
            choice.id, choice.concern, choice.unsure
        )
    }

    fn tip(&mut self, area: usize, tip: &schema::Tip) -> String {
        let key = format!("{}.text", tip.id);
        let text = self.words.add(key.clone(), &tip.text);
        let mut wordings = self.wordings(&key, &tip.words);
        if let Some(fallback) = &tip.fallback {
            let usual = wording("C::Always", &tip.text, &text);
            let last = self.wording(&format!("{}.fallback", tip.id), "C::Always", fallback);
            let inner = wordings.trim_start_matches("&[").trim_end_matches(']').to_owned();
            let rows = [inner, usual, last];
            wordings = list(rows.into_iter().filter(|row| !row.is_empty()));
        }
        format!(
            "Tip {{ id: {:?}, area: AreaId({area}), text: {text}, words: {wordings}, \
             rest_safe: {}, gait_cue: {}, over_drinking: {}, with_drill: {} }}",
            tip.id, tip.rest_safe, tip.gait_cue, tip.over_drinking, tip.drill
        )
    }

    fn flag(&mut self, flag: &schema::Flag) -> String {
        let id = &flag.id;
        let asked = match flag.asked.as_str() {
            "safety" => "Safety".to_owned(),
            "pain" => "Pain".to_owned(),
            "about-you" => "AboutYou".to_owned(),
            "hydration" => "Hydration".to_owned(),
            other => self.ok(id, Err(format!("`{other}` is no place to ask a flag"))),
        };
        let site = match flag.site.as_str() {
            "leg" => "Leg".to_owned(),
            "body" => "Body".to_owned(),
            "run" => "Run".to_owned(),
            other => self.ok(id, Err(format!("`{other}` is no site of a flag"))),
        };
        let action = self.action(id, &flag.action);
        let question = self.words.add(format!("{id}.question"), &flag.question);
        let message = self.words.add(format!("{id}.message"), &flag.message);
        self.words.add_without_handle(format!("{id}.why"), &flag.why);
        let sources = self.handles(id, |ids| &ids.references, &flag.sources);
        format!(
            "Flag {{ id: {id:?}, action: {action}, asked: Asked::{asked}, site: Site::{site}, question: {question}, \
             message: {message}, sources: {sources} }}"
        )
    }

    fn group(&mut self, group: &schema::Group) -> String {
        let id = &group.id;
        let label = self.words.add(format!("{id}.label"), &group.label);
        let text = self.words.add(format!("{id}.text"), &group.text);
        let no_green = group.no_green;
        format!("Group {{ id: {id:?}, label: {label}, text: {text}, no_green: {no_green} }}")
    }

    fn drill(&mut self, drill: &schema::Drill) -> String {
        let id = &drill.id;
        let title = self.words.add(format!("{id}.title"), &drill.title);
        let steps = self.words.add(format!("{id}.steps"), &drill.steps);
        let steps_words = self.wordings(&format!("{id}.steps"), &drill.steps_words);
        let progress = self.words.add(format!("{id}.progress"), &drill.progress);
        let caution = (!drill.caution.is_empty())
            .then(|| self.words.add(format!("{id}.caution"), &drill.caution));
        let caution = option(caution);
        format!(
            "Drill {{ id: {id:?}, title: {title}, steps: {steps}, steps_words: {steps_words}, \
             progress: {progress}, caution: {caution} }}"
        )
    }

    fn location(&mut self, location: &schema::Location) -> String {
        let id = &location.id;
        let label = self.words.add(format!("{id}.label"), &location.label);
        let place = self.words.add(format!("{id}.where"), &location.place);
        let caution = location.caution.as_ref();
        let caution =
            option(caution.map(|caution| self.words.add(format!("{id}.caution"), caution)));
        let primary = self.handles(id, |ids| &ids.items, &location.primary);
        let secondary = self.handles(id, |ids| &ids.items, &location.secondary);
        let key = self.optional(id, |ids| &ids.items, location.key.as_ref());
        format!(
            "Location {{ id: {id:?}, label: {label}, place: {place}, caution: {caution}, \
             primary: {primary}, secondary: {secondary}, key: {key} }}"
        )
    }

    fn stage(&mut self, stage: &schema::Stage) -> String {
        let session = self.words.add(format!("{}.session", stage.id), &stage.session);
        let minutes = stage.run_minutes;
        format!("Stage {{ id: {:?}, session: {session}, run_minutes: {minutes} }}", stage.id)
    }

    fn reference(&mut self, reference: &schema::Reference) -> String {
        let id = &reference.id;
        let citation = self.words.add(format!("{id}.citation"), &reference.citation);
        let finding = self.words.add(format!("{id}.finding"), &reference.finding);
        self.words.add_without_handle(format!("{id}.status"), &reference.status);
        self.grade(id, &reference.grade);
        format!("Reference {{ id: {id:?}, citation: {citation}, finding: {finding} }}")
    }

    fn rules(&mut self, rules: &schema::Rules) -> String {
        let lead = self.words.add("not-sure-lead", &rules.not_sure_lead);
        let joins: Vec<String> = rules
            .join
            .iter()
            .map(|rule| {
                let group = self.handle("join", |ids| &ids.groups, &rule.group);
                format!("GroupRule {{ group: {group}, when: {} }}", self.when("join", &rule.when))
            })
            .collect();
        let hidden: Vec<String> = rules.hide.iter().flat_map(|rule| self.hidden(rule)).collect();
        let redirects: Vec<String> =
            rules.redirect.iter().map(|rule| self.redirect(rule)).collect();
        let grants: Vec<String> = rules.grant.iter().map(|rule| self.grant(rule)).collect();
        let escalations: Vec<String> = rules
            .escalation
            .iter()
            .enumerate()
            .map(|(at, rule)| self.escalation(at, rule))
            .collect();
        let suppressed: Vec<String> =
            rules.suppress.iter().map(|rule| self.tip_rule("suppress", rule)).collect();
        let deferred: Vec<String> =
            rules.defer.iter().map(|rule| self.tip_rule("defer", rule)).collect();
        let companions: Vec<String> = rules
            .companion
            .iter()
            .map(|rule| {
                let tip = self.handle("companion", |ids| &ids.tips, &rule.tip);
                let with = self.handle("companion", |ids| &ids.tips, &rule.with);
                format!("({tip}, {with}, {})", self.when("companion", &rule.when))
            })
            .collect();
        let weights: Vec<String> = rules.weight.iter().map(|rule| self.weight(rule)).collect();
        let drills: Vec<String> =
            rules.drill_rule.iter().map(|rule| self.drill_rule(rule)).collect();
        let notes: Vec<String> =
            rules.note.iter().enumerate().map(|(at, rule)| self.note(at, rule)).collect();
        let cautions: Vec<String> = rules
            .caution
            .iter()
            .map(|rule| {
                let text = self.words.add(format!("{}.caution", rule.id), &rule.text);
                let when = self.when(&rule.id, &rule.when);
                format!("Caution {{ id: {:?}, text: {text}, when: {when} }}", rule.id)
            })
            .collect();
        let pain = self.when("define", "pain");
        let past = self.when("light", &rules.light.past_bone_stress);
        let amber = self.when("light", &rules.light.amber_at_best);
        format!(
            "Rules {{\n    pain: {pain},\n    past_bone_stress: {past},\n    amber_at_best: {amber},\n    \
             joins: {},\n    hidden: {},\n    redirects: {},\n    grants: {},\n    escalations: {},\n    \
             suppressed: {},\n    deferred: {},\n    companions: {},\n    weights: {},\n    drills: {},\n    \
             notes: {},\n    cautions: {},\n    not_sure_lead: {lead},\n    }}",
            rows(joins),
            rows(hidden),
            rows(redirects),
            rows(grants),
            rows(escalations),
            rows(suppressed),
            rows(deferred),
            rows(companions),
            rows(weights),
            rows(drills),
            rows(notes),
            rows(cautions),
        )
    }

    fn hidden(&mut self, rule: &schema::Hide) -> Vec<String> {
        let when = self.when("hide", &rule.when);
        rule.items
            .iter()
            .map(|id| {
                let item = self.handle("hide", |ids| &ids.items, id);
                let except = rule.except.as_ref().and_then(|except| except.split_once('='));
                let except = except.filter(|(of, _)| of == id).map(|(of, choice)| {
                    let choice = self.ids.choice(of, choice);
                    self.ok("hide", choice)
                });
                let except = option(except);
                format!("HiddenItem {{ item: {item}, when: {when}, except: {except} }}")
            })
            .collect()
    }

    fn answer(&mut self, place: &str, answer: &str) -> (String, String) {
        self.ids.answer(answer).unwrap_or_else(|what| {
            self.problems.push(Problem::new(place, what));
            (String::new(), String::new())
        })
    }

    fn redirect(&mut self, rule: &schema::Redirect) -> String {
        let (item, choice) = self.answer("redirect", &rule.answer);
        let tip = self.handle("redirect", |ids| &ids.tips, &rule.tip);
        let when = self.when("redirect", &rule.when);
        format!("Redirect {{ item: {item}, choice: {choice}, tip: {tip}, when: {when} }}")
    }

    fn grant(&mut self, rule: &schema::Grant) -> String {
        let tip = self.handle("grant", |ids| &ids.tips, &rule.tip);
        let ranked_as = rule.ranked_as.as_ref().map(|answer| {
            let (item, choice) = self.answer("grant", answer);
            format!("({item}, {choice})")
        });
        let ranked_as = option(ranked_as);
        let why = self.words.add(format!("{}.why", rule.tip), &rule.why);
        let when = self.when("grant", &rule.when);
        format!("Grant {{ tip: {tip}, when: {when}, ranked_as: {ranked_as}, why: {why} }}")
    }

    fn escalation(&mut self, at: usize, rule: &schema::Escalation) -> String {
        let place = format!("escalation-{}", at + 1);
        let flag = self.optional(&place, |ids| &ids.flags, rule.flag.as_ref());
        let says = self.optional(&place, |ids| &ids.flags, rule.says.as_ref());
        let action = self.action(&place, &rule.action);
        let message = rule.message.as_ref();
        let message = option(message.map(|text| self.words.add(format!("{place}.message"), text)));
        let when = self.when(&place, &rule.when);
        format!(
            "Escalation {{ flag: {flag}, action: {action}, says: {says}, message: {message}, \
             when: {when} }}"
        )
    }

    fn tip_rule(&mut self, place: &str, rule: &schema::TipRule) -> String {
        let tips = self.handles(place, |ids| &ids.tips, &rule.tips);
        format!("TipRule {{ tips: {tips}, when: {} }}", self.when(place, &rule.when))
    }

    fn weight(&mut self, rule: &schema::Weight) -> String {
        let item = self.handle("weight", |ids| &ids.items, &rule.item);
        let when = self.when("weight", &rule.when);
        let tenths = rule.factor * 10.0;
        if tenths.fract().abs() > 1e-9 || !(0.0..=100.0).contains(&tenths) {
            self.problems.push(Problem::new(&rule.item, "a weight has one decimal, up to 10"));
        }
        format!("WeightRule {{ item: {item}, tenths: {tenths:.0}, when: {when} }}")
    }

    fn drill_rule(&mut self, rule: &schema::DrillRule) -> String {
        let drills = self.handles("drill_rule", |ids| &ids.drills, &rule.drills);
        let tip = self.optional("drill_rule", |ids| &ids.tips, rule.tip.as_ref());
        let instead = self.optional("drill_rule", |ids| &ids.drills, rule.instead.as_ref());
        let when = self.when("drill_rule", &rule.when);
        format!("DrillRule {{ drills: {drills}, tip: {tip}, instead: {instead}, when: {when} }}")
    }

    fn note(&mut self, at: usize, rule: &schema::Note) -> String {
        let tips = self.handles("note", |ids| &ids.tips, &rule.tips);
        let text = self.words.add(format!("note-{}.text", at + 1), &rule.text);
        let when = self.when("note", &rule.when);
        format!("NoteRule {{ tips: {tips}, text: {text}, when: {when} }}")
    }
}
