// Runs before the page's wasm: the chosen theme without a flash, the language, a clear word when the page cannot start, and how
// the page gets what it needs only later.
(() => {
  const asked = new URLSearchParams(location.search);
  const chosen = (name) => {
    try {
      return asked.get(name) || localStorage.getItem(`tasklanes-${name}`);
    } catch {
      // A frame without storage follows the system.
      return null;
    }
  };
  const theme = chosen("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  // Only what there are texts for: src/app/language.rs.
  const lang = chosen("lang") || navigator.language.slice(0, 2);
  const isGerman = lang === "de";
  document.documentElement.lang = isGerman ? "de" : "en";

  const say = (text) => {
    const place = document.getElementById("boot-message");
    if (place) place.textContent = text;
  };
  const begin = () => {
    if (typeof WebAssembly === "object") say(isGerman ? "Die Python-Maschine wird geladen …" : "Loading the Python machine…");
    else say("This browser has no WebAssembly, which Tasklanes is made of. Any current Firefox, Chrome, Edge or Safari will do.");
  };
  // What Rust has said before it stopped; static/broken.js says it to the reader.
  let panic = "";
  const broken = (words, isRun) => {
    import(address("broken.js")).then((it) => it.show(words, isRun), () => alert(`Something inside Tasklanes went wrong: ${words}`));
  };
  const failed = (event) => {
    const reason = event.reason ?? event.error ?? event.message;
    const words = reason?.message ?? reason ?? "a file could not be loaded";
    if (document.getElementById("boot-message")) {
      say(`Tasklanes could not start: ${words}. Reloading the page may help.`);
    } else if (reason instanceof WebAssembly.RuntimeError) {
      broken(panic || words, false);
      panic = "";
    }
  };
  // Each file is fetched once, under an address that changes with the page's own.
  const fetched = new Map();
  const once = (name, load) => {
    if (!fetched.has(name)) fetched.set(name, inTime(load()).catch((error) => (fetched.delete(name), Promise.reject(error))));
    return fetched.get(name);
  };
  const inTime = (loading) =>
    Promise.race([loading, new Promise((_, reject) => setTimeout(() => reject(new Error("no answer for 30 s")), 30000))]);
  const address = (name) => {
    const page = document.querySelector("link[rel=modulepreload]")?.href ?? "";
    return new URL(`${name}?${page.match(/-([0-9a-f]+)\.js/)?.[1] ?? ""}`, document.baseURI).href;
  };
  // Files that are dropped onto the page, or chosen: static/own.js reads them.
  const take = (file) => void once("own", () => import(address("own.js"))).then((it) => it.open(file), failed);
  let dragging = 0;
  const dragged = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.documentElement.dataset.drag = "";
    clearTimeout(dragging);
    dragging = setTimeout(() => delete document.documentElement.dataset.drag, 300);
    if (event.type === "drop" && event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  };
  if (parent === self) for (const name of ["dragover", "drop"]) addEventListener(name, dragged);
  // Links: what the page shows, packed into the address behind `#s=` (static/share.js).
  const share = () => once("share", () => import(address("share.js")));
  const linked = () => {
    if (location.hash.startsWith("#s=")) share().then((it) => it.open(location.hash.slice(3)), failed);
  };
  globalThis.tasklanes = {
    take,
    broken,
    panic: (words) => (panic = words),
    share: () => void share().then((it) => it.dialog(), failed),
    ready: () => {
      linked();
      addEventListener("hashchange", linked);
    },
    address,
    bytes: (name) =>
      once(name, async () => {
        const answer = await fetch(address(name));
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return new Uint8Array(await answer.arrayBuffer());
      }),
    // At once, for what cannot wait; nothing else goes on meanwhile.
    now: (name) => {
      const request = new XMLHttpRequest();
      request.open("GET", address(name), false);
      request.overrideMimeType("text/plain; charset=x-user-defined");
      request.send();
      if (request.status !== 200) throw new Error(`${name}: ${request.status}`);
      return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
    },
    // A release comes in two parts, and replaces this: see unpack.js.
    whole: async () => {},
    front: () =>
      once("front", async () => {
        const [front] = await Promise.all([import(address("front.js")), globalThis.tasklanes.whole()]);
        await front.default({ module_or_path: address("front_bg.wasm") });
        return front;
      }),
  };
  // Works without a network from the second visit on; only as it is published (src/bin/parts/site.rs).
  // What the first scenario does not need is fetched only for those who stay a while, and pay no heed to their data.
  const offline = async () => {
    await navigator.serviceWorker.register("sw.js");
    const worker = (await navigator.serviceWorker.ready).active;
    if (!navigator.connection?.saveData) setTimeout(() => worker?.postMessage({ type: "rest", language: document.documentElement.lang }), 20000);
  };
  if (parent === self && navigator.serviceWorker && document.querySelector("meta[name=build]")) {
    addEventListener("load", () => setTimeout(() => offline().catch(() => {}), 4000));
  }
  // In a frame: its height for the page around it, and that page's light or dark.
  if (parent !== self) import(address("frame.js")).catch(() => {});
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
  addEventListener("unhandledrejection", failed);
  addEventListener("error", failed, true);
})();
