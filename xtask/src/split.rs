//! In: the page's module, and which of its functions few visitors need. Out: two modules that do together what it did:
//! the first has a way to fetch the second, which has those functions.
//!
//! Both have the same memory, globals and table. A function of the rest has a place in the table if the first part calls
//! it; until the rest is there, a loader stands in that place: it calls `load_rest` (`src/bin/app.rs`), which puts all
//! functions of the rest into their places, and then calls the one that was meant. What the first part does not call
//! costs it nothing. Data that only the rest refers to comes with it, too.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{
    Call, CallIndirect, Const, Instr, InstrSeq, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportedFunction, Module, ModuleConfig, TableId, TypeId, ValType, passes,
};

use crate::data::{Code, Linked};

/// The function of the page that fetches the rest.
const LOADER: &str = "load_rest";
/// Where the rest has its imports from.
const FIRST: &str = "first";

/// A module in two parts.
pub struct Parts {
    /// Starts by itself, and fetches the rest when it needs it.
    pub first: Vec<u8>,
    /// The functions that were asked out.
    pub rest: Vec<u8>,
}

/// Splits a module. `is_rare` is asked with the name of every function that may be in the rest; `linked` is the module
/// as it was before all other tools.
pub fn split(wasm: &[u8], linked: &Linked, is_rare: &dyn Fn(&str) -> bool) -> Result<Parts> {
    let (mut first, mut rest) = (read(wasm)?, read(wasm)?);
    let numbers: HashMap<FunctionId, usize> =
        first.funcs.iter().enumerate().map(|(number, function)| (function.id(), number)).collect();
    let rare = rare_functions(&first, is_rare);
    let places = places(&first, &rare)?;
    let filled: Vec<(u32, usize)> = places.filled.iter().map(|(place, id)| (*place, numbers[id])).collect();
    let rare_numbers: HashSet<usize> = rare.iter().map(|id| numbers[id]).collect();
    let exports = make_rest(&mut rest, &rare_numbers, &filled, places.end)?;
    make_first(&mut first, &rare, &places)?;
    export(&mut first, exports);
    passes::gc::run(&mut first);
    move_data(&mut first, &mut rest, linked)?;
    Ok(Parts { first: first.emit_wasm(), rest: rest.emit_wasm() })
}

/// The module with a call of `marks.mark` at the beginning of every function, with its number; and the functions' names.
pub fn marked(wasm: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module = read(wasm)?;
    let kind = module.types.add(&[ValType::I32], &[]);
    let (mark, _) = module.add_import_func("marks", "mark", kind);
    let mut names = Vec::new();
    for function in module.funcs.iter_mut() {
        let FunctionKind::Local(code) = &mut function.kind else { continue };
        let entry = code.entry_block();
        let number = Instr::Const(Const { value: Value::I32(names.len() as i32) });
        let call = Instr::Call(Call { func: mark });
        code.block_mut(entry).instrs.splice(0..0, [(number, Default::default()), (call, Default::default())]);
        names.push(function.name.clone().unwrap_or_default());
    }
    Ok((module.emit_wasm(), names))
}

/// An old name and the new one.
pub type Renamed = (String, String);

/// The module with short names for what it imports.
pub fn shortened(wasm: &[u8]) -> Result<(Vec<u8>, Vec<Renamed>)> {
    let mut module = read(wasm)?;
    let mut names = Vec::new();
    for import in module.imports.iter_mut() {
        let name = format!("i{}", names.len());
        names.push((std::mem::replace(&mut import.name, name.clone()), name));
    }
    Ok((module.emit_wasm(), names))
}

fn read(wasm: &[u8]) -> Result<Module> {
    ModuleConfig::new().generate_producers_section(false).parse(wasm)
}

