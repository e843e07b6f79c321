//! In: the gallery's texts in every language. Out: whether they are complete, say the same numbers and are not English.

use std::collections::BTreeMap;
use std::path::Path;

use tasklanes::scenario::folder::{self, LANGUAGES};
use tasklanes::scenario::{self, Answer, Question, Scenario};

#[test]
fn every_scenario_is_there_in_every_language() {
    for language in LANGUAGES {
        let scenarios = folder::read_all_in(&scenarios(), language);
        let scenarios = scenarios.unwrap_or_else(|mistakes| panic!("{}", mistakes.join("\n")));
        assert_eq!(slugs(&scenarios), slugs(scenario::all()), "{language}");
    }
}

#[test]
fn numbers_are_the_same_in_every_language() {
    for (english, other) in both() {
        for ((place, own), (_, text)) in sayings(english).into_iter().zip(sayings(&other)) {
            assert_eq!(numbers(text), numbers(own), "{}: {place}\n{own}\n{text}", english.slug);
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    for (english, other) in both() {
        for ((place, own), (_, text)) in texts(english).into_iter().zip(texts(&other)) {
            let is_short = own.split_whitespace().count() <= 3;
            assert!(is_short || own != text, "{}: {place} is English: {text}", english.slug);
        }
    }
}

#[test]
fn lessons_are_as_long_as_a_lesson_may_be() {
    for (_, other) in both() {
        let words = other.lesson.split_whitespace().count();
        assert!((60..=160).contains(&words), "{}: the lesson has {words} words", other.slug);
    }
}

/// A heading of the gallery that is one in English is one in every language.
#[test]
fn groups_stay_together() {
    let mut names = BTreeMap::new();
    for (english, other) in both() {
        let known = names.entry(english.group.clone()).or_insert_with(|| other.group.clone());
        assert_eq!(*known, other.group, "{}: {}", english.slug, english.group);
    }
    let mut different: Vec<_> = names.values().collect();
    different.dedup();
    assert_eq!(different.len(), names.len(), "two groups have one name");
}

/// All that is no text is the same: a slider, a measure, a program.
#[test]
fn only_the_texts_differ() {
    for (english, mut other) in both() {
        assert_eq!(texts(english).len(), texts(&other).len(), "{}", english.slug);
        let answers = [english, &other].map(right_answers);
        assert_eq!(answers[0], answers[1], "{}: another answer is right", english.slug);
        wipe(&mut other);
        let mut own = english.clone();
        wipe(&mut own);
        assert!(own == other, "{} is not the same but for its texts", english.slug);
    }
}

#[test]
fn mistakes_are_named() {
    let own = std::fs::read_to_string(scenarios().join("three-queries/de.toml")).expect("it is there");
    let said = |from: &str, to: &str| {
        assert!(own.contains(from), "{from}");
        let folder = copy(&own.replacen(from, to, 1));
        let result = folder::read_in(&folder, "de");
        std::fs::remove_dir_all(&folder).expect("it was made");
        result.expect_err(to).join("\n")
    };
    assert!(said("`gather` dauert", "Es dauert").contains("`takeaway` is without the code `gather`"));
    assert!(said("title = \"In Threads\"", "").contains("missing field `title`"));
    assert!(said("title = \"In Threads\"", "title = \" \"").contains("`variants[3].title` is empty"));
    assert!(
        said("[[claims]]\n", "[[claims]]\ntext = \"\"\n[[claims]]\n").contains("claims: there are 5, and 4")
    );
    assert!(said("[question]", "answer = 1\n[question]").contains("unknown field `answer`"));
    assert!(said("[question]", "[question]\nanswer = \"100\"").contains("is a number: leave it out"));
    assert!(
        said("In Threads\"", "In Threads\"\nrow = \"Threads\"").contains("`variants[3].row` is one too many")
    );
}

/// A folder with the first scenario and these German texts.
fn copy(texts: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("tasklanes-languages-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is room");
    for entry in std::fs::read_dir(scenarios().join("three-queries")).expect("it is there").flatten() {
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("there is room");
    }
    std::fs::write(folder.join("de.toml"), texts).expect("there is room");
    folder
}

fn scenarios() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static/scenarios")
}

fn slugs(scenarios: &[Scenario]) -> Vec<&str> {
    scenarios.iter().map(|it| &*it.slug).collect()
}

/// Each scenario in English and in each other language, as the build has put them into the binary.
fn both() -> impl Iterator<Item = (&'static Scenario, Scenario)> {
    LANGUAGES.into_iter().flat_map(|language| scenario::all().iter().zip(scenario::all_in(language)))
}

/// All texts, and where they stand.
fn texts(scenario: &Scenario) -> Vec<(String, &str)> {
    let mut found = sayings(scenario);
    for (place, text) in
        [("title", &scenario.title), ("lesson", &scenario.lesson), ("group", &scenario.group)]
    {
        found.push((place.to_owned(), text));
    }
    found.push(("takeaway".to_owned(), &scenario.takeaway));
    found.extend(scenario.parameters.iter().map(|it| (it.name.clone(), &*it.label)));
    for variant in &scenario.variants {
        let headings = [Some(&variant.title), variant.row.as_ref(), variant.column.as_ref()];
        found.extend(headings.into_iter().flatten().map(|text| (variant.slug.clone(), &**text)));
    }
    found.extend(scenario.cast.iter().map(|it| (it.lane.clone(), &*it.label)));
    found
}

/// Those with numbers that a run has to hold: questions and claims.
fn sayings(scenario: &Scenario) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for question in questions(scenario) {
        found.push(("question".to_owned(), &*question.text));
        found.push(("explanation".to_owned(), &*question.explanation));
        found.extend(question.choices.iter().map(|choice| ("choice".to_owned(), &**choice)));
    }
    found.extend(
        scenario.claims.iter().map(|claim| (format!("claim on {}", claim.measure.variant), &*claim.text)),
    );
    found
}

