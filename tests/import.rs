//! In: trace files of other programs and our own in `tests/import`, and the runs of `tests/traces`. Out: the lanes and findings
//! that are read of them, compared with the `.txt` beside each. `UPDATE=1 cargo test --test import` writes these anew.

mod recorded;
#[expect(dead_code, reason = "other tests compare files")]
mod traces;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use tasklanes::run::api::RunReport;
use tasklanes::run::simulated;
use tasklanes::scenario;
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::ActorKind;
use tasklanes::trace::findings::findings;
use tasklanes::trace::import::{Imported, LARGEST, Origin, import};
use tasklanes::trace::names::kind_name;
use tasklanes::trace::span::Spans;
use traces::{ALL, events};

#[test]
fn files_are_read_as_recorded() {
    recorded::compare("import", "json", |path| match import(&fs::read(path).unwrap()) {
        Ok(imported) => told(&imported),
        Err(wrong) => format!("{wrong}\n"),
    });
}

/// What we write is what we read: every lane, every mark, every fact, and so every finding.
#[test]
fn our_own_files_come_back_as_they_were() {
    let mut all: Vec<(String, Spans)> =
        ALL.iter().map(|name| ((*name).to_owned(), events(name).iter().collect())).collect();
    for scenario in scenario::all().iter().filter(|it| it.group != "Quiz").take(9) {
        for variant in scenario.variants.iter().take(2) {
            let mut spans = Spans::new();
            let settings = scenario.settings(variant, &[], 4);
            simulated::simulate_with(&settings, |report| {
                if let RunReport::Events(events) = report {
                    events.iter().for_each(|event| spans.add(event));
                }
            });
            spans.settle();
            all.push((format!("{}/{}", scenario.slug, variant.slug), spans));
        }
    }
    let mut found = 0;
    for (name, mut spans) in all {
        for (simulated, states) in [(true, false), (false, true)] {
            let about = About { title: &name, simulated, cores: 3, states };
            let imported =
                import(chrome(&spans, &about).as_bytes()).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
            assert_eq!(imported.title, name);
            assert_eq!(imported.cores, 3);
            assert_eq!(imported.origin, if simulated { Origin::Simulated } else { Origin::Measured });
            // What is in the files of a program is not in the trace's.
            spans.files.clear();
            assert_eq!(findings(&imported.spans), findings(&spans), "{name}");
            found += findings(&spans).len();
            for actor in spans.actors() {
                let other = imported
                    .spans
                    .actor(actor.id)
                    .unwrap_or_else(|| panic!("{name}: {} is lost", actor.name));
                assert_eq!(
                    (&other.name, other.kind, other.parent),
                    (&actor.name, actor.kind, actor.parent),
                    "{name}"
                );
                // A process does what its main thread does: its own row is not in the file.
                if actor.kind != ActorKind::Process {
                    assert_eq!(other.spans, actor.spans, "{name}: {}", actor.name);
                }
                assert_eq!(other.marks, actor.marks, "{name}: {}", actor.name);
                assert_eq!(
                    (other.born, other.ended, other.serves, other.line),
                    (actor.born, actor.ended, actor.serves, actor.line)
                );
            }
            assert_eq!(imported.spans.outputs, spans.outputs, "{name}");
            assert_eq!(imported.spans.end(), spans.end(), "{name}");
        }
    }
    assert!(found >= 10, "there is something to find in them: {found}");
}

#[test]
fn a_giant_file_is_refused_before_it_is_read() {
    let wrong = import(&vec![b' '; LARGEST + 1]).expect_err("it is too large");
    assert!(wrong.to_string().contains("256 MB"), "{wrong}");
}

/// However a file is cut or changed, it is read, or refused with a place: nothing panics.
#[test]
fn damage_is_refused_and_never_more() {
    let whole = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/viztracer.json")).unwrap();
    let own: Spans = events(ALL[0]).iter().collect();
    let own = chrome(&own, &About { title: "x", simulated: true, cores: 1, states: false }).into_bytes();
    for file in [&whole[..12_000.min(whole.len())], &own[..]] {
        for cut in (0..file.len()).step_by(97) {
            let _ = import(&file[..cut]);
            let mut changed = file.to_vec();
            changed[cut] = b"\"{}[],:0-xe\\"[cut % 12];
            let _ = import(&changed);
        }
    }
}

fn told(imported: &Imported) -> String {
    let mut text = String::new();
    let Imported { origin, title, file, cores, notes, spans, .. } = imported;
    writeln!(
        text,
        "{origin:?} title={title:?} file={file:?} cores={cores} text={} bytes",
        imported.text.len()
    )
    .expect("a text takes all");
    for note in notes {
        writeln!(text, "note: {note}").expect("a text takes all");
    }
    for actor in spans.actors() {
        let parent = actor
            .parent
            .and_then(|id| spans.actor(id))
            .map_or(String::new(), |it| format!(" of {}", it.name));
        writeln!(text, "{} {}{parent}", kind_name(actor.kind), actor.name).expect("a text takes all");
        if actor.kind == ActorKind::Process {
            continue;
        }
        for span in actor.spans.iter().filter(|span| span.length() >= 100_000) {
            let line = if span.line > 0 { format!(" line {}", span.line) } else { String::new() };
            writeln!(
                text,
                "  {:>9.3} - {:>9.3} ms {:?}{line}",
                span.start.milliseconds(),
                span.end.milliseconds(),
                span.state
            )
            .expect("a text takes all");
        }
        for mark in &actor.marks {
            writeln!(text, "  {:>9.3} ms {:?}", mark.at.milliseconds(), mark.kind).expect("a text takes all");
        }
    }
    for finding in findings(spans) {
        writeln!(text, "found: {}: {} {}", finding.title, finding.text, finding.fix)
            .expect("a text takes all");
    }
    text
}
