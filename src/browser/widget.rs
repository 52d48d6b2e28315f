//! One instance: its state, and the way messages take through it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::JSON;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

use super::api;
use super::error::ApiError;
use super::json::Json;
use super::shell::{Redraw, Shell, ShellProps};
use super::storage::Store;
use super::{js, packs, perform};
use crate::app::{Mode, Model, Msg, Notice, Place, Settings, Snapshot, screen, update};
use crate::content::CATALOG;
use crate::domain::{Dropped, read};
use crate::text::{Strings, System, joined};

/// Version of the saved record.
const RECORD_VERSION: usize = 1;

/// What all parts of one instance share.
pub(super) struct Inner {
    /// The custom element, which tells the host's page.
    pub host: HtmlElement,
    pub strings: Rc<Strings>,
    /// Brings the words of the sources; the answer comes as [`Widget::sources_came`].
    pub fetch_sources: js_sys::Function,
    /// Has the time told, or no more; it comes as [`Widget::elapsed`].
    pub tick: js_sys::Function,
    pub store: RefCell<Option<Store>>,
    /// What the answers that were set, or restored, held besides.
    pub dropped: RefCell<Vec<Dropped>>,
    pub heading_level: Cell<u8>,
    pub model: RefCell<Model>,
    redraw: RefCell<Option<yew::Callback<Redraw>>>,
}

impl Inner {
    /// Takes in what the runner did, carries out what it asks for, and draws the outcome.
    pub fn dispatch(self: &Rc<Self>, msg: Msg) {
        self.take(msg, true);
    }

    /// Takes in what the page did: the focus stays where it is.
    pub fn dispatch_quietly(self: &Rc<Self>, msg: Msg) {
        self.take(msg, false);
    }

    fn take(self: &Rc<Self>, msg: Msg, may_focus: bool) {
        let effects = update(&CATALOG, &mut self.model.borrow_mut(), msg);
        // Nothing is borrowed from here on: a host's listener may come back with a call.
        let focuses = may_focus && effects.contains(&crate::app::Effect::FocusHeading);
        self.draw(Redraw { focuses });
        for effect in effects {
            perform::perform(self, effect);
        }
    }

    fn draw(&self, redraw: Redraw) {
        let callback = self.redraw.borrow().clone();
        if let Some(callback) = callback {
            callback.emit(redraw);
        }
    }

    /// Where the shell listens for changes.
    pub fn on_redraw(&self, callback: yew::Callback<Redraw>) {
        *self.redraw.borrow_mut() = Some(callback);
    }

    /// What is to be seen.
    pub fn screen(&self) -> crate::app::Screen {
        screen(&CATALOG, &self.strings, &self.model.borrow())
    }

    /// Writes everything that follows from the answers, as the public `Report`.
    pub fn write_report(&self, json: &mut Json, key: &str) {
        let (model, dropped) = (self.model.borrow(), self.dropped.borrow());
        api::write_report(json, key, &self.strings, &model, &dropped);
    }

    /// Answers and position as they are saved.
    pub fn record(&self) -> String {
        let model = self.model.borrow();
        let mut record = Json::default();
        record.open("", "{");
        record.count("v", RECORD_VERSION);
        api::write_input(&mut record, "input", &model.answers);
        record.text("place", place_id(model.place));
        record.close("}");
        record.into_text()
    }
}

fn place_id(place: Place) -> &'static str {
    match place {
        Place::Safety => "safety",
        Place::Where => "where",
        Place::Pain => "pain",
        Place::AboutYou => "about-you",
        Place::Check(item) => CATALOG.item(item).map_or("plan", |item| item.id),
        Place::Plan => "plan",
    }
}

fn place(id: &str) -> Place {
    match id {
        "safety" => Place::Safety,
        "where" => Place::Where,
        "pain" => Place::Pain,
        "about-you" => Place::AboutYou,
        _ => CATALOG.find_item(id).map_or(Place::Plan, Place::Check),
    }
}

/// Reads a saved record; `None` when it is none.
fn parse(record: &str) -> Option<(Snapshot, Vec<Dropped>)> {
    let record = JSON::parse(record).ok()?;
    if js::get(&record, "v") != RECORD_VERSION {
        return None;
    }
    let raw = js::input(&js::get(&record, "input")).ok()?;
    let (answers, dropped) = read(&CATALOG, &raw);
    let place = place(&js::get(&record, "place").as_string()?);
    Some((Snapshot { answers, place }, dropped))
}

/// What storage, or an earlier life of the element, says on arrival, and what of it was dropped.
fn restored(store: Option<&Store>, kept: Option<String>) -> (Msg, Vec<Dropped>) {
    let nothing = |notice| (Msg::Restored(None, notice), Vec::new());
    let saved = match (kept, store) {
        (Some(kept), _) => Ok(Some(kept)),
        (None, Some(store)) => store.read(),
        (None, None) => Ok(None),
    };
    let Ok(saved) = saved else { return nothing(Some(Notice::Refused)) };
    let Some(saved) = saved else { return nothing(None) };
    if let Some((snapshot, dropped)) = parse(&saved) {
        let notice = (!dropped.is_empty()).then_some(Notice::Dropped);
        return (Msg::Restored(Some(snapshot), notice), dropped);
    }
    let aside = store.map(|store| store.set_aside(&saved));
    nothing(Some(if aside == Some(Ok(())) { Notice::Broken } else { Notice::Refused }))
}

