// Sharing, fetched when it is asked for: links that hold what the page shows, files to take away, lines for other
// pages. A link may come from anybody: it is unpacked with a limit, must be plain data, and goes to the page as such
// (src/app/outside.rs), which takes from it only what it knows by name.

const LARGEST = 1 << 20;
const LONGEST_LINK = 1 << 18;
const { address, front } = globalThis.tasklanes;
const page = await import(document.querySelector("link[rel=modulepreload]").href);
const words = (await import(address("words.js"))).default("share");

// --- Links

const pass = async (bytes, stream, largest) => {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > largest) {
      reader.cancel().catch(() => {});
      throw new Error(words("too_large"));
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
};

export const pack = async (state) => {
  const bytes = await pass(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"), Infinity);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

const unpack = async (text) => {
  if (text.length > LONGEST_LINK) throw new Error(words("too_long"));
  if (!/^[\w-]+$/.test(text)) throw new Error(words("damaged"));
  let json;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    json = new TextDecoder("utf-8", { fatal: true }).decode(await pass(bytes, new DecompressionStream("deflate-raw"), LARGEST));
  } catch (error) {
    throw new Error(error.message === words("too_large") ? error.message : words("damaged"));
  }
  let state = null;
  try {
    state = JSON.parse(json);
  } catch {
    // Said below.
  }
  if (state === null || typeof state !== "object" || Array.isArray(state)) throw new Error(words("damaged"));
  return state;
};

// What a link keeps: only what differs from how the scenario opens by itself.
const kept = () => {
  const { scenario, title, variant, programs, values, request, cores, ran, look } = page.page_state();
  const state = { scenario, variant };
  if (!scenario) state.title = title;
  if (Object.keys(programs).length) state.programs = programs;
  if (Object.keys(values).length) state.values = values;
  if (request) state.request = request;
  if (cores !== null) state.cores = cores;
  if (ran.length) state.ran = ran;
  if (look) state.look = look;
  return state;
};

export const link = async (query = {}) => {
  const state = kept();
  const url = new URL(document.baseURI);
  url.search = new URLSearchParams({ scenario: state.scenario || "own", ...query });
  url.hash = `s=${await pack(state)}`;
  return url.href;
};

const frames = (count) => (count ? new Promise(requestAnimationFrame).then(() => frames(count - 1)) : undefined);

// Shows what a link holds.
export const open = async (text) => {
  document.getElementById("link-notice")?.remove();
  try {
    const state = await unpack(text);
    const wrong = await page.page_show(state);
    if (wrong) throw new Error(wrong);
    await frames(2);
    const wanted = Array.isArray(state.ran) ? state.ran : [];
    for (let seen = page.page_state(); seen.runs; seen = page.page_state()) await frames(1);
    await frames(1);
    const { over, variants } = page.page_state();
    const look = Array.isArray(state.look) && state.look.length === 3 && state.look.every(Number.isFinite) ? state.look : null;
    if (wanted.some((slug) => over.includes(slug))) {
      if (look) page.page_look(...look);
      else page.page_look(0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    }
    return variants;
  } catch (error) {
    notice(words("not_opened", error.message));
  }
};

const notice = (text) => {
  const place = element("p", { id: "link-notice", className: "notice is-bad", role: "alert", textContent: text });
  place.dataset.testid = "link-notice";
  (document.querySelector("main") ?? document.body).prepend(place);
};

// --- Files

const keep = (name, content, type) => {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = element("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
};

const named = (ending) => `${page.page_state().scenario || "program"}.${ending}`;

const picture = async () => {
  const svg = (await front()).picture(page.page_handout(true));
  if (!svg) throw new Error(words("no_lanes"));
  return svg;
};

// The picture follows the reader's wish for light or dark; as pixels it is as the page is now.
const pixels = async () => {
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const svg = (await picture()).replaceAll("@media (prefers-color-scheme:dark)", isDark ? "@media all" : "@media not all");
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // Twice as fine as on the page, within what every browser can draw.
    const scale = Math.min(2, 16000 / image.height, 16000 / image.width);
    const canvas = element("canvas", { width: image.width * scale, height: image.height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error(words("cannot_draw")))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
};

const trace = async (states) => {
  const { over, variant } = page.page_state();
  const text = (await front()).trace(page.page_handout(false), Math.max(0, over.indexOf(variant)), states);
  if (!text) throw new Error(words("no_run"));
  return text;
};

const FILES = [
  ["svg", async () => keep(named("svg"), await picture(), "image/svg+xml")],
  ["png", async () => keep(named("png"), await pixels())],
  ["json", async () => keep(named("json"), await trace(false), "application/json")],
  ["perfetto", async () => keep(named("perfetto.json"), await trace(true), "application/json")],
];

// --- The dialog

const element = (name, properties = {}, ...children) => {
  const { role, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  if (role) made.setAttribute("role", role);
  made.append(...children);
  return made;
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const snippet = async () => {
  const state = kept();
  const base = new URL(".", document.baseURI).href;
  const isPlain = Object.keys(state).every((key) => ["scenario", "variant", "ran", "look"].includes(key));
  const what = isPlain ? `scenario="${escaped(state.scenario)}"` : `link="${escaped(new URL(await link()).hash)}"`;
  const still = state.scenario ? `\n  <img src="${escaped(`${base}pictures/${state.scenario}.svg`)}" alt="${escaped(page.page_state().title)}, lane by lane">\n` : "";
  return `<script type="module" src="${escaped(base)}embed.js"></script>\n<task-lanes ${what}>${still}</task-lanes>\n`;
};

const field = (label, testid, value, rows) => {
  const text = element("textarea", { readOnly: true, rows, value, spellcheck: false, wrap: rows > 2 ? "off" : "soft" });
  text.dataset.testid = testid;
  text.addEventListener("focus", () => text.select());
  const copy = element("button", { type: "button", textContent: words("copy") });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    say(words("copied"));
  });
  return element("div", { className: "share-field" }, element("label", {}, element("span", { textContent: label }), text), copy);
};

let status;
const say = (text) => {
  status.textContent = text;
};

const style = () => {
  if (document.getElementById("share-style")) return undefined;
  const sheet = element("link", { id: "share-style", rel: "stylesheet", href: address("share.css") });
  const loaded = new Promise((done) => (sheet.onload = sheet.onerror = done));
  document.head.append(sheet);
  return loaded;
};

// Everything that can leave the page, in a dialog that gives the focus back when it is closed.
export const dialog = async () => {
  const isImported = page.page_state().imported;
  const [whole, lines] = await Promise.all([isImported || link(), isImported || snippet(), style()]);
  const hasRun = page.page_state().over.length > 0;
  status = element("p", { className: "share-status faint", role: "status" });
  const files = FILES.map(([kind, work]) => {
    const button = element("button", { type: "button", textContent: words(kind), title: words(`${kind}_means`), disabled: !hasRun });
    button.dataset.testid = "share-file";
    button.dataset.kind = kind;
    button.addEventListener("click", () => {
      say(words("writing"));
      work().then(() => say(words("done")), (error) => say(words("not_written", error.message)));
    });
    return button;
  });
  const close = element("button", { type: "button", className: "quiet", textContent: words("close") });
  const box = element(
    "dialog",
    { className: "share" },
    element("header", {}, element("h2", { id: "share-title", textContent: words("share") }), close),
    isImported
      ? element("p", { className: "share-field", textContent: words("imported") })
      : field(words("link"), "share-link", whole, 2),
    element("div", { className: "share-files", role: "group" }, ...files),
    element("p", { className: "faint", textContent: hasRun ? words("made_here") : words("run_first") }),
    ...(isImported ? [] : [field(words("own_page"), "share-snippet", lines, 4)]),
    status,
  );
  box.setAttribute("aria-labelledby", "share-title");
  box.querySelector(".share-files").setAttribute("aria-label", words("files"));
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
};
