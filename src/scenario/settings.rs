//! In: a scenario, one of its variants, the sliders' values. Out: the settings of a run.

use super::model::{Amount, LoadPlan, Parameter, RequestPlan, Scenario, Variant};
use crate::run::api::{Limits, Load, LoadRequest, RunSettings};

impl Scenario {
    /// The variant with this slug.
    #[must_use]
    pub fn variant(&self, slug: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.slug == slug)
    }

    /// The value of every parameter as the files have it, in the order of `parameters`.
    #[must_use]
    pub fn defaults(&self) -> Vec<(String, f64)> {
        self.parameters.iter().map(|parameter| (parameter.name.clone(), parameter.default)).collect()
    }

    /// The settings of a run of this variant. Parameters that `values` does not name have their defaults;
    /// values outside a parameter's range are brought into it. `cores` holds if the scenario does not say.
    #[must_use]
    pub fn settings(&self, variant: &Variant, values: &[(String, f64)], cores: u32) -> RunSettings {
        let values = Values { parameters: &self.parameters, given: values };
        let wanted = variant.cores.as_ref().or(self.cores.as_ref());
        RunSettings {
            file: variant.file.clone(),
            text: variant.text.clone(),
            reading: None,
            parameters: values.for_program(variant),
            cores: wanted.map_or(cores, |amount| values.count(amount)).max(1),
            gil: variant.gil,
            load: self
                .load
                .as_ref()
                .map(|plan| values.load(plan, variant.workers.as_ref()))
                .filter(|load| !load.requests.is_empty()),
            limits: Limits::default(),
        }
    }
}

impl Parameter {
    /// The value as the program gets it: an `int` if all values of the parameter are whole, else a `float`.
    #[must_use]
    pub fn literal(&self, value: f64) -> String {
        let value = self.round(value);
        let places = if self.is_whole() { 0 } else { self.places().max(1) };
        format!("{value:.places$}")
    }

    /// The nearest value that the slider can have.
    #[must_use]
    pub fn round(&self, value: f64) -> f64 {
        let steps = ((value.clamp(self.min, self.max) - self.min) / self.step).round();
        (self.min + steps * self.step).min(self.max)
    }

    fn is_whole(&self) -> bool {
        [self.min, self.max, self.step, self.default].iter().all(|value| value.fract() == 0.0)
    }

    /// How many digits after the point the values have at most.
    fn places(&self) -> usize {
        let digits = |value: &f64| value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
        [self.min, self.step, self.default].iter().map(digits).max().unwrap_or(0)
    }
}

/// The sliders and where they stand.
struct Values<'a> {
    parameters: &'a [Parameter],
    given: &'a [(String, f64)],
}

impl Values<'_> {
    fn for_program(&self, variant: &Variant) -> Vec<(String, String)> {
        let used = self.parameters.iter().filter(|parameter| variant.assigned(&parameter.name).is_some());
        used.map(|parameter| (parameter.name.clone(), parameter.literal(self.of(parameter)))).collect()
    }

    fn load(&self, plan: &LoadPlan, workers: Option<&Amount>) -> Load {
        let mut requests: Vec<_> = plan.requests.iter().flat_map(|request| self.requests(request)).collect();
        crate::sorting::sort_by(&mut requests, |one, other| one.at_ms.total_cmp(&other.at_ms));
        Load { workers: self.count(workers.unwrap_or(&plan.workers)).max(1), requests }
    }

    fn requests(&self, plan: &RequestPlan) -> Vec<LoadRequest> {
        let (first, gap) = (self.amount(&plan.at_ms), self.amount(&plan.every_ms));
        let request = |index: u32| LoadRequest {
            at_ms: first + gap * f64::from(index),
            method: plan.method.clone(),
            path: plan.path.replace("{n}", &(index + 1).to_string()),
            body: plan.body.replace("{n}", &(index + 1).to_string()),
            kept: false,
        };
        (0..self.count(&plan.repeat)).map(request).collect()
    }

    fn count(&self, amount: &Amount) -> u32 {
        self.amount(amount).round() as u32
    }

    fn amount(&self, amount: &Amount) -> f64 {
        match amount {
            Amount::Fixed(value) => *value,
            Amount::Parameter(name) => {
                let parameter = self.parameters.iter().find(|parameter| parameter.name == *name);
                self.of(parameter.expect("the build has checked that the parameter exists"))
            }
        }
    }

    fn of(&self, parameter: &Parameter) -> f64 {
        let given = self.given.iter().find(|(name, _)| *name == parameter.name);
        given.map_or(parameter.default, |(_, value)| parameter.round(*value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(min: f64, step: f64, default: f64) -> Parameter {
        let (name, label, unit) = ("N".to_owned(), String::new(), String::new());
        Parameter { name, label, unit, min, max: 10.0, step, default }
    }

    fn scenario(path: &str, text: &str) -> Scenario {
        let request = RequestPlan {
            method: "GET".to_owned(),
            path: path.to_owned(),
            body: String::new(),
            at_ms: Amount::Fixed(5.0),
            repeat: Amount::Parameter("N".to_owned()),
            every_ms: Amount::Fixed(10.0),
        };
        let mut scenario = Scenario {
            parameters: vec![parameter(1.0, 1.0, 2.0)],
            load: Some(LoadPlan { workers: Amount::Fixed(2.0), requests: vec![request] }),
            ..Scenario::of_program("", text)
        };
        scenario.variants[0].cores = Some(Amount::Parameter("N".to_owned()));
        scenario
    }

    #[test]
    fn whole_parameters_are_ints_and_others_floats() {
        assert_eq!(parameter(1.0, 1.0, 2.0).literal(3.4), "3");
        assert_eq!(parameter(0.5, 0.5, 1.0).literal(3.0), "3.0");
        assert_eq!(parameter(0.05, 0.05, 0.1).literal(0.3), "0.30");
        assert_eq!(parameter(1.0, 1.0, 2.0).literal(99.0), "10");
    }

    #[test]
    fn a_load_is_spelt_out() {
        let scenario = scenario("/items/{n}", "N = 2\n");
        let settings = scenario.settings(&scenario.variants[0], &[("N".to_owned(), 3.0)], 4);
        assert_eq!(settings.parameters, [("N".to_owned(), "3".to_owned())]);
        assert_eq!(settings.cores, 3);
        let load = settings.load.expect("there is one");
        assert_eq!(load.workers, 2);
        let requests: Vec<_> = load.requests.iter().map(|it| (it.at_ms, it.path.as_str())).collect();
        assert_eq!(requests, [(5.0, "/items/1"), (15.0, "/items/2"), (25.0, "/items/3")]);
    }

    #[test]
    fn a_program_gets_only_the_parameters_that_it_assigns() {
        let scenario = scenario("/", "NAME = 2\n    N = 2\nprint(N == 2)\n");
        assert!(scenario.settings(&scenario.variants[0], &[], 4).parameters.is_empty());
    }
}
