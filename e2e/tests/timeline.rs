//! In: the built page. Out: whether a visitor finds their way through the lanes: closer and back, a stretch of time and its
//! totals, along the wake-ups, by name, event by event, in the overview; and whether the page goes back with the playhead.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{browse, devtools, is_firefox, wheel};
use e2e::hands::{
    canvas, chord, drag, find, focus, hover, place, press, simulate, state, until_gone, until_state,
    until_told, until_view, view,
};
use e2e::page::Page;
use e2e::testids;
use fantoccini::key::Key;
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(30);
/// How long a step of looking around has to be apart from the one before, to be taken back alone.
const A_STEP: Duration = Duration::from_millis(900);

#[test]
fn keys_move_the_view_and_take_it_back() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        focus(page).await?;
        let whole = view(page).await?;
        press(page, 'w').await?;
        let near = until_view(page, "W comes closer", |it| it.length() < whole.length() * 0.9).await?;
        press(page, 'd').await?;
        let later = until_view(page, "D goes later", |it| it.from > near.from).await?;
        press(page, 'a').await?;
        until_view(page, "A goes back", |it| it.from < later.from).await?;
        press(page, 's').await?;
        until_view(page, "S goes away", |it| it.length() > near.length() * 1.1).await?;
        press(page, '+').await?;
        until_view(page, "+ comes closer", |it| it.length() < whole.length() * 0.9).await?;
        press(page, '0').await?;
        until_view(page, "0 shows all", |it| it.is_about(&whole)).await?;

        tokio::time::sleep(A_STEP).await;
        press(page, 'w').await?;
        let near = until_view(page, "W comes closer", |it| it.length() < whole.length() * 0.9).await?;
        tokio::time::sleep(A_STEP).await;
        press(page, 'd').await?;
        let later = until_view(page, "D goes later", |it| it.from > near.from).await?;
        press(page, char::from(Key::Backspace)).await?;
        until_view(page, "back to the step before", |it| it.is_about(&near)).await?;
        press(page, char::from(Key::Backspace)).await?;
        until_view(page, "back to the beginning", |it| it.is_about(&whole)).await?;
        chord(page, Key::Shift, char::from(Key::Backspace)).await?;
        until_view(page, "forth again", |it| it.is_about(&near)).await?;
        chord(page, Key::Shift, char::from(Key::Backspace)).await?;
        until_view(page, "forth to the end", |it| it.is_about(&later)).await?;

        // Nobody is caught in here.
        press(page, char::from(Key::Tab)).await?;
        let inside = "return document.activeElement.dataset.testid === 'lanes'";
        assert_eq!(page.script(inside, vec![]).await?, json!(false), "Tab leads out");
        Ok(())
    });
}

#[test]
fn the_pointer_keeps_its_moment() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        focus(page).await?;
        let place = canvas(page).await?;
        let whole = view(page).await?;
        hover(page, place.x(0.75), place.y(0.5)).await?;
        press(page, 'w').await?;
        let near = until_view(page, "W comes closer", |it| it.length() < whole.length() * 0.9).await?;
        let (before, after) = (near.from - whole.from, whole.to - near.to);
        ensure!(before > after * 1.5, "three quarters to the right: {before} ms before, {after} ms after");
        // A wheel alone is the page's; with Ctrl it is the picture's.
        wheel(&page.client, place.x(0.5), place.y(0.5), 120).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        ensure!(view(page).await?.is_about(&near), "a plain wheel leaves the view");
        let script = "const canvas = document.querySelector('[data-testid=lanes]');
            const taken = ctrlKey => { const event = new WheelEvent('wheel', { deltaY: -120, ctrlKey, bubbles: true, cancelable: true });
                canvas.dispatchEvent(event); return event.defaultPrevented; };
            return [taken(false), taken(true)]";
        assert_eq!(page.script(script, vec![]).await?, json!([false, true]));
        until_view(page, "Ctrl and wheel come closer", |it| it.length() < near.length() * 0.9).await?;
        Ok(())
    });
}

