//! In: the texts of the page, the page's source, a run. Out: whether somebody says each of them, and the run is told in German.
//!
//! That each language has all of them, with the same places to fill in, is seen to by the build (`build/languages.rs`).

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tasklanes::run::api::RunReport;
use tasklanes::run::simulated;
use tasklanes::trace::event::Time;
use tasklanes::trace::findings::findings;
use tasklanes::trace::lane::lanes;
use tasklanes::trace::span::Spans;
use tasklanes::view::details::details;
use tasklanes::view::layout::{EndMark, Pick, Variant};
use tasklanes::{say, scenario};

#[test]
fn every_text_is_said_somewhere() {
    let mut said = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut said);
    let table: toml::Table = fs::read_to_string("static/languages/en.toml").unwrap().parse().unwrap();
    let mut silent = Vec::new();
    for (section, words) in &table {
        for key in words.as_table().unwrap().keys() {
            let is_said = match section.strip_prefix("js_") {
                Some(script) => {
                    let text = fs::read_to_string(format!("static/{script}.js")).unwrap();
                    let kind = key.trim_end_matches("_means");
                    text.contains(&format!("(\"{key}\"")) || text.contains(&format!("[\"{kind}\","))
                }
                None => said.contains(&format!("{section}::{}", key.to_uppercase())),
            };
            if !is_said {
                silent.push(format!("{section}.{key}"));
            }
        }
    }
    assert!(said.len() > 20, "the source names its texts in another way");
    assert!(silent.is_empty(), "static/languages/en.toml has what nobody says: {}", silent.join(", "));
}

#[test]
fn a_run_is_told_in_german() {
    let scenario = scenario::find("blocked-loop").unwrap();
    let mut spans = Spans::new();
    let settings = scenario.settings(&scenario.variants[0], &scenario.defaults(), 4);
    simulated::simulate_with(&settings, |report| {
        if let RunReport::Events(events) = report {
            events.iter().for_each(|event| spans.add(event));
        }
    });
    spans.settle();
    let lanes = lanes(&spans, &BTreeSet::new());
    let title = &scenario.variants[0].title;
    let variant = Variant { title, spans: &spans, lanes: &lanes, end: EndMark::Total };
    let told = || {
        let found = findings(&spans).into_iter().flat_map(|it| [it.title, it.text, it.cause, it.fix]);
        let picks = lanes.iter().map(|lane| Pick { variant: 0, lane: lane.id, actor: None, at: Time(1_000) });
        let words = picks.filter_map(|pick| Some(details(&[variant], &pick, spans.end())?.words.text()));
        found.chain(words).collect::<Vec<_>>()
    };
    let english = told();
    say::speak(Some(say::german()));
    let german = told();
    say::speak(None);
    assert_eq!(english.len(), german.len());
    assert!(english.len() > 4, "{english:?}");
    assert!(
        english.iter().zip(&german).all(|(english, german)| english != german),
        "{english:#?}\n{german:#?}"
    );
    assert!(german.iter().any(|text| text.contains("Zeile")), "{german:#?}");
    assert!(german.iter().all(|text| !text.contains(['{', '}'])), "a place was not filled in: {german:#?}");
}

/// The names behind `say::` in a folder.
fn collect(folder: &Path, said: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, said);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let name = |rest: &str| -> String {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':')).collect()
            };
            said.extend(text.split("say::").skip(1).map(name));
        }
    }
}
