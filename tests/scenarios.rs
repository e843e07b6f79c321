//! In: every scenario. Out: whether simulating it is deterministic to the byte and comes to a good end.

mod common;

use common::run;
use tasklanes::scenario::{self, Scenario, Variant};
use tasklanes::trace::Trace;
use tasklanes::trace::event::{Event, Stream};

#[test]
fn every_variant_ends_well_and_the_same_to_the_byte() {
    for (scenario, variant) in variants() {
        let name = format!("{}/{}", scenario.slug, variant.slug);
        let settings = scenario.settings(variant, &[], 4);
        let [once, again] = [run(&settings), run(&settings)];
        assert_eq!(once.code(), 0, "{name}");
        assert_eq!(once.written(Stream::Stderr), "", "{name}");
        let is_answer = |event: &&Event| matches!(event, Event::Response { status: 200, .. });
        let answers = once.events.iter().filter(is_answer).count();
        assert_eq!(answers, settings.load.map_or(0, |load| load.requests.len()), "{name}: answers");
        let bytes = |events: Vec<Event>| Trace::merge([events]).to_bytes();
        assert!(bytes(once.events) == bytes(again.events), "{name} is not the same twice");
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
