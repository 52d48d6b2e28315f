//! A hand that works one widget, through what can be seen of it.

use std::fmt;

use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::engine::Engine;
use super::session::Session;

/// What a control is to a person, and to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// One of several answers.
    Radio,
    /// Something to tick.
    Checkbox,
    /// A list to pick from.
    Combobox,
    /// Something that unfolds.
    Fold,
}

impl Role {
    /// Its name in `fixtures/find.js`.
    const fn key(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Radio => "radio",
            Self::Checkbox => "checkbox",
            Self::Combobox => "combobox",
            Self::Fold => "fold",
        }
    }

    /// Whether an engine's word for a role means this one.
    fn is(self, computed: &str, engine: Engine) -> bool {
        match self {
            // Browsers have no standard word for a summary.
            Self::Fold => true,
            // To WebKit a list is a button from which it pops up.
            Self::Combobox if engine == Engine::Webkit => computed == "button",
            _ => computed == self.key(),
        }
    }
}

/// The step in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Signs that need care at once.
    Safety,
    /// Where it hurts.
    Where,
    /// How it hurts.
    Pain,
    /// Special groups.
    AboutYou,
    /// One item.
    Check(String),
    /// The plan.
    Plan,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Check(item) => write!(f, "check {item}"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// One `<gait-check>` on the page in front.
#[derive(Clone)]
pub struct Widget<'a> {
    session: &'a Session,
    selector: String,
}

impl<'a> Widget<'a> {
    /// The widget at a selector.
    pub fn new(session: &'a Session, selector: &str) -> Self {
        Self { session, selector: selector.to_owned() }
    }

