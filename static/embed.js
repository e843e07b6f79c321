// <task-lanes scenario="three-queries" variant="gather">: a scenario in any page. See docs/embed.md.
//
// In the page: `<script type="module" src="https://example.org/tasklanes/embed.js"></script>`. What stands in the
// element, a picture as a rule, is shown until the frame is ready, and instead of it where scripts are off.

const BASE = new URL(".", import.meta.url);
const SLUG = /^[a-z0-9-]+$/;
const NEAR = "400px";

const SHEET = `
  :host { display: block; position: relative; margin-block: 1em; min-block-size: 4em; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; border: 0; border-radius: 8px; color-scheme: normal; }
  iframe:not(.ready) { position: absolute; inset: 0; opacity: 0; pointer-events: none; }
  .still { overflow: hidden; }
  .ready + .still { display: none; }
  ::slotted(img) { max-inline-size: 100%; block-size: auto; }
`;

class TaskLanes extends HTMLElement {
  static observedAttributes = ["scenario", "variant", "link", "run", "theme", "lang"];

  #frame = null;
  #near = null;
  #watch = null;
  #system = matchMedia("(prefers-color-scheme: dark)");
  #hear = (event) => this.#on(event);
  #turn = () => this.#tellTheme();

  connectedCallback() {
    if (!this.shadowRoot) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const still = document.createElement("div");
      still.className = "still";
      still.append(document.createElement("slot"));
      root.append(still);
    }
    addEventListener("message", this.#hear);
    this.#system.addEventListener("change", this.#turn);
    // A documentation site marks its theme by an attribute or a class near the root.
    this.#watch = new MutationObserver(this.#turn);
    for (const place of [document.documentElement, document.body]) {
      this.#watch.observe(place, { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-md-color-scheme", "data-bs-theme", "data-color-mode"] });
    }
    // Nothing is loaded before the reader comes near.
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#load(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#system.removeEventListener("change", this.#turn);
    this.#watch?.disconnect();
    this.#near?.disconnect();
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#frame || before === now) return;
    if (name === "theme") this.#tellTheme();
    else this.#frame.src = this.#address();
  }

  // Runs what is shown; `mode` is "simulated" or "live".
  run(mode = "simulated") {
    this.#tell({ type: "run", mode });
  }

  #load() {
    this.#near.disconnect();
    if (this.#frame) return;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") || `Tasklanes: ${this.getAttribute("scenario") || "a program"}`;
    frame.allow = "clipboard-write";
    frame.src = this.#address();
    this.#frame = frame;
    this.shadowRoot.prepend(frame);
  }

  #address() {
    const url = new URL("./", BASE);
    url.searchParams.set("embed", "1");
    for (const name of ["scenario", "variant"]) {
      const value = this.getAttribute(name);
      if (value && SLUG.test(value)) url.searchParams.set(name, value);
    }
    const run = this.getAttribute("run");
    if (run === "simulated" || run === "live") url.searchParams.set("run", run);
    url.searchParams.set("theme", this.#theme());
    // In the language of the text around it, as far as there is one.
    const lang = this.closest("[lang]")?.lang;
    if (lang) url.searchParams.set("lang", lang.slice(0, 2));
    const link = this.getAttribute("link")?.match(/#s=[\w-]+$/);
    if (link) url.hash = link[0];
    return url.href;
  }

  // Light or dark as the host is, whatever its way to say so: by how bright the text is around here.
  #theme() {
    const asked = this.getAttribute("theme");
    if (asked === "light" || asked === "dark") return asked;
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = getComputedStyle(this).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "dark" : "light";
  }

  #tell(message) {
    this.#frame?.contentWindow?.postMessage({ tasklanes: 1, ...message }, BASE.origin);
  }

  #tellTheme() {
    this.#tell({ type: "theme", theme: this.#theme() });
  }

  #on({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.tasklanes !== 1) return;
    if (data.type === "hello") this.#tellTheme();
    if (data.type === "ready") this.#frame.classList.add("ready");
    if (data.type === "size" && Number.isFinite(data.height)) {
      this.#frame.style.blockSize = `${Math.min(Math.max(data.height, 80), 20000)}px`;
    }
    if (data.type === "ready" || data.type === "finished" || data.type === "error") {
      this.dispatchEvent(new CustomEvent(`tasklanes-${data.type}`, { detail: data, bubbles: true }));
    }
  }
}

if (!customElements.get("task-lanes")) customElements.define("task-lanes", TaskLanes);
