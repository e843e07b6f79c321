// Files that are dropped onto the page or chosen, fetched with the first of them: a program of the reader's own, or a trace
// of a program that ran elsewhere. They are read here and go nowhere.

const LARGEST = 256 << 20;
const LONGEST_PROGRAM = 1 << 20;
const { address, front, whole } = globalThis.tasklanes;
const page = await import(document.querySelector("link[rel=modulepreload]").href);
const words = (await import(address("words.js"))).default("own");

// Opens it.
export const open = async (file) => {
  say(words("reading", file.name, size(file.size)), false);
  try {
    const wrong = file.name.endsWith(".py") ? await program(file) : await trace(file);
    if (wrong) throw new Error(wrong);
    document.getElementById("file-notice")?.remove();
    if (!location.hash) history.pushState(null, "", "?scenario=own");
    scrollTo(0, 0);
  } catch (error) {
    const reason = typeof error === "string" ? error : error?.message || words("not_read");
    say(words("not_opened", file.name, reason), true);
  }
};

const program = async (file) => {
  if (file.size > LONGEST_PROGRAM) return words("long_program");
  return page.page_show({ scenario: "", title: file.name, programs: { program: await file.text() } });
};

const trace = async (file) => {
  // Before it is read: a browser may not have the room for it.
  if (file.size > LARGEST) {
    return words("large_trace", size(file.size), size(LARGEST));
  }
  // Both are fetched meanwhile.
  const [read] = await Promise.all([readTrace(file), whole()]);
  return page.page_import(file.name, read);
};

// In a worker, or here where there are none.
const readTrace = async (file) => {
  try {
    return await readInWorker(file);
  } catch (error) {
    if (error instanceof WrongFile) throw error.message;
  }
  const reader = await front();
  // The notice is painted before the page stands still for large files.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return reader.import_trace(new Uint8Array(await file.arrayBuffer()));
};

class WrongFile extends Error {}

const readInWorker = (file) =>
  new Promise((done, failed) => {
    const worker = new Worker(address("import.js"), { type: "module" });
    worker.onmessage = ({ data: { read, wrong } }) => {
      worker.terminate();
      if (read) done(read);
      else failed(new WrongFile(wrong));
    };
    worker.onerror = (event) => {
      worker.terminate();
      failed(event);
    };
    worker.postMessage({ glue: address("front.js"), module: address("front_bg.wasm"), file });
  });

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.round(bytes / (1 << 20))} MB`);

const say = (text, isBad) => {
  document.getElementById("file-notice")?.remove();
  const notice = document.createElement("p");
  notice.id = "file-notice";
  notice.className = isBad ? "notice is-bad" : "notice";
  notice.dataset.testid = "file-notice";
  notice.setAttribute("role", isBad ? "alert" : "status");
  notice.textContent = text;
  (document.querySelector("main") ?? document.body).prepend(notice);
  if (isBad) notice.scrollIntoView({ block: "nearest" });
};
