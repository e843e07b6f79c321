//! In: command lines. Out: whether the command line prints what Python would, exits as Python would, and writes files.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

#[test]
fn run_prints_what_python_prints_and_does_not_wait() {
    let program =
        "import time\n\nN = 3\n\ntime.sleep(1000)\nfor n in range(N):\n    print(n, end=' ')\nprint()\n";
    assert_eq!(tasklanes(&["run", &file("waits.py", program)]), seen(0, "0 1 2 \n", ""));
    assert_eq!(tasklanes(&["run", &file("set.py", program), "--set", "N=5"]), seen(0, "0 1 2 3 4 \n", ""));
}

#[test]
fn an_uncaught_exception_is_a_traceback_and_exit_code_1() {
    let path = file("raises.py", "def half(n):\n    return n / 0\n\n\nprint('so far')\nhalf(1)\n");
    let traceback = format!(
        "Traceback (most recent call last):\n  File \"{path}\", line 6, in <module>\n    half(1)\n  \
         File \"{path}\", line 2, in half\n    return n / 0\nZeroDivisionError: division by zero\n"
    );
    let (code, stdout, stderr) = tasklanes(&["run", &path]);
    let without_carets: String =
        stderr.lines().filter(|line| !is_carets(line)).map(|line| format!("{line}\n")).collect();
    assert_eq!((code, stdout, without_carets), seen(1, "so far\n", &traceback));
}

#[test]
fn the_exit_code_is_the_programs_own() {
    assert_eq!(tasklanes(&["run", &file("exits.py", "import sys\n\nsys.exit(7)\n")]), seen(7, "", ""));
    assert_eq!(tasklanes(&["run", &file("says.py", "import sys\n\nsys.exit('no')\n")]), seen(1, "", "no\n"));
}

#[test]
fn a_refused_program_is_shown_its_place_and_exit_code_2() {
    let path = file("refused.py", "x = 1\ny = 2 + 3j\nprint(y)\n");
    let (code, stdout, stderr) = tasklanes(&["run", &path]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains(&format!("--> {path}:2:9\n")), "{stderr}");
    assert!(stderr.contains("2 | y = 2 + 3j\n  |         ^^\n"), "{stderr}");
    assert!(stderr.contains("hint: "), "{stderr}");

    let (code, _, stderr) = tasklanes(&["run", &file("wrong.py", "print('a'\n")]);
    assert_eq!(code, 2);
    assert!(stderr.starts_with("SyntaxError: "), "{stderr}");
}

#[test]
fn a_program_that_cannot_end_is_given_up() {
    let waits =
        "import threading\n\nlock = threading.Lock()\nlock.acquire()\nprint('first')\nlock.acquire()\n";
    let (code, stdout, stderr) = tasklanes(&["run", &file("deadlock.py", waits)]);
    assert_eq!((code, stdout.as_str()), (3, "first\n"));
    assert!(stderr.starts_with("tasklanes: "), "{stderr}");
}

#[test]
fn what_is_not_there_is_said() {
    let (code, _, stderr) = tasklanes(&["run", "no-such-file.py"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("no-such-file.py"), "{stderr}");
    let (code, _, stderr) = tasklanes(&["run", &file("plain.py", "print(1)\n"), "--set", "N=5"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("N = ..."), "{stderr}");
    let (code, _, stderr) = tasklanes(&["scenario", "no-such-scenario"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("tasklanes list"), "{stderr}");
    let path = file("lanes.py", "print(1)\n");
    let (code, _, stderr) = tasklanes(&["trace", &path, "-o", "lanes.pdf"]);
    assert_eq!(code, 2);
    assert!(stderr.contains(".svg"), "{stderr}");
}

#[test]
fn trace_writes_a_chrome_trace_or_a_picture() {
    let program = "import asyncio\n\n\nasync def main():\n    await asyncio.gather(*(asyncio.sleep(n) for n in range(3)))\n\n\nasyncio.run(main())\n";
    let path = file("gather.py", program);
    let (json, svg) = (scratch("gather.json"), scratch("gather.svg"));
    for output in [&json, &svg] {
        assert_eq!(tasklanes(&["trace", &path, "-o", &output.display().to_string()]), seen(0, "", ""));
    }
    let trace: Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    let rows = trace["traceEvents"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["ph"] == "X" && row["dur"].as_f64().is_some_and(|us| us > 1.9e6)));
    let svg = fs::read_to_string(svg).unwrap();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>") && svg.contains("Task-2"));
}

#[test]
fn scenario_has_the_numbers_of_every_variant() {
    let (code, stdout, _) = tasklanes(&["scenario", "three-queries", "--json"]);
    assert_eq!(code, 0);
    let comparison: Value = serde_json::from_str(&stdout).unwrap();
    let variants = comparison["variants"].as_array().unwrap();
    let numbers = |variant: &str, key: &str| {
        let it = variants.iter().find(|it| it["variant"] == variant).unwrap();
        it["summary"][key].as_f64().unwrap()
    };
    assert!((numbers("one-after-another", "wall_ns") - 3e8).abs() < 1e7, "{stdout}");
    assert!((numbers("gather", "wall_ns") - 1e8).abs() < 1e7, "{stdout}");
    assert!((numbers("gather", "speed_up") - 3.0).abs() < 0.2, "{stdout}");

    let (_, stdout, _) = tasklanes(&["scenario", "three-queries", "--set", "QUERY_SECONDS=1"]);
    assert!(stdout.lines().nth(1).unwrap().trim_start().starts_with("300"), "{stdout}");
    assert_eq!(tasklanes(&["scenario", "three-queries", "--set", "QUERY_SECONDS=99"]).0, 2);
}

#[test]
fn list_names_the_scenarios() {
    let (code, stdout, _) = tasklanes(&["list"]);
    assert_eq!(code, 0);
    assert!(stdout.lines().any(|line| line.starts_with("blocked-loop ")), "{stdout}");
}

fn seen(code: i32, stdout: &str, stderr: &str) -> (i32, String, String) {
    (code, stdout.to_owned(), stderr.to_owned())
}

/// The line of a traceback that points at a part of the line above; 3.11 and later have it.
fn is_carets(line: &str) -> bool {
    line.contains('^') && line.chars().all(|c| " ~^".contains(c))
}

fn tasklanes(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tasklanes")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn file(name: &str, text: &str) -> String {
    let path = scratch(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
