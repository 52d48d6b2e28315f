// The only script an embedding page names. It defines <gait-check> and, once one nears the
// viewport, asks for everything else at the same time: glue, wasm, words and style.

/** Files beside this script, written in by the build. */
const FILES = __GAIT_CHECK_FILES__;

/** An error with a stable code. */
class Fault extends Error {
  constructor(code, message) {
    super(`gait-check: ${message}`);
    this.code = code;
  }
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const locate = (path) => new URL(path, import.meta.url);

/** A file beside this script as a Response, also from disk in Node, where fetch cannot. */
const read = async (path) => {
  const url = locate(path);
  if (url.protocol === "file:" && !globalThis.document) {
    const fs = await import("node:fs/promises");
    const type = path.endsWith(".wasm") ? "application/wasm" : "application/json";
    const bytes = await fs.readFile(url).catch((error) => {
      throw new Fault("load-failed", `${path} could not be read (${error.message})`);
    });
    return new Response(bytes, { headers: { "content-type": type } });
  }
  const response = await fetch(url).catch((error) => {
    throw new Fault("load-failed", `${path} could not be fetched (${error.message})`);
  });
  if (!response.ok) throw new Fault("load-failed", `${path} answered ${response.status}`);
  return response;
};

/** Runs a task once per page; a failed one may be tried again. */
const once = (task) => {
  let running;
  return (...args) => {
    running ??= task(...args).catch((error) => {
      running = undefined;
      throw error instanceof Fault ? error : new Fault("load-failed", error.message);
    });
    return running;
  };
};

const lines = async (path) => (await (await read(path)).json()).join("\n");

/** The wasm module with English words. */
const start = once(async (bytes) => {
  const glue = import(locate(FILES.glue));
  const wasm = bytes ?? read(FILES.wasm);
  const text = lines(FILES.text.en);
  // What fails first is reported; the others must not end up as unhandled.
  await Promise.all([glue, wasm, text]);
  const module = await glue;
  await module.default({ module_or_path: wasm });
  module.addText("en", await text);
  return module;
});

/** The words of the sources, which only a runner who gets to a tip or a red flag needs. */
const sources = once(async () => {
  const [module, text] = await Promise.all([start(), lines(FILES.sources.en)]);
  module.addSources("en", text);
});

/** The public catalog, which only scripts need. */
const catalogText = once(async () => (await read(FILES.catalog.en)).text());

/**
 * The JavaScript API. Loads the wasm once per page; in Node, or anywhere else, bytes may be
 * given: `load({ wasm: Uint8Array })`.
 */
export const load = async (options = {}) => {
  const bytes = options?.wasm;
  if (bytes !== undefined && !(bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes))) {
    throw new Fault("wrong-type", "`wasm` must be a Uint8Array or an ArrayBuffer.");
  }
  const [{ version, assess }, text] = await Promise.all([start(bytes), catalogText()]);
  const catalog = (options) => {
    if (options != null && typeof options !== "object") {
      throw new Fault("wrong-type", "`options` must be an object such as { locale: \"en\" }.");
    }
    // Read anew, so that what one caller does to it is no other caller's affair.
    return JSON.parse(text);
  };
  return { version: version(), catalog, assess };
};

/** One constructable sheet for all instances. */
const style = once(() =>
  read(FILES.style)
    .then((response) => response.text())
    .then((css) => new CSSStyleSheet().replace(css)),
);

/** A picture as the element it is in its file. */
const drawn = (id) =>
  new Promise((resolve, reject) => {
    // A strict page forbids to make elements from text: the request brings them ready-made.
    const request = new XMLHttpRequest();
    request.open("GET", locate(`${FILES.pictures}${id}.svg`));
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onloadend = () => {
      const svg = request.response?.documentElement;
      if (request.status !== 200 || svg?.localName !== "svg") return reject();
      // The element around it has the words.
      svg.setAttribute("aria-hidden", true);
      resolve(svg);
    };
    request.send();
  });

