//! In: the statements of a file. Out: for each function, class and comprehension, where each of its names
//! lives, exactly as CPython decides it.

use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::{IndexMap, IndexSet};
use ruff_text_size::TextRange;

use super::name::Name;

/// The number of a scope; the module is 0, the others follow in source order.
pub type ScopeId = usize;

/// What kind of block a scope belongs to.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A generator expression.
    GeneratorExpression,
}

impl ScopeKind {
    /// Whether its names live in slots of a frame.
    #[must_use]
    pub fn is_function(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }

    /// Whether it is a comprehension of any sort.
    #[must_use]
    pub fn is_comprehension(self) -> bool {
        matches!(self, Self::Comprehension | Self::GeneratorExpression)
    }
}

/// Where a name lives, seen from one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// In a slot of the frame.
    Local(u16),
    /// In a cell that lies in a slot of the frame: it is shared with a function inside, or free.
    Cell(u16),
    /// Among the variables of the module, or a builtin.
    Global,
    /// In the namespace of the class body, else a module variable or a builtin.
    Namespace,
    /// In the namespace of the class body, else in the cell in a slot of the frame.
    NamespaceOrCell(u16),
}

/// What a scope does with a name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Symbol {
    /// It is assigned, deleted, imported, or otherwise bound here.
    pub bound: bool,
    /// It is read here.
    pub used: bool,
    /// It is a parameter.
    pub parameter: bool,
    /// `global` names it, at this place.
    pub global: Option<TextRange>,
    /// `nonlocal` names it, at this place.
    pub nonlocal: Option<TextRange>,
    /// `name: annotation` names it.
    pub annotated: bool,
}

impl Symbol {
    fn is_own(&self) -> bool {
        (self.bound || self.parameter) && self.global.is_none() && self.nonlocal.is_none()
    }
}

/// One block with names of its own.
#[derive(Debug)]
pub struct Scope {
    /// What it is.
    pub kind: ScopeKind,
    /// The scope that it stands in; the module has none.
    pub parent: Option<ScopeId>,
    /// The name of the innermost class around, for names like `__x`.
    pub private: Option<Name>,
    /// What it does with each name, in order of first appearance.
    pub symbols: IndexMap<Name, Symbol, DefaultHashBuilder>,
    /// How many of the first symbols are parameters.
    pub parameters: usize,
    /// Whether it contains a `yield` of its own.
    pub has_yield: bool,
    /// Whether it is an `async def`, or a comprehension that awaits.
    pub is_async: bool,
    /// The names of its slots: parameters, other locals, free variables. Known after `resolve`.
    pub slots: Vec<Name>,
    /// Which of its slots hold cells of its own, in slot order. Known after `resolve`.
    pub cells: Vec<u16>,
    /// Its free variables, which take the last slots. Known after `resolve`.
    pub free: IndexSet<Name, DefaultHashBuilder>,
    captured: IndexSet<Name, DefaultHashBuilder>,
    bindings: HashMap<Name, Binding>,
}

impl Scope {
    /// An empty scope.
    #[must_use]
    pub fn new(kind: ScopeKind, parent: Option<ScopeId>, private: Option<Name>) -> Self {
        Self {
            kind,
            parent,
            private,
            symbols: IndexMap::default(),
            parameters: 0,
            has_yield: false,
            is_async: false,
            slots: Vec::new(),
            cells: Vec::new(),
            free: IndexSet::default(),
            captured: IndexSet::default(),
            bindings: HashMap::default(),
        }
    }

    /// Where `name` lives.
    #[must_use]
    pub fn binding(&self, name: Name) -> Binding {
        match self.bindings.get(&name) {
            Some(&binding) => binding,
            None if self.kind == ScopeKind::Class => Binding::Namespace,
            None => Binding::Global,
        }
    }

    /// The slot that holds the cell of `name`, its own or a free one.
    #[must_use]
    pub fn cell_slot(&self, name: Name) -> Option<u16> {
        let index = self.slots.iter().rposition(|&slot| slot == name)?;
        u16::try_from(index).ok()
    }

