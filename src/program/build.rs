//! In: instructions one after another, labels and handlers. Out: the body of a code object, with jumps
//! patched and the depth of the operand stack checked.

use std::rc::Rc;

use hashbrown::HashMap;
use num_bigint::BigInt;

use super::code::{Const, Handler, Place};
use super::effect::effect;
use super::op::Op;
use super::peephole;

/// A place in the instructions that can be jumped to, perhaps not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(u32);

/// Instructions that one handler covers, as long as that part of the program is being compiled.
#[derive(Clone, Debug)]
pub struct Guard {
    target: Label,
    depth: u32,
    open: Option<u32>,
    covered: Vec<(u32, u32)>,
}

/// What `finish` gives back, for a code object.
#[derive(Debug)]
pub struct Body {
    /// The instructions.
    pub ops: Vec<Op>,
    /// Where they come from.
    pub places: Vec<Place>,
    /// The constants.
    pub consts: Vec<Const>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// How many operands there are at most.
    pub stack_size: u32,
    /// How many inline caches there are.
    pub caches: u16,
    /// Whether a number did not fit its instruction, so that this cannot be run.
    pub too_large: bool,
    /// The instruction at each label.
    labels: Vec<u32>,
}

impl Body {
    /// The instruction at a label.
    #[must_use]
    pub fn position(&self, label: Label) -> u32 {
        self.labels[label.0 as usize]
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct LabelState {
    position: Option<u32>,
    depth: Option<u32>,
    /// Whether something that can be reached jumps there.
    live: bool,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum ConstKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(u64),
    Str(Rc<str>),
}

/// Collects the instructions of one code object.
#[derive(Debug, Default)]
pub struct Builder {
    /// Where the next instruction comes from.
    pub place: Place,
    ops: Vec<Op>,
    places: Vec<Place>,
    consts: Vec<Const>,
    const_numbers: HashMap<ConstKey, u32>,
    labels: Vec<LabelState>,
    handlers: Vec<Handler>,
    depth: u32,
    stack_size: u32,
    caches: u16,
    too_large: bool,
    unreachable: bool,
}

impl Builder {
    /// An empty one, whose first instructions come from `place`.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// Adds an instruction; one that can never be reached is left out. A jump's target is the number of a
    /// label until `finish`; use [`Self::jump`] for those.
    ///
    /// # Panics
    /// If the operand stack would run empty, which is a mistake of the compiler.
    pub fn emit(&mut self, op: Op) {
        let effect = effect(&op);
        let has_operands = self.unreachable || self.depth >= effect.pops;
        assert!(has_operands, "too few operands in line {}", self.place.line);
        let rest = self.depth.saturating_sub(effect.pops);
        if let Some(target) = op.target() {
            self.reach(Label(target), rest + effect.pushes_on_jump, !self.unreachable);
        }
        self.depth = rest + effect.pushes;
        self.stack_size = self.stack_size.max(self.depth).max(rest + effect.pops);
        if self.unreachable {
            return;
        }
        self.ops.push(op);
        self.places.push(self.place);
        self.unreachable = op.ends_flow();
    }

    /// Adds a jump: `make` gets the number of the target.
    pub fn jump(&mut self, make: fn(u32) -> Op, target: Label) {
        self.emit(make(target.0));
    }

    /// A new label without a place.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(index(self.labels.len() - 1))
    }

    /// Puts a label at the next instruction.
    pub fn put(&mut self, label: Label) {
        let position = self.position();
        let state = &mut self.labels[label.0 as usize];
        assert!(state.position.is_none(), "a label has one place");
        state.position = Some(position);
        if let Some(depth) = state.depth
            && (state.live || self.unreachable)
        {
            assert!(self.unreachable || self.depth == depth, "two depths in line {}", self.place.line);
            self.depth = depth;
        }
        state.depth = Some(self.depth);
        state.live |= !self.unreachable;
        self.unreachable = !state.live;
    }

    /// Puts the label of a handler, whose guards have been ended; flow does not run into it.
    pub fn put_handler(&mut self, label: Label) {
        assert!(self.unreachable, "a handler is only reached by an exception");
        self.put(label);
    }

    /// A new label at the next instruction.
    pub fn here(&mut self) -> Label {
        let label = self.label();
        self.put(label);
        label
    }

    /// How many operands there are now.
    #[must_use]
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Says how many operands there are, where flow starts anew after code that is left in another way.
    pub fn set_depth(&mut self, depth: u32) {
        self.depth = depth;
    }

    /// Whether the next instruction can be reached.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        !self.unreachable
    }

