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

#[cfg(test)]
mod tests {
    use super::super::symbols::collect;
    use super::{Binding, Name, Scope, resolve};
    use crate::source::Source;

    /// The scopes of a file, by the names of the files' blocks in source order.
    fn scopes(text: &str) -> Result<Vec<Scope>, Vec<String>> {
        let source = Source::parse("test.py", text).expect("valid Python");
        let mut symbols = collect(source.body(), false);
        let missing = |missing: &super::NoBinding| missing.name.text().to_owned();
        resolve(&mut symbols.scopes).map_err(|errors| errors.iter().map(missing).collect::<Vec<_>>())?;
        Ok(symbols.scopes)
    }

    fn binding(scopes: &[Scope], scope: usize, name: &str) -> Binding {
        scopes[scope].binding(Name::new(name))
    }

    #[test]
    fn a_variable_of_an_inner_function_is_a_cell_outside() {
        let scopes =
            scopes("def f(a):\n    b = 1\n    def g():\n        return a, c\n    return b\n").unwrap();
        assert_eq!(binding(&scopes, 0, "f"), Binding::Global);
        assert_eq!(binding(&scopes, 1, "a"), Binding::Cell(0));
        assert_eq!(binding(&scopes, 1, "b"), Binding::Local(1));
        assert_eq!(binding(&scopes, 2, "a"), Binding::Cell(0));
        assert_eq!(binding(&scopes, 2, "c"), Binding::Global);
        assert_eq!(scopes[1].cells, [0]);
    }

    #[test]
    fn a_class_hides_its_names_from_its_methods() {
        let text = "def f():\n    x = 1\n    class A:\n        y = x\n        x = 2\n        def m(self):\n            return x\n";
        let scopes = scopes(text).unwrap();
        assert_eq!(binding(&scopes, 2, "x"), Binding::Namespace);
        assert_eq!(binding(&scopes, 2, "y"), Binding::Namespace);
        assert_eq!(binding(&scopes, 3, "x"), Binding::Cell(1));
        assert_eq!(scopes[2].free.len(), 1, "the class passes the cell on");
    }

    #[test]
    fn a_class_body_sees_the_function_around_it() {
        let scopes = scopes("def f(x):\n    class A:\n        y = x\n").unwrap();
        assert_eq!(binding(&scopes, 2, "x"), Binding::NamespaceOrCell(0));
    }

    #[test]
    fn super_needs_the_class() {
        let scopes = scopes("class A:\n    def m(self):\n        return super().m()\n").unwrap();
        assert!(scopes[1].needs_class_cell());
        assert_eq!(scopes[2].free.iter().map(|name| name.text()).collect::<Vec<_>>(), ["__class__"]);
    }

    #[test]
    fn global_cuts_off_the_functions_around() {
        let text =
            "def f():\n    x = 1\n    def g():\n        global x\n        def h():\n            return x\n";
        let scopes = scopes(text).unwrap();
        assert_eq!(binding(&scopes, 1, "x"), Binding::Local(0));
        assert_eq!(binding(&scopes, 2, "x"), Binding::Global);
        assert_eq!(binding(&scopes, 3, "x"), Binding::Global);
    }

    #[test]
    fn a_walrus_binds_outside_its_comprehension() {
        let scopes = scopes("def f(n):\n    [y := i for i in n]\n    return y\n").unwrap();
        assert_eq!(binding(&scopes, 1, "y"), Binding::Cell(1));
        assert_eq!(binding(&scopes, 2, "y"), Binding::Cell(2));
        assert_eq!(binding(&scopes, 2, "i"), Binding::Local(1));
    }

    #[test]
    fn nonlocal_needs_a_function_around() {
        assert_eq!(scopes("x = 1\ndef f():\n    nonlocal x\n").unwrap_err(), ["x"]);
        let found = scopes("def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n").unwrap();
        assert_eq!(binding(&found, 2, "x"), Binding::Cell(0));
    }

    #[test]
    fn private_names_carry_their_class() {
        let scopes = scopes("class _A:\n    def m(self):\n        __x = __y__ = 1\n").unwrap();
        assert_eq!(
            scopes[2].slots.iter().map(|name| name.text()).collect::<Vec<_>>(),
            ["self", "_A__x", "__y__"]
        );
    }
}
