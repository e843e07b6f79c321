//! In: the statements of a file. Out: the routes of its FastAPI application, each as a request that it would answer.
//!
//! Read, not run: applications and routers that are made at the top of the file, and the functions below their decorators.

use ruff_python_ast::{Expr, ExprCall, ParameterWithDefault, Stmt, StmtClassDef, StmtFunctionDef};
use serde::{Deserialize, Serialize};

/// A request that an application answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// `GET`, `POST`, ...
    pub method: String,
    /// Path and query, with `{n}` where a value stands.
    pub path: String,
    /// A body that its model takes; empty if it wants none.
    pub body: String,
}

const METHODS: [&str; 7] = ["get", "post", "put", "delete", "patch", "head", "options"];
/// Models within models are not followed further.
const DEEPEST: usize = 4;

/// The routes in the order of the file; none if it makes no application.
#[must_use]
pub fn routes(body: &[Stmt]) -> Option<Vec<Route>> {
    let file = File::read(body);
    let mut found = Vec::new();
    for stmt in body {
        if let Stmt::FunctionDef(function) = stmt {
            file.of_function(function, &mut found);
        }
    }
    file.owners.iter().any(|owner| owner.is_application).then_some(found)
}

/// An application or a router.
struct Owner<'a> {
    name: &'a str,
    is_application: bool,
    prefix: &'a str,
}

struct File<'a> {
    owners: Vec<Owner<'a>>,
    /// Who includes whom, below which path.
    includes: Vec<(&'a str, &'a str, &'a str)>,
    classes: Vec<&'a StmtClassDef>,
}

impl<'a> File<'a> {
    fn read(body: &'a [Stmt]) -> Self {
        let mut file = Self { owners: Vec::new(), includes: Vec::new(), classes: Vec::new() };
        for stmt in body {
            match stmt {
                Stmt::ClassDef(class) => file.classes.push(class),
                Stmt::Assign(assign) => {
                    if let [Expr::Name(name)] = assign.targets.as_slice() {
                        file.made(name.id.as_str(), &assign.value);
                    }
                }
                Stmt::AnnAssign(assign) => {
                    if let (Expr::Name(name), Some(value)) = (&*assign.target, &assign.value) {
                        file.made(name.id.as_str(), value);
                    }
                }
                Stmt::Expr(stmt) => file.called(&stmt.value),
                _ => {}
            }
        }
        file
    }

    fn made(&mut self, name: &'a str, value: &'a Expr) {
        let Expr::Call(call) = value else { return };
        let is_application = match last_name(&call.func) {
            Some("FastAPI") => true,
            Some("APIRouter") => false,
            _ => return,
        };
        let prefix = keyword(call, "prefix").and_then(text).unwrap_or_default();
        self.owners.push(Owner { name, is_application, prefix });
    }

    /// `app.include_router(router, prefix="/users")`
    fn called(&mut self, value: &'a Expr) {
        let Expr::Call(call) = value else { return };
        let Expr::Attribute(function) = &*call.func else { return };
        let (Expr::Name(owner), "include_router") = (&*function.value, function.attr.as_str()) else {
            return;
        };
        let router = call.arguments.args.first().or_else(|| keyword(call, "router"));
        if let Some(Expr::Name(router)) = router {
            let prefix = keyword(call, "prefix").and_then(text).unwrap_or_default();
            self.includes.push((owner.id.as_str(), router.id.as_str(), prefix));
        }
    }

    fn of_function(&self, function: &StmtFunctionDef, found: &mut Vec<Route>) {
        for decorator in &function.decorator_list {
            let Expr::Call(call) = &decorator.expression else { continue };
            let Expr::Attribute(attribute) = &*call.func else { continue };
            let Expr::Name(owner) = &*attribute.value else { continue };
            let methods = methods(attribute.attr.as_str(), call);
            let path = call.arguments.args.first().or_else(|| keyword(call, "path")).and_then(text);
            let Some(path) = path.filter(|_| !methods.is_empty()) else { continue };
            for prefix in self.prefixes(owner.id.as_str(), 0) {
                let path = format!("{prefix}{path}");
                for method in &methods {
                    found.push(self.route(method, &path, function));
                }
            }
        }
    }

    /// The paths below which an application or a router is to be found.
    fn prefixes(&self, name: &str, depth: usize) -> Vec<String> {
        let Some(owner) = self.owners.iter().find(|owner| owner.name == name) else { return Vec::new() };
        if owner.is_application {
            return vec![String::new()];
        }
        let around = self.includes.iter().filter(|(_, router, _)| *router == name && depth < DEEPEST);
        around
            .flat_map(|(outer, _, prefix)| {
                let outer = self.prefixes(outer, depth + 1);
                outer.into_iter().map(move |outer| format!("{outer}{prefix}{}", owner.prefix))
            })
            .collect()
    }