/** What has been asked for, by id. */
const pictures = {};

const picture = (id) =>
  (pictures[id] ??= drawn(id).catch((error) => {
    delete pictures[id];
    throw error;
  }));

/** Fills the places of pictures once they can be seen or soon will; returns how to end that. */
const showPictures = (root) => {
  const fill = (place) =>
    picture(place.dataset.picture).then(
      (svg) => place.replaceChildren(document.importNode(svg, true)),
      () => place.toggleAttribute("data-failed", true),
    );
  const near =
    globalThis.IntersectionObserver &&
    new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          near.unobserve(target);
          fill(target);
        }
      },
      { rootMargin: "200px" },
    );
  const look = () => {
    for (const place of root.querySelectorAll("[data-picture]:empty:not([data-failed])")) {
      if (near) near.observe(place);
      else fill(place);
    }
  };
  const changes = new MutationObserver(look);
  changes.observe(root, { childList: true, subtree: true });
  look();
  return () => {
    near?.disconnect();
    changes.disconnect();
  };
};

const choices = {
  mode: ["express", "standard", "full"],
  theme: ["auto", "light", "dark"],
  units: ["auto", "metric", "us"],
  "heading-level": ["2", "3", "4", "5", "6"],
  storage: ["local", "none"],
};

const STORAGE_KEY = "gait-check";

/** Regions that measure in US units. */
const usesUsUnits = (locale) => ["US", "LR", "MM"].includes(new Intl.Locale(locale).region);

const deferred = () => {
  let resolve, reject;
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  // A host that does not ask must not be told of an unhandled rejection.
  promise.catch(() => {});
  return { promise, resolve, reject };
};

/**
 * The element.
 *
 * Attributes: mode, areas, units, heading-level, theme, storage, storage-key.
 * Properties: answers, report, ready. Methods: reset().
 * Events: gait-check-ready, -change, -complete, -error.
 */
