//! In: the page's module as the linker left it, which says what refers to what, and the names and numbers in the code of
//! the first part. Out: the stretches of the memory's data that the first part never needs: they can come with the rest.
//!
//! A piece of data stays if a function refers to it whose name the first part still has. Functions may have been inlined
//! or merged since: so it stays, too, if a number in the code that is shipped lies within it, or is what the linker put
//! where the piece is meant (the compiler may name a place before or behind it, and add the difference later). What stays
//! keeps what it points to.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::Module;
use walrus::ir::{Const, Instr, InstrLocId, Value, Visitor, dfs_in_order};
use wasmparser::{
    DataKind, DefinedDataSymbol, KnownCustom, Linking, LinkingSectionReader, Name, NameSectionReader,
    Operator, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

/// What there is in the code of the first part.
#[derive(Default)]
pub struct Code {
    /// The names of its functions.
    pub names: HashSet<String>,
    /// All numbers that may be places in the memory.
    pub numbers: HashSet<u32>,
}

/// The data of a module, as its linker knows it.
#[derive(Default)]
pub struct Linked<'a> {
    segments: Vec<Segment<'a>>,
    symbols: Vec<Option<DefinedDataSymbol>>,
    functions: Functions,
    from_code: Vec<RelocationEntry>,
    from_data: Vec<RelocationEntry>,
}

/// The functions in the order of their code.
#[derive(Default)]
struct Functions {
    /// Where the code of each ends, in the section.
    ends: Vec<u32>,
    names: Vec<String>,
}

struct Segment<'a> {
    /// In the memory.
    start: u32,
    bytes: &'a [u8],
    /// In the section.
    place: u32,
}

impl Code {
    /// What a part has.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        struct Numbers(HashSet<u32>);
        impl Visitor<'_> for Numbers {
            fn visit_instr(&mut self, instruction: &Instr, _: &InstrLocId) {
                self.0.extend(match instruction {
                    Instr::Const(Const { value: Value::I32(value) }) => vec![*value as u32],
                    // Two at once: the place of a text and its length.
                    Instr::Const(Const { value: Value::I64(value) }) => {
                        vec![*value as u32, (*value >> 32) as u32]
                    }
                    Instr::Load(load) => vec![load.arg.offset as u32],
                    Instr::Store(store) => vec![store.arg.offset as u32],
                    _ => Vec::new(),
                });
            }
        }
        let mut numbers = Numbers(HashSet::new());
        for (_, code) in module.funcs.iter_local() {
            dfs_in_order(&mut numbers, code, code.entry_block());
        }
        let names = module.funcs.iter().filter_map(|function| function.name.clone()).collect();
        Self { names, numbers: numbers.0 }
    }
}

