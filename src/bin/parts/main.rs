//! In: the gallery. Out: the files that the page fetches when they are needed, in the folder that trunk is filling.

#[cfg(not(target_arch = "wasm32"))]
mod site;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    use std::path::Path;

    use anyhow::Context;
    use tasklanes::machine::modules;
    use tasklanes::program::reading::Reading;
    use tasklanes::say;
    use tasklanes::scenario;

    let site = std::env::var_os("TRUNK_STAGING_DIR").context("trunk runs this, and says where to write")?;
    let site = Path::new(&site);
    let folder = site.join("scenarios");
    std::fs::create_dir_all(&folder)?;
    for scenario in scenario::all() {
        let read = |variant: &scenario::Variant| Reading::of(&variant.file, &variant.text);
        let readings: Vec<Reading> = scenario.variants.iter().map(read).collect();
        std::fs::write(folder.join(&scenario.slug), postcard::to_stdvec(&(scenario, readings))?)?;
    }
    std::fs::create_dir_all(site.join("languages"))?;
    std::fs::write(site.join("languages/de"), say::german())?;
    std::fs::create_dir_all(site.join("library"))?;
    for (index, name) in modules::PARTS.into_iter().enumerate() {
        std::fs::write(site.join(name), modules::part(index))?;
    }
    // Who builds again after every change does not wait for pictures of all scenarios.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        site::write_pictures(site)?;
        site::close(site)?;
        site::keep_offline(site)?;
    }
    Ok(())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
