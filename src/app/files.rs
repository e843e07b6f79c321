//! In: the files that the shown program has written. Out: pictures, text, and a way to keep each.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, ImageData, Url};
use yew::prelude::*;

use super::conductor::Conductor;
use super::hooks::{use_page, use_watch};
use super::testids;
use crate::say;
use crate::view::pixmap::{Pixmap, decode};

/// So much of a text is shown, in characters.
const MOST_TEXT: usize = 4000;

/// A file as it was when it was last closed.
#[derive(PartialEq)]
struct File {
    name: String,
    content: Vec<u8>,
}

/// The files of the shown variant; nothing if there are none.
#[component]
pub fn Files() -> Html {
    let page = use_page();
    let variant = page.state.selected;
    let count = use_watch(&page.conductor, variant, |conductor, variant| {
        conductor.recordings().get(*variant).map(|recording| (recording.run, recording.spans.files.len()))
    });
    let files = use_memo((page.conductor.clone(), variant, count), |(conductor, variant, _)| {
        read(conductor, *variant)
    });
    if files.is_empty() {
        return Html::default();
    }
    html! {
        <section class="files" aria-label={say::files::FILES.text()}>
            <h2>{ say::files::WRITTEN.text() }</h2>
            { for files.iter().map(view) }
        </section>
    }
}

/// Each file once, in the order of the first writing, with its latest content.
fn read(conductor: &Conductor, variant: usize) -> Vec<Rc<File>> {
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else { return Vec::new() };
    let mut files: Vec<Rc<File>> = Vec::new();
    for written in &recording.spans.files {
        let file = Rc::new(File { name: written.name.clone(), content: written.content.clone() });
        match files.iter_mut().find(|other| other.name == file.name) {
            Some(earlier) => *earlier = file,
            None => files.push(file),
        }
    }
    files
}

fn view(file: &Rc<File>) -> Html {
    let keep = {
        let file = file.clone();
        move |_| download(&file).unwrap_or_default()
    };
    html! {
        <figure key={file.name.clone()} data-testid={testids::FILE} data-name={file.name.clone()}>
            <figcaption>
                <b>{ &file.name }</b>
                <span class="faint">{ say::files::BYTES.with(&[&file.content.len()]) }</span>
                <button type="button" class="quiet" onclick={keep} data-testid={testids::DOWNLOAD}>{ say::files::DOWNLOAD.text() }</button>
            </figcaption>
            { content(file) }
        </figure>
    }
}

fn content(file: &File) -> Html {
    if let Some(pixmap) = decode(&file.content) {
        let label = say::files::PIXELS.with(&[&file.name, &pixmap.width, &pixmap.height]);
        return html! { <Canvas pixmap={Rc::new(pixmap)} {label} /> };
    }
    match std::str::from_utf8(&file.content) {
        Ok(text) if !text.is_empty() && !text.contains('\0') => {
            let shown: String = text.chars().take(MOST_TEXT).collect();
            let rest = if shown.len() < text.len() { "…" } else { "" };
            html! { <pre tabindex="0">{ shown }{ rest }</pre> }
        }
        _ => Html::default(),
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    pixmap: Rc<Pixmap>,
    label: String,
}

#[component]
fn Canvas(props: &Props) -> Html {
    let canvas = use_node_ref();
    use_effect_with(props.pixmap.clone(), {
        let canvas = canvas.clone();
        move |pixmap| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                // A browser that cannot draw it leaves it empty; the file can still be kept.
                let _ = draw(&canvas, pixmap);
            }
        }
    });
    let (width, height) = (props.pixmap.width.to_string(), props.pixmap.height.to_string());
    // Small pictures are shown larger, by a whole factor.
    let factor = (192 / props.pixmap.width.max(props.pixmap.height)).max(1);
    let style = format!("width: {}px", props.pixmap.width * factor);
    html! { <canvas ref={canvas} {width} {height} {style} role="img" aria-label={props.label.clone()} /> }
}

fn draw(canvas: &HtmlCanvasElement, pixmap: &Pixmap) -> Option<()> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let data =
        ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixmap.rgba), pixmap.width, pixmap.height)
            .ok()?;
    context.put_image_data(&data, 0.0, 0.0).ok()
}

/// Gives the file to the browser to keep.
fn download(file: &File) -> Option<()> {
    let bytes = Uint8Array::from(file.content.as_slice());
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(file.name.rsplit('/').next().unwrap_or("file"));
    link.click();
    Url::revoke_object_url(&address).ok()
}