impl<'a> Linked<'a> {
    /// Reads a module that was linked with `--emit-relocs`.
    ///
    /// # Errors
    /// It was not, or it has data that is not where it always is.
    pub fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut found = Self::default();
        let (mut sections, mut code, mut data) = (0, None, None);
        let mut relocations = Vec::new();
        let (mut imported, mut start_of_code) = (0, 0);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            match payload {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => {
                    code = Some(sections);
                    start_of_code = range.start;
                }
                Payload::CodeSectionEntry(body) => {
                    found.functions.ends.push(u32::try_from(body.range().end - start_of_code)?);
                }
                Payload::DataSection(section) => {
                    data = Some(sections);
                    let start = section.range().start;
                    for segment in section {
                        found.segments.push(Segment::of(&segment?, wasm, start)?);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => found.symbols = symbols(&linking)?,
                    KnownCustom::Name(names) => found.functions.read_names(names, imported)?,
                    KnownCustom::Reloc(section) => {
                        let entries: Result<Vec<_>, _> = section.entries().into_iter().collect();
                        relocations.push((section.section_index(), entries?));
                    }
                    _ => {}
                },
                _ => {}
            }
            sections += u32::from(is_section);
        }
        for (section, entries) in relocations {
            if Some(section) == code {
                found.from_code = entries;
            } else if Some(section) == data {
                found.from_data = entries;
            }
        }
        ensure!(!found.from_code.is_empty(), "the module was linked without --emit-relocs");
        found.from_code.retain(|entry| is_address(entry.ty));
        found.from_data.retain(|entry| is_address(entry.ty));
        found.from_data.sort_by_key(|entry| entry.offset);
        Ok(found)
    }

    /// The stretches of the memory that only the rest needs, in order.
    #[must_use]
    pub fn only_for_the_rest(&self, first: &Code) -> Vec<Range<u32>> {
        let needed = self.needed(first);
        let all = (0..self.symbols.len()).filter_map(|symbol| Some((symbol, self.range(symbol)?)));
        let (kept, rare): (Vec<_>, Vec<_>) = all.partition(|(symbol, _)| needed.contains(symbol));
        let kept = joined(kept.into_iter().map(|(_, range)| range).collect());
        let rare = joined(rare.into_iter().map(|(_, range)| range).collect());
        rare.into_iter().flat_map(|range| without(range, &kept)).collect()
    }

    /// Whether the memory begins with this data here, too.
    #[must_use]
    pub fn has(&self, start: u32, bytes: &[u8]) -> bool {
        self.segments.iter().any(|segment| {
            let place = start.checked_sub(segment.start).map(|place| place as usize);
            place.and_then(|place| segment.bytes.get(place..place + bytes.len())) == Some(bytes)
        })
    }

    /// The symbols that stay with the first part.
    fn needed(&self, first: &Code) -> BTreeSet<usize> {
        let mut sorted: Vec<u32> = first.numbers.iter().copied().collect();
        sorted.sort_unstable();
        let is_within = |range: Range<u32>| {
            let next = sorted.partition_point(|number| *number < range.start);
            sorted.get(next).is_some_and(|number| *number <= range.end)
        };
        let mut needed: BTreeSet<usize> =
            (0..self.symbols.len()).filter(|symbol| self.range(*symbol).is_some_and(is_within)).collect();
        let named = |entry: &&RelocationEntry| {
            let Some(range) = self.range(entry.index as usize) else { return false };
            first.numbers.contains(&range.start.wrapping_add(entry.addend as u32))
                || self.functions.at(entry.offset).is_some_and(|name| first.names.contains(name))
        };
        needed.extend(self.from_code.iter().filter(named).map(|entry| entry.index as usize));
        let mut todo: Vec<usize> = needed.iter().copied().collect();
        while let Some(symbol) = todo.pop() {
            todo.extend(self.pointed_to(symbol).filter(|to| needed.insert(*to)));
        }
        needed
    }

    /// What a piece of data points to.
    fn pointed_to(&self, symbol: usize) -> impl Iterator<Item = usize> {
        let place = self.symbols[symbol].map(|it| self.segments[it.index as usize].place + it.offset);
        let (start, end) =
            place.map_or((0, 0), |start| (start, start + self.symbols[symbol].map_or(0, |it| it.size)));
        let first = self.from_data.partition_point(|entry| entry.offset < start);
        self.from_data[first..]
            .iter()
            .take_while(move |entry| entry.offset < end)
            .map(|entry| entry.index as usize)
            .filter(|to| self.symbols.get(*to).is_some_and(Option::is_some))
    }

    /// Where a symbol is in the memory; none if it is no data.
    fn range(&self, symbol: usize) -> Option<Range<u32>> {
        let symbol = (*self.symbols.get(symbol)?)?;
        let start = self.segments.get(symbol.index as usize)?.start + symbol.offset;
        Some(start..start + symbol.size)
    }
}

impl Functions {
    /// `imported`: so many functions have no code here; they come first.
    fn read_names(&mut self, names: NameSectionReader<'_>, imported: usize) -> Result<()> {
        for part in names {
            let Name::Function(names) = part? else { continue };
            for name in names {
                let name = name?;
                let Some(number) = (name.index as usize).checked_sub(imported) else { continue };
                self.names.resize(self.names.len().max(number + 1), String::new());
                self.names[number] = rustc_demangle::demangle(name.name).to_string();
            }
        }
        Ok(())
    }

    /// Whose code is at this place of the section.
    fn at(&self, place: u32) -> Option<&str> {
        self.names.get(self.ends.partition_point(|end| *end <= place)).map(String::as_str)
    }
}

