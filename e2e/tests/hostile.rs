//! In: the built page and programs that want too much. Out: whether each ends as it should, simulated and live, how long
//! Stop takes, and whether the page lives on.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use e2e::tries::best_of;
use serde_json::Value;

const LONG: Duration = Duration::from_secs(180);
const FIRST: &str = "[data-variant=\"one-after-another\"]";
/// Stop's time may be no longer.
const STOP_MS: f64 = 100.0;
const CLEAN: &str = "print('clean', 6 * 7)\n";

/// What ends by itself, and what the page then says, in the program's output or as a message.
const ENDS: [(&str, &str, &str); 9] = [
    ("endless recursion", "def f(n):\n    return f(n + 1)\nf(0)\n", "RecursionError"),
    ("a huge list", "[0] * 10**12\n", "MemoryError"),
    (
        "a list without end",
        "items = []\nwhile True:\n    items.append('x' * 100_000 + str(len(items)))\n",
        "MemoryError",
    ),
    ("a huge number", "10**10**8\n", "MemoryError"),
    ("many digits", "print(10**5000)\n", "Exceeds the limit (4300 digits)"),
    (
        "a chain of causes",
        "e = None\nfor i in range(5_000):\n    try:\n        raise ValueError(i) from e\n    except ValueError as x:\n        e = x\nraise e\n",
        "ValueError: 4999",
    ),
    ("deep values", "a = []\nfor _ in range(100_000):\n    a = [a]\nprint(a)\n", "RecursionError"),
    (
        "a deadlock",
        "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
        "Nothing can ever go on",
    ),
    (
        "odd letters",
        "\u{2118} = 1\n\u{aa} = 4\nprint(a, '\u{202e}\u{2066}abc', 'e\u{301}' == '\u{e9}', '\\U0001F469'.encode())\n",
        "4 ",
    ),
];

/// What never ends until somebody stops it.
const ENDLESS: [(&str, &str); 4] = [
    ("computing", "while True:\n    pass\n"),
    ("printing", "while True:\n    print('x' * 50)\n"),
    (
        "tasks",
        "import asyncio\n\nasync def spins():\n    while True:\n        await asyncio.sleep(0)\n\nasync def main():\n    await asyncio.gather(*(spins() for _ in range(100)))\n\nasyncio.run(main())\n",
    ),
    ("hashing", "import hashlib\nwhile True:\n    hashlib.pbkdf2_hmac('sha256', b'a', b'b', 10_000_000)\n"),
];

/// Clicks on Stop, and says after how many milliseconds the page says that nothing runs.
const TIME_OF_STOP: &str = "const [stop, status, done] = arguments;
    const start = performance.now();
    const look = () => document.querySelector(status).dataset.state !== 'running' && (done(performance.now() - start), true);
    const watch = new MutationObserver(() => look() && watch.disconnect());
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    document.querySelector(stop).click();
    if (look()) watch.disconnect();";

#[test]
fn what_wants_too_much_ends_and_the_page_lives_on() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        for (name, program, says) in ENDS {
            for button in [testids::SIMULATE, testids::RUN_LIVE] {
                let began = Instant::now();
                let said =
                    said_of(page, button, program).await.with_context(|| format!("{name}, {button}"))?;
                println!("{:8.2} s  {name}, {button}: {}", began.elapsed().as_secs_f64(), last_line(&said));
                ensure!(said.contains(says), "{name}, {button}: the page says {said:?}");
            }
        }
        runs_clean(page).await
    });
}

#[test]
fn texts_that_are_too_long_or_too_deep_are_refused() {
    let deep = format!("x = {}\n", "(".repeat(100_000));
    let texts = [
        ("ten megabytes", "x = 1\n".repeat(1_700_000), "a megabyte"),
        ("half a megabyte", format!("{}print('end')\n", "x = 1\n".repeat(80_000)), "end"),
        ("deep brackets", deep, "nested too deeply"),
    ];
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        for (name, text, says) in &texts {
            for button in [testids::SIMULATE, testids::RUN_LIVE] {
                let began = Instant::now();
                let said = said_of(page, button, text).await.with_context(|| format!("{name}, {button}"))?;
                println!("{:8.2} s  {name}, {button}: {}", began.elapsed().as_secs_f64(), last_line(&said));
                ensure!(said.contains(says), "{name}, {button}: the page says {said:?}");
            }
        }
        runs_clean(page).await
    });
}

#[test]
fn stop_takes_a_tenth_of_a_second_at_most() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        for (name, program) in ENDLESS {
            for button in [testids::SIMULATE, testids::RUN_LIVE] {
                best_of(async || {
                    let took = stopped_after(page, button, program).await?;
                    println!("{took:8.1} ms  {name}, {button}");
                    ensure!(took <= STOP_MS, "{name}, {button}: Stop took {took:.0} ms");
                    Ok(())
                })
                .await?;
            }
        }
        runs_clean(page).await
    });
}

/// Everything that the page says of a run that ends by itself.
async fn said_of(page: &Page, button: &str, program: &str) -> Result<String> {
    page.write(program).await?;
    page.click(button).await?;
    page.until_over(LONG).await?;
    let mut said = Vec::new();
    for error in page.parts(testids::ERROR).await? {
        said.push(error.text().await?);
    }
    for output in page.parts(&format!("{}{FIRST}", testids::OUTPUT)).await? {
        said.push(output.text().await?);
    }
    Ok(said.join("\n"))
}

/// How long Stop takes once the program has run for a while, in milliseconds.
async fn stopped_after(page: &Page, button: &str, program: &str) -> Result<f64> {
    page.write(program).await?;
    page.click(button).await?;
    page.until("it runs", LONG, async |page: &Page| {
        Ok((page.attribute(testids::STATUS, "data-state").await? == "running").then_some(()))
    })
    .await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let [stop, status] =
        [testids::STOP, testids::STATUS].map(|id| Value::from(format!("[data-testid=\"{id}\"]")));
    let took = page.client.execute_async(TIME_OF_STOP, vec![stop, status]).await?;
    took.as_f64().context("a time")
}

async fn runs_clean(page: &Page) -> Result<()> {
    for button in [testids::SIMULATE, testids::RUN_LIVE] {
        let said = said_of(page, button, CLEAN).await?;
        ensure!(said.contains("clean 42"), "{button} afterwards: {said:?}");
    }
    ensure!(page.errors().await?.is_empty(), "the console: {:?}", page.errors().await?);
    Ok(())
}

fn last_line(said: &str) -> &str {
    let line = said.trim_end().lines().next_back().unwrap_or_default();
    line.get(..100).unwrap_or(line)
}