#[test]
fn a_drag_selects_time_and_tells_what_happened_in_it() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        let place = canvas(page).await?;
        drag(page, (place.x(0.35), place.top() + 12), (place.x(0.65), place.top() + 12), false).await?;
        page.part(&format!("{}[data-kind=\"area\"]", testids::SELECTION)).await?;
        let rows = "return document.querySelectorAll('[data-testid=selection] tbody tr').length";
        let all = page.script(rows, vec![]).await?.as_u64().context("a count")?;
        ensure!(all > 8, "on the ruler all lanes are selected, with what they are together: {all}");
        let sums = "const ns = (row) => [...row.querySelectorAll('[data-ns]')].reduce((sum, it) => sum + +it.dataset.ns, 0);
            const rows = [...document.querySelectorAll('[data-testid=selection] tbody tr:not(.together)')].filter(it => it.querySelector('td'));
            return rows.map(ns)";
        let sums = page.script(sums, vec![]).await?;
        let sums: Vec<f64> = sums.as_array().context("a list")?.iter().filter_map(Value::as_f64).collect();
        let longest = sums.iter().copied().fold(0.0, f64::max);
        let told = page.text(testids::SELECTION).await?;
        ensure!(longest > 0.0 && told.contains("together"), "{told}");
        let spoken = "return document.querySelector('.chosen').textContent";
        let spoken = page.script(spoken, vec![]).await?;
        ensure!(spoken.as_str().is_some_and(|it| it.starts_with("From ")), "for screen readers: {spoken}");

        // F brings it into full width; Escape lets it go.
        focus(page).await?;
        let whole = view(page).await?;
        press(page, 'f').await?;
        let near = until_view(page, "F shows the selection", |it| it.length() < whole.length() * 0.5).await?;
        ensure!(near.length() * 1e6 >= longest * 0.98, "all of it: {near:?}, {longest} ns");
        press(page, char::from(Key::Escape)).await?;
        until_gone(page, testids::SELECTION).await?;
        // Within the lanes only those between the hands.
        press(page, '0').await?;
        until_view(page, "all is shown", |it| it.is_about(&whole)).await?;
        drag(page, (place.x(0.35), place.top() + 100), (place.x(0.65), place.top() + 104), false).await?;
        page.part(testids::SELECTION).await?;
        let few = page.script(rows, vec![]).await?.as_u64().context("a count")?;
        ensure!((1..all).contains(&few), "{few} of {all}");

        // With Shift the picture moves.
        press(page, 'w').await?;
        let near = until_view(page, "closer", |it| it.length() < whole.length() * 0.9).await?;
        drag(page, (place.x(0.6), place.y(0.6)), (place.x(0.5), place.y(0.6)), true).await?;
        until_view(page, "moved", |it| it.from > near.from + near.length() * 0.05).await?;
        Ok(())
    });
}

#[test]
fn a_finger_moves_and_two_zoom() {
    if is_firefox() {
        // Its driver has no touch that moves two fingers apart.
        return;
    }
    browse(&[], async |page| {
        page.resize(360, 740).await?;
        simulate(page, "three-queries").await?;
        page.script(
            "document.querySelector('[data-testid=lanes]').scrollIntoView({ block: 'center' })",
            vec![],
        )
        .await?;
        let place = canvas(page).await?;
        let whole = view(page).await?;
        let touch = async |kind: &str, points: &[(i64, i64)]| -> Result<()> {
            let points: Vec<Value> =
                points.iter().enumerate().map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id })).collect();
            devtools(
                &page.client,
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            )
            .await?;
            Ok(())
        };
        let y = place.y(0.5);
        let middle = place.x(0.5);
        touch("touchStart", &[(middle - 20, y), (middle + 20, y)]).await?;
        for by in [40, 60, 80, 100] {
            touch("touchMove", &[(middle - by, y), (middle + by, y)]).await?;
        }
        touch("touchEnd", &[]).await?;
        let near =
            until_view(page, "two fingers come closer", |it| it.length() < whole.length() * 0.7).await?;
        touch("touchStart", &[(middle, y)]).await?;
        for by in [10, 20, 40, 60] {
            touch("touchMove", &[(middle - by, y)]).await?;
        }
        touch("touchEnd", &[]).await?;
        until_view(page, "a finger moves", |it| {
            it.from > near.from && (it.length() - near.length()).abs() < 1.0
        })
        .await?;
        ensure!(page.parts(testids::SELECTION).await?.is_empty(), "nothing is selected by that");
        Ok(())
    });
}

#[test]
fn wake_ups_lead_from_one_to_the_next() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        focus(page).await?;
        find(page, "Task-2").await?;
        let first = page.text(testids::SELECTION).await?;
        ensure!(first.contains("Task-2"), "{first}");
        press(page, char::from(Key::Escape)).await?;
        until_gone(page, testids::SEARCH).await?;
        press(page, '[').await?;
        let before = until_told(page, "who woke it", |it| !it.contains("Task-2\n") && *it != first).await?;
        press(page, ']').await?;
        let after = until_told(page, "and back to whom it woke", |it| *it != before).await?;
        ensure!(after.contains("Task-"), "{after}");
        // The same by buttons.
        let jumps = page.parts(testids::JUMP).await?;
        jumps.first().context("a way to go on")?.clone().click().await?;
        until_told(page, "a jump", |it| *it != after).await?;
        Ok(())
    });
}

#[test]
fn a_search_finds_tasks_and_functions() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        focus(page).await?;
        find(page, "fetch").await?;
        let first = page.text(testids::SEARCH_PLACES).await?;
        ensure!(first.starts_with("1 of "), "{first}");
        press(page, char::from(Key::Enter)).await?;
        page.until("the next place", SOON, async |page: &Page| {
            Ok(page.text(testids::SEARCH_PLACES).await?.starts_with("2 of ").then_some(()))
        })
        .await?;
        chord(page, Key::Shift, char::from(Key::Enter)).await?;
        page.until("the place before", SOON, async |page: &Page| {
            Ok((page.text(testids::SEARCH_PLACES).await? == first).then_some(()))
        })
        .await?;
        let told = page.text(testids::SELECTION).await?;
        ensure!(told.contains("Line "), "{told}");
        press(page, 'x').await?;
        press(page, 'x').await?;
        page.until("nothing has that name", SOON, async |page: &Page| {
            Ok(page.text(testids::SEARCH_PLACES).await?.contains("nothing").then_some(()))
        })
        .await?;
        press(page, char::from(Key::Escape)).await?;
        until_gone(page, testids::SEARCH).await?;
        let focused = "return document.activeElement.dataset.testid";
        assert_eq!(page.script(focused, vec![]).await?, json!("lanes"), "the focus comes back");
        Ok(())
    });
}

