//! In: every scenario. Out: whether simulating it is deterministic to the byte and comes to a good end.

mod common;

use common::{Seen, run};
use tasklanes::run::api::{EndReason, RunSettings};
use tasklanes::scenario::{self, Answer, Ends, Scenario, Variant};
use tasklanes::trace::Trace;
use tasklanes::trace::event::{Event, Stream};
use tasklanes::trace::span::Spans;
use tasklanes::trace::summary::Summary;

#[test]
fn every_variant_ends_as_it_says_and_the_same_to_the_byte() {
    for (scenario, variant) in variants() {
        let name = format!("{}/{}", scenario.slug, variant.slug);
        let settings = scenario.settings(variant, &[], 4);
        if variant.ends == Ends::Refused {
            let refusals = run(&settings).ending.expect_err("the scenario says that it is refused");
            assert!(refusals.iter().any(|refusal| refusal.is_syntax_error), "{name}");
            continue;
        }
        let [once, again] = [run(&settings), run(&settings)];
        assert_eq!(ending(&once, &settings), variant.ends, "{name}: {}", once.written(Stream::Stderr));
        let bytes = |events: Vec<Event>| Trace::merge([events]).to_bytes();
        assert!(bytes(once.events) == bytes(again.events), "{name} is not the same twice");
    }
}

/// What the lesson says is a number, and the simulation has it.
#[test]
fn every_claim_holds() {
    for scenario in scenario::all() {
        let runs: Vec<_> = scenario.variants.iter().map(|variant| summary(scenario, variant)).collect();
        let of = |slug: &str| runs.iter().find(|(variant, _)| variant == slug).map(|(_, summary)| summary);
        for claim in &scenario.claims {
            let verdict = claim.verdict(of);
            assert!(verdict.is_some_and(|it| it.holds), "{}: {}: {verdict:?}", scenario.slug, claim.text);
        }
        let own = scenario.variants.iter().filter_map(|variant| variant.question.as_ref());
        for question in scenario.question.iter().chain(own) {
            let (Some(measure), Answer::Number(answer)) = (&question.measure, &question.answer) else {
                continue;
            };
            let value = measure.of(of).expect("the run has the figure");
            let is_near = (value - answer).abs() <= answer.abs() * 0.1;
            assert!(is_near, "{}: the answer is {answer}, the run says {value}", scenario.slug);
        }
    }
}

#[test]
fn every_slider_works_at_both_ends() {
    for (scenario, variant) in variants() {
        for parameter in &scenario.parameters {
            if matches!(variant.ends, Ends::Refused | Ends::Deadlock) {
                continue;
            }
            let expected = i32::from(variant.ends == Ends::Error);
            for value in [parameter.min, parameter.max] {
                let seen = run(&scenario.settings(variant, &[(parameter.name.clone(), value)], 4));
                let (slug, variant, name) = (&scenario.slug, &variant.slug, &parameter.name);
                assert_eq!(seen.code(), expected, "{slug}/{variant} with {name} = {value}");
            }
        }
    }
}

/// No figure says it, only the program does.
#[test]
fn the_race_loses_money_and_a_lock_keeps_it() {
    let scenario = scenario::find("race-and-lock").expect("there is a race");
    let printed = |slug| {
        let variant = scenario.variant(slug).expect("the race has this variant");
        run(&scenario.settings(variant, &[], 4)).written(Stream::Stdout)
    };
    for slug in ["unlocked", "await-between"] {
        assert!(printed(slug).ends_with(" euros are lost\n"), "{slug}");
    }
    for slug in ["locked", "own-purse", "await-before", "await-locked"] {
        assert_eq!(printed(slug), "all there\n", "{slug}");
    }
}

fn variants() -> impl Iterator<Item = (&'static Scenario, &'static Variant)> {
    scenario::all()
        .iter()
        .flat_map(|scenario| scenario.variants.iter().map(move |variant| (scenario, variant)))
}

/// How a run ended, in the words of `scenario.toml`.
fn ending(seen: &Seen, settings: &RunSettings) -> Ends {
    let is_good = |event: &&Event| matches!(event, Event::Response { status: 200, .. });
    let good = seen.events.iter().filter(is_good).count();
    match &seen.ending.as_ref().expect("the program can be run").reason {
        EndReason::Deadlock(_) => Ends::Deadlock,
        EndReason::Exited { code: 0 }
            if good < settings.load.as_ref().map_or(0, |load| load.requests.len()) =>
        {
            Ends::Status
        }
        EndReason::Exited { code: 0 } if seen.written(Stream::Stderr).is_empty() => Ends::Well,
        EndReason::Exited { code: 0 } => Ends::Warning,
        _ => Ends::Error,
    }
}

fn summary(scenario: &Scenario, variant: &Variant) -> (String, Summary) {
    if variant.ends == Ends::Refused {
        return (variant.slug.clone(), Summary::default());
    }
    let mut spans = Spans::new();
    run(&scenario.settings(variant, &[], 4)).events.iter().for_each(|event| spans.add(event));
    spans.settle();
    (variant.slug.clone(), Summary::of(&spans))
}
