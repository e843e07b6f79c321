// Something inside the page failed that should not, fetched when that happens: says so, with what to report, and keeps what
// still works apart from what may not.

const { address } = globalThis.tasklanes;
const say = (await import(address("words.js"))).default("broken");
let failures = 0;

// `words`: what failed, as Rust says it. `isRun`: only a run did, and the page itself is well.
export const show = (words, isRun) => {
  failures += isRun ? 0 : 1;
  // The first failure may have left all but one part intact. After the second, nobody is asked any more: links, reading and
  // copying work without.
  if (failures === 2) silence();
  document.getElementById("broken")?.remove();
  const report = element("textarea", { readOnly: true, rows: 6, value: reported(words), spellcheck: false });
  report.setAttribute("aria-label", say("report"));
  const copy = button(say("copy"), "broken-copy", async () => {
    try {
      await navigator.clipboard.writeText(report.value);
    } catch {
      report.focus();
      report.select();
      document.execCommand("copy");
    }
    copy.textContent = say("copied");
  });
  const box = element(
    "section",
    { id: "broken", className: "notice is-bad broken" },
    element("p", {}, element("b", { textContent: isRun ? say("run_failed") : say("page_failed") })),
    element("p", {
      textContent: isRun
        ? say("run_means")
        : say("page_means"),
    }),
    element("details", {}, element("summary", { textContent: say("report") }), report),
    element(
      "p",
      { className: "broken-actions" },
      copy,
      ...(isRun ? [] : [button(say("again"), "broken-again", again)]),
      button(say("close"), "broken-close", () => box.remove()),
    ),
  );
  box.dataset.testid = "error";
  box.setAttribute("role", "alert");
  document.body.prepend(box);
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const button = (words, testid, work) => {
  const made = element("button", { type: "button", textContent: words });
  made.dataset.testid = testid;
  made.addEventListener("click", work);
  return made;
};

// No program is in it: what somebody reports, others may read.
const reported = (words) => {
  const build = document.querySelector("meta[name=build]")?.content ?? "a developer's build";
  const scenario = new URLSearchParams(location.search).get("scenario") ?? "the first";
  const variant = document.querySelector("[data-testid=tab][aria-pressed=true]")?.dataset.variant ?? "none";
  const lines = [`Tasklanes, build ${build}`, `scenario: ${scenario}, variant: ${variant}`, `browser: ${navigator.userAgent}`, words];
  return lines.join("\n");
};

// What has been typed comes along in a link, as far as the page can still say what it shows.
const again = async () => {
  try {
    const share = await import(address("share.js"));
    let link;
    try {
      link = await share.link();
    } catch {
      const program = document.querySelector("[data-testid=editor]")?.value;
      const packed = await share.pack({ scenario: "", title: "", programs: { program } });
      link = new URL(`?scenario=own#s=${packed}`, document.baseURI).href;
    }
    history.replaceState(null, "", link);
  } finally {
    location.reload();
  }
};

const silence = () => {
  const stop = (event) => {
    if (document.getElementById("app")?.contains(event.target)) event.stopImmediatePropagation();
  };
  for (const name of ["click", "input", "change", "keydown", "keyup", "pointermove", "pointerdown", "popstate"]) {
    addEventListener(name, stop, true);
  }
};
