//! In: actions. Out: what the page shows, apart from what changes with every frame (that is the stage's).

use std::rc::Rc;

use yew::prelude::*;

use super::reader;
use crate::run::api::{EndReason, Ending, Refusal, RunSettings};
use crate::run::live::Mode;
use crate::scenario::{Ends, Scenario, Variant};
use crate::source::routes::Route;
use crate::trace::summary::Summary;

/// The state of the page.
#[derive(Clone, PartialEq)]
pub struct AppState {
    /// The open scenario.
    pub scenario: Rc<Scenario>,
    /// The variant whose program is shown.
    pub selected: usize,
    /// The variants' programs, as edited.
    pub texts: Vec<Rc<str>>,
    /// The routes of the reader's own application, if it is one.
    pub routes: Rc<[Route]>,
    /// Counts the programs that have been read, so that they are shown anew.
    pub read: u32,
    /// Where the parameters stand.
    pub values: Vec<(String, f64)>,
    /// How many cores runs have, if the scenario does not say.
    pub cores: u32,
    /// What became of each variant's last run.
    pub outcomes: Vec<Outcome>,
    /// The run under way: its mode, and the variant that runs now.
    pub active: Option<(Mode, usize)>,
    /// What the reader expects.
    pub guess: Option<Rc<str>>,
    /// Why live runs are not possible here.
    pub obstacle: Option<Rc<str>>,
    /// The replies to the questions of each quiz that was begun, by its slug.
    pub quizzes: Vec<(String, Vec<Reply>)>,
}

/// What the reader says to a question of a quiz.
#[derive(Clone, Default, PartialEq)]
pub struct Reply {
    /// The choice or the number; empty: nothing yet.
    pub said: Rc<str>,
    /// Whether it was right; none before the program has run.
    pub is_right: Option<bool>,
}

/// What became of a variant's last run.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// It has not run.
    None,
    /// It runs, or waits for its turn.
    Pending(Mode),
    /// It cannot run.
    Refused(Rc<[Refusal]>),
    /// It has run.
    Finished(Rc<Finished>),
}

/// A run that is over.
#[derive(Clone, PartialEq)]
pub struct Finished {
    /// How it was made.
    pub mode: Mode,
    /// What was run.
    pub settings: RunSettings,
    /// How it ended.
    pub ending: Ending,
    /// Its numbers.
    pub summary: Summary,
    /// The line and the message of an exception that nobody caught.
    pub uncaught: Option<(u32, String)>,
    /// Where it comes from, in a sentence, if neither simulated nor measured here.
    pub imported: Option<Rc<str>>,
}

/// What can happen to the state.
pub enum Action {
    /// Another scenario, with this variant's program.
    Open(Rc<Scenario>, usize),
    /// What a link holds.
    Show(Box<AppState>),
    /// The open scenario in another language.
    Translate(Rc<Scenario>),
    /// Another variant's program.
    Select(usize),
    /// The shown program is now this.
    Edit(Rc<str>),
    /// The shown program is again as the scenario has it.
    Restore,
    /// A program has been read.
    Read,
    /// The reader's own application is asked for this.
    Ask(Route),
    /// A parameter moved.
    Set(String, f64),
    /// Runs have so many cores.
    Cores(u32),
    /// The reader expects this.
    Guess(Rc<str>),
    /// The reader replies this to the quiz's question that is shown.
    Say(Rc<str>),
    /// The quiz begins anew.
    Again,
    /// Live runs are not possible.
    Obstacle(Rc<str>),
    /// These variants are going to run.
    Queue(Mode, Vec<usize>),
    /// The turn of this variant came.
    Turn(Mode, usize),
    /// A variant cannot run.
    Refuse(usize, Rc<[Refusal]>),
    /// A variant has run.
    Finish(usize, Rc<Finished>),
    /// Nothing runs any more; what was stopped is yet to be counted up.
    Halt,
    /// Nothing runs any more.
    Rest,
}

/// How many cores there are unless somebody says otherwise.
pub const CORES: u32 = 4;

impl AppState {
    /// A page that shows this scenario.
    #[must_use]
    pub fn new(scenario: Rc<Scenario>, selected: usize) -> Self {
        let count = scenario.variants.len();
        Self {
            selected: selected.min(count.saturating_sub(1)),
            texts: scenario.variants.iter().map(|variant| variant.text.as_str().into()).collect(),
            routes: Rc::default(),
            read: 0,
            values: scenario.defaults(),
            cores: CORES,
            outcomes: vec![Outcome::None; count],
            active: None,
            guess: None,
            obstacle: None,
            quizzes: Vec::new(),
            scenario,
        }
    }

