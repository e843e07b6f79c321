//! In: `tests/hostile/programs.toml`, programs that want too much. Out: whether each ends as it should, on the command line.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    program: Vec<Program>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Program {
    name: String,
    /// The text, or how it begins.
    text: String,
    /// Comes so many times after it.
    #[serde(default)]
    repeated: String,
    #[serde(default)]
    times: usize,
    /// Comes last.
    #[serde(default)]
    end: String,
    /// Is in the last line of what it says: on the standard output if it ends well, else on the standard error.
    says: String,
    /// 0 well, 1 by an exception, 2 refused, 3 given up.
    code: i32,
}

/// More than any may take, on a machine that is busy with something else.
const PATIENCE: Duration = Duration::from_secs(240);

#[test]
fn hostile_programs_end() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut table: Table =
        toml::from_str(&fs::read_to_string(folder.join("programs.toml")).unwrap()).unwrap();
    table.program.push(many_names());
    assert!(!table.program.is_empty());
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&scratch).unwrap();
    let mut wrong = Vec::new();
    for program in &table.program {
        let file = scratch.join(format!("{}.py", program.name));
        let text = format!("{}{}{}", program.text, program.repeated.repeat(program.times), program.end);
        fs::write(&file, text).unwrap();
        let began = Instant::now();
        let seen = run(&file, &scratch);
        println!("{:8.1} s  {}", began.elapsed().as_secs_f64(), program.name);
        match seen {
            Some((code, said)) if code == program.code && said.contains(&program.says) => {}
            seen => wrong.push(format!("{}: {seen:?}", program.name)),
        }
    }
    assert!(wrong.is_empty(), "{} end otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// Ten megabytes in which every line has a name of its own.
fn many_names() -> Program {
    let text = (0..600_000).map(|number| format!("x{number} = {number}\n")).collect();
    Program {
        name: "ten_megabytes_of_names".to_owned(),
        text,
        repeated: String::new(),
        times: 0,
        end: "print(x599999)\n".to_owned(),
        says: "599999".to_owned(),
        code: 0,
    }
}

/// The exit code and the last line; none if it does not end.
fn run(file: &Path, scratch: &Path) -> Option<(i32, String)> {
    let outputs = ["out", "err"].map(|extension| scratch.join(extension));
    let [stdout, stderr] = outputs.each_ref().map(|path| Stdio::from(fs::File::create(path).unwrap()));
    // With as much of a stack as a core has in the browser.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -s 1024; exec \"$0\" run \"$1\"", env!("CARGO_BIN_EXE_tasklanes")]);
    let mut child = command.arg(file).stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn().unwrap();
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > deadline => {
                child.kill().unwrap();
                child.wait().unwrap();
                return None;
            }
            None => sleep(Duration::from_millis(5)),
        }
    };
    // None: a signal has ended it.
    let code = status.code().unwrap_or(-1);
    Some((code, last_line(&outputs[usize::from(code != 0)])))
}

fn last_line(path: &Path) -> String {
    let mut bytes = Vec::new();
    fs::File::open(path).unwrap().read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    text.trim_end().lines().next_back().unwrap_or_default().to_owned()
}