    /// The browser it is in.
    pub fn session(&self) -> &'a Session {
        self.session
    }

    /// What a script returns; it may use `host`, `root` and `given`.
    pub async fn eval(&self, script: &str, given: Value) -> Value {
        self.session.eval_with(&with_root(script), vec![json!(self.selector), given]).await
    }

    /// Waits until a script returns something that counts as true, and returns it.
    pub async fn until(&self, what: &str, script: &str, given: Value) -> Value {
        let given = vec![json!(self.selector), given];
        self.session.until_with(what, &with_root(script), given).await
    }

    /// Waits until the widget has taken the place of the fallback.
    pub async fn up(&self) {
        self.until("the widget", "return root?.querySelector('[part~=root]') != null", Value::Null)
            .await;
    }

    /// Whether the widget has taken the place of the fallback.
    pub async fn is_up(&self) -> bool {
        self.eval("return root?.querySelector('[part~=root]') != null", Value::Null).await == true
    }

    /// Waits until its `ready` promise is kept.
    pub async fn ready(&self) {
        let selector = json!(self.selector);
        let version =
            format!("document.querySelector({selector}).ready.then((api) => api.version)");
        let version = self.session.settle(&version).await;
        assert!(version.is_string(), "ready: {version}");
    }

    /// A property of the element.
    pub async fn get(&self, property: &str) -> Value {
        self.eval("return host[given]", json!(property)).await
    }

    /// What a call of the API returns; `api` and `host` may be used.
    pub async fn api(&self, call: &str) -> Value {
        let selector = json!(self.selector);
        let call = format!(
            "(async () => {{ const host = document.querySelector({selector}); \
             const api = await host.ready; return {call}; }})()"
        );
        self.session.settle(&call).await
    }

    /// All content, in English.
    pub async fn catalog(&self) -> Catalog {
        Catalog(self.api("api.catalog()").await)
    }

    /// Sets the answers.
    pub async fn set_answers(&self, input: Value) {
        self.eval("host.answers = given", input).await;
    }

    /// The control of a role and a name; there has to be exactly one.
    pub async fn find(&self, role: Role, name: &str) -> WebElement {
        let what = format!("a {} named {name:?}", role.key());
        let script =
            "const { controls } = find(root, ...given); return controls.length > 0 && controls";
        let found = self.until(&what, script, json!([role.key(), name])).await;
        let found = found.as_array().expect("a list");
        assert_eq!(found.len(), 1, "{what} is there {} times", found.len());
        let control = self.session.element(found[0].clone());
        if let Some((computed, label)) = self.session.role_and_name(&control).await {
            assert!(
                role.is(&computed, self.session.engine()),
                "{what} is a {computed:?} to a screen reader"
            );
            assert!(label.starts_with(name), "{what} is named {label:?} to a screen reader");
        }
        control
    }

    /// Names of all controls of a role that can be seen.
    pub async fn names(&self, role: Role) -> Vec<String> {
        let names = self.eval("return seenOf(root, given).map(nameOf)", json!(role.key())).await;
        serde_json::from_value(names).expect("a list of texts")
    }

    /// Whether a control can be seen.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        self.names(role).await.iter().any(|seen| seen == name)
    }

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        self.find(Role::Button, name).await.click().await.expect("a button can be pressed");
    }

    /// Presses a button that leads to another step, and waits for that.
    pub async fn go(&self, name: &str) {
        let before = self.heading().await;
        self.press(name).await;
        let script = "const now = stepHeading(root); return now !== '' && now !== given";
        self.until(&format!("the step after {name:?}"), script, json!(before)).await;
    }

    /// Chooses an answer.
    pub async fn choose(&self, label: &str) {
        let radio = self.find(Role::Radio, label).await;
        radio.click().await.expect("an answer can be chosen");
        let script = "return find(root, 'radio', given).controls[0]?.checked";
        self.until(&format!("{label:?} to be chosen"), script, json!(label)).await;
    }

    /// Ticks a box.
    pub async fn tick(&self, label: &str) {
        let checkbox = self.find(Role::Checkbox, label).await;
        checkbox.click().await.expect("a box can be ticked");
        let script = "return find(root, 'checkbox', given).controls[0]?.checked";
        self.until(&format!("{label:?} to be ticked"), script, json!(label)).await;
    }

    /// Picks from a list.
    pub async fn pick(&self, label: &str, option: &str) {
        let list = self.find(Role::Combobox, label).await;
        list.send_keys(option).await.expect("a list takes keys");
        let script = "return find(root, 'combobox', given[0]).controls[0]?.value === given[1]";
        self.until(&format!("{option:?} in {label:?}"), script, json!([label, option])).await;
    }

    /// Opens a fold.
    pub async fn unfold(&self, name: &str) {
        self.find(Role::Fold, name).await.click().await.expect("a fold can be opened");
        let script = "return find(root, 'fold', given).controls[0]?.parentElement.open";
        self.until(&format!("{name:?} to unfold"), script, json!(name)).await;
    }

    /// Starts over, which is asked twice.
    pub async fn start_over(&self) {
        self.unfold("Start over").await;
        self.go("Forget my answers").await;
    }

    /// The heading of the step in front.
    pub async fn heading(&self) -> String {
        let heading = self.eval("return stepHeading(root)", Value::Null).await;
        heading.as_str().unwrap_or_default().to_owned()
    }

    /// The answer that is chosen: item and option.
    pub async fn chosen(&self) -> Option<(String, String)> {
        let script = "const radio = root.querySelector('input[type=radio]:checked');
            return radio && [radio.name, radio.value]";
        serde_json::from_value(self.eval(script, Value::Null).await).expect("two texts or nothing")
    }

    /// Everything that can be read.
    pub async fn text(&self) -> String {
        let text =
            self.eval("return clean(root.querySelector('[part~=root]').innerText)", Value::Null);
        text.await.as_str().expect("a text").to_owned()
    }

    /// Values of an attribute, in order, of the elements that have it and can be seen.
    pub async fn marks(&self, attribute: &str) -> Vec<String> {
        let script = "return [...root.querySelectorAll(`[${given}]`)]
            .filter((it) => it.checkVisibility())
            .map((it) => it.getAttribute(given))";
        serde_json::from_value(self.eval(script, json!(attribute)).await).expect("a list of texts")
    }

    /// Values of an attribute, in order, of the elements at a selector, seen or folded away.
    pub async fn marks_at(&self, selector: &str, attribute: &str) -> Vec<String> {
        let script =
            "return [...root.querySelectorAll(given[0])].map((it) => it.getAttribute(given[1]))";
        let marks = self.eval(script, json!([selector, attribute])).await;
        serde_json::from_value(marks).expect("a list of texts")
    }

    /// The step in front.
    pub async fn step(&self) -> Step {
        let script = "const step = root.querySelector('[part~=step]');
            const has = (selector) => step.querySelector(selector) !== null;
            if (has('[part~=report]')) return 'plan';
            if (has('[data-location]')) return 'where';
            if (has('select')) return 'pain';
            if (has('[name^=sg-]')) return 'about-you';
            return step.querySelector('input[type=radio]')?.name ?? 'safety'";
        let step = self.eval(script, Value::Null).await;
        match step.as_str().expect("a text") {
            "plan" => Step::Plan,
            "where" => Step::Where,
            "pain" => Step::Pain,
            "about-you" => Step::AboutYou,
            "safety" => Step::Safety,
            item => Step::Check(item.to_owned()),
        }
    }

    /// The place of the focus, as a person would say it.
    pub async fn focus(&self) -> Focus {
        let script = "const at = focused();
            return {
                isBody: at === null || at === document.body || at === document.documentElement,
                isInside: at !== null && at.getRootNode() === root,
                tag: at?.localName ?? '',
                id: at?.id ?? '',
                name: at ? nameOf(at) : '',
                kind: at?.type ?? '',
            }";
        let focus = self.eval(script, Value::Null).await;
        let text = |key: &str| focus[key].as_str().unwrap_or_default().to_owned();
        let is = |key: &str| focus[key] == true;
        Focus {
            is_body: is("isBody"),
            is_inside: is("isInside"),
            tag: text("tag"),
            id: text("id"),
            name: text("name"),
            kind: text("kind"),
        }
    }
}

