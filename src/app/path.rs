//! The way through: derived from the answers, never stored.

use super::{Mode, Model, Place, Settings, Tour};
use crate::domain::{AreaId, Asked, Catalog, Facts, FlagId, ItemId, evaluated};

/// The items of the way, in order, without those that are hidden for this runner.
#[must_use]
pub fn path(catalog: &Catalog, model: &Model) -> Vec<ItemId> {
    let is_asked =
        |id: &ItemId| catalog.item(*id).is_some_and(|item| is_wanted(&model.settings, item.area));
    let items: Vec<ItemId> = match (model.tour, model.settings.mode) {
        (Tour::Single, _) => match model.place {
            Place::Check(item) => vec![item],
            _ => Vec::new(),
        },
        (Tour::Area(area), _) => catalog
            .item_ids()
            .filter(|id| catalog.item(*id).is_some_and(|item| item.area == area))
            .collect(),
        (Tour::Whole, mode) => on_the_way_of(catalog, mode, is_asked),
    };
    let answers = evaluated(catalog, &model.answers);
    let facts = Facts::new(catalog, &answers);
    items.into_iter().filter(|id| !facts.hides(*id)).collect()
}

/// The items of a mode. Where an area has none in the shorter modes, the next longer one serves.
fn on_the_way_of(
    catalog: &Catalog,
    mode: Mode,
    is_asked: impl Fn(&ItemId) -> bool + Copy,
) -> Vec<ItemId> {
    let is_core = |id: &ItemId| catalog.item(*id).is_some_and(|item| item.core);
    let items: Vec<ItemId> = match mode {
        Mode::Express => catalog.express_path().into_iter().filter(is_asked).collect(),
        Mode::Standard => catalog.item_ids().filter(is_core).filter(is_asked).collect(),
        Mode::Full => return catalog.item_ids().filter(is_asked).collect(),
    };
    if !items.is_empty() {
        return items;
    }
    let longer = if mode == Mode::Express { Mode::Standard } else { Mode::Full };
    on_the_way_of(catalog, longer, is_asked)
}

fn is_wanted(settings: &Settings, area: AreaId) -> bool {
    settings.areas.is_empty() || settings.areas.contains(&area)
}

/// Every step of the way, the plan last.
#[must_use]
pub fn steps(catalog: &Catalog, model: &Model) -> Vec<Place> {
    let checks = path(catalog, model).into_iter().map(Place::Check);
    match model.tour {
        Tour::Single if matches!(model.place, Place::Plan | Place::Check(_)) => {
            checks.chain([Place::Plan]).collect()
        }
        Tour::Single => vec![model.place, Place::Plan],
        Tour::Area(_) => checks.chain([Place::Plan]).collect(),
        Tour::Whole => {
            let pain = model.answers.is_located().then_some(Place::Pain);
            let asks = [Some(Place::Safety), Some(Place::Where), pain, Some(Place::AboutYou)];
            asks.into_iter().flatten().chain(checks).chain([Place::Plan]).collect()
        }
    }
}

/// Flags asked with this step.
///
/// Safety does not depend on the areas a page asks about: where no check about drinking is on
/// the way, its flags are asked with the questions about the runner.
pub(super) fn flags_with(catalog: &Catalog, model: &Model, place: Place) -> Vec<FlagId> {
    let drinks = |id: &ItemId| {
        catalog
            .item(*id)
            .is_some_and(|item| catalog.area(item.area).is_some_and(|area| area.yields_to_location))
    };
    let first_drink = path(catalog, model).into_iter().find(drinks);
    let is_asked = |asked: Asked| match (asked, place) {
        (Asked::Safety, Place::Safety)
        | (Asked::Pain, Place::Pain)
        | (Asked::AboutYou, Place::AboutYou) => true,
        (Asked::Hydration, Place::Check(item)) => first_drink == Some(item),
        (Asked::Hydration, Place::AboutYou) => model.tour == Tour::Whole && first_drink.is_none(),
        _ => false,
    };
    let flags = catalog.flags.iter().enumerate();
    flags.filter(|(_, flag)| is_asked(flag.asked)).map(|(index, _)| FlagId::at(index)).collect()
}
