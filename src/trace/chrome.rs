//! In: the spans of a run. Out: Chrome's trace JSON, for Perfetto, speedscope and Chrome itself.
//!
//! The portable form: each task, thread, loop, request and core is a "thread" of its own, and each of its
//! spans a complete event, so that nothing overlaps and every reader can nest it. Wake-ups are flow arrows,
//! the length of each loop's ready queue a counter, output and marks instants.
//!
//! Long because every kind of row stands beside what writes it.

use super::event::{ActorId, ActorKind, Reason, State, Stream, Time};
use super::json::Json;
use super::names::{fact_name, kind_name, reason_name};
use super::span::{Actor, Fact, MarkKind, Span, Spans};
use crate::sorting;

/// Where a trace comes from.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// What was run.
    pub title: &'a str,
    /// Whether its times were predicted; else they were measured.
    pub simulated: bool,
    /// How many cores it had.
    pub cores: u32,
    /// Whether threads have state rows too, which fill the lanes of Perfetto's cores; other readers take them for
    /// something else.
    pub states: bool,
}

/// The trace as the text of a JSON file.
#[must_use]
pub fn chrome(spans: &Spans, about: &About) -> String {
    let mut export = Export::new(spans);
    spans.actors().for_each(|actor| export.actor(actor));
    if about.states {
        spans.actors().filter(|actor| actor.kind == ActorKind::Thread).for_each(|it| export.states(it));
    }
    export.ready_queues();
    export.outputs();
    export.files();
    // A flow must follow the slices that it starts and ends in: names first, then by time, slices first.
    sorting::sort_by(&mut export.rows, |a, b| a.order().total_cmp(&b.order()).then(a.rank().cmp(&b.rank())));
    let run = if about.simulated { "simulated" } else { "measured" };
    let mut json = Json("{\"traceEvents\":[".to_owned());
    export.rows.iter().for_each(|row| row.write(&mut json));
    json.end("],\"facts\":[");
    spans.facts.iter().for_each(|fact| write_fact(fact, &mut json));
    json.end("],\"displayTimeUnit\":\"ms\",\"metadata\":{");
    json.text("generator", "Tasklanes");
    json.text("title", about.title);
    json.text("run", run);
    json.number("cores", about.cores);
    json.number("end", micros(spans.end().0));
    json.end("}}");
    json.0
}

/// One trace event. Times are in microseconds.
#[derive(Default)]
struct Row<'a> {
    ph: &'static str,
    name: String,
    pid: u32,
    tid: Option<u32>,
    ts: Option<f64>,
    dur: Option<f64>,
    cat: Option<&'static str>,
    id: Option<u32>,
    /// Of a flow's end: it belongs to the slice around it.
    bp: Option<&'static str>,
    /// Of an instant: it belongs to its thread.
    s: Option<&'static str>,
    args: Option<Args<'a>>,
}

impl Row<'_> {
    fn write(&self, json: &mut Json) {
        json.begin();
        json.text("ph", self.ph);
        json.text("name", &self.name);
        json.number("pid", self.pid);
        self.tid.iter().for_each(|tid| json.number("tid", tid));
        self.ts.iter().for_each(|ts| json.number("ts", ts));
        self.dur.iter().for_each(|dur| json.number("dur", dur));
        self.cat.iter().for_each(|cat| json.text("cat", cat));
        self.id.iter().for_each(|id| json.number("id", id));
        self.bp.iter().for_each(|bp| json.text("bp", bp));
        self.s.iter().for_each(|s| json.text("s", s));
        if let Some(args) = &self.args {
            json.key("args");
            json.begin();
            args.write(json);
            json.end("}");
        }
        json.end("}");
    }

    fn order(&self) -> f64 {
        self.ts.unwrap_or(-1.0)
    }

    fn rank(&self) -> u8 {
        match self.ph {
            "X" => 0,
            "s" => 1,
            "f" => 2,
            _ => 3,
        }
    }
}