fn questions(scenario: &Scenario) -> impl Iterator<Item = &Question> {
    scenario.question.iter().chain(scenario.variants.iter().filter_map(|it| it.question.as_ref()))
}

/// The place of each right answer among its choices.
fn right_answers(scenario: &Scenario) -> Vec<Option<usize>> {
    let place = |question: &Question| match &question.answer {
        Answer::Number(_) => None,
        Answer::Choice(answer) => question.choices.iter().position(|choice| choice == answer),
    };
    questions(scenario).map(place).collect()
}

/// The numbers in digits, with the unit behind them, sorted: another language has another order. "2.7" is "2,7" in some.
fn numbers(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let word = word.trim_matches(|it: char| !it.is_ascii_digit());
        if word.is_empty() || !word.chars().all(|it| it.is_ascii_digit() || ".,/".contains(it)) {
            continue;
        }
        let unit = words.get(index + 1).map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()));
        let unit = unit.filter(|unit| ["ms", "s", "kB"].contains(unit)).unwrap_or_default();
        found.push(format!("{} {unit}", word.replace(',', ".")));
    }
    found.sort();
    found
}

fn wipe(scenario: &mut Scenario) {
    for text in [&mut scenario.title, &mut scenario.lesson, &mut scenario.group, &mut scenario.takeaway] {
        text.clear();
    }
    let own = scenario.variants.iter_mut().map(|it| &mut it.question);
    for question in own.chain([&mut scenario.question]).flatten() {
        question.text.clear();
        question.explanation.clear();
        question.choices.clear();
        if let Answer::Choice(answer) = &mut question.answer {
            answer.clear();
        }
    }
    for variant in &mut scenario.variants {
        variant.title.clear();
        variant.row = None;
        variant.column = None;
    }
    scenario.parameters.iter_mut().for_each(|it| it.label.clear());
    scenario.claims.iter_mut().for_each(|it| it.text.clear());
    scenario.cast.iter_mut().for_each(|it| it.label.clear());
}
