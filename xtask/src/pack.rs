//! In: a release that trunk has built. Out: the same with less to download: the page's module in two parts, of which
//! most visitors need one, and packed so that it is smaller than gzip makes it: see `unpack`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use liblzma::stream::{LzmaOptions, Stream};
use liblzma::write::XzEncoder;
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

use crate::data::Linked;
use crate::split;
use unpack::streams;

/// The page's module as wasm-bindgen left it, with the functions' names.
const MODULE: &str = "target/wasm-bindgen/release/app_bg.wasm";
/// The functions that the first scenario does without: the numbers of their names, written by `cargo xtask profile`.
pub const RARE: &str = "xtask/rare.txt";
/// As in `index.html`.
const SMALL: [&str; 3] = ["-Oz", "--one-caller-inline-max-function-size=0", "--reorder-functions-by-name"];

/// Packs the page in a folder.
pub fn pack(sh: &Shell, site: &Path) -> Result<()> {
    let work = sh.current_dir().join("target/pack");
    sh.create_dir(&work)?;
    let rare = sh.read_file(RARE)?;
    let rare: Vec<&str> = rare.lines().filter(|line| !line.starts_with('#')).collect();
    let (whole, names) = split::shortened(&whole(sh, &work)?)?;
    shorten(&site.join(glue(site)?), &names)?;
    let linked = linked(sh)?;
    let linked = Linked::read(&linked)?;
    let parts = split::split(&whole, &linked, &|name| rare.binary_search(&&*number(name)).is_ok())?;
    for (name, wasm) in [("first", parts.first), ("rest", parts.rest)] {
        let (from, to) = (work.join(format!("{name}.wasm")), work.join(format!("{name}.small.wasm")));
        fs::write(&from, wasm)?;
        cmd!(sh, "wasm-opt {SMALL...} --strip-debug {from} -o {to}").quiet().run()?;
        fs::write(site.join(format!("{name}.packed")), packed(&fs::read(to)?)?)?;
    }
    unpacker(sh, &site.join("unpack.wasm"))?;
    strip(site)?;
    start_packed(site)
}

/// The page's module, made small, with the functions' names; `work` is a folder for it.
pub fn whole(sh: &Shell, work: &Path) -> Result<Vec<u8>> {
    let whole = work.join("whole.wasm");
    cmd!(sh, "wasm-opt {SMALL...} -g {MODULE} -o {whole}").quiet().run()?;
    Ok(fs::read(whole)?)
}

/// The page's module as the linker leaves it, with what refers to what: what trunk has built, but for that.
fn linked(sh: &Shell) -> Result<Vec<u8>> {
    let target = "wasm32-unknown-unknown";
    cmd!(sh, "cargo rustc --quiet --profile web --bin app --target {target} -- -Clink-arg=--emit-relocs -Cstrip=none")
        .run()?;
    Ok(sh.read_binary_file(format!("target/{target}/web/app.wasm"))?)
}

/// The number that stands for a function's name, without what is another in every build.
pub fn number(name: &str) -> String {
    let mut number = 0xcbf2_9ce4_8422_2325_u64;
    let mut depth = 0;
    // `tasklanes[46cfb23ca4c5d441]::app`; other brackets are of types, `[u8]`, and are left out as well.
    for byte in name.bytes() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ if depth == 0 => number = (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3),
            _ => {}
        }
    }
    format!("{number:016x}")
}

/// The address of the page's JavaScript has its checksum; those of the packed files get the same.
pub fn glue(site: &Path) -> Result<String> {
    let names = fs::read_dir(site)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names = names.filter(|name| name.starts_with("app-") && name.ends_with(".js"));
    names.next().context("trunk has built the page")
}

/// Gives what the page's JavaScript provides the names by which the module now imports it.
fn shorten(glue: &Path, names: &[split::Renamed]) -> Result<()> {
    let mut script = fs::read_to_string(glue)?;
    for (old, new) in names {
        let (old, new) = (format!("        {old}:"), format!("        {new}:"));
        ensure!(script.matches(&old).count() == 1, "the glue does not provide {old} once");
        script = script.replace(&old, &new);
    }
    Ok(fs::write(glue, script)?)
}

/// Takes the comments that have lines of their own, and what lines are indented by, out of scripts and styles.
fn strip(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Other scripts have texts of several lines.
        if !["app-", "boot-", "core.", "unpack.js", "style-"].iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if name.ends_with(".wasm") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let mut is_comment = false;
        let mut stripped = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let begins = line.starts_with("/*");
            if !is_comment && !begins && !line.starts_with("//") {
                stripped.push_str(line);
                stripped.push('\n');
            }
            is_comment = (is_comment || begins) && !line.ends_with("*/");
        }
        fs::write(&path, stripped)?;
    }
    Ok(())
}