/// What findings are drawn from: nobody else reads it.
fn write_fact(fact: &Fact, json: &mut Json) {
    json.begin();
    json.number("at", micros(fact.at.0));
    json.number("actor", number(fact.actor));
    json.text("kind", fact_name(fact.kind));
    json.number("line", fact.line);
    // More digits than every reader keeps of a number.
    json.text("number", &fact.number.to_string());
    json.text("text", &fact.text);
    json.end("}");
}

enum Args<'a> {
    Name { name: &'a str },
    Actor { actor: &'a Actor },
    Order { sort_index: i64 },
    Count { tasks: i64 },
    Instant { kind: &'static str, stream: Option<&'static str>, text: &'a str },
    State { cpu: Option<u32>, reason: Option<Reason> },
    // Some readers show only what is in `data`.
    Span { data: SpanArgs<'a> },
}

#[derive(Default)]
struct SpanArgs<'a> {
    line: Option<u32>,
    woken_by: Option<&'a str>,
    core: Option<&'a str>,
    runs: Option<&'a str>,
    /// For who reads the file back: why, and the numbers of who woke and who runs.
    reason: Option<Reason>,
    by: Option<u32>,
    thread: Option<u32>,
}

impl Args<'_> {
    fn write(&self, json: &mut Json) {
        match self {
            Args::Name { name } => json.text("name", name),
            Args::Actor { actor } => {
                json.text("name", &actor.name);
                json.text("kind", kind_name(actor.kind));
                actor.parent.iter().for_each(|id| json.number("parent", number(*id)));
                actor.serves.iter().for_each(|id| json.number("serves", number(*id)));
                json.number("born", micros(actor.born.0));
                actor.ended.iter().for_each(|ended| json.number("ended", micros(ended.0)));
                json.number("line", actor.line);
            }
            Args::Order { sort_index } => json.number("sort_index", sort_index),
            Args::Count { tasks } => json.number("tasks", tasks),
            Args::Instant { kind, stream, text } => {
                json.text("kind", kind);
                stream.iter().for_each(|stream| json.text("stream", stream));
                json.text("text", text);
            }
            Args::State { cpu, reason } => {
                cpu.iter().for_each(|cpu| json.number("cpu", cpu));
                if let Some(reason) = reason {
                    json.number("io_wait", u8::from(*reason == Reason::Io));
                    json.text("blocked_function", reason_name(*reason));
                }
            }
            Args::Span { data } => {
                json.key("data");
                json.begin();
                data.line.iter().for_each(|line| json.number("line", line));
                data.woken_by.iter().for_each(|who| json.text("woken_by", who));
                data.core.iter().for_each(|core| json.text("core", core));
                data.runs.iter().for_each(|runs| json.text("runs", runs));
                data.reason.iter().for_each(|reason| json.text("reason", reason_name(*reason)));
                data.by.iter().for_each(|by| json.number("by", by));
                data.thread.iter().for_each(|thread| json.number("thread", thread));
                json.end("}");
            }
        }
    }
}

struct Export<'a> {
    spans: &'a Spans,
    rows: Vec<Row<'a>>,
    /// The process under which the cores are shown.
    cores_pid: u32,
    flows: u32,
    names_cores: bool,
}

impl<'a> Export<'a> {
    fn new(spans: &'a Spans) -> Self {
        let cores_pid = spans.actors().last().map_or(1, |actor| number(actor.id) + 1);
        Self { spans, rows: Vec::new(), cores_pid, flows: 0, names_cores: false }
    }

    fn actor(&mut self, actor: &'a Actor) {
        self.names(actor);
        if actor.kind == ActorKind::Process {
            return;
        }
        let (pid, tid) = self.place(actor);
        for span in &actor.spans {
            if span.state == State::Created && actor.kind != ActorKind::Request {
                continue;
            }
            self.rows.push(Row {
                ph: "X",
                name: slice_name(span),
                cat: Some(category(span.state)),
                ts: Some(micros(span.start.0)),
                dur: Some(micros(span.length())),
                args: Some(Args::Span { data: self.span_args(span) }),
                ..at(pid, tid)
            });
            self.flow(actor, span);
        }
        for mark in &actor.marks {
            let (name, args) = match &mark.kind {
                MarkKind::Label(label) => (label.clone(), None),
                MarkKind::Response(status, body) => {
                    let args = Args::Instant { kind: "response", stream: None, text: body };
                    (format!("response {status}"), Some(args))
                }
            };
            let ts = Some(micros(mark.at.0));
            self.rows.push(Row { ph: "i", name, ts, s: Some("t"), args, ..at(pid, tid) });
        }
    }

