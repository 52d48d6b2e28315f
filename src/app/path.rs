//! The way through: derived from the answers, never stored.

use super::{Mode, Model, Place, Tour};
use crate::domain::{Asked, Catalog, Facts, FlagId, Item, ItemId, evaluated};

/// The items of the way, in order, without those that are hidden for this runner.
#[must_use]
pub fn path(catalog: &Catalog, model: &Model) -> Vec<ItemId> {
    let answers = evaluated(catalog, &model.answers);
    let facts = Facts::new(catalog, &answers);
    let mut items = match (model.tour, model.place) {
        (Tour::Single, Place::Check(item)) => vec![item],
        (Tour::Single, _) => Vec::new(),
        (Tour::Sore, _) => where_sore(catalog, model),
        _ => on_the_way_of(catalog, model),
    };
    items.retain(|id| !facts.hides(*id));
    items
}

/// The items of a tour. Where an area has none in the shorter modes, the next longer one serves.
fn on_the_way_of(catalog: &Catalog, model: &Model) -> Vec<ItemId> {
    let mut items = Vec::new();
    for mode in [model.settings.mode, Mode::Standard, Mode::Full] {
        if items.is_empty() {
            let is_short = mode == Mode::Express && !matches!(model.tour, Tour::Area(_));
            items = if is_short { catalog.express_path() } else { catalog.item_ids().collect() };
            items.retain(|id| catalog.item(*id).is_some_and(|item| is_wanted(model, mode, item)));
        }
    }
    items
}

fn is_wanted(model: &Model, mode: Mode, item: &Item) -> bool {
    match model.tour {
        Tour::Area(area) => item.area == area,
        _ => (mode != Mode::Standard || item.core) && model.settings.asks_about(item.area),
    }
}

/// The items that weigh most for the places that hurt, without those of the whole way: that
/// one has asked them.
fn where_sore(catalog: &Catalog, model: &Model) -> Vec<ItemId> {
    let mut items = Vec::new();
    for location in model.answers.locations() {
        if let Some(location) = catalog.location(location) {
            items.extend_from_slice(location.primary);
        }
    }
    let way = on_the_way_of(catalog, model);
    let mut ordered = Vec::new();
    for (index, item) in catalog.items.iter().enumerate() {
        let id = ItemId::at(index);
        if items.contains(&id) && !way.contains(&id) && model.settings.asks_about(item.area) {
            ordered.push(id);
        }
    }
    ordered
}

/// How many checks for the places that hurt are still open.
pub(super) fn open_where_sore(catalog: &Catalog, model: &Model, facts: &Facts) -> usize {
    let mut open = 0;
    for item in where_sore(catalog, model) {
        if model.answers.choice(item).is_none() && !facts.hides(item) {
            open += 1;
        }
    }
    open
}

/// Every step of the way, the plan last.
#[must_use]
pub fn steps(catalog: &Catalog, model: &Model) -> Vec<Place> {
    let mut steps = Vec::new();
    match (model.tour, model.place) {
        (Tour::Whole, _) => {
            steps.extend_from_slice(&[Place::Safety, Place::Where]);
            if model.answers.is_located() {
                steps.push(Place::Pain);
            }
            steps.push(Place::AboutYou);
        }
        (Tour::Area(_) | Tour::Sore, _) | (Tour::Single, Place::Plan | Place::Check(_)) => {}
        (Tour::Single, place) => steps.push(place),
    }
    for item in path(catalog, model) {
        steps.push(Place::Check(item));
    }
    steps.push(Place::Plan);
    steps
}

/// The place that lies so many steps from the one in front, if the way leads there.
pub(super) fn beside(catalog: &Catalog, model: &Model, steps_on: isize) -> Option<Place> {
    let steps = steps(catalog, model);
    let here = steps.iter().position(|step| *step == model.place)?;
    steps.get(here.checked_add_signed(steps_on)?).copied()
}

/// Flags asked with this step.
///
/// Safety does not depend on the areas a page asks about: where no check about drinking is on
/// the way, its flags are asked with the questions about the runner.
pub(super) fn flags_with(catalog: &Catalog, model: &Model, place: Place) -> Vec<FlagId> {
    let first_drink = path(catalog, model).into_iter().find(|id| is_drink(catalog, *id));
    let mut flags = Vec::new();
    for (index, flag) in catalog.flags.iter().enumerate() {
        let is_asked = match (flag.asked, place) {
            (Asked::Safety, Place::Safety)
            | (Asked::Pain, Place::Pain)
            | (Asked::AboutYou, Place::AboutYou) => true,
            (Asked::Hydration, Place::Check(item)) => first_drink == Some(item),
            (Asked::Hydration, Place::AboutYou) => {
                model.tour == Tour::Whole && first_drink.is_none()
            }
            _ => false,
        };
        if is_asked {
            flags.push(FlagId::at(index));
        }
    }
    flags
}

fn is_drink(catalog: &Catalog, item: ItemId) -> bool {
    let area = catalog.item(item).and_then(|item| catalog.area(item.area));
    area.is_some_and(|area| area.yields_to_location)
}