/// Sorted and as a `.lzma` file, with the length of the content in its header.
fn packed(module: &[u8]) -> Result<Vec<u8>> {
    let sorted =
        streams::sort(module).context("the module has an instruction that `unpack` does not know")?;
    let mut options = LzmaOptions::new_preset(9)?;
    options.literal_context_bits(1).literal_position_bits(0).position_bits(0).nice_len(273);
    let mut encoder = XzEncoder::new_stream(Vec::new(), Stream::new_lzma_encoder(&options)?);
    encoder.write_all(&sorted)?;
    let mut packed = encoder.finish()?;
    packed[5..13].copy_from_slice(&(sorted.len() as u64).to_le_bytes());
    let (mut middle, mut again) = (vec![0; sorted.len()], vec![0; module.len()]);
    let comes_back =
        unpack::decode(&packed, &mut middle).is_some() && streams::join(&middle, &mut again).is_some();
    ensure!(comes_back && again == module, "the module does not come back");
    Ok(packed)
}

fn unpacker(sh: &Shell, to: &Path) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    cmd!(sh, "cargo build --quiet --package unpack --lib --profile web --target {target}").run()?;
    let built = PathBuf::from(format!("target/{target}/web/unpack.wasm"));
    Ok(cmd!(sh, "wasm-opt -Oz --strip-debug --strip-producers {built} -o {to}").quiet().run()?)
}

/// Has the page start with the packed module: as `src/bin/parts/site.rs` has closed it and keeps it offline, with other
/// names. The checksum in them is another than trunk's: the same module may be packed in several ways.
fn start_packed(site: &Path) -> Result<()> {
    let old_glue = glue(site)?;
    let old = old_glue.trim_start_matches("app-").trim_end_matches(".js");
    let new = checksum(&[fs::read(site.join("first.packed"))?, fs::read(site.join(&old_glue))?].concat());
    let new_glue = format!("app-{new}.js");
    fs::rename(site.join(&old_glue), site.join(&new_glue))?;
    fs::remove_file(site.join(format!("app-{old}_bg.wasm")))?;
    let page = Text::read(site, "index.html")?;
    let script = page.script()?;
    let start = format!(
        "\nimport {{ start }} from './unpack.js';\nimport init, * as bindings from './{new_glue}';\n"
    );
    let start =
        format!("{start}window.wasmBindings = bindings;\nconst wasm = await start(init, './{new_glue}');\n");
    let started = "dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {detail: {wasm}}));\n";
    let start = format!("{start}{started}");
    let preload = |name: &str, kind: &str| format!("{name}\" crossorigin=\"anonymous\" as=\"fetch\"{kind}");
    let build = page.between("name=\"build\" content=\"", "\"")?;
    let page = page
        .with(&digest(&script), &digest(&start))?
        .with(&script, &start)?
        .with(
            &preload(&format!("app-{old}_bg.wasm"), " type=\"application/wasm\""),
            &preload(&format!("first.packed?{new}"), ""),
        )?
        .with(&old_glue, &new_glue)?
        .with(&build, &new)?;
    page.write()?;
    Text::read(site, "sw.js")?
        .with(&format!("\"app-{old}_bg.wasm\""), "\"first.packed\",\"unpack.wasm\"")?
        .with("\"later\":[", "\"later\":[\"rest.packed\",")?
        .with(&old_glue, &new_glue)?
        .with(&format!("const PAGE = \"{old}\""), &format!("const PAGE = \"{new}\""))?
        .with(&build, &new)?
        .write()
}

/// As the page's policy names a script of its own.
fn digest(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// Sixteen digits.
fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of the page, in which something is replaced.
struct Text {
    path: PathBuf,
    text: String,
}

impl Text {
    fn read(site: &Path, name: &str) -> Result<Self> {
        let path = site.join(name);
        Ok(Self { text: fs::read_to_string(&path)?, path })
    }

    fn between(&self, start: &str, end: &str) -> Result<String> {
        let rest = self.text.split_once(start).map(|(_, rest)| rest);
        let found = rest.and_then(|rest| rest.split_once(end)).map(|(found, _)| found.to_owned());
        found.with_context(|| format!("{}: nothing after {start}", self.path.display()))
    }

    /// What trunk starts the page with.
    fn script(&self) -> Result<String> {
        self.between("<script type=\"module\">", "</script>")
    }

    fn with(mut self, old: &str, new: &str) -> Result<Self> {
        ensure!(self.text.contains(old), "{}: there is no {old}", self.path.display());
        self.text = self.text.replace(old, new);
        Ok(self)
    }

    fn write(self) -> Result<()> {
        Ok(fs::write(self.path, self.text)?)
    }
}