class GaitCheck extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = [...Object.keys(choices), "areas", "storage-key"];

  #ready = deferred();
  #fallback;
  #root;
  #widget;
  #kept;
  #answers;
  #watch;
  #endPictures;
  #clock;
  #isStarting = false;
  #warned = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#fallback = document.createElement("slot");
    shadow.append(this.#fallback);
  }

  connectedCallback() {
    this.#adopt("answers");
    if (this.#widget || this.#watch) return;
    if (!globalThis.IntersectionObserver) {
      this.#start();
      return;
    }
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: "600px" },
    );
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    // A move disconnects and connects at once: only an element that is still away has left.
    setTimeout(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  attributeChangedCallback(name) {
    this.#warned.delete(name);
    if (!this.#widget) return;
    if (name === "theme") this.#choice(name);
    else this.#widget.configure(this.#settings());
  }

  /** What the runner said: the `Input` of the API. */
  get answers() {
    if (this.#widget) return this.#widget.answers;
    return this.#answers ?? (this.#kept ? JSON.parse(this.#kept).input : { answers: {} });
  }

  set answers(input) {
    if (this.#widget) this.#widget.answers = input;
    else if (isObject(input)) this.#answers = input;
    else throw new Fault("wrong-type", "`input` must be an object such as { answers: {} }.");
  }

  /** The report of the answers; null until the widget is up. */
  get report() {
    return this.#widget?.report ?? null;
  }

  /** The API, once the widget is up. */
  get ready() {
    const api = this.#ready.promise.then(() => load());
    api.catch(() => {});
    return api;
  }

  /** Forgets everything and starts over. */
  reset() {
    this.#widget?.reset();
  }

  async #start() {
    this.#watch?.disconnect();
    this.#watch = undefined;
    if (this.#isStarting || this.#widget) return;
    this.#isStarting = true;
    try {
      const [module, css] = await Promise.all([start(), style()]);
      if (!this.isConnected) return;
      this.shadowRoot.adoptedStyleSheets = [css];
      this.#mount(module);
    } catch (error) {
      this.#root?.replaceWith(this.#fallback);
      this.#root = undefined;
      const { code = "load-failed", message } = error;
      this.#ready.reject(error);
      this.#tell("error", { code, message });
    } finally {
      this.#isStarting = false;
    }
  }

  #mount(module) {
    this.#root = document.createElement("div");
    this.#root.lang = "en";
    this.#choice("theme");
    this.#widget = new module.Widget(this, this.#root, this.#settings(), this.#kept);
    this.#fallback.replaceWith(this.#root);
    this.#endPictures = showPictures(this.#root);
    this.#setEarly();
    this.#ready.resolve();
    this.#tell("ready", { version: module.version() });
  }

  /** Takes over a property that was set before the element was defined. */
  #adopt(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    try {
      this[name] = value;
    } catch ({ code, message }) {
      this.#tell("error", { code, message });
    }
  }

  /** Sets the answers that were waiting; those of the wrong type do not stop the widget. */
  #setEarly() {
    const answers = this.#answers;
    this.#answers = undefined;
    if (!answers) return;
    try {
      this.#widget.answers = answers;
    } catch ({ code, message }) {
      this.#tell("error", { code, message });
    }
  }

  #leave() {
    this.#watch?.disconnect();
    this.#watch = undefined;
    if (!this.#widget) return;
    this.#tick(false);
    this.#kept = this.#widget.record;
    this.#endPictures();
    this.#widget.unmount();
    this.#widget = undefined;
    this.#root.replaceWith(this.#fallback);
    this.#root = undefined;
  }

  #settings() {
    const units = this.#choice("units");
    const isNews = !this.#warned.has("areas");
    this.#warned.add("areas");
    const locale = navigator.language || "en";
    return {
      mode: this.#choice("mode"),
      warns: isNews,
      areas: (this.getAttribute("areas") ?? "").split(",").map((id) => id.trim()).filter(Boolean),
      units: units === "auto" ? (usesUsUnits(locale) ? "us" : "metric") : units,
      headingLevel: Number(this.#choice("heading-level")),
      storageKey:
        this.#choice("storage") === "local"
          ? this.getAttribute("storage-key") || STORAGE_KEY
          : undefined,
      locale: "en",
      fetchSources: () => this.#fetchSources(),
      tick: (isOn) => this.#tick(isOn),
    };
  }

  /** Tells the widget the time, in whole seconds, and that the page is out of sight. */
  #tick(isOn) {
    clearInterval(this.#clock);
    let told = Date.now();
    if (isOn) this.#clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - told) / 1000);
      told += seconds * 1000;
      // A clock that was set back tells of a gap, as one does that was set forward.
      if (seconds || document.hidden) this.#widget.elapsed(seconds, document.hidden);
    }, 200);
  }

  #fetchSources() {
    sources().then(
      () => this.#widget?.sourcesCame(true),
      // The plan then names its sources by author and year.
      () => this.#widget?.sourcesCame(false),
    );
  }

  /** An attribute's value; a bad one falls back to the default, with one warning. */
  #choice(name) {
    const allowed = choices[name];
    const value = this.getAttribute(name) ?? allowed[0];
    if (allowed.includes(value)) return value;
    if (!this.#warned.has(name)) {
      this.#warned.add(name);
      console.warn(`gait-check: ${name}="${value}" is none of ${allowed.join(", ")}; using ${allowed[0]}.`);
    }
    return allowed[0];
  }

  #tell(name, detail) {
    this.dispatchEvent(
      new CustomEvent(`gait-check-${name}`, { bubbles: true, composed: true, detail }),
    );
  }
}

/** Defines the element under a name; a name that is taken is left alone. */
export const define = (name = "gait-check") => {
  const registry = globalThis.customElements;
  if (!registry || registry.get(name)) return;
  // A class can be registered only once, so every name gets one of its own.
  registry.define(name, class extends GaitCheck {});
};

define();
