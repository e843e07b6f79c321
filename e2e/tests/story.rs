//! In: the built page. Out: whether lanes, code and story point at each other, and what a visitor finds in tables, quizzes,
//! findings and files.

use std::time::Duration;

use anyhow::Result;
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use serde_json::Value;
use tasklanes::scenario;

const SOON: Duration = Duration::from_secs(60);

#[test]
fn whom_one_points_at_in_the_story_is_marked_in_the_code_and_in_the_lanes() {
    browse(&[], async |page| {
        simulate(page, "clean-the-house").await?;
        scrub(page, 300).await?;
        let friend = format!("{}[data-variant=\"with-friends\"][data-name=\"Friend 1\"]", testids::PLAYER);
        page.until("friends are on stage", SOON, async |page: &Page| Ok(page.parts(&friend).await?.pop()))
            .await?;
        page.click(&format!("{}[data-variant=\"with-friends\"]", testids::TAB)).await?;
        let before = picture(page).await?;
        point(page, &friend).await?;
        page.until("its line is marked", SOON, async |page: &Page| Ok(marked(page).await?.first().copied()))
            .await?;
        assert_eq!(pointed_players(page).await?, ["Friend 1"]);
        assert_ne!(picture(page).await?, before, "the lanes show nothing of it");
        Ok(())
    });
}

#[test]
fn a_line_under_the_pointer_marks_those_who_are_ever_there() {
    browse(&[], async |page| {
        simulate(page, "clean-the-house").await?;
        scrub(page, 300).await?;
        let text = &scenario::find("clean-the-house").expect("it is in the gallery").variants[0].text;
        let line =
            text.lines().position(|line| line.contains("for _ in range(SCRUBS)")).expect("it scrubs") + 1;
        let before = picture(page).await?;
        point(page, &format!("{} [data-line=\"{line}\"]", testids::CODE)).await?;
        page.until("the line is marked", SOON, async |page: &Page| {
            Ok((marked(page).await? == [line as u64]).then_some(()))
        })
        .await?;
        assert_eq!(pointed_players(page).await?, ["You"]);
        assert_ne!(picture(page).await?, before, "the lanes show nothing of it");
        Ok(())
    });
}

#[test]
fn a_fix_rewrites_the_program_and_runs_it_again() {
    browse(&[], async |page| {
        simulate(page, "three-queries").await?;
        page.click(testids::FIX).await?;
        page.until("the new run is over", SOON, async |page: &Page| {
            Ok((page.number("one-after-another", "wall").await.unwrap_or(3e8) < 1.1e8).then_some(()))
        })
        .await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        assert!(
            page.text(testids::CODE).await?.contains("asyncio.gather("),
            "the editor has the new program"
        );
        page.until("the output is the new run's", SOON, async |page: &Page| {
            Ok(page.text(testids::OUTPUT).await?.contains("3 queries took 0.1 s").then_some(()))
        })
        .await?;
        assert!(page.parts(testids::FINDING).await?.is_empty(), "there is nothing more to find");
        Ok(())
    });
}

#[test]
fn figures_do_at_the_playhead_what_their_lanes_do() {
    browse(&[], async |page| {
        simulate(page, "clean-the-house").await?;
        scrub(page, 400).await?;
        let turns = format!("[data-testid=\"{}\"][data-variant=\"in-turns\"]", testids::PLAYER);
        page.until("one cleans and the others are ready", SOON, async |page: &Page| {
            let script =
                "return [...document.querySelectorAll(arguments[0])].map(player => player.dataset.state)";
            let states = page.script(script, vec![turns.as_str().into()]).await?;
            let states = states.as_array().cloned().unwrap_or_default();
            let count = |state: &str| states.iter().filter(|other| **other == *state).count();
            Ok((count("running") <= 1 && count("ready") >= 8).then_some(()))
        })
        .await?;
        page.to_the_end().await?;
        page.until("all are done", SOON, async |page: &Page| {
            let left = format!("[data-testid=\"{}\"]:not([data-state=\"done\"])", testids::PLAYER);
            let script = "return document.querySelector(arguments[0]) === null";
            Ok(page.script(script, vec![left.into()]).await?.as_bool().filter(|is_over| *is_over))
        })
        .await?;
        Ok(())
    });
}

#[test]
fn a_table_of_runs_says_which_is_best_and_opens_each() {
    browse(&[], async |page| {
        simulate(page, "pick-the-right-tool").await?;
        let scenario = scenario::find("pick-the-right-tool").expect("it is in the gallery");
        let cells = page.parts(testids::HEAT_CELL).await?;
        assert_eq!(cells.len(), scenario.variants.len());
        let mut best = 0;
        for cell in cells {
            let ratio: f64 = cell.attr("data-ratio").await?.unwrap_or_default().parse()?;
            assert!(ratio >= 1.0, "{ratio}");
            best += usize::from(cell.attr("class").await?.unwrap_or_default().contains("is-best"));
        }
        assert!(best >= 4, "each row has a best: {best}");
        let last = scenario.variants.last().expect("it has variants");
        page.click(&format!("{}[data-variant=\"{}\"]", testids::HEAT_CELL, last.slug)).await?;
        page.part(&format!("{}[data-variant=\"{}\"]", testids::SUMMARY, last.slug)).await?;
        assert_eq!(page.parts(testids::VARIANT).await?.len(), 1, "only its numbers are shown");
        Ok(())
    });
}

