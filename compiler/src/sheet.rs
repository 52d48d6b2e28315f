//! The content sheet: every claim in one document, for an expert to read and mark.

use std::fmt::Write as _;

use crate::content::Content;
use crate::schema::{Item, Rules, Tip, Wording};

/// The sheet as Markdown.
pub fn sheet(content: &Content) -> String {
    let mut out = String::from(
        "# Content sheet\n\nEverything Gait Check asks and says, with its evidence. Written from \
         `src/content/` by `cargo xtask sheet`; change the content there, never here.\n",
    );
    for file in &content.areas {
        heading(&mut out, 2, &format!("{} (`{}`)", file.area.title, file.area.id));
        file.items.iter().for_each(|item| self::item(&mut out, item));
        heading(&mut out, 3, &format!("Tips: {}", file.area.title));
        file.tips.iter().for_each(|tip| self::tip(&mut out, tip));
    }
    flags(&mut out, content);
    groups(&mut out, content);
    drills(&mut out, content);
    locations(&mut out, content);
    heading(&mut out, 2, "Return to running");
    for stage in &content.stages {
        let _ = writeln!(out, "- `{}` {} ({} min run)", stage.id, stage.session, stage.run_minutes);
    }
    rules(&mut out, &content.rules);
    heading(&mut out, 2, "Pictures");
    for row in &content.pictures {
        let _ = writeln!(out, "- `{}` **{}** {}", row.id, row.title, row.alt);
    }
    heading(&mut out, 2, "Words of the report and the interface");
    for (section, name, text) in &content.words {
        let _ = writeln!(out, "- `{section}.{name}` {text}");
    }
    heading(&mut out, 2, "References");
    for row in &content.references {
        let _ = writeln!(
            out,
            "- `{}` {} **{}**, {}. {}",
            row.id, row.citation, row.grade, row.status, row.finding
        );
    }
    out
}

fn heading(out: &mut String, level: usize, text: &str) {
    let _ = write!(out, "\n{} {text}\n\n", "#".repeat(level));
}

fn item(out: &mut String, item: &Item) {
    heading(out, 3, &format!("{} (`{}`)", item.question, item.id));
    let path = match (item.express, item.core) {
        (Some(place), _) => format!("express {place}, core"),
        (None, true) => "core".to_owned(),
        (None, false) => "more checks".to_owned(),
    };
    let _ = writeln!(out, "- *What to look for:* {}", item.check);
    wordings(out, &item.check_words);
    let _ = writeln!(out, "- *Why it matters, and known limits:* {}", item.why);
    let _ = writeln!(out, "- *Grade:* {}", item.grade);
    if let Some(grade) = &item.ranks_as {
        let _ = writeln!(out, "- *Ranked as:* {grade}");
    }
    let _ = writeln!(out, "- *Sources:* {}", ids(&item.sources));
    let _ = writeln!(out, "- *Path:* {path}");
    if let Some(drill) = &item.drill {
        let _ = writeln!(out, "- *Drill:* `{drill}`");
    }
    if let Some(picture) = &item.picture {
        let _ = writeln!(out, "- *Picture:* `{picture}`");
    }
    out.push('\n');
    for choice in &item.options {
        let tip = choice.tip.as_ref().map(|tip| format!(", gives `{tip}`")).unwrap_or_default();
        let pin = choice.pin.as_ref().map(|pin| format!(", pinned when {pin}")).unwrap_or_default();
        let unsure = if choice.unsure { ", unsure" } else { "" };
        let picture =
            choice.picture.as_ref().map(|id| format!(", picture `{id}`")).unwrap_or_default();
        let _ = writeln!(
            out,
            "- `{}` {}: concern {}{tip}{pin}{unsure}{picture}",
            choice.id, choice.label, choice.concern
        );
        wordings(out, &choice.words);
    }
}

fn tip(out: &mut String, tip: &Tip) {
    let _ = writeln!(out, "- `{}` {}", tip.id, tip.text);
    if let Some(fallback) = &tip.fallback {
        let _ = writeln!(out, "  - without numbers: {fallback}");
    }
    wordings(out, &tip.words);
    let marks = [
        (tip.rest_safe, "may stand beside a serious flag"),
        (tip.gait_cue, "a gait cue"),
        (tip.over_drinking, "warns against drinking too much"),
        (!tip.drill, "shown without the item's drill"),
    ];
    for (_, mark) in marks.iter().filter(|(is_set, _)| *is_set) {
        let _ = writeln!(out, "  - {mark}");
    }
}

fn wordings(out: &mut String, wordings: &[Wording]) {
    for wording in wordings {
        let _ = writeln!(out, "  - when {}: {}", wording.when, wording.text);
    }
}

