//! In: the text of a trace file. Out: its rows, with what else it says of itself.

use hashbrown::HashMap;

use super::scan::{Scan, Wrong};

/// More rows are not read.
pub const MOST_ROWS: usize = 4_000_000;

/// A text that occurs often, by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word(pub u32);

/// One trace event. Times are in microseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    pub ph: u8,
    pub name: Word,
    pub cat: Word,
    /// Its place in [`File::tracks`].
    pub track: u32,
    pub ts: f64,
    pub dur: f64,
    /// Of ours: numbers as in the file, 0 if it has none.
    pub line: u32,
    pub by: u32,
    pub thread: u32,
    pub core: Word,
    pub reason: Word,
    /// Its place in [`File::more`], from 1; 0: it says no more.
    pub more: u32,
}

/// What few rows say.
#[derive(Clone, Debug, Default)]
pub struct More {
    pub name: Option<String>,
    pub text: Option<String>,
    pub stream: Option<String>,
    pub kind: Option<String>,
    pub parent: Option<u32>,
    pub serves: Option<u32>,
    pub born: Option<f64>,
    pub ended: Option<f64>,
}

/// A fact as our own files have it.
#[derive(Clone, Debug, Default)]
pub struct FactRow {
    pub at: f64,
    pub actor: u32,
    pub kind: String,
    pub line: u32,
    pub number: u64,
    pub text: String,
}

/// What is in the file.
#[derive(Debug, Default)]
pub struct File {
    pub words: Vec<Box<str>>,
    pub tracks: Vec<(Word, Word)>,
    pub rows: Vec<Row>,
    pub more: Vec<More>,
    pub facts: Vec<FactRow>,
    /// The texts of the programs' files, by path.
    pub sources: Vec<(String, String)>,
    pub generator: String,
    pub title: String,
    pub is_simulated: bool,
    pub cores: u32,
    pub end: f64,
    /// Whether VizTracer wrote it.
    pub is_viztracer: bool,
    /// Whether the recorder ran out of room.
    pub overflow: bool,
    /// Whether its end is missing.
    pub is_cut: bool,
    numbers: HashMap<Box<str>, u32>,
    places: HashMap<(u32, u32), u32>,
}