#[test]
fn a_quiz_is_answered_by_its_runs_and_keeps_its_score() {
    browse(&[], async |page| {
        page.open("?scenario=test-yourself").await?;
        let scenario = scenario::find("test-yourself").expect("it is in the gallery");
        for (index, variant) in scenario.variants.iter().enumerate() {
            let question = variant.question.as_ref().expect("a quiz has questions");
            let place = format!("{}[data-variant=\"{}\"][aria-current]", testids::QUIZ_PLACE, variant.slug);
            page.part(&place).await?;
            match &question.answer {
                // The first is answered wrongly.
                scenario::Answer::Choice(answer) => {
                    let wrong =
                        question.choices.iter().find(|choice| *choice != answer).expect("two choices");
                    let said = if index == 0 { wrong } else { answer };
                    let place =
                        question.choices.iter().position(|choice| choice == said).expect("it is one of them");
                    page.parts(testids::QUIZ_CHOICE).await?[place].click().await?;
                }
                scenario::Answer::Number(answer) => {
                    page.part(testids::QUIZ_GUESS).await?.send_keys(&answer.to_string()).await?;
                }
            }
            page.click(testids::QUIZ_RUN).await?;
            page.part(testids::QUIZ_ANSWER).await?;
            let right = page.attribute(testids::QUIZ_ANSWER, "data-right").await?;
            assert_eq!(right, (index != 0).to_string(), "{}", variant.slug);
            if index + 1 < scenario.variants.len() {
                page.click(testids::QUIZ_NEXT).await?;
            }
        }
        let right = page.attribute(testids::QUIZ_SCORE, "data-right").await?;
        assert_eq!(right, (scenario.variants.len() - 1).to_string());
        page.click(testids::QUIZ_AGAIN).await?;
        let open = format!("{}[data-reply=\"open\"]", testids::QUIZ_PLACE);
        page.until("it begins anew", SOON, async |page: &Page| {
            Ok((page.parts(&open).await?.len() == scenario.variants.len()).then_some(()))
        })
        .await?;
        Ok(())
    });
}

#[test]
fn what_was_found_leads_to_its_line() {
    browse(&[], async |page| {
        simulate(page, "blocked-loop").await?;
        let finding = format!("{}[data-kind=\"blocked-loop\"]", testids::FINDING);
        let text = page.text(&finding).await?;
        assert!(text.contains("time.sleep"), "{text}");
        page.click(&format!("{finding} button")).await?;
        page.until("its line is marked", SOON, async |page: &Page| Ok(marked(page).await?.first().copied()))
            .await?;
        Ok(())
    });
}

#[test]
fn files_that_a_program_writes_can_be_looked_at() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.write(WRITES).await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        let text = page.text(&format!("{}[data-name=\"notes.txt\"]", testids::FILE)).await?;
        assert!(text.contains("first line"), "{text}");
        let script = "const canvas = document.querySelector('[data-testid=\"file\"][data-name=\"dots.ppm\"] canvas');
            return canvas && [canvas.width, canvas.height, ...canvas.getContext('2d').getImageData(1, 0, 1, 1).data];";
        page.until("the picture is drawn", SOON, async |page: &Page| {
            let seen = page.script(script, vec![]).await?;
            Ok((seen == serde_json::json!([2, 1, 0, 0, 255, 255])).then_some(()))
        })
        .await?;
        assert!(page.parts(testids::DOWNLOAD).await?.len() >= 2);
        Ok(())
    });
}

const WRITES: &str = "with open('notes.txt', 'w') as notes:\n    notes.write('first line\\n')\nwith open('dots.ppm', 'wb') as \
     picture:\n    picture.write(b'P6 2 1 255 ' + bytes([255, 0, 0, 0, 0, 255]))\n";

async fn simulate(page: &Page, slug: &str) -> Result<()> {
    page.open(&format!("?scenario={slug}")).await?;
    page.click(testids::SIMULATE).await?;
    page.until_over(SOON).await?;
    Ok(())
}

/// Puts the playhead to so many thousandths of the run, and leaves it there.
async fn scrub(page: &Page, place: u32) -> Result<()> {
    let script = "document.querySelector('[data-testid=\"pause\"]')?.click();
        const scrub = document.querySelector('[data-testid=\"scrub\"]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(scrub, arguments[0]);
        scrub.dispatchEvent(new Event('input', { bubbles: true }));";
    page.script(script, vec![place.into()]).await?;
    Ok(())
}

/// Moves the pointer to the middle of a part.
async fn point(page: &Page, name: &str) -> Result<()> {
    let (id, rest) = name.split_at(name.find(['[', ' ']).unwrap_or(name.len()));
    let script = "const part = document.querySelector(arguments[0]);
        part.scrollIntoView({ block: 'center' });
        const at = part.getBoundingClientRect();
        const where = { bubbles: true, clientX: at.left + 60 - 25, clientY: at.top + at.height / 2 };
        const top = document.elementFromPoint(where.clientX, where.clientY);
        top.dispatchEvent(new PointerEvent('pointermove', where));
        top.dispatchEvent(new MouseEvent('mouseover', where));";
    page.script(script, vec![format!("[data-testid=\"{id}\"]{rest}").into()]).await?;
    Ok(())
}

/// The lines of the program that are marked because something is pointed at.
async fn marked(page: &Page) -> Result<Vec<u64>> {
    let script =
        "return [...document.querySelectorAll('.line[data-pointed]')].map(line => +line.dataset.line)";
    let lines = page.script(script, vec![]).await?;
    Ok(lines.as_array().into_iter().flatten().filter_map(Value::as_u64).collect())
}

/// The figures that are marked.
async fn pointed_players(page: &Page) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for player in page.parts(&format!("{}[data-pointed]", testids::PLAYER)).await? {
        names.push(player.attr("data-name").await?.unwrap_or_default());
    }
    Ok(names)
}

/// What is on the canvas.
async fn picture(page: &Page) -> Result<Value> {
    page.script("return document.querySelector('[data-testid=\"lanes\"]').toDataURL()", vec![]).await
}