    /// Whether a method of this class needs the class itself (`super()`, `__class__`).
    #[must_use]
    pub fn needs_class_cell(&self) -> bool {
        self.kind == ScopeKind::Class && !self.captured.is_empty()
    }
}

/// `nonlocal` of a name that no enclosing function has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoBinding {
    /// The name.
    pub name: Name,
    /// Where `nonlocal` names it.
    pub range: TextRange,
}

/// Decides for every name of every scope where it lives.
///
/// # Errors
/// The `nonlocal` names without a binding.
pub fn resolve(scopes: &mut [Scope]) -> Result<(), Vec<NoBinding>> {
    let mut errors = Vec::new();
    for id in 0..scopes.len() {
        let names: Vec<(Name, Symbol)> =
            scopes[id].symbols.iter().map(|(&name, &symbol)| (name, symbol)).collect();
        for (name, symbol) in names {
            if symbol.global.is_some() || symbol.is_own() || id == 0 {
                continue;
            }
            let found = capture(scopes, id, name);
            if let (Some(range), false) = (symbol.nonlocal, found) {
                errors.push(NoBinding { name, range });
            }
        }
    }
    for scope in scopes.iter_mut() {
        assign_slots(scope);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Looks for the function around `id` that owns `name`; makes it a cell there, and free in all between.
fn capture(scopes: &mut [Scope], id: ScopeId, name: Name) -> bool {
    let is_class_name = name.text() == "__class__";
    let mut owner = scopes[id].parent;
    while let Some(candidate) = owner {
        let scope = &scopes[candidate];
        let is_owner = match scope.kind {
            ScopeKind::Module => return false,
            ScopeKind::Class => is_class_name,
            _ => match scope.symbols.get(&name) {
                Some(symbol) if symbol.global.is_some() => return false,
                Some(symbol) => symbol.is_own(),
                None => false,
            },
        };
        if is_owner {
            break;
        }
        owner = scope.parent;
    }
    let Some(owner) = owner else { return false };
    scopes[owner].captured.insert(name);
    let mut between = id;
    while between != owner {
        scopes[between].free.insert(name);
        between = scopes[between].parent.expect("the owner is around");
    }
    true
}

fn assign_slots(scope: &mut Scope) {
    let number = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
    if scope.kind.is_function() {
        let own = scope.symbols.iter().filter(|(_, symbol)| symbol.is_own());
        scope.slots = own.map(|(&name, _)| name).collect();
    } else if scope.kind == ScopeKind::Class {
        scope.slots = scope.captured.iter().copied().collect();
    }
    for (index, &name) in scope.slots.iter().enumerate() {
        let slot = number(index);
        let is_cell = scope.captured.contains(&name);
        if is_cell {
            scope.cells.push(slot);
        }
        if scope.kind.is_function() {
            let binding = if is_cell { Binding::Cell(slot) } else { Binding::Local(slot) };
            scope.bindings.insert(name, binding);
        }
    }
    for &name in &scope.free {
        let slot = number(scope.slots.len());
        scope.slots.push(name);
        match scope.symbols.get(&name) {
            // In a class body that binds the name, or that only passes it on, the namespace comes first.
            Some(symbol) if scope.kind == ScopeKind::Class && symbol.nonlocal.is_none() => {
                if !symbol.is_own() && symbol.global.is_none() {
                    scope.bindings.insert(name, Binding::NamespaceOrCell(slot));
                }
            }
            _ => {
                scope.bindings.insert(name, Binding::Cell(slot));
            }
        }
    }
    if scope.kind != ScopeKind::Module {
        for (&name, symbol) in &scope.symbols {
            if symbol.global.is_some() {
                scope.bindings.insert(name, Binding::Global);
            }
        }
    }
}

/// The name that `identifier` stands for inside the class `private`: `__x` is `_Class__x` there.
#[must_use]
pub fn mangle(private: Option<Name>, identifier: &str) -> Name {
    let is_private = identifier.starts_with("__") && !identifier.ends_with("__") && !identifier.contains('.');
    let class = private.map(|class| class.text().trim_start_matches('_')).filter(|class| !class.is_empty());
    match class {
        Some(class) if is_private => Name::new(&format!("_{class}{identifier}")),
        _ => Name::new(identifier),
    }
}
