// Offline after the first visit. Each build has a cache of its own; a page is asked of the network first, so that
// nobody sees an old one while there is a network, and takes its own build's files from the cache.
//
// The build (src/bin/parts/site.rs) fills in the next three lines; as they are here, nothing is kept.
const BUILD = "";
const PAGE = "";
const FILES = { first: [], later: [], languages: [] };

const NAME = `tasklanes-${BUILD}`;
const SCOPE = new URL(self.registration.scope);
const ALL = new Set([...FILES.first, ...FILES.later, ...FILES.languages]);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => Promise.all(FILES.first.map((name) => keep(cache, name)))));
});

// The pages of an older build are closed by now: this worker waited for it.
self.addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith("tasklanes-") && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))));
});

// The page has nothing else to do: what it may need later is fetched.
self.addEventListener("message", (event) => {
  if (event.data?.type === "rest") event.waitUntil(fill(event.data.language));
});

// Of the scenarios' translations only those in the page's language.
const fill = async (language) => {
  const cache = await caches.open(NAME);
  const spoken = FILES.languages.filter((name) => name.startsWith(`scenarios/${language}/`));
  for (const name of [...FILES.later, ...spoken]) {
    if (!(await cache.match(name))) await keep(cache, name).catch(() => {});
  }
};

// Under the address at which the page asked for it, so that the browser need not download it once more.
const keep = async (cache, name) => {
  const answer = await fetch(isNamedByContent(name) ? name : name ? `${name}?${PAGE}` : "./", { cache: name ? "force-cache" : "reload" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  await cache.put(name || "./", answer);
};

const isNamedByContent = (name) => /-[0-9a-f]{8,}[._]/.test(name);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const name = url.pathname.slice(SCOPE.pathname.length);
  const isPage = request.mode === "navigate" && (name === "" || name === "index.html");
  if (isPage) event.respondWith(fresh(request, ""));
  // A file of another build, that of a page which is newer than this worker, is none of ours.
  else if (ALL.has(name) && (!url.search || url.search === `?${PAGE}`)) {
    event.respondWith(isNamedByContent(name) || url.search ? kept(request, name) : fresh(request, name));
  }
});

const find = async (name) => (await caches.open(NAME)).match(name || "./");

const kept = async (request, name) => (await find(name)) ?? fetch(request);

const fresh = async (request, name) => {
  try {
    return await fetch(request);
  } catch (error) {
    const known = await find(name);
    if (known) return known;
    throw error;
  }
};
