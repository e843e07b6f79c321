//! In: a program that is in no folder. Out: a scenario that has nothing else, or a load besides if it is a server.

use super::model::{Amount, Ends, LoadPlan, Parameter, RequestPlan, Scenario, Variant};
use crate::say;
use crate::source::routes::Route;

/// The heading under which programs of the reader's own stand, and by which they are known.
const GROUP: &str = "Your own";
/// And those that ran elsewhere.
const IMPORTED: &str = "Imported";

/// The sliders of a load. No program can assign to such names.
const REQUESTS: &str = "load-requests";
const EVERY: &str = "load-every";
const WORKERS: &str = "load-workers";

impl Scenario {
    /// A scenario that consists of one program, in a file `program.py`.
    #[must_use]
    pub fn of_program(title: &str, text: &str) -> Self {
        let variant = Variant {
            slug: "program".to_owned(),
            title: if title.is_empty() { say::own::PROGRAM.text().to_owned() } else { title.to_owned() },
            file: "program.py".to_owned(),
            text: text.to_owned(),
            cores: None,
            workers: None,
            gil: true,
            ends: Ends::Well,
            racy: false,
            row: None,
            column: None,
            question: None,
        };
        Self {
            slug: String::new(),
            title: title.to_owned(),
            order: 0,
            group: String::new(),
            lesson: String::new(),
            takeaway: String::new(),
            cores: None,
            question: None,
            parameters: Vec::new(),
            variants: vec![variant],
            load: None,
            claims: Vec::new(),
            growth: None,
            cast: Vec::new(),
        }
    }

    /// A program of the reader's own.
    #[must_use]
    pub fn own(title: &str, text: &str) -> Self {
        let title = if title.is_empty() { say::gallery::OWN.text() } else { title };
        Self {
            group: GROUP.to_owned(),
            lesson: say::own::LESSON.text().to_owned(),
            ..Self::of_program(title, text)
        }
    }

    /// The same in the language that the page has now.
    #[must_use]
    pub fn own_again(&self) -> Self {
        let again = Self::own("", &self.variants[0].text);
        self.request().map_or(again.clone(), |request| again.asked(&request))
    }

    /// Whether it is a program of the reader's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.slug.is_empty() && self.group == GROUP
    }

    /// A run that was recorded elsewhere, with its program's text if that is known.
    #[must_use]
    pub fn imported(title: &str, file: &str, text: &str, notes: &str) -> Self {
        let mut scenario = Self::of_program(title, text);
        let words = say::own::IMPORTED.text();
        scenario.lesson = [words, notes].join("\n\n").trim_end().to_owned();
        scenario.group = IMPORTED.to_owned();
        if !file.is_empty() {
            scenario.variants[0].file = file.to_owned();
        }
        scenario
    }

    /// Whether it is such a run.
    #[must_use]
    pub fn is_imported(&self) -> bool {
        self.slug.is_empty() && self.group == IMPORTED
    }

    /// The same with a load of such requests; sliders say how many they are, how often they come, and who serves them.
    #[must_use]
    pub fn asked(&self, route: &Route) -> Self {
        let plan = RequestPlan {
            method: route.method.clone(),
            path: route.path.clone(),
            body: route.body.clone(),
            at_ms: Amount::Fixed(0.0),
            repeat: Amount::Parameter(REQUESTS.to_owned()),
            every_ms: Amount::Parameter(EVERY.to_owned()),
        };
        let load = LoadPlan { workers: Amount::Parameter(WORKERS.to_owned()), requests: vec![plan] };
        let parameters = vec![
            slider(REQUESTS, say::own::REQUESTS.text(), "", [0.0, 200.0, 1.0, 10.0]),
            slider(EVERY, say::own::EVERY.text(), "ms", [0.0, 1000.0, 10.0, 50.0]),
            slider(WORKERS, say::own::WORKERS.text(), "", [1.0, 8.0, 1.0, 1.0]),
        ];
        Self { load: Some(load), parameters, ..self.clone() }
    }

    /// The same without a load.
    #[must_use]
    pub fn unasked(&self) -> Self {
        Self { load: None, parameters: Vec::new(), ..self.clone() }
    }

    /// The request of the load.
    #[must_use]
    pub fn request(&self) -> Option<Route> {
        let plan = self.load.as_ref()?.requests.first()?;
        Some(Route { method: plan.method.clone(), path: plan.path.clone(), body: plan.body.clone() })
    }
}

fn slider(name: &str, label: &str, unit: &str, [min, max, step, default]: [f64; 4]) -> Parameter {
    let (name, label, unit) = (name.to_owned(), label.to_owned(), unit.to_owned());
    Parameter { name, label, unit, min, max, step, default }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_the_load_that_the_sliders_say() {
        let route = Route { method: "POST".to_owned(), path: "/items/{n}".to_owned(), body: "{}".to_owned() };
        let scenario = Scenario::own("", "app = 1\n").asked(&route);
        assert_eq!(scenario.request(), Some(route));
        let values = [(REQUESTS.to_owned(), 3.0), (EVERY.to_owned(), 20.0), (WORKERS.to_owned(), 2.0)];
        let settings = scenario.settings(&scenario.variants[0], &values, 4);
        assert!(settings.parameters.is_empty(), "they are none of the program's");
        let load = settings.load.expect("there is one");
        let requests: Vec<_> =
            load.requests.iter().map(|it| (it.at_ms, it.path.as_str(), it.body.as_str())).collect();
        assert_eq!(requests, [(0.0, "/items/1", "{}"), (20.0, "/items/2", "{}"), (40.0, "/items/3", "{}")]);
        assert_eq!(load.workers, 2);
        let none = scenario.settings(&scenario.variants[0], &[(REQUESTS.to_owned(), 0.0)], 4);
        assert_eq!(none.load, None, "without requests it is a program like any other");
        assert_eq!(scenario.unasked(), Scenario::own("", "app = 1\n"));
    }

    #[test]
    fn in_another_language_it_is_the_same_program_with_the_same_load() {
        let route = Route { method: "GET".to_owned(), path: "/items".to_owned(), body: String::new() };
        let scenario = Scenario::own("", "app = 1\n").asked(&route);
        assert_eq!(scenario.own_again(), scenario);
        say::speak(Some(say::german()));
        let german = scenario.own_again();
        say::speak(None);
        assert_eq!(
            (german.title.as_str(), german.parameters[0].label.as_str()),
            ("Eigenes Programm", "Anfragen")
        );
        assert!(german.is_own() && german.request() == Some(route) && german.variants[0].text == "app = 1\n");
    }
}
