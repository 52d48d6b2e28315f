//! Carries out what the state asks for.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use super::api;
use super::json::Json;
use super::widget::Inner;
use crate::app::{Effect, Happening, Msg};
use crate::text::joined;

/// Carries out one effect.
pub(super) fn perform(inner: &Rc<Inner>, effect: Effect) {
    match effect {
        Effect::Save => save(inner),
        Effect::Forget => {
            inner.dropped.borrow_mut().clear();
            if let Some(store) = inner.store.borrow().as_ref() {
                let _ = store.remove();
            }
        }
        Effect::Tell(happening) => tell(inner, happening),
        Effect::FetchSources => {
            let _ = inner.fetch_sources.call0(&JsValue::UNDEFINED);
        }
        Effect::Tick(is_on) => {
            let _ = inner.tick.call1(&JsValue::UNDEFINED, &is_on.into());
        }
        // The shell does it once the new step has been drawn.
        Effect::FocusHeading => {}
    }
}

fn save(inner: &Rc<Inner>) {
    let Some(store) = inner.store.borrow().clone() else { return };
    let was_refused = inner.model.borrow().is_save_refused;
    if store.write(&inner.record()).is_err() && !was_refused {
        inner.dispatch_quietly(Msg::SaveRefused);
    }
}

fn tell(inner: &Inner, happening: Happening) {
    let name = match happening {
        Happening::Change => "gait-check-change",
        Happening::Complete => "gait-check-complete",
    };
    let mut detail = Json::default();
    detail.open("", "{");
    api::write_input(&mut detail, "answers", &inner.model.borrow().answers);
    inner.write_report(&mut detail, "report");
    detail.close("}");
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail.into_js());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = inner.host.dispatch_event(&event);
    }
}

/// One line for the host's developer.
pub(super) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&joined(&["gait-check: ", message])));
}