    fn route(&self, method: &str, path: &str, function: &StmtFunctionDef) -> Route {
        let (mut query, mut body) = (Vec::new(), String::new());
        for parameter in wanted(function) {
            let name = parameter.parameter.name.as_str();
            let is_in_path = path.contains(&format!("{{{name}}}")) || path.contains(&format!("{{{name}:"));
            let Some(annotation) = parameter.parameter.annotation.as_deref().filter(|_| !is_in_path) else {
                continue;
            };
            if let Some(value) = simple(annotation) {
                query.push(format!("{name}={}", value.trim_matches('"')));
            } else if self.class(annotation).is_some() && body.is_empty() {
                body = self.sample(annotation, 0);
            }
        }
        let mut path = with_numbers(path);
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        Route { method: method.to_owned(), path, body }
    }

    /// The model that an annotation names.
    fn class(&self, annotation: &Expr) -> Option<&'a StmtClassDef> {
        let Expr::Name(name) = annotation else { return None };
        let class = self.classes.iter().find(|class| class.name.as_str() == name.id.as_str())?;
        class.arguments.as_ref().filter(|bases| !bases.args.is_empty()).map(|_| *class)
    }

    /// A value of a type, as JSON.
    fn sample(&self, annotation: &Expr, depth: usize) -> String {
        if let Some(value) = simple(annotation) {
            return value.to_owned();
        }
        if let Expr::Subscript(generic) = annotation {
            return match last_name(&generic.value) {
                Some("list" | "List" | "set" | "Set" | "tuple" | "Tuple") => "[]",
                Some("dict" | "Dict") => "{}",
                _ => "null",
            }
            .to_owned();
        }
        let Some(class) = self.class(annotation).filter(|_| depth < DEEPEST) else {
            return "null".to_owned();
        };
        let mut fields = Vec::new();
        // What a base of the file asks for comes first.
        for base in class.arguments.iter().flat_map(|bases| &*bases.args) {
            if self.class(base).is_some() {
                let inherited = self.sample(base, depth + 1);
                let inherited = inherited.trim_start_matches('{').trim_end_matches('}');
                fields.extend((!inherited.is_empty()).then(|| inherited.to_owned()));
            }
        }
        for stmt in &class.body {
            if let Stmt::AnnAssign(field) = stmt
                && let (Expr::Name(name), None) = (&*field.target, &field.value)
            {
                fields.push(format!("\"{}\": {}", name.id, self.sample(&field.annotation, depth + 1)));
            }
        }
        format!("{{{}}}", fields.join(", "))
    }
}

/// `@app.get("/")` has one method, `@app.api_route("/", methods=["GET", "POST"])` those that it names.
fn methods(attribute: &str, call: &ExprCall) -> Vec<String> {
    if METHODS.contains(&attribute) {
        return vec![attribute.to_ascii_uppercase()];
    }
    let named = keyword(call, "methods").filter(|_| attribute == "api_route");
    match named {
        Some(Expr::List(list)) => list.elts.iter().filter_map(text).map(str::to_owned).collect(),
        _ if attribute == "api_route" => vec!["GET".to_owned()],
        _ => Vec::new(),
    }
}

/// The parameters that have no default.
fn wanted(function: &StmtFunctionDef) -> impl Iterator<Item = &ParameterWithDefault> {
    let parameters = &function.parameters;
    let all = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
    all.filter(|parameter| parameter.default.is_none())
}

/// A value of a plain type, as JSON.
fn simple(annotation: &Expr) -> Option<&'static str> {
    let Expr::Name(name) = annotation else { return None };
    match name.id.as_str() {
        "int" => Some("1"),
        "float" => Some("1.5"),
        "bool" => Some("true"),
        "str" => Some("\"text\""),
        _ => None,
    }
}

/// `/items/{item_id}` as `/items/{n}`: each request has a number of its own.
fn with_numbers(path: &str) -> String {
    let mut parts = path.split('{');
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once('}').map_or("", |(_, rest)| rest);
        numbered.push_str("{n}");
        numbered.push_str(rest);
    }
    numbered
}

fn keyword<'a>(call: &'a ExprCall, name: &str) -> Option<&'a Expr> {
    let found = call.arguments.keywords.iter().find(|it| it.arg.as_ref().is_some_and(|arg| arg == name));
    found.map(|keyword| &keyword.value)
}

fn text(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::StringLiteral(literal) => Some(literal.value.to_str()),
        _ => None,
    }
}

/// `FastAPI` of `FastAPI` and of `fastapi.FastAPI`.
fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}
