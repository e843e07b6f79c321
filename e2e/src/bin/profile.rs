//! In: the built page whose functions report themselves (`cargo xtask profile` makes it). Out: the numbers of those that
//! ran for a visitor who simulates the first scenario, runs it live and looks around, one a line, in the file that is named.

use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;

const PATIENCE: Duration = Duration::from_secs(120);

/// Points at everything, presses every key that may do something, and moves what can be moved.
const LOOK_AROUND: &str = "const done = arguments[0];
    const soon = () => new Promise(resolve => setTimeout(resolve, 30));
    (async () => {
        for (const canvas of document.querySelectorAll('canvas')) {
            const box = canvas.getBoundingClientRect();
            const at = (x, y) => ({ clientX: box.x + box.width * x, clientY: box.y + box.height * y, bubbles: true,
                cancelable: true, pointerId: 1, isPrimary: true, pointerType: 'mouse', buttons: 1 });
            for (let i = 1; i < 12; i++) {
                canvas.dispatchEvent(new PointerEvent('pointermove', { ...at(i / 12, (i % 5) / 5), buttons: 0 }));
                await soon();
            }
            for (const kind of ['pointerdown', 'pointermove', 'pointerup'])
                canvas.dispatchEvent(new PointerEvent(kind, at(kind === 'pointerdown' ? 0.3 : 0.6, 0.5)));
            canvas.dispatchEvent(new MouseEvent('click', at(0.5, 0.3)));
            await soon();
            canvas.dispatchEvent(new MouseEvent('dblclick', at(0.5, 0.3)));
            canvas.dispatchEvent(new WheelEvent('wheel', { ...at(0.5, 0.5), deltaY: -300, ctrlKey: true }));
            canvas.dispatchEvent(new WheelEvent('wheel', { ...at(0.5, 0.5), deltaY: 300 }));
            canvas.dispatchEvent(new PointerEvent('pointerleave', at(0.5, 2)));
            const keys = ['KeyW:w', 'KeyA:a', 'KeyS:s', 'KeyD:d', 'KeyF:f', 'Digit0:0', 'Period:.', 'Comma:,',
                'BracketLeft:[', 'BracketRight:]', 'Space: ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home',
                'End', 'Enter', 'Escape'];
            for (const key of keys) {
                const [code, letter] = key.split(':');
                const event = { key: letter ?? code, code, bubbles: true, cancelable: true };
                canvas.dispatchEvent(new KeyboardEvent('keydown', event));
                canvas.dispatchEvent(new KeyboardEvent('keyup', event));
                await soon();
            }
        }
        const press = async what => {
            for (const button of document.querySelectorAll(what)) { button.click(); await soon(); }
        };
        for (const id of ['tab', 'play', 'pause', 'theme', 'theme', 'theme']) await press(`[data-testid=${id}]`);
        await press('main summary');
        for (const input of document.querySelectorAll('input[type=range], select')) {
            input.dispatchEvent(new Event('input', { bubbles: true }));
            input.dispatchEvent(new Event('change', { bubbles: true }));
            await soon();
        }
        for (const other of document.querySelectorAll('main li, main tr, main [data-line], .line')) {
            other.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
            other.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
        }
        await soon();
        done();
    })();";

fn main() -> Result<()> {
    let file = env::args_os().nth(1).context("name a file for the numbers")?;
    browse(&[], async |page| {
        page.open("").await?;
        look_around(page).await?;
        for run in [testids::SIMULATE, testids::RUN_LIVE, testids::SIMULATE] {
            page.click(run).await?;
            page.until_over(PATIENCE).await?;
            look_around(page).await?;
        }
        page.to_the_end().await?;
        // What workers report takes its time.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let numbers =
            page.script("return [...window.marks].sort((a, b) => a - b).join('\\n')", vec![]).await?;
        Ok(fs::write(&file, numbers.as_str().context("the page's functions report themselves")?)?)
    });
    Ok(())
}

async fn look_around(page: &Page) -> Result<()> {
    page.part(testids::SIMULATE).await?;
    page.client.execute_async(LOOK_AROUND, vec![]).await?;
    Ok(())
}