/// What is called from outside, has no name, or is needed to fetch the rest stays in the first part.
fn rare_functions(module: &Module, is_rare: &dyn Fn(&str) -> bool) -> HashSet<FunctionId> {
    let mut exported: HashSet<FunctionId> =
        module.exports.iter().filter_map(|it| function(&it.item)).collect();
    exported.extend(needed_to_load(module));
    let may_go = |id: &FunctionId| !exported.contains(id) && module.start != Some(*id);
    let has_such_a_name = |id: &FunctionId| module.funcs.get(*id).name.as_deref().is_some_and(is_rare);
    let local = module.funcs.iter_local().map(|(id, _)| id);
    local.filter(|id| may_go(id) && has_such_a_name(id)).collect()
}

/// The loader, the functions of wasm-bindgen's glue, and what they call.
fn needed_to_load(module: &Module) -> HashSet<FunctionId> {
    // `__wbindgen_start` is left out: it is the whole page, of which the profile knows what is needed.
    let is_needed = |name: &str| name == LOADER || name.starts_with("__") && name != "__wbindgen_start";
    let roots = module.exports.iter().filter(|export| is_needed(&export.name));
    let mut found: HashSet<FunctionId> = roots.filter_map(|export| function(&export.item)).collect();
    loop {
        let more = named(module, |id| found.contains(&id));
        let before = found.len();
        found.extend(more);
        if found.len() == before {
            return found;
        }
    }
}

fn function(item: &ExportItem) -> Option<FunctionId> {
    match item {
        ExportItem::Function(id) => Some(*id),
        _ => None,
    }
}

/// Where in the table the functions of the rest are.
struct Places {
    table: TableId,
    /// Those that the first part reaches, with one of their places.
    of: HashMap<FunctionId, u32>,
    /// All places that the rest fills.
    filled: Vec<(u32, FunctionId)>,
    /// Those that had no place before, in the order of theirs, which end the table.
    new: Vec<FunctionId>,
    /// The length of the table.
    end: u32,
}

fn places(module: &Module, rare: &HashSet<FunctionId>) -> Result<Places> {
    let table = module.tables.main_function_table()?.context("the module has a table of functions")?;
    let end = u32::try_from(module.tables.get(table).initial)?;
    let mut places = Places { table, of: HashMap::new(), filled: Vec::new(), new: Vec::new(), end };
    for element in module.elements.iter() {
        let ElementItems::Functions(functions) = &element.items else { continue };
        for (index, id) in functions.iter().enumerate().filter(|(_, id)| rare.contains(id)) {
            let place = start(&element.kind, table)? + u32::try_from(index)?;
            places.of.entry(*id).or_insert(place);
            places.filled.push((place, *id));
        }
    }
    for id in named(module, |id| !rare.contains(&id)) {
        if rare.contains(&id) && !places.of.contains_key(&id) {
            places.of.insert(id, places.end);
            places.filled.push((places.end, id));
            places.new.push(id);
            places.end += 1;
        }
    }
    places.filled.sort_by_key(|(place, _)| *place);
    Ok(places)
}

/// Where in the table a list of functions begins.
fn start(kind: &ElementKind, table: TableId) -> Result<u32> {
    match kind {
        ElementKind::Active { table: its, offset: ConstExpr::Value(Value::I32(start)) } if *its == table => {
            Ok(u32::try_from(*start)?)
        }
        _ => bail!("a function of the rest is in a table that is not understood"),
    }
}

/// The functions that others name: those that fulfil the condition.
fn named(module: &Module, who: impl Fn(FunctionId) -> bool) -> Vec<FunctionId> {
    struct Names(Vec<FunctionId>);
    impl Visitor<'_> for Names {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut names = Names(Vec::new());
    for (_, code) in module.funcs.iter_local().filter(|(id, _)| who(*id)) {
        dfs_in_order(&mut names, code, code.entry_block());
    }
    names.0
}

