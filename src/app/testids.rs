//! In: nothing. Out: the `data-testid` of everything that the end-to-end tests touch, in one place.
//!
//! Elements of one variant also carry `data-variant` with its slug, gallery items `data-scenario`.

/// The list of scenarios.
pub const GALLERY: &str = "gallery";
/// One scenario in it (a link), with `data-scenario` and `data-done` (`true` or `false`); the open one has `aria-current="page"`.
pub const GALLERY_ITEM: &str = "gallery-item";
/// Button, on narrow pages only: unfolds that list.
pub const GALLERY_UNFOLD: &str = "gallery-unfold";
/// Link in it: a program of the reader's own.
pub const OWN: &str = "own";
/// Button: begin a new program.
pub const OWN_NEW: &str = "own-new";
/// The last programs, folded away.
pub const OWN_LIST: &str = "own-list";
/// One of them; its first button opens it.
pub const OWN_KEPT: &str = "own-kept";
/// Button in it: delete it.
pub const OWN_DELETE: &str = "own-delete";
/// The file input for a program or a trace.
pub const OWN_FILE: &str = "own-file";
/// Button: run the program whose trace is shown.
pub const OWN_RUN: &str = "own-run";
/// A file that is read, or that could not be opened.
pub const FILE_NOTICE: &str = "file-notice";
/// What the reader's own application is asked for.
pub const OWN_LOAD: &str = "own-load";
/// The select of its routes.
pub const OWN_ROUTE: &str = "own-route";
/// The path, to be changed.
pub const OWN_PATH: &str = "own-path";
/// The body, if there may be one.
pub const OWN_BODY: &str = "own-body";
/// How many scenarios have been done, with `data-done`.
pub const PROGRESS: &str = "progress";
/// Link to the scenario before the open one, with `data-scenario`.
pub const PREVIOUS: &str = "previous";
/// Link to the scenario after it, with `data-scenario`.
pub const NEXT: &str = "next";
/// The title of the open scenario.
pub const TITLE: &str = "title";
/// The lesson's paragraphs.
pub const LESSON: &str = "lesson";
/// The question to predict.
pub const QUESTION: &str = "question";
/// The number input for a guess.
pub const GUESS: &str = "guess";
/// How far off the guess was.
pub const VERDICT: &str = "verdict";
/// What the question says once it is answered.
pub const ANSWER: &str = "answer";
/// Button: simulate all variants.
pub const SIMULATE: &str = "simulate";
/// Button: run all variants live, one after another.
pub const RUN_LIVE: &str = "run-live";
/// Button: stop the run.
pub const STOP: &str = "stop";
/// The live region that says how runs go; `data-state` is `idle`, `running`, `finished`, `failed` or
/// `stopped`.
pub const STATUS: &str = "status";
/// A parameter's number input, with `data-name`.
pub const PARAMETER: &str = "parameter";
/// The number input for cores.
pub const CORES: &str = "cores";
/// Button: play. There only while the picture stands still.
pub const PLAY: &str = "play";
/// Button: pause. There only while the picture moves.
pub const PAUSE: &str = "pause";
/// The select of speeds.
pub const SPEED: &str = "speed";
/// The range input of the playhead, 0 to 1000.
pub const SCRUB: &str = "scrub";
/// The time at the playhead, in text.
pub const CLOCK: &str = "clock";
/// The tab of a variant's program, with `data-variant`.
pub const TAB: &str = "tab";
/// The highlighted program; its lines carry `data-line`, the current ones the class `is-now`.
pub const CODE: &str = "code";
/// The textarea over it.
pub const EDITOR: &str = "editor";
/// Button: back to the file as it was.
pub const RESTORE: &str = "restore";
/// What a program wrote, with `data-variant`.
pub const OUTPUT: &str = "output";
/// One line of it.
pub const OUTPUT_LINE: &str = "output-line";
/// The table of the variants' numbers.
pub const VARIANTS: &str = "variants";
/// One variant's row in it, with `data-variant`.
pub const VARIANT: &str = "variant";
/// The canvas with the lanes of all variants under one another.
pub const LANES: &str = "lanes";
/// Its numbers, with `data-variant`, `data-mode` (`simulated` or `live`) and, in nanoseconds, `data-wall`,
/// `data-cpu` and `data-blocked`.
pub const SUMMARY: &str = "summary";
/// Above the lanes: what was measured and what was simulated.
pub const BANNER: &str = "banner";
/// The same in the table, with `data-variant`.
pub const ORIGIN: &str = "origin";
/// What makes the figures unreliable, with `data-variant`.
pub const DOUBTS: &str = "doubts";
/// A message about what went wrong.
pub const ERROR: &str = "error";
/// The legend of states.
pub const LEGEND: &str = "legend";
/// What stands next to the pointer on the lanes.
pub const TOOLTIP: &str = "tooltip";
/// Buttons: the playhead back or on by one event.
pub const STEP_BACK: &str = "step-back";
/// See [`STEP_BACK`].
pub const STEP_ON: &str = "step-on";
/// The strip below the lanes with the whole run; there only while a part of it is seen.
pub const MINIMAP: &str = "minimap";
/// What is selected in the lanes, with `data-kind`: `span` or `area`. In its table the times have `data-ns`.
pub const SELECTION: &str = "selection";
/// Button in it: to who woke it, or to whom it woke.
pub const JUMP: &str = "jump";
/// Button: look for something in the lanes.
pub const LOOK_FOR: &str = "look-for";
/// The field for it.
pub const SEARCH: &str = "search";
/// How many places were found, and which one is shown.
pub const SEARCH_PLACES: &str = "search-places";
/// Button: show the keys.
pub const KEYS: &str = "keys";
/// The dialog with them.
pub const HELP: &str = "help";
/// The select of the page's languages.
pub const LANGUAGE: &str = "language";
/// Button: light, dark, or as the system has it.
pub const THEME: &str = "theme";
/// Button: compare this figure of the variants; the chosen one has `aria-pressed="true"`.
pub const COMPARE: &str = "compare";
/// The bars of all variants.
pub const BARS: &str = "bars";
/// One of them, with `data-variant`.
pub const BAR: &str = "bar";
/// The simulated figure under a measured bar.
pub const BAR_OUTLINE: &str = "bar-outline";
/// What the bars are: measured or simulated.
pub const BARS_ORIGIN: &str = "bars-origin";
/// The chart of time against size, with `data-complete` (`true` once all is simulated).
pub const GROWTH: &str = "growth";
/// The claims of the scenario.
pub const CLAIMS: &str = "claims";
/// One of them, with `data-verdict`: `holds`, `fails`, or `open` if it cannot be said.
pub const CLAIM: &str = "claim";
/// The sentence to remember.
pub const TAKEAWAY: &str = "takeaway";
/// The row of figures that play the story.
pub const STORY: &str = "story";
/// One of them (a button), with `data-variant`, `data-name` and `data-state`: `absent`, `running`, `waiting`,
/// `ready`, `blocked` or `done`. What is pointed at has `data-pointed`, here and on the lines of the program.
pub const PLAYER: &str = "player";
/// The table of runs in colours of heat.
pub const HEAT: &str = "heat";
/// One run in it (a button), with `data-variant` and, once it has run, `data-ratio` to the best of its row.
pub const HEAT_CELL: &str = "heat-cell";
/// The quiz.
pub const QUIZ: &str = "quiz";
/// The button of one of its questions, with `data-variant` and `data-reply`: `open`, `right` or `wrong`.
pub const QUIZ_PLACE: &str = "quiz-place";
/// One choice (a label), with `data-choice`.
pub const QUIZ_CHOICE: &str = "quiz-choice";
/// The number input of a question that asks for a number.
pub const QUIZ_GUESS: &str = "quiz-guess";
/// Button: run the question's program.
pub const QUIZ_RUN: &str = "quiz-run";
/// What is said afterwards, with `data-right`.
pub const QUIZ_ANSWER: &str = "quiz-answer";
/// Button: the next question that is open.
pub const QUIZ_NEXT: &str = "quiz-next";
/// The score, once all questions are answered, with `data-right`.
pub const QUIZ_SCORE: &str = "quiz-score";
/// Button: begin anew.
pub const QUIZ_AGAIN: &str = "quiz-again";
/// What was found in the runs.
pub const FINDINGS: &str = "findings";
/// One finding, with `data-variant` and `data-kind`.
pub const FINDING: &str = "finding";
/// Button: apply its fix and run again.
pub const FIX: &str = "fix";
/// A file that the program wrote, with `data-name`.
pub const FILE: &str = "file";
/// Button: keep it.
pub const DOWNLOAD: &str = "download";
/// Button: share, keep or embed what is shown. It opens a dialog (`static/share.js`).
pub const SHARE: &str = "share";
/// In it: the field with the link.
pub const SHARE_LINK: &str = "share-link";
/// In it: the field with the lines to put into another page.
pub const SHARE_SNIPPET: &str = "share-snippet";
/// In it: a button that keeps a file, with `data-kind`: `svg`, `png`, `json` or `perfetto`.
pub const SHARE_FILE: &str = "share-file";
/// A link that could not be opened, or only in part.
pub const LINK_NOTICE: &str = "link-notice";
/// Button: show what is inside the event loop at the playhead.
pub const INSIDE_TOGGLE: &str = "inside-toggle";
/// The picture of it, with `data-at`, the moment in nanoseconds.
pub const INSIDE: &str = "inside";
/// A task in it, with `data-zone` (`running`, `ready`, `timers`, `waiting`) and `data-state`.
pub const INSIDE_CHIP: &str = "inside-chip";
/// The mark on the thread that has the GIL.
pub const INSIDE_GIL: &str = "inside-gil";
