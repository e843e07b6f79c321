//! In: the Python files in `tests/routes`, and the gallery's servers. Out: which requests their applications answer, compared
//! with the `.txt` beside each. `UPDATE=1 cargo test --test routes` writes the `.txt` files anew.

mod recorded;

use std::fs;

use tasklanes::program::reading::Reading;
use tasklanes::scenario;
use tasklanes::source::routes::Route;

#[test]
fn routes_are_as_recorded() {
    recorded::compare("routes", "py", |path| {
        let reading = Reading::of("program.py", &fs::read_to_string(path).unwrap());
        assert_eq!(reading.wrong, [], "{}", path.display());
        reading.routes.map_or("no application\n".to_owned(), |routes| {
            let line = |route: &Route| {
                format!("{} {} {}", route.method, route.path, route.body).trim().to_owned() + "\n"
            };
            routes.iter().map(line).collect()
        })
    });
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
