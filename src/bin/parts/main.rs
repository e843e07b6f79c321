//! In: the gallery. Out: the files that the page fetches when they are needed, in the folder that trunk is filling.

#[cfg(not(target_arch = "wasm32"))]
mod scenarios;
#[cfg(not(target_arch = "wasm32"))]
mod site;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    use std::path::Path;

    use anyhow::Context;
    use tasklanes::machine::modules;
    use tasklanes::{say, scenario};

    let site = std::env::var_os("TRUNK_STAGING_DIR").context("trunk runs this, and says where to write")?;
    let site = Path::new(&site);
    let folder = site.join("scenarios");
    scenarios::write(&folder, scenario::all())?;
    for language in scenario::folder::LANGUAGES {
        let (folder, translated) = (folder.join(language), scenario::all_in(language));
        scenarios::write(&folder, &translated)?;
        scenarios::write_gallery(&folder, &translated)?;
    }
    std::fs::create_dir_all(site.join("languages"))?;
    std::fs::write(site.join("languages/de"), say::german())?;
    std::fs::write(site.join("words.js"), say::scripts())?;
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