    /// What a thread did, in the words of the kernel: running on a core, runnable, or asleep and why.
    fn states(&mut self, thread: &'a Actor) {
        let (pid, tid) = self.place(thread);
        let number = |core: ActorId| {
            let cores = self.spans.actors().filter(|actor| actor.kind == ActorKind::Core);
            cores.take_while(|other| other.id != core).count() as u32
        };
        let row = |span: &Span| {
            let (name, cpu, reason) = match span.state {
                State::Created => ("Created", None, None),
                State::Ready => ("R", None, None),
                State::Running => ("Running", span.core.map(number), None),
                State::Waiting(reason) | State::Blocked(reason) => ("S", None, Some(reason)),
                State::Done => ("X", None, None),
            };
            Row {
                ph: "T",
                name: name.to_owned(),
                cat: Some("thread_state"),
                ts: Some(micros(span.start.0)),
                dur: Some(micros(span.length())),
                args: Some(Args::State { cpu, reason }),
                ..at(pid, tid)
            }
        };
        let rows: Vec<Row> = thread.spans.iter().map(row).collect();
        self.rows.extend(rows);
    }

    /// The rows that name a thread or process and give it its place.
    fn names(&mut self, actor: &'a Actor) {
        let (pid, tid) = self.place(actor);
        let is_process = actor.kind == ActorKind::Process;
        let (name, order) = if is_process {
            ("process_name", "process_sort_index")
        } else {
            ("thread_name", "thread_sort_index")
        };
        let tid = if is_process { pid } else { tid };
        self.meta(name, pid, tid, Args::Actor { actor });
        self.meta(order, pid, tid, Args::Order { sort_index: i64::from(actor.id.0) });
        if actor.kind == ActorKind::Core && !std::mem::replace(&mut self.names_cores, true) {
            self.meta("process_name", pid, pid, Args::Name { name: "Cores" });
            self.meta("process_sort_index", pid, pid, Args::Order { sort_index: -1 });
        }
    }

    fn meta(&mut self, name: &str, pid: u32, tid: u32, args: Args<'a>) {
        self.rows.push(Row { ph: "M", name: name.to_owned(), args: Some(args), ..at(pid, tid) });
    }

    /// An arrow from the slice of who woke to the slice that begins with it, if both exist.
    fn flow(&mut self, woken: &Actor, span: &Span) {
        let Some(waker) = span.woken_by.and_then(|id| self.spans.actor(id)) else { return };
        let Some(from) = inside(waker, span.start) else { return };
        self.flows += 1;
        let flow = |ph, bp, place, time: Time| {
            let (pid, tid) = place;
            let (ts, name) = (Some(micros(time.0)), "wake".to_owned());
            Row { ph, name, ts, cat: Some("wake"), id: Some(self.flows), bp, ..at(pid, tid) }
        };
        let start = flow("s", None, self.place(waker), from);
        let end = flow("f", Some("e"), self.place(woken), span.start);
        self.rows.extend([start, end]);
    }

    /// How many tasks of each loop are ready, whenever that changes.
    fn ready_queues(&mut self) {
        let mut changes: Vec<((ActorId, Time), i64)> = Vec::new();
        for task in self.spans.actors().filter(|actor| actor.kind == ActorKind::Task) {
            let Some(parent) = task.parent else { continue };
            for span in task.spans.iter().filter(|span| span.state == State::Ready) {
                changes.push(((parent, span.start), 1));
                changes.push(((parent, span.end), -1));
            }
        }
        sorting::sort_by_key(&mut changes, |(place, _)| *place);
        let (mut of, mut tasks) = (None, 0);
        for moment in changes.chunk_by(|one, other| one.0 == other.0) {
            let ((id, time), change) = (moment[0].0, moment.iter().map(|(_, change)| change).sum::<i64>());
            tasks = if of == Some(id) { tasks + change } else { change };
            of = Some(id);
            let Some(the_loop) = self.spans.actor(id).filter(|_| change != 0) else { continue };
            let (pid, tid) = self.place(the_loop);
            let name = format!("ready tasks of {}", the_loop.name);
            let ts = Some(micros(time.0));
            self.rows.push(Row { ph: "C", name, ts, args: Some(Args::Count { tasks }), ..at(pid, tid) });
        }
    }

