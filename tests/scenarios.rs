//! In: every scenario. Out: whether simulating it is deterministic to the byte and comes to a good end.

mod common;

use common::run;
use tasklanes::scenario::{self, Scenario, Variant};
use tasklanes::trace::Trace;
use tasklanes::trace::event::{Event, Stream};

#[test]
fn simulating_twice_gives_the_same_bytes() {
    for (scenario, variant) in variants() {
        let settings = scenario.settings(variant, &[], 4);
        let [once, again] = [run(&settings), run(&settings)];
        let bytes = |events: Vec<Event>| Trace::merge([events]).to_bytes();
        assert!(!once.events.is_empty(), "{}/{}: nothing happened", scenario.slug, variant.slug);
        assert!(bytes(once.events) == bytes(again.events), "{}/{} differs", scenario.slug, variant.slug);
    }
}

#[test]
fn every_variant_ends_well() {
    for (scenario, variant) in variants() {
        let settings = scenario.settings(variant, &[], 4);
        let seen = run(&settings);
        assert_eq!(seen.code(), 0, "{}/{}", scenario.slug, variant.slug);
        assert_eq!(seen.written(Stream::Stderr), "", "{}/{}", scenario.slug, variant.slug);
        let responses =
            seen.events.iter().filter(|event| matches!(event, Event::Response { status: 200, .. })).count();
        let requests = settings.load.map_or(0, |load| load.requests.len());
        assert_eq!(responses, requests, "{}/{}: responses", scenario.slug, variant.slug);
    }
}

#[test]
fn every_slider_works_at_both_ends() {
    for (scenario, variant) in variants() {
        for parameter in &scenario.parameters {
            for value in [parameter.min, parameter.max] {
                let seen = run(&scenario.settings(variant, &[(parameter.name.clone(), value)], 4));
                assert_eq!(
                    seen.code(),
                    0,
                    "{}/{} with {} = {value}",
                    scenario.slug,
                    variant.slug,
                    parameter.name
                );
            }
        }
    }
}

fn variants() -> impl Iterator<Item = (&'static Scenario, &'static Variant)> {
    scenario::all()
        .iter()
        .flat_map(|scenario| scenario.variants.iter().map(move |variant| (scenario, variant)))
}