#[test]
fn a_question_mark_shows_the_keys() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        focus(page).await?;
        press(page, '?').await?;
        let told = page.text(testids::HELP).await?;
        for word in ["Backspace", "wheel", "event", "Escape"] {
            ensure!(told.contains(word), "{word}: {told}");
        }
        let inside = "return document.activeElement.closest('dialog') !== null";
        assert_eq!(page.script(inside, vec![]).await?, json!(true), "the dialog has the focus");
        press(page, char::from(Key::Escape)).await?;
        until_gone(page, testids::HELP).await?;
        let focused = "return document.activeElement.dataset.testid";
        assert_eq!(page.script(focused, vec![]).await?, json!("lanes"), "the focus comes back");
        page.click(testids::KEYS).await?;
        page.part(testids::HELP).await?;
        Ok(())
    });
}

#[test]
fn the_page_goes_with_the_playhead_in_both_directions() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        page.to_the_end().await?;
        let end = state(page).await?;
        focus(page).await?;
        // Back by event to the beginning, and on again: the same states in the opposite order.
        let mut back = Vec::new();
        for _ in 0..12 {
            press(page, ',').await?;
            back.push(until_state(page, back.last().unwrap_or(&end)).await?);
        }
        ensure!(back.windows(2).all(|pair| pair[1].at < pair[0].at), "{back:?}");
        ensure!(back.iter().any(|it| it.code != end.code), "the code's lines are marked: {back:?}");
        ensure!(back.last().context("12 steps")?.future > 0, "output is still to come: {back:?}");
        ensure!(back.last().context("12 steps")?.numbers != end.numbers, "the numbers are those of then");
        for before in back.iter().rev().skip(1) {
            page.click(testids::STEP_ON).await?;
            page.until("the state that was there", SOON, async |page: &Page| {
                Ok((state(page).await? == *before).then_some(()))
            })
            .await?;
        }
        page.click(testids::STEP_BACK).await?;
        page.until("one back", SOON, async |page: &Page| Ok((state(page).await? == back[1]).then_some(())))
            .await?;
        page.to_the_end().await?;
        page.until("the end again", SOON, async |page: &Page| Ok((state(page).await? == end).then_some(())))
            .await?;
        Ok(())
    });
}

#[test]
fn playing_is_as_slow_and_as_fast_as_wanted() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        page.to_the_end().await?;
        let speed = async |name: &str| -> Result<()> {
            let script = "const select = document.querySelector('[data-testid=speed]');
                const option = [...select.options].find(it => it.textContent === arguments[0]);
                select.value = option.value; select.dispatchEvent(new Event('change', { bubbles: true }));";
            page.script(script, vec![name.into()]).await?;
            Ok(())
        };
        speed("100× slower").await?;
        page.click(testids::PLAY).await?;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let slow = state(page).await?.at;
        ensure!(slow < 60.0, "a hundredth of the time: {slow} ms");
        speed("as fast as possible").await?;
        page.part(testids::PLAY).await?;
        let end = state(page).await?.at;
        ensure!(end > 300.0, "at the end: {end}");
        Ok(())
    });
}

#[test]
fn the_overview_shows_where_one_is_and_leads_elsewhere() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        let is_shown =
            "return document.querySelector('[data-testid=minimap]').getBoundingClientRect().height > 10";
        assert_eq!(page.script(is_shown, vec![]).await?, json!(false), "all is seen");
        focus(page).await?;
        for _ in 0..4 {
            press(page, 'w').await?;
        }
        page.until("the overview is there", SOON, async |page: &Page| {
            Ok((page.script(is_shown, vec![]).await? == json!(true)).then_some(()))
        })
        .await?;
        let near = view(page).await?;
        let strip = place(page, testids::MINIMAP).await?;
        // The window is in the middle: it is taken and moved to the right, to the end.
        drag(page, (strip.x(0.56), strip.y(0.5)), (strip.x(0.99), strip.y(0.5)), false).await?;
        let moved =
            until_view(page, "the window moves", |it| it.from > near.from + near.length() * 0.2).await?;
        ensure!((moved.length() - near.length()).abs() < 1.0, "{near:?} {moved:?}");
        // A drag on the ground is a new window.
        drag(page, (strip.x(0.2), strip.y(0.5)), (strip.x(0.25), strip.y(0.5)), false).await?;
        until_view(page, "a new window", |it| it.to < moved.from && it.length() < near.length()).await?;
        press(page, '0').await?;
        page.until("the overview is gone", SOON, async |page: &Page| {
            Ok((page.script(is_shown, vec![]).await? == json!(false)).then_some(()))
        })
        .await?;
        Ok(())
    });
}