/// One `<gait-check>` on a page.
#[wasm_bindgen]
pub struct Widget {
    inner: Rc<Inner>,
    app: AppHandle<Shell>,
}

#[wasm_bindgen]
impl Widget {
    /// Draws the widget into `root`.
    ///
    /// `settings` is `{ mode, areas, warns, units, headingLevel, storageKey, locale,
    /// fetchSources, tick }`; without `storageKey` nothing is saved. `kept` is what
    /// [`Widget::record`] said in an earlier life of the element.
    ///
    /// # Errors
    /// When no text pack has arrived.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: Element,
        settings: &JsValue,
        kept: Option<String>,
    ) -> Result<Self, JsValue> {
        let locale = js::get(settings, "locale").as_string();
        let strings = packs::find(locale.as_deref()).ok_or(ApiError::NoText)?;
        let store = read_store(settings);
        let mut model = Model { settings: read_settings(settings), ..Model::default() };
        let (msg, dropped) = restored(store.as_ref(), kept);
        let effects = update(&CATALOG, &mut model, msg);
        let inner = Rc::new(Inner {
            host,
            strings,
            fetch_sources: js::get(settings, "fetchSources").unchecked_into(),
            tick: js::get(settings, "tick").unchecked_into(),
            store: RefCell::new(store),
            dropped: RefCell::new(dropped),
            heading_level: Cell::new(heading_level(settings)),
            model: RefCell::new(model),
            redraw: RefCell::new(None),
        });
        let props = ShellProps { inner: Rc::clone(&inner) };
        let app = yew::Renderer::<Shell>::with_root_and_props(root, props).render();
        for effect in effects {
            perform::perform(&inner, effect);
        }
        Ok(Self { inner, app })
    }

    /// Takes in new settings, of the form [`Widget::new`] has.
    pub fn configure(&self, settings: &JsValue) {
        self.inner.heading_level.set(heading_level(settings));
        *self.inner.store.borrow_mut() = read_store(settings);
        self.inner.dispatch_quietly(Msg::Configured(read_settings(settings)));
    }

    /// What the runner said, as the public `Input`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn answers(&self) -> JsValue {
        let mut json = Json::default();
        api::write_input(&mut json, "", &self.inner.model.borrow().answers);
        json.into_js()
    }

    /// Replaces what the runner said.
    ///
    /// # Errors
    /// When the input has the wrong type.
    #[wasm_bindgen(setter)]
    pub fn set_answers(&self, input: &JsValue) -> Result<(), JsValue> {
        let (answers, dropped) = read(&CATALOG, &js::input(input)?);
        *self.inner.dropped.borrow_mut() = dropped;
        self.inner.dispatch_quietly(Msg::Replaced(Box::new(answers)));
        Ok(())
    }

    /// Everything that follows from the answers, as the public `Report`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn report(&self) -> JsValue {
        let mut json = Json::default();
        self.inner.write_report(&mut json, "");
        json.into_js()
    }

    /// Answers and position, to be given to a later life of the element.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn record(&self) -> String {
        self.inner.record()
    }

    /// The words of the sources are here, or could not be had.
    #[wasm_bindgen(js_name = sourcesCame)]
    pub fn sources_came(&self, are_here: bool) {
        if are_here {
            self.inner.draw(Redraw { focuses: false });
        } else {
            self.inner.dispatch_quietly(Msg::SourcesFailed);
        }
    }

    /// Seconds went by, or the page is out of sight.
    pub fn elapsed(&self, seconds: usize, is_hidden: bool) {
        let msg = if is_hidden { Msg::Hidden } else { Msg::Elapsed(seconds) };
        self.inner.dispatch_quietly(msg);
    }

    /// Forgets everything and starts over.
    pub fn reset(&self) {
        self.inner.dispatch_quietly(Msg::Reset);
    }

    /// Takes the widget off the page.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

/// Without a key nothing is saved.
fn read_store(settings: &JsValue) -> Option<Store> {
    js::get(settings, "storageKey").as_string().map(|key| Store::new(&key))
}

fn heading_level(settings: &JsValue) -> u8 {
    let level = js::get(settings, "headingLevel").as_f64();
    (2..=6).find(|known| level == Some(f64::from(*known))).unwrap_or(2)
}

fn read_settings(settings: &JsValue) -> Settings {
    let mode = match js::get(settings, "mode").as_string().as_deref() {
        Some("standard") => Mode::Standard,
        Some("full") => Mode::Full,
        _ => Mode::Express,
    };
    let areas = js_sys::Array::from(&js::get(settings, "areas"));
    let areas = areas.iter().filter_map(|id| {
        let id = id.as_string()?;
        let area = CATALOG.find_area(&id);
        if area.is_none() && js::get(settings, "warns").is_truthy() {
            perform::warn(&joined(&["areas: there is no area `", &id, "`; it is left out."]));
        }
        area
    });
    Settings {
        mode,
        areas: areas.collect(),
        system: system(js::get(settings, "units").as_string().as_deref()),
    }
}

fn system(units: Option<&str>) -> System {
    if units == Some("us") { System::Us } else { System::Metric }
}
