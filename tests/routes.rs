//! In: the Python files in `tests/routes`, and the gallery's servers. Out: which requests their applications answer, compared
//! with the `.txt` beside each. `UPDATE=1 cargo test --test routes` writes the `.txt` files anew.

use std::path::Path;
use std::{env, fs};

use tasklanes::program::reading::Reading;
use tasklanes::scenario;
use tasklanes::source::routes::Route;

#[test]
fn routes_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/routes");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut different = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "py")) {
        let reading = Reading::of("program.py", &fs::read_to_string(path).unwrap());
        assert_eq!(reading.wrong, [], "{}", path.display());
        let found = reading.routes.map_or("no application\n".to_owned(), |routes| {
            let line = |route: &Route| {
                format!("{} {} {}", route.method, route.path, route.body).trim().to_owned() + "\n"
            };
            routes.iter().map(line).collect()
        });
        let recorded = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&recorded, &found).unwrap();
        } else if fs::read_to_string(&recorded).unwrap_or_default() != found {
            different.push(format!("{}\n{found}", recorded.display()));
        }
    }
    assert!(different.is_empty(), "not as recorded:\n{}", different.join("\n"));
}

/// Whatever the gallery asks its servers is among the routes that are found in them; what is no server has none.
#[test]
fn the_gallerys_requests_are_found() {
    let mut servers = 0;
    for scenario in scenario::all() {
        for variant in &scenario.variants {
            let routes = Reading::of(&variant.file, &variant.text).routes;
            let Some(load) = &scenario.load else { continue };
            let routes =
                routes.unwrap_or_else(|| panic!("{}/{} has an application", scenario.slug, variant.file));
            servers += 1;
            for request in &load.requests {
                let is_found =
                    routes.iter().any(|it| it.method == request.method && is_like(&it.path, &request.path));
                assert!(is_found, "{}/{}: {} {}", scenario.slug, variant.file, request.method, request.path);
            }
        }
    }
    assert!(servers > 3, "the gallery has servers");
}

/// Whether a path is one of a route's, apart from the query.
fn is_like(route: &str, path: &str) -> bool {
    let parts = |path: &str| {
        path.split('?').next().unwrap_or_default().split('/').map(str::to_owned).collect::<Vec<_>>()
    };
    let (route, path) = (parts(route), parts(path));
    route.len() == path.len() && route.iter().zip(&path).all(|(one, other)| one == other || one == "{n}")
}