impl<'a> Segment<'a> {
    fn of(data: &wasmparser::Data<'a>, wasm: &[u8], section: usize) -> Result<Self> {
        let DataKind::Active { offset_expr, .. } = &data.kind else { bail!("some data is passive") };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("some data is at a place that is computed")
        };
        let place = data.data.as_ptr() as usize - wasm.as_ptr() as usize - section;
        Ok(Self { start: value as u32, bytes: data.data, place: place.try_into().context("small")? })
    }
}

/// All symbols, in the order of their numbers; those that are no data as none.
fn symbols(linking: &LinkingSectionReader<'_>) -> Result<Vec<Option<DefinedDataSymbol>>> {
    let mut found = Vec::new();
    for part in linking.subsections() {
        let Linking::SymbolTable(symbols) = part? else { continue };
        for symbol in symbols {
            found.push(match symbol? {
                SymbolInfo::Data { symbol, .. } => symbol,
                _ => None,
            });
        }
    }
    Ok(found)
}

fn is_address(kind: RelocationType) -> bool {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb};
    matches!(kind, MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32)
}

/// The same stretches, in order and apart from each other.
fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// What is left of a stretch.
fn without(range: Range<u32>, taken: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    let mut start = range.start;
    let first = taken.partition_point(|it| it.end <= range.start);
    for it in taken[first..].iter().take_while(|it| it.start < range.end) {
        if start < it.start {
            left.push(start..it.start);
        }
        start = it.end;
    }
    if start < range.end {
        left.push(start..range.end);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four pieces of four bytes from 1000 on. `one` names the first one, `two` a place before the second one; the first
    /// one points to the third.
    fn linked() -> Linked<'static> {
        let symbol = |number: u32| Some(DefinedDataSymbol { index: 0, offset: 4 * number, size: 4 });
        let entry = |ty, offset, index, addend| RelocationEntry { ty, offset, index, addend };
        Linked {
            segments: vec![Segment { start: 1000, bytes: &[7; 16], place: 50 }],
            symbols: (0..4).map(symbol).collect(),
            functions: Functions { ends: vec![8, 16], names: vec!["one".into(), "two".into()] },
            from_code: vec![
                entry(RelocationType::MemoryAddrSleb, 0, 0, 0),
                entry(RelocationType::MemoryAddrSleb, 9, 1, -400),
            ],
            from_data: vec![entry(RelocationType::MemoryAddrI32, 50, 2, 0)],
        }
    }

    /// From where to where what is moved is.
    fn moved(first: &Code) -> Vec<(u32, u32)> {
        linked().only_for_the_rest(first).into_iter().map(|range| (range.start, range.end)).collect()
    }

    fn with_number(number: u32) -> Vec<(u32, u32)> {
        moved(&Code { numbers: HashSet::from([number]), ..Code::default() })
    }

    #[test]
    fn what_a_function_refers_to_stays_with_it() {
        let named = |name: &str| moved(&Code { names: HashSet::from([name.to_owned()]), ..Code::default() });
        assert_eq!(named("one"), [(1004, 1008), (1012, 1016)]);
        assert_eq!(named("two"), [(1000, 1004), (1008, 1016)]);
        assert_eq!(named("three"), [(1000, 1016)]);
    }

    #[test]
    fn what_is_named_stays_with_what_it_points_to() {
        assert_eq!(with_number(1001), [(1004, 1008), (1012, 1016)]);
    }

    #[test]
    fn a_piece_may_be_named_by_a_place_far_before_it() {
        assert_eq!(with_number(604), [(1000, 1004), (1008, 1016)]);
    }

    #[test]
    fn what_ends_where_a_number_points_stays_too() {
        assert_eq!(with_number(1016), [(1000, 1012)]);
    }

    #[test]
    fn pieces_that_overlap_stay_if_one_of_them_does() {
        let (taken, range) = (joined(vec![6..9, 2..4, 3..5]), 0..8);
        assert_eq!(without(range, &taken), [0..2, 5..6]);
    }

    #[test]
    fn it_is_seen_whether_the_data_is_the_same() {
        assert!(linked().has(1004, &[7; 12]));
        assert!(!linked().has(1004, &[7; 13]) && !linked().has(996, &[7; 4]) && !linked().has(1000, &[8]));
    }
}