/// The place of the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// It is nowhere.
    pub is_body: bool,
    /// It is in the widget.
    pub is_inside: bool,
    /// Name of the element.
    pub tag: String,
    /// Id of the element.
    pub id: String,
    /// Name of the control, or text of the heading.
    pub name: String,
    /// Type of the control.
    pub kind: String,
}

fn with_root(script: &str) -> String {
    format!(
        "const host = document.querySelector(arguments[0]);
        const root = host?.shadowRoot;
        const given = arguments[1];
        const stepHeading = (root) => clean(
            root?.querySelector('[part~=step] :is(h2, h3, h4, h5, h6)')?.textContent);
        {script}"
    )
}

/// All content, as the API gives it.
pub struct Catalog(pub Value);

impl Catalog {
    fn row<'a>(&'a self, table: &str, id: &str) -> &'a Value {
        let rows = self.0[table].as_array().unwrap_or_else(|| panic!("no {table} in {}", self.0));
        let row = rows.iter().find(|row| row["id"] == id);
        row.unwrap_or_else(|| panic!("{table} has no {id}"))
    }

    fn text(&self, table: &str, id: &str, field: &str) -> String {
        self.row(table, id)[field].as_str().expect("a text").to_owned()
    }

    /// The label of an answer.
    pub fn label(&self, item: &str, option: &str) -> String {
        let options = self.row("items", item)["options"].as_array().expect("a list");
        let row = options.iter().find(|row| row["id"] == option);
        let row = row.unwrap_or_else(|| panic!("{item} has no {option}"));
        row["label"].as_str().expect("a text").to_owned()
    }

    /// The first answer of an item that is of no concern.
    pub fn fine(&self, item: &str) -> String {
        let options = self.row("items", item)["options"].as_array().expect("a list");
        let row = options.iter().find(|row| row["concern"] == 0 && row["tip"].is_null());
        row.expect("there is a fine answer")["label"].as_str().expect("a text").to_owned()
    }

    /// The question of an item.
    pub fn question(&self, item: &str) -> String {
        self.text("items", item, "question")
    }

    /// The area of an item.
    pub fn area(&self, item: &str) -> String {
        self.text("items", item, "area")
    }

    /// The question of a flag.
    pub fn flag(&self, flag: &str) -> String {
        self.text("flags", flag, "question")
    }

    /// The label of a group.
    pub fn group(&self, group: &str) -> String {
        self.text("groups", group, "label")
    }

    /// The label of a place.
    pub fn place(&self, place: &str) -> String {
        self.text("locations", place, "label")
    }

    /// Ids of the items for which a test holds.
    pub fn items(&self, is_wanted: impl Fn(&Value) -> bool) -> Vec<String> {
        let items = self.0["items"].as_array().expect("a list").iter();
        items.filter(|item| is_wanted(item)).map(|item| text(&item["id"])).collect()
    }
}

/// The text in a value.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// The ids of a list of `{ id }`.
pub fn ids(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().unwrap_or_else(|| panic!("{rows} is no list"));
    rows.iter().map(|row| text(&row["id"])).collect()
}