impl File {
    /// Reads all of it.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let mut file = Self::default();
        file.word("");
        let mut scan = Scan::new(text.trim_start_matches('\u{feff}'));
        match scan.peek() {
            b'[' => file.events(&mut scan, true)?,
            b'{' => file.object(&mut scan)?,
            0 => return Err(scan.wrong("the file is empty.")),
            _ => {
                return Err(scan.wrong(
                    "this is no JSON. A trace begins with `{` or `[`: write it with `tasklanes trace FILE.py -o lanes.json` or `viztracer -o trace.json FILE.py`.",
                ));
            }
        }
        if !file.is_cut && !scan.is_over() {
            return Err(scan.wrong("the trace is over, and the file goes on."));
        }
        Ok(file)
    }

    /// The text of a word.
    pub fn text(&self, word: Word) -> &str {
        &self.words[word.0 as usize]
    }

    /// What else a row says.
    pub fn more(&self, row: &Row) -> Option<&More> {
        self.more.get((row.more as usize).checked_sub(1)?)
    }

    fn object(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        scan.expect(b'{')?;
        let (mut is_first, mut has_events) = (true, false);
        while let Some(key) = scan.key(&mut is_first)? {
            match &*key {
                "traceEvents" => {
                    has_events = true;
                    self.events(scan, false)?;
                }
                "metadata" if scan.peek() == b'{' => self.metadata(scan)?,
                "viztracer_metadata" if scan.peek() == b'{' => self.viztracer(scan)?,
                "file_info" if scan.peek() == b'{' => self.file_info(scan)?,
                "facts" if scan.peek() == b'[' => self.all_facts(scan)?,
                _ => scan.skip()?,
            }
        }
        if !has_events {
            return Err(scan.wrong(
                "this is JSON and no trace: it has no `traceEvents`. Chrome's traces, VizTracer's and our own have them.",
            ));
        }
        Ok(())
    }

    /// The list of rows. Of a bare list, the end may be missing: its format says so.
    fn events(&mut self, scan: &mut Scan, is_bare: bool) -> Result<(), Wrong> {
        scan.expect(b'[')?;
        let mut is_first = true;
        loop {
            if is_bare && scan.is_over() {
                self.is_cut = true;
                return Ok(());
            }
            if !scan.goes_on(b']', &mut is_first)? {
                return Ok(());
            }
            if is_bare && scan.is_over() {
                self.is_cut = true;
                return Ok(());
            }
            if self.rows.len() >= MOST_ROWS {
                return Err(scan.wrong(format!(
                    "the trace has more than {MOST_ROWS} events, which is more than can be shown. Record a shorter time, or with VizTracer only calls that take long: `--min_duration 0.1ms`."
                )));
            }
            self.row(scan)?;
        }
    }

    fn row(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        scan.expect(b'{')?;
        let (mut row, mut is_first) = (Row::default(), true);
        let (mut pid, mut tid, mut more) = (Word(0), Word(0), None);
        while let Some(key) = scan.key(&mut is_first)? {
            match &*key {
                "ph" => row.ph = scan.string()?.bytes().next().unwrap_or(0),
                "name" => row.name = self.any_word(scan)?,
                "cat" => row.cat = self.any_word(scan)?,
                "pid" => pid = self.any_word(scan)?,
                "tid" => tid = self.any_word(scan)?,
                "ts" => row.ts = scan.number()?,
                "dur" => row.dur = scan.number()?,
                "args" if scan.peek() == b'{' => self.args(scan, &mut row, &mut more)?,
                _ => scan.skip()?,
            }
        }
        if row.dur < 0.0 || row.ph == 0 {
            let what = if row.ph == 0 {
                "has no `ph`, which says what it is"
            } else {
                "ends before it begins (`dur`)"
            };
            return Err(scan.wrong(format!("the event that ends here {what}.")));
        }
        row.track = self.track(pid, tid);
        if let Some(more) = more {
            self.more.push(more);
            row.more = self.more.len() as u32;
        }
        self.rows.push(row);
        Ok(())
    }

    /// What a row says beyond its place: by itself, or in `data` (some readers show only that).
    fn args(&mut self, scan: &mut Scan, row: &mut Row, more: &mut Option<More>) -> Result<(), Wrong> {
        scan.expect(b'{')?;
        let mut is_first = true;
        while let Some(key) = scan.key(&mut is_first)? {
            let is_text = scan.peek() == b'"';
            let is_number = scan.peek() == b'-' || scan.peek().is_ascii_digit();
            match (&*key, is_text, is_number) {
                ("data", ..) if scan.peek() == b'{' => self.args(scan, row, more)?,
                ("line", _, true) => row.line = scan.number()? as u32,
                ("by", _, true) => row.by = scan.number()? as u32,
                ("thread", _, true) => row.thread = scan.number()? as u32,
                ("core", true, _) => row.core = self.any_word(scan)?,
                ("reason", true, _) => row.reason = self.any_word(scan)?,
                ("name", true, _) => more.get_or_insert_default().name = Some(scan.string()?.into_owned()),
                ("text", true, _) => more.get_or_insert_default().text = Some(scan.string()?.into_owned()),
                ("stream", true, _) => {
                    more.get_or_insert_default().stream = Some(scan.string()?.into_owned())
                }
                ("kind", true, _) => more.get_or_insert_default().kind = Some(scan.string()?.into_owned()),
                ("parent", _, true) => more.get_or_insert_default().parent = Some(scan.number()? as u32),
                ("serves", _, true) => more.get_or_insert_default().serves = Some(scan.number()? as u32),
                ("born", _, true) => more.get_or_insert_default().born = Some(scan.number()?),
                ("ended", _, true) => more.get_or_insert_default().ended = Some(scan.number()?),
                _ => scan.skip()?,
            }
        }
        Ok(())
    }

    fn metadata(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        scan.expect(b'{')?;
        let mut is_first = true;
        while let Some(key) = scan.key(&mut is_first)? {
            match (&*key, scan.peek()) {
                ("generator", b'"') => self.generator = scan.string()?.into_owned(),
                ("title", b'"') => self.title = scan.string()?.into_owned(),
                ("run", b'"') => self.is_simulated = scan.string()? == "simulated",
                ("cores", b'0'..=b'9') => self.cores = scan.number()? as u32,
                ("end", b'0'..=b'9') => self.end = scan.number()?,
                _ => scan.skip()?,
            }
        }
        Ok(())
    }

    fn viztracer(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        self.is_viztracer = true;
        scan.expect(b'{')?;
        let mut is_first = true;
        while let Some(key) = scan.key(&mut is_first)? {
            if &*key == "overflow" {
                self.overflow = scan.peek() == b't';
            }
            scan.skip()?;
        }
        Ok(())
    }

    /// `{"files": {"/program.py": ["its text", 12]}, ...}`
    fn file_info(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        scan.expect(b'{')?;
        let mut is_first = true;
        while let Some(key) = scan.key(&mut is_first)? {
            if &*key != "files" || scan.peek() != b'{' {
                scan.skip()?;
                continue;
            }
            scan.expect(b'{')?;
            let mut is_first = true;
            while let Some(path) = scan.key(&mut is_first)? {
                if is_librarys(&path) || scan.peek() != b'[' {
                    scan.skip()?;
                    continue;
                }
                scan.expect(b'[')?;
                let mut place = 0;
                let mut is_first = true;
                while scan.goes_on(b']', &mut is_first)? {
                    if place == 0 && scan.peek() == b'"' {
                        let text = scan.string()?.into_owned();
                        self.sources.push((path.clone().into_owned(), text));
                    } else {
                        scan.skip()?;
                    }
                    place += 1;
                }
            }
        }
        Ok(())
    }

    fn all_facts(&mut self, scan: &mut Scan) -> Result<(), Wrong> {
        scan.expect(b'[')?;
        let mut is_first = true;
        while scan.goes_on(b']', &mut is_first)? {
            scan.expect(b'{')?;
            let (mut fact, mut is_first) = (FactRow::default(), true);
            while let Some(key) = scan.key(&mut is_first)? {
                match &*key {
                    "at" => fact.at = scan.number()?,
                    "actor" => fact.actor = scan.number()? as u32,
                    "line" => fact.line = scan.number()? as u32,
                    "kind" => fact.kind = scan.string()?.into_owned(),
                    "text" => fact.text = scan.string()?.into_owned(),
                    // As a text: it has more digits than a number in JSON is sure to keep.
                    "number" => fact.number = scan.string()?.parse().unwrap_or(0),
                    _ => scan.skip()?,
                }
            }
            self.facts.push(fact);
        }
        Ok(())
    }

    /// A text, or what stands in its place (a number, nothing) as it is written.
    fn any_word(&mut self, scan: &mut Scan) -> Result<Word, Wrong> {
        match scan.peek() {
            b'"' => {
                let text = scan.string()?;
                Ok(self.word(&text))
            }
            b'-' | b'0'..=b'9' => {
                let number = scan.number()?;
                Ok(self.word(&number.to_string()))
            }
            _ => scan.skip().map(|()| Word(0)),
        }
    }

    fn word(&mut self, text: &str) -> Word {
        if let Some(number) = self.numbers.get(text) {
            return Word(*number);
        }
        let number = self.words.len() as u32;
        self.words.push(text.into());
        self.numbers.insert(text.into(), number);
        Word(number)
    }

    fn track(&mut self, pid: Word, tid: Word) -> u32 {
        let next = self.tracks.len() as u32;
        let number = *self.places.entry((pid.0, tid.0)).or_insert(next);
        if number == next {
            self.tracks.push((pid, tid));
        }
        number
    }
}

/// Whether a path is of Python's own library or of an installed package.
pub fn is_librarys(path: &str) -> bool {
    ["site-packages", "lib/python", "Lib\\", "<frozen", "<string>"].iter().any(|part| path.contains(part))
}