    /// The settings with which a variant would run now, with its reading if that is at hand.
    #[must_use]
    pub fn settings(&self, variant: usize) -> RunSettings {
        let edited =
            Variant { text: self.texts[variant].to_string(), ..self.scenario.variants[variant].clone() };
        let reading = reader::known(&edited.file, &edited.text).filter(|reading| reader::can_run(reading));
        RunSettings { reading, ..self.scenario.settings(&edited, &self.values, self.cores) }
    }

    /// Whether a variant's program differs from the scenario's.
    #[must_use]
    pub fn is_edited(&self, variant: usize) -> bool {
        *self.texts[variant] != *self.scenario.variants[variant].text
    }

    /// The last run of a variant, if there is one.
    #[must_use]
    pub fn finished(&self, variant: usize) -> Option<&Rc<Finished>> {
        match self.outcomes.get(variant)? {
            Outcome::Finished(finished) => Some(finished),
            _ => None,
        }
    }

    /// The numbers of the last run of the variant with this slug, if it came to an end by itself.
    #[must_use]
    pub fn summary(&self, slug: &str) -> Option<&Summary> {
        let variant = self.scenario.variants.iter().position(|variant| variant.slug == slug)?;
        self.finished(variant).filter(|run| run.has_ended()).map(|run| &run.summary)
    }

    /// Whether the scenario is a quiz: a question for each variant.
    #[must_use]
    pub fn is_quiz(&self) -> bool {
        self.scenario.variants.iter().all(|variant| variant.question.is_some())
    }

    /// The replies to the open quiz, one for each variant.
    #[must_use]
    pub fn replies(&self) -> Vec<Reply> {
        let begun = self.quizzes.iter().find(|(slug, _)| *slug == self.scenario.slug);
        begun.map_or_else(
            || vec![Reply::default(); self.scenario.variants.len()],
            |(_, replies)| replies.clone(),
        )
    }

    /// The only variant whose lanes are shown, where they are not to be compared by eye: in a quiz, and in a table.
    #[must_use]
    pub fn only(&self) -> Option<usize> {
        let is_table = self.scenario.variants.iter().all(|variant| variant.row.is_some());
        (is_table || self.is_quiz()).then_some(self.selected)
    }

    /// Whether anything has run, or is about to.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.outcomes.iter().any(|outcome| *outcome != Outcome::None)
    }

    /// Whether all variants have run, as far as they can.
    #[must_use]
    pub fn has_run(&self) -> bool {
        let is_over = |outcome: &Outcome| match outcome {
            Outcome::Finished(run) => run.has_ended(),
            Outcome::Refused(_) => true,
            Outcome::None | Outcome::Pending(_) => false,
        };
        self.active.is_none() && self.outcomes.iter().all(is_over)
    }

    /// Whether a variant ended in a way other than well, and the scenario says that it would: a deadlock to look
    /// at is no mistake of anybody's.
    #[must_use]
    pub fn ended_as_announced(&self, variant: usize) -> bool {
        let ends = self.scenario.variants[variant].ends;
        let is_so = match &self.outcomes[variant] {
            Outcome::Refused(_) => ends == Ends::Refused,
            Outcome::Finished(run) => match run.ending.reason {
                EndReason::Deadlock(_) => ends == Ends::Deadlock,
                EndReason::Exited { code } => code != 0 && ends == Ends::Error,
                EndReason::Stopped | EndReason::Limit(_) | EndReason::Crashed(_) => false,
            },
            Outcome::None | Outcome::Pending(_) => false,
        };
        is_so && !self.is_edited(variant)
    }

    /// How many times faster a variant was than the first one. None for the first itself, and none if the two
    /// were not run in the same way, or did not come to their end.
    #[must_use]
    pub fn speed_up(&self, variant: usize) -> Option<f64> {
        let (first, other) = (self.finished(0)?, self.finished(variant)?);
        let comparable =
            variant != 0 && first.mode == other.mode && first.came_through() && other.came_through();
        other.summary.clone().against(&first.summary).speed_up.filter(|_| comparable)
    }
}

