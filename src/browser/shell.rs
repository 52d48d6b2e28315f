//! The root component: draws the screen and hands messages on.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::widget::Inner;
use crate::app::Msg;
use crate::view::{Ui, page};

/// The state has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Redraw {
    /// The new step's heading is to take the focus.
    pub focuses: bool,
}

/// What the shell draws.
#[derive(Clone, Properties)]
pub(super) struct ShellProps {
    pub inner: Rc<Inner>,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

/// The root component.
pub(super) struct Shell {
    send: Callback<Msg>,
    root: NodeRef,
    focuses: bool,
}

impl Component for Shell {
    type Message = Redraw;
    type Properties = ShellProps;

    fn create(ctx: &Context<Self>) -> Self {
        let inner = Rc::clone(&ctx.props().inner);
        inner.on_redraw(ctx.link().callback(|redraw| redraw));
        let send = Callback::from(move |msg| inner.dispatch(msg));
        Self { send, root: NodeRef::default(), focuses: false }
    }

    fn update(&mut self, _ctx: &Context<Self>, redraw: Redraw) -> bool {
        self.focuses |= redraw.focuses;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let inner = &ctx.props().inner;
        let ui = Ui {
            strings: &inner.strings,
            send: &self.send,
            heading_level: inner.heading_level.get(),
        };
        html! { <div ref={self.root.clone()}>{ page(&ui, &inner.screen()) }</div> }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
        if !std::mem::take(&mut self.focuses) {
            return;
        }
        let root = self.root.cast::<web_sys::Element>();
        let heading = root.and_then(|root| root.query_selector("[data-focus]").ok().flatten());
        if let Some(heading) = heading.and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = heading.focus();
        }
    }
}