/// What the first part has to export: the name, and the number that the thing has among those of its kind.
enum Export {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

/// Leaves nothing but the rest: everything else is imported.
fn make_rest(
    module: &mut Module,
    rare: &HashSet<usize>,
    filled: &[(u32, usize)],
    table_length: u32,
) -> Result<Vec<(String, Export)>> {
    let functions: Vec<FunctionId> = module.funcs.iter().map(|it| it.id()).collect();
    let table = module.tables.main_function_table()?.context("the module has a table of functions")?;
    clear(module);
    let mut exports = Vec::new();
    let rest: HashSet<FunctionId> = rare.iter().map(|number| functions[*number]).collect();
    let others: HashSet<FunctionId> =
        named(module, |id| rest.contains(&id)).into_iter().filter(|id| !rest.contains(id)).collect();
    for (number, id) in functions.iter().enumerate().filter(|(_, id)| others.contains(id)) {
        let name = add(&mut exports, Export::Function(number));
        if let FunctionKind::Import(import) = &module.funcs.get(*id).kind {
            let import = module.imports.get_mut(import.import);
            (import.module, import.name) = (FIRST.to_owned(), name);
        } else {
            let ty = module.funcs.get(*id).ty();
            let import = module.imports.add(FIRST, &name, *id);
            module.funcs.get_mut(*id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
    }
    for (number, it) in module.tables.iter_mut().enumerate() {
        let name = add(&mut exports, Export::Table(number));
        it.import = Some(module.imports.add(FIRST, &name, it.id()));
        if it.id() == table {
            it.initial = u64::from(table_length);
            it.maximum = it.maximum.map(|most| most.max(it.initial));
        }
    }
    for (number, it) in module.memories.iter_mut().enumerate() {
        let name = add(&mut exports, Export::Memory(number));
        it.import = Some(module.imports.add(FIRST, &name, it.id()));
    }
    let globals: Vec<_> = module.globals.iter().map(|it| it.id()).collect();
    for (number, id) in globals.into_iter().enumerate() {
        let name = add(&mut exports, Export::Global(number));
        module.globals.get_mut(id).kind = GlobalKind::Import(module.imports.add(FIRST, &name, id));
    }
    for group in filled.chunk_by(|one, next| one.0 + 1 == next.0) {
        let functions = group.iter().map(|(_, number)| functions[*number]).collect();
        fill(module, table, group[0].0, functions);
    }
    passes::gc::run(module);
    let used: HashSet<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
    exports.retain(|(name, _)| used.contains(name.as_str()));
    Ok(exports)
}

/// Takes away what only one of the parts may do.
fn clear(module: &mut Module) {
    module.start = None;
    for id in module.exports.iter().map(|it| it.id()).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    for id in module.data.iter().map(|it| it.id()).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    for id in module.elements.iter().map(|it| it.id()).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
}

/// Gives an export its name: a short one that no other has.
fn add(exports: &mut Vec<(String, Export)>, export: Export) -> String {
    let mut number = exports.len();
    let mut name = String::from("_");
    while number > 0 {
        name.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    exports.push((name.clone(), export));
    name
}

fn fill(module: &mut Module, table: TableId, start: u32, functions: Vec<FunctionId>) {
    let offset = ConstExpr::Value(Value::I32(start as i32));
    let id = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(id);
}

/// Puts loaders into the places of the rest, and has its functions called there.
fn make_first(module: &mut Module, rare: &HashSet<FunctionId>, places: &Places) -> Result<()> {
    let load = module.exports.get_func(LOADER).with_context(|| format!("the page exports {LOADER}"))?;
    let kinds: HashMap<FunctionId, TypeId> =
        rare.iter().map(|id| (*id, module.funcs.get(*id).ty())).collect();
    let mut ordered: Vec<(u32, FunctionId)> = places.of.iter().map(|(id, place)| (*place, *id)).collect();
    ordered.sort_by_key(|(place, _)| *place);
    let loaders: HashMap<FunctionId, FunctionId> = ordered
        .into_iter()
        .map(|(place, id)| (id, loader(module, load, places.table, place, kinds[&id])))
        .collect();
    let mut calls = Calls { places, kinds: &kinds };
    for (_, code) in module.funcs.iter_local_mut().filter(|(id, _)| !rare.contains(id)) {
        let entry = code.entry_block();
        dfs_pre_order_mut(&mut calls, code, entry);
    }
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            functions.iter_mut().for_each(|id| *id = *loaders.get(id).unwrap_or(id));
        }
    }
    let table = module.tables.get_mut(places.table);
    let start = u32::try_from(table.initial)?;
    table.initial = u64::from(places.end);
    table.maximum = table.maximum.map(|most| most.max(table.initial));
    if !places.new.is_empty() {
        fill(module, places.table, start, places.new.iter().map(|id| loaders[id]).collect());
    }
    Ok(())
}

/// A function that fetches the rest and calls what is then in its place.
fn loader(module: &mut Module, load: FunctionId, table: TableId, place: u32, kind: TypeId) -> FunctionId {
    let (parameters, results) = (module.types.params(kind).to_vec(), module.types.results(kind).to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let locals: Vec<_> = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut body = builder.func_body();
    body.call(load);
    for local in &locals {
        body.local_get(*local);
    }
    body.i32_const(place as i32).call_indirect(kind, table);
    builder.finish(locals, &mut module.funcs)
}

/// Has functions of the rest called in the table.
struct Calls<'a> {
    places: &'a Places,
    kinds: &'a HashMap<FunctionId, TypeId>,
}

impl VisitorMut for Calls<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let Self { places, kinds } = self;
        let place = |instruction: &Instr| match instruction {
            Instr::Call(call) => Some((*places.of.get(&call.func)?, kinds[&call.func])),
            _ => None,
        };
        if !sequence.instrs.iter().any(|(it, _)| place(it).is_some()) {
            return;
        }
        for (instruction, at) in std::mem::take(&mut sequence.instrs) {
            match place(&instruction) {
                Some((place, ty)) => {
                    let number = Const { value: Value::I32(place as i32) };
                    sequence.instrs.push((Instr::Const(number), at));
                    let call = CallIndirect { ty, table: places.table };
                    sequence.instrs.push((Instr::CallIndirect(call), at));
                }
                None => sequence.instrs.push((instruction, at)),
            }
        }
    }
}

