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
            let is_short = mode == Mode::Express && model.tour == Tour::Whole;
            items = if is_short { catalog.express_path() } else { catalog.item_ids().collect() };
            items.retain(|id| catalog.item(*id).is_some_and(|item| is_wanted(model, mode, item)));
        }
    }
    items
}

fn is_wanted(model: &Model, mode: Mode, item: &Item) -> bool {
    let areas = &model.settings.areas;
    match model.tour {
        Tour::Area(area) => item.area == area,
        _ => {
            (mode != Mode::Standard || item.core)
                && (areas.is_empty() || areas.contains(&item.area))
        }
    }
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
        (Tour::Area(_), _) | (Tour::Single, Place::Plan | Place::Check(_)) => {}
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
