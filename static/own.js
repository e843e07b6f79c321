// Files that are dropped onto the page or chosen, fetched with the first of them: a program of the reader's own, or a trace
// of a program that ran elsewhere. They are read here and go nowhere.

const LARGEST = 256 << 20;
const LONGEST_PROGRAM = 1 << 20;
const { front, whole } = globalThis.tasklanes;
const page = await import(document.querySelector("link[rel=modulepreload]").href);

// Opens it.
export const open = async (file) => {
  say(`Reading ${file.name} (${size(file.size)}) …`, false);
  try {
    const wrong = file.name.endsWith(".py") ? await program(file) : await trace(file);
    if (wrong) throw new Error(wrong);
    document.getElementById("file-notice")?.remove();
    if (!location.hash) history.pushState(null, "", "?scenario=own");
    scrollTo(0, 0);
  } catch (error) {
    const words = typeof error === "string" ? error : error?.message || "it could not be read.";
    say(`${file.name} could not be opened: ${words}`, true);
  }
};

const program = async (file) => {
  if (file.size > LONGEST_PROGRAM) return "programs of up to 1 MB can be opened.";
  return page.page_show({ scenario: "", title: file.name, programs: { program: await file.text() } });
};

const trace = async (file) => {
  // Before it is read: a browser may not have the room for it.
  if (file.size > LARGEST) {
    return `the file has ${size(file.size)}; files of up to ${size(LARGEST)} can be opened. Record a shorter time, or with VizTracer only calls that take long: --min_duration 0.1ms.`;
  }
  const reader = await front();
  await whole();
  // The notice is painted before the page stands still for large files.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return page.page_import(file.name, reader.import_trace(new Uint8Array(await file.arrayBuffer())));
};

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.round(bytes / (1 << 20))} MB`);

const say = (words, isBad) => {
  document.getElementById("file-notice")?.remove();
  const notice = document.createElement("p");
  notice.id = "file-notice";
  notice.className = isBad ? "notice is-bad" : "notice";
  notice.dataset.testid = "file-notice";
  notice.setAttribute("role", isBad ? "alert" : "status");
  notice.textContent = words;
  (document.querySelector("main") ?? document.body).prepend(notice);
  if (isBad) notice.scrollIntoView({ block: "nearest" });
};
