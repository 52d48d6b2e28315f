//! Red flags, escalations and the gate (evidence, section 4; rules, section 2).

use super::order;
use super::{
    Action, Catalog, CautionId, Escalation, Facts, Flag, FlagId, Gate, RedFlag, Reply, ShownCaution,
};

/// What the flags come to.
pub(super) struct Flags {
    pub gate: Gate,
    pub cards: Vec<RedFlag>,
    /// Flags the runner is not sure of, which gate nothing.
    pub unsure: Vec<ShownCaution>,
}

/// Flag cards, highest first, and the gate they set.
pub(super) fn flags(facts: &Facts) -> Flags {
    let catalog = facts.catalog;
    let mut cards: Vec<RedFlag> = facts
        .answers
        .flags()
        .filter_map(|(id, reply)| card(catalog, id, catalog.flag(id)?, reply))
        .collect();
    let mut gate = None;
    for escalation in catalog.rules.escalations {
        if facts.holds(&escalation.when) {
            gate = gate.max(Some(escalation.action));
            raise(catalog, escalation, &mut cards);
        }
    }
    cards = highest_first(cards);
    gate = gate.max(cards.iter().map(|card| card.action).max());
    if gate == Some(Action::Emergency) {
        cards.retain(|card| card.action == Action::Emergency);
    }
    let unsure = unsure(facts, &cards);
    Flags { gate, cards, unsure }
}

fn highest_first(cards: Vec<RedFlag>) -> Vec<RedFlag> {
    let mut ordered = Vec::with_capacity(cards.len());
    for card in cards {
        order::insert(&mut ordered, card, |card, other| {
            card.action > other.action || card.action == other.action && card.flag < other.flag
        });
    }
    ordered
}

/// "Not sure" counts one level lower on the two highest levels and gates nothing below them.
fn card(catalog: &Catalog, id: FlagId, flag: &Flag, reply: Reply) -> Option<RedFlag> {
    let (action, lead) = match (reply, flag.action) {
        (Reply::Yes, action) => (action, None),
        (Reply::NotSure, Action::Emergency) => (Action::Urgent, Some(catalog.rules.not_sure_lead)),
        (Reply::NotSure, Action::Urgent) => (Action::Soon, None),
        _ => return None,
    };
    Some(RedFlag { flag: id, action, lead, message: flag.message, sources: flag.sources })
}

fn raise(catalog: &Catalog, escalation: &Escalation, cards: &mut Vec<RedFlag>) {
    let Some(flag) = escalation.flag else { return };
    let Some(words) = catalog.flag(escalation.says.unwrap_or(flag)) else { return };
    let raised = RedFlag {
        flag,
        action: escalation.action,
        lead: None,
        message: escalation.message.unwrap_or(words.message),
        sources: words.sources,
    };
    match cards.iter_mut().find(|card| card.flag == flag) {
        Some(card) if card.action >= raised.action => {}
        Some(card) => *card = raised,
        None => cards.push(raised),
    }
}

fn unsure(facts: &Facts, cards: &[RedFlag]) -> Vec<ShownCaution> {
    facts
        .answers
        .flags()
        .filter(|(id, reply)| *reply == Reply::NotSure && cards.iter().all(|card| card.flag != *id))
        .filter_map(|(id, _)| {
            let flag = facts.catalog.flag(id)?;
            Some(ShownCaution { id: CautionId::Flag(id), text: flag.message })
        })
        .collect()
}