    /// From here on, exceptions go to `target`, with the operands that there are now.
    pub fn guard(&mut self, target: Label) -> Guard {
        Guard { target, depth: self.depth, open: Some(self.position()), covered: Vec::new() }
    }

    /// Leaves what follows out of the guard, until `resume`.
    pub fn pause(&mut self, guard: &mut Guard) {
        if let Some(start) = guard.open.take() {
            let end = self.position();
            if start < end {
                guard.covered.push((start, end));
            }
            self.reach(guard.target, guard.depth + 1, start < end);
        }
    }

    /// Covers what follows again.
    pub fn resume(&mut self, guard: &mut Guard) {
        guard.open = Some(self.position());
    }

    /// Ends a guard. Guards inside must have been ended before.
    pub fn end_guard(&mut self, mut guard: Guard) {
        self.pause(&mut guard);
        self.handlers.extend(guard.covered.iter().map(|&(start, end)| Handler {
            start,
            end,
            target: guard.target.0,
            depth: guard.depth,
        }));
    }

    /// The number of a constant.
    pub fn constant(&mut self, value: Const) -> u32 {
        let key = match &value {
            Const::None => ConstKey::None,
            Const::Ellipsis => ConstKey::Ellipsis,
            Const::Bool(value) => ConstKey::Bool(*value),
            Const::Int(value) => ConstKey::Int(*value),
            Const::Float(value) => ConstKey::Float(value.to_bits()),
            Const::Str(value) => ConstKey::Str(Rc::clone(value)),
            _ => {
                self.consts.push(value);
                return index(self.consts.len() - 1);
            }
        };
        let consts = &mut self.consts;
        *self.const_numbers.entry(key).or_insert_with(|| {
            consts.push(value);
            index(consts.len() - 1)
        })
    }

    /// Pushes a constant.
    pub fn load(&mut self, value: Const) {
        if self.unreachable {
            self.emit(Op::Const(0));
        } else {
            let number = self.constant(value);
            self.emit(Op::Const(number));
        }
    }

    /// Pushes a string.
    pub fn load_str(&mut self, text: &str) {
        self.load(Const::Str(text.into()));
    }

    /// Pushes `None`.
    pub fn load_none(&mut self) {
        self.load(Const::None);
    }

    /// Pushes an integer literal given in decimal digits.
    pub fn load_int(&mut self, value: BigInt) {
        self.load(i64::try_from(&value).map_or(Const::BigInt(value), Const::Int));
    }

    /// The number of a new inline cache.
    pub fn cache(&mut self) -> u16 {
        let number = self.caches;
        let (caches, overflow) = self.caches.overflowing_add(1);
        self.caches = caches;
        self.too_large |= overflow;
        number
    }

    /// A count or slot as it fits an instruction; if it does not, the code is marked as too large.
    pub fn small(&mut self, count: usize) -> u16 {
        u16::try_from(count).unwrap_or_else(|_| {
            self.too_large = true;
            0
        })
    }

    /// Patches the jumps and fuses instructions.
    #[must_use]
    pub fn finish(mut self) -> Body {
        let mut positions: Vec<u32> =
            self.labels.iter().map(|label| label.position.unwrap_or(u32::MAX)).collect();
        peephole::fuse(&mut self.ops, &mut self.places, &mut positions, &mut self.handlers);
        let place = |label: u32| {
            let position = positions[label as usize];
            assert!(position != u32::MAX, "a label was never put");
            position
        };
        for op in &mut self.ops {
            if let Some(target) = op.target_mut() {
                *target = place(*target);
            }
        }
        for handler in &mut self.handlers {
            handler.target = place(handler.target);
        }
        Body {
            ops: self.ops,
            places: self.places,
            consts: self.consts,
            handlers: self.handlers,
            stack_size: self.stack_size,
            caches: self.caches,
            too_large: self.too_large,
            labels: positions,
        }
    }

    fn position(&self) -> u32 {
        index(self.ops.len())
    }

    /// Notes that something jumps to `label` with so many operands; `live`: it can itself be reached.
    fn reach(&mut self, label: Label, depth: u32, live: bool) {
        let state = &mut self.labels[label.0 as usize];
        if live {
            assert!(!state.live || state.depth == Some(depth), "two depths in line {}", self.place.line);
            state.depth = Some(depth);
            state.live = true;
        }
        state.depth.get_or_insert(depth);
        self.stack_size = self.stack_size.max(depth);
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than 2^32 of anything")
}