impl Finished {
    /// Whether nobody and nothing cut it short. A program may end badly, and be meant to.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        matches!(self.ending.reason, EndReason::Exited { .. } | EndReason::Deadlock(_))
    }

    /// Whether the program came to its own end, without an error.
    #[must_use]
    pub fn came_through(&self) -> bool {
        self.ending.reason == EndReason::Exited { code: 0 }
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        let selected = next.selected;
        match action {
            Action::Open(scenario, selected) => {
                let Self { cores, obstacle, quizzes, .. } = next;
                next = Self { cores, obstacle, quizzes, ..Self::new(scenario, selected) };
                next.find_routes();
            }
            Action::Show(shown) => {
                let Self { obstacle, quizzes, .. } = next;
                next = Self { obstacle, quizzes, ..*shown };
            }
            Action::Translate(scenario) => next.translate(scenario),
            Action::Select(variant) => next.selected = variant,
            Action::Edit(text) => {
                next.texts[selected] = text;
                next.find_routes();
            }
            Action::Restore => {
                next.texts[selected] = next.scenario.variants[selected].text.as_str().into();
                next.find_routes();
            }
            Action::Read => {
                next.read += 1;
                next.find_routes();
            }
            Action::Ask(route) => next.ask(&route),
            Action::Set(name, value) => {
                next.values.iter_mut().filter(|(other, _)| *other == name).for_each(|(_, old)| *old = value);
            }
            Action::Cores(cores) => next.cores = cores,
            Action::Guess(guess) => next.guess = Some(guess),
            Action::Say(said) => next.change_replies(|replies| replies[selected].said = said),
            Action::Again => {
                next.quizzes.retain(|(slug, _)| *slug != next.scenario.slug);
                next.outcomes.fill(Outcome::None);
                next.selected = 0;
            }
            Action::Obstacle(words) => next.obstacle = Some(words),
            Action::Queue(mode, variants) => {
                variants.into_iter().for_each(|variant| next.outcomes[variant] = Outcome::Pending(mode));
            }
            Action::Turn(mode, variant) => next.active = Some((mode, variant)),
            Action::Refuse(variant, refusals) => {
                next.outcomes[variant] = Outcome::Refused(refusals);
                next.judge(variant);
            }
            Action::Finish(variant, finished) => {
                next.outcomes[variant] = Outcome::Finished(finished);
                next.judge(variant);
            }
            Action::Halt => next.active = None,
            Action::Rest => next.rest(),
        }
        Rc::new(next)
    }
}

impl AppState {
    /// The reader's own program: if it is a server, it is asked for one of its routes; while it is being typed and is no
    /// program, for what it was asked before.
    pub fn find_routes(&mut self) {
        let scenario = self.scenario.clone();
        if !scenario.is_own() {
            return;
        }
        let reading = reader::known(&scenario.variants[0].file, &self.texts[0]);
        let Some(reading) = reading.filter(|reading| reading.wrong.is_empty()) else { return };
        let Some(routes) = reading.routes.as_deref() else {
            if scenario.load.is_some() {
                self.scenario = Rc::new(scenario.unasked());
                self.values.clear();
                self.routes = Rc::default();
            }
            return;
        };
        let asked = scenario.request();
        let is_gone = |route: &Route| self.routes.contains(route) && !routes.contains(route);
        if asked.as_ref().is_none_or(is_gone) {
            let first = routes.iter().find(|route| route.method == "GET").or(routes.first());
            self.ask(&first.cloned().unwrap_or_else(|| Route {
                method: "GET".to_owned(),
                path: "/".to_owned(),
                body: String::new(),
            }));
        }
        if *self.routes != *routes {
            self.routes = routes.into();
        }
    }

    /// The reader's own application is asked for this.
    pub fn ask(&mut self, route: &Route) {
        if self.scenario.is_own() {
            let is_new = self.scenario.load.is_none();
            self.scenario = Rc::new(self.scenario.asked(route));
            if is_new {
                self.values = self.scenario.defaults();
            }
        }
    }

    /// What still waited for its turn will not have it.
    fn rest(&mut self) {
        self.active = None;
        let waiting = self.outcomes.iter_mut().filter(|it| matches!(it, Outcome::Pending(_)));
        waiting.for_each(|outcome| *outcome = Outcome::None);
    }
}