fn ids(ids: &[String]) -> String {
    if ids.is_empty() {
        return "none found".to_owned();
    }
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

fn flags(out: &mut String, content: &Content) {
    heading(out, 2, "Red flags");
    for flag in &content.flags {
        let _ = writeln!(
            out,
            "- `{}` **{}**, asked with {}: {}\n  - says: {}\n  - why: {}\n  - sources: {}",
            flag.id,
            flag.action,
            flag.asked,
            in_bold(&flag.question, flag.key.as_deref()),
            flag.message,
            flag.why,
            if flag.sources.is_empty() { "expert opinion".to_owned() } else { ids(&flag.sources) }
        );
    }
}

/// A question with the part that stands in bold.
fn in_bold(question: &str, key: Option<&str>) -> String {
    key.map_or_else(|| question.to_owned(), |key| question.replacen(key, &format!("**{key}**"), 1))
}

fn groups(out: &mut String, content: &Content) {
    heading(out, 2, "Special groups");
    for group in &content.groups {
        let _ = writeln!(out, "- `{}` {}\n  - says: {}", group.id, group.label, group.text);
    }
}

fn drills(out: &mut String, content: &Content) {
    heading(out, 2, "Drills");
    for drill in &content.drills {
        let _ = writeln!(out, "- `{}` **{}** {}", drill.id, drill.title, drill.steps);
        wordings(out, &drill.steps_words);
        let _ = writeln!(out, "  - progress: {}\n  - best for: {}", drill.progress, drill.best_for);
        if !drill.caution.is_empty() {
            let _ = writeln!(out, "  - caution: {}", drill.caution);
        }
    }
}

fn locations(out: &mut String, content: &Content) {
    heading(out, 2, "Where it hurts");
    for row in &content.locations {
        let _ = writeln!(
            out,
            "- `{}` **{}** {}\n  - contributors (never shown): {}\n  - pattern: {}\n  - ask first: \
             {}\n  - weighs 1.5: {}\n  - weighs 1.2: {}\n  - avoid: {}",
            row.id,
            row.label,
            row.place,
            row.contributors,
            row.pattern,
            row.ask_first,
            ids(&row.primary),
            ids(&row.secondary),
            row.avoid
        );
        if let Some(key) = &row.key {
            let _ = writeln!(out, "  - weighs 2: `{key}`");
        }
        if let Some(caution) = &row.caution {
            let _ = writeln!(out, "  - always says: {caution}");
        }
    }
}

fn rules(out: &mut String, rules: &Rules) {
    heading(out, 2, "Rules over several answers");
    for (name, condition) in &rules.define {
        let _ = writeln!(out, "- **{name}** means {condition}");
    }
    for rule in &rules.join {
        let _ = writeln!(out, "- counts as `{}` when {}", rule.group, rule.when);
    }
    for rule in &rules.hide {
        let _ = writeln!(out, "- {} count nowhere when {}", ids(&rule.items), rule.when);
    }
    for rule in &rules.redirect {
        let _ = writeln!(out, "- {} gives `{}` when {}", rule.answer, rule.tip, rule.when);
    }
    for rule in &rules.grant {
        let _ = writeln!(out, "- `{}` is pinned when {}", rule.tip, rule.when);
    }
    for rule in &rules.escalation {
        let what = rule.flag.as_ref().map_or_else(|| "the gate".to_owned(), |id| format!("`{id}`"));
        let _ = writeln!(out, "- {what} is raised to {} when {}", rule.action, rule.when);
    }
    let _ = writeln!(out, "- any pain is a red light when {}", rules.light.past_bone_stress);
    let _ = writeln!(out, "- the light is amber at best when {}", rules.light.amber_at_best);
    for rule in &rules.suppress {
        let _ = writeln!(out, "- {} appear nowhere when {}", ids(&rule.tips), rule.when);
    }
    for rule in &rules.defer {
        let _ = writeln!(out, "- {} wait when {}", ids(&rule.tips), rule.when);
    }
    for rule in &rules.companion {
        let _ = writeln!(out, "- `{}` brings `{}` when {}", rule.tip, rule.with, rule.when);
    }
    for rule in &rules.weight {
        let _ = writeln!(out, "- `{}` weighs {} when {}", rule.item, rule.factor, rule.when);
    }
    for rule in &rules.drill_rule {
        let tip = rule.tip.as_ref().map(|tip| format!(" with `{tip}`")).unwrap_or_default();
        let what = match &rule.instead {
            Some(instead) => format!("become `{instead}`"),
            None => "are left out".to_owned(),
        };
        let _ = writeln!(out, "- {}{tip} {what} when {}", ids(&rule.drills), rule.when);
    }
    for rule in &rules.note {
        let _ = writeln!(out, "- {} carry \"{}\" when {}", ids(&rule.tips), rule.text, rule.when);
    }
    for rule in &rules.caution {
        let _ = writeln!(out, "- caution `{}` when {}: {}", rule.id, rule.when, rule.text);
    }
}
