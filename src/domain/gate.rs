//! Red flags, escalations and the gate (evidence, section 4; rules, section 2).

use super::order;
use super::{Action, Escalation, Facts, FlagId, Gate, RedFlag, Reply};

/// The gate, and the flag cards, highest first.
pub(super) fn flags(facts: &Facts) -> (Gate, Vec<RedFlag>) {
    let mut cards: Vec<RedFlag> = Vec::new();
    for index in 0..facts.catalog.flags.len() {
        if let Some(card) = card(facts, FlagId::at(index)) {
            order::insert(&mut cards, card, |card, other| card.action > other.action);
        }
    }
    let mut gate = cards.first().map(|card| card.action);
    for escalation in facts.catalog.rules.escalations {
        if escalation.flag.is_none() && facts.holds(&escalation.when) {
            gate = gate.max(Some(escalation.action));
        }
    }
    if gate == Some(Action::Emergency) {
        let emergencies = cards.iter().take_while(|card| card.action == Action::Emergency);
        cards.truncate(emergencies.count());
    }
    (gate, cards)
}

/// The card of a flag: by the reply to it, or by the highest escalation that raises it.
fn card(facts: &Facts, id: FlagId) -> Option<RedFlag> {
    let mut card = replied(facts, id);
    for escalation in facts.catalog.rules.escalations {
        let is_higher = card.as_ref().is_none_or(|card| escalation.action > card.action);
        if escalation.flag == Some(id) && is_higher && facts.holds(&escalation.when) {
            card = raised(facts, id, escalation).or(card);
        }
    }
    card
}

/// "Not sure" counts one level lower on the two highest levels and gates nothing below them.
fn replied(facts: &Facts, id: FlagId) -> Option<RedFlag> {
    let flag = facts.catalog.flag(id)?;
    let not_sure_lead = facts.catalog.rules.not_sure_lead;
    let (action, lead) = match (facts.answers.flag(id)?, flag.action) {
        (Reply::Yes, action) => (action, None),
        (Reply::NotSure, Action::Emergency) => (Action::Urgent, Some(not_sure_lead)),
        (Reply::NotSure, Action::Urgent) => (Action::Soon, None),
        _ => return None,
    };
    Some(RedFlag { flag: id, action, lead, message: flag.message, sources: flag.sources })
}

fn raised(facts: &Facts, flag: FlagId, by: &Escalation) -> Option<RedFlag> {
    let words = facts.catalog.flag(by.says.unwrap_or(flag))?;
    let message = by.message.unwrap_or(words.message);
    Some(RedFlag { flag, action: by.action, lead: None, message, sources: words.sources })
}
