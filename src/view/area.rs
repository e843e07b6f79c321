//! In: a stretch of time over some lanes. Out: how long each of those lanes was in which state.

use super::layout::Variant;
use super::scene::StateClass;
use super::words::{LEGEND, class_of, duration};
use crate::say;
use crate::trace::event::{ActorKind, Time};
use crate::trace::lane::{Lane, LaneId, LaneSize};
use crate::trace::row::lane_spans;

/// A stretch of time over some lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its beginning.
    pub from: Time,
    /// Its end.
    pub to: Time,
    /// The first and the last lane, each with its variant; none: all lanes of all variants.
    pub lanes: Option<[(usize, LaneId); 2]>,
}

/// How long a lane was in which state, in nanoseconds; the index is that of [`StateClass::ALL`].
pub type Times = [u64; StateClass::ALL.len()];

/// What a lane did in a stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The title of its variant, where several variants are shown.
    pub variant: Option<String>,
    /// The lane's label.
    pub label: String,
    /// How long it was in which state.
    pub times: Times,
}

/// What the lanes of an area did.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// The beginning.
    pub from: Time,
    /// The end.
    pub to: Time,
    /// The lanes that did anything, from top to bottom.
    pub lanes: Vec<Total>,
    /// All of them together. Cores do what threads do, so they are left out beside others.
    pub together: Times,
}

impl Area {
    /// The area between two moments, whichever comes first, and two lanes.
    #[must_use]
    pub fn new(one: Time, other: Time, lanes: Option<[(usize, LaneId); 2]>) -> Self {
        Self { from: one.min(other), to: one.max(other), lanes }
    }

    /// The lanes in it: variant and place among its lanes. A lane that is no longer there counts as the outermost.
    #[must_use]
    pub fn lanes(&self, variants: &[Variant]) -> Vec<(usize, usize)> {
        let all = variants.iter().enumerate();
        let all: Vec<(usize, usize)> =
            all.flat_map(|(variant, it)| (0..it.lanes.len()).map(move |index| (variant, index))).collect();
        let Some(ends) = self.lanes else { return all };
        let place = |(variant, lane): (usize, LaneId)| {
            all.iter().position(|(other, index)| {
                *other == variant && variants[variant].lanes.get(*index).is_some_and(|it| it.id == lane)
            })
        };
        let last = all.len().saturating_sub(1);
        let [one, other] = [place(ends[0]).unwrap_or(0), place(ends[1]).unwrap_or(last)];
        all.get(one.min(other)..=one.max(other)).map(<[_]>::to_vec).unwrap_or_default()
    }
}

/// What the lanes of an area did in it until a moment.
#[must_use]
pub fn totals(variants: &[Variant], area: &Area, until: Time) -> Totals {
    let (from, to) = (area.from, area.to.min(until));
    let mut lanes = Vec::new();
    let (mut together, mut cores) = ([0; StateClass::ALL.len()], [0; StateClass::ALL.len()]);
    for (variant, index) in area.lanes(variants) {
        let (shown, lane) = (&variants[variant], &variants[variant].lanes[index]);
        let times = times(shown, lane, from, to);
        if times.iter().all(|time| *time == 0) {
            continue;
        }
        let sum = if lane.kind == ActorKind::Core { &mut cores } else { &mut together };
        sum.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
        let variant = (variants.len() > 1).then(|| shown.title.to_owned());
        lanes.push(Total { variant, label: lane.label.clone(), times });
    }
    if together.iter().all(|time| *time == 0) {
        together = cores;
    }
    Totals { from, to: area.to, lanes, together }
}

/// How long a lane was in which state between two moments.
fn times(variant: &Variant, lane: &Lane, from: Time, to: Time) -> Times {
    let mut times = [0; StateClass::ALL.len()];
    if from >= to || lane.size == LaneSize::Heading {
        return times;
    }
    for span in lane_spans(variant.spans, lane, from, to).iter() {
        let (start, end) = (span.start.max(from), span.end.min(to));
        times[class_of(span.state) as usize] += end.0.saturating_sub(start.0);
    }
    times
}

impl Totals {
    /// The states that occur, in the order of the legend, with their names.
    #[must_use]
    pub fn classes(&self) -> Vec<(StateClass, &'static str)> {
        let occurs = |class: StateClass| self.lanes.iter().any(|lane| lane.times[class as usize] > 0);
        let entries = LEGEND.iter().filter(|entry| occurs(entry.class));
        entries.map(|entry| (entry.class, entry.label.text())).collect()
    }

    /// The whole in a sentence or two, for screen readers; the lanes stand in the table.
    #[must_use]
    pub fn text(&self) -> String {
        let length = duration(self.to.0.saturating_sub(self.from.0));
        let states: Vec<String> = self
            .classes()
            .into_iter()
            .map(|(class, name)| format!("{name} {}", duration(self.together[class as usize])))
            .collect();
        let lanes = if self.lanes.len() == 1 {
            say::area::ONE_LANE.text()
        } else {
            &say::area::LANES.with(&[&self.lanes.len()])
        };
        let (from, to) = (duration(self.from.0), duration(self.to.0));
        say::area::TOTALS.with(&[&from, &to, &length, &lanes, &states.join(", ")])
    }
}