    fn outputs(&mut self) {
        for output in &self.spans.outputs {
            let Some(actor) = self.spans.actor(output.actor) else { continue };
            let (pid, tid) = self.place(actor);
            let stream = (output.stream == Stream::Stderr).then_some("stderr");
            let args = Some(Args::Instant { kind: "output", stream, text: &output.text });
            let ts = Some(micros(output.at.0));
            self.rows.push(Row {
                ph: "i",
                name: "output".to_owned(),
                ts,
                s: Some("t"),
                args,
                ..at(pid, tid)
            });
        }
    }

    fn files(&mut self) {
        for file in &self.spans.files {
            let Some(actor) = self.spans.actor(file.actor) else { continue };
            let (pid, tid) = self.place(actor);
            let name = format!("file {} ({} bytes)", file.name, file.content.len());
            let args = Some(Args::Instant { kind: "file", stream: None, text: "" });
            let ts = Some(micros(file.at.0));
            self.rows.push(Row { ph: "i", name, ts, s: Some("t"), args, ..at(pid, tid) });
        }
    }

    fn span_args(&self, span: &Span) -> SpanArgs<'a> {
        let name =
            |id: Option<ActorId>| id.and_then(|id| self.spans.actor(id)).map(|actor| actor.name.as_str());
        SpanArgs {
            line: (span.line != 0).then_some(span.line),
            woken_by: name(span.woken_by),
            core: name(span.core),
            runs: name(span.thread),
            reason: match span.state {
                State::Waiting(reason) | State::Blocked(reason) => Some(reason),
                _ => None,
            },
            by: span.woken_by.map(number),
            thread: span.thread.map(number),
        }
    }

    /// The numbers of an actor's process and of itself; a process that nobody recorded is that of the cores.
    fn place(&self, actor: &Actor) -> (u32, u32) {
        let mut process = Some(actor);
        while let Some(one) = process.filter(|one| one.kind != ActorKind::Process) {
            // Parents are born first, so their numbers are smaller: this ends even in a damaged trace.
            process = one.parent.filter(|parent| *parent < one.id).and_then(|id| self.spans.actor(id));
        }
        (process.map_or(self.cores_pid, |process| number(process.id)), number(actor.id))
    }
}

/// A moment within a slice of an actor at or just before a time.
fn inside(actor: &Actor, time: Time) -> Option<Time> {
    let at = |time| {
        let span = actor.span_at(time)?;
        (span.start <= time && time < span.end && span.state != State::Created).then_some(time)
    };
    at(time).or_else(|| time.0.checked_sub(1).and_then(|before| at(Time(before))))
}

fn at<'a>(pid: u32, tid: u32) -> Row<'a> {
    Row { pid, tid: Some(tid), ..Row::default() }
}

/// Numbers start at 1: readers take a 0 for "none".
fn number(id: ActorId) -> u32 {
    id.0 + 1
}

fn micros(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e3
}

fn slice_name(span: &Span) -> String {
    match span.state {
        State::Running if span.line != 0 => format!("running line {}", span.line),
        State::Waiting(reason) => format!("waiting: {}", reason_name(reason)),
        State::Blocked(_) if span.line != 0 => format!("blocked line {}", span.line),
        state => category(state).to_owned(),
    }
}

fn category(state: State) -> &'static str {
    match state {
        State::Created => "created",
        State::Ready => "ready",
        State::Running => "running",
        State::Waiting(_) => "waiting",
        State::Blocked(_) => "blocked",
        State::Done => "done",
    }
}