/// Takes the data that the first part does not refer to out of it, and gives it to the rest.
fn move_data(first: &mut Module, rest: &mut Module, linked: &Linked) -> Result<()> {
    let rare = linked.only_for_the_rest(&Code::of(first));
    let memory = rest.memories.iter().next().context("it has a memory")?.id();
    for id in first.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        let data = first.data.get_mut(id);
        // wasm-opt makes pieces of it, and may give them names that others have already.
        data.name = None;
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            bail!("some data is at a place that is not known")
        };
        let start = start as u32;
        ensure!(linked.has(start, &data.value), "the module was not made of the one that was linked");
        for range in &rare {
            let Some(places) = shared(range, start, data.value.len()) else { continue };
            let moved = data.value[places.clone()].to_vec();
            data.value[places.clone()].fill(0);
            let offset = ConstExpr::Value(Value::I32((start + places.start as u32) as i32));
            let id = rest.data.add(DataKind::Active { memory, offset }, moved);
            rest.memories.get_mut(memory).data_segments.insert(id);
        }
    }
    Ok(())
}

/// Where in data that begins at `start` a stretch of the memory is.
fn shared(range: &Range<u32>, start: u32, length: usize) -> Option<Range<usize>> {
    let place = |at: u32| (at.saturating_sub(start) as usize).min(length);
    let places = place(range.start)..place(range.end);
    (!places.is_empty()).then_some(places)
}

fn export(module: &mut Module, exports: Vec<(String, Export)>) {
    let functions: Vec<_> = module.funcs.iter().map(|it| it.id()).collect();
    let tables: Vec<_> = module.tables.iter().map(|it| it.id()).collect();
    let memories: Vec<_> = module.memories.iter().map(|it| it.id()).collect();
    let globals: Vec<_> = module.globals.iter().map(|it| it.id()).collect();
    for (name, export) in exports {
        let item = match export {
            Export::Function(number) => ExportItem::Function(functions[number]),
            Export::Table(number) => ExportItem::Table(tables[number]),
            Export::Memory(number) => ExportItem::Memory(memories[number]),
            Export::Global(number) => ExportItem::Global(globals[number]),
        };
        module.exports.add(&name, item);
    }
}
