//! In: DOM events on a canvas. Out: what the user wants with it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlCanvasElement, KeyboardEvent, PointerEvent, WheelEvent};

use super::scene::{Point, Px};

/// A wish. Places are in CSS pixels from the canvas's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// The pointer is here, not pressed.
    Hover(Point),
    /// The pointer is gone.
    Leave,
    /// A click or a tap.
    Click(Point),
    /// A pressed pointer moved on.
    Drag {
        /// Where it was pressed.
        from: Point,
        /// Where it is now.
        to: Point,
        /// How far it moved to the right since the last of these.
        by: Px,
        /// Whether it is to move the picture rather than to select: a finger, or with Shift.
        moves: bool,
    },
    /// A pointer that was dragged was let go.
    Drop,
    /// The picture is to move to the left by so much, by a wheel or by keys.
    Pan(Px),
    /// Closer (above 1) or farther, about this place; none: about the middle.
    Zoom(f64, Option<Px>),
    /// Show everything.
    Fit,
    /// Show what is selected, from one edge to the other.
    FitSelection,
    /// The view before this one (-1), or after it (1).
    Trail(i32),
    /// Play or pause.
    PlayPause,
    /// The playhead is to move to the right by so much.
    Step(Px),
    /// The playhead is to go to the next (1) or the previous (-1) event.
    Event(i32),
    /// The next (1) or the previous (-1) lane.
    Lane(i32),
    /// To whom the selected one woke next (1), or to who woke it (-1).
    Wake(i32),
    /// Look for something by name.
    Search,
    /// Show all keys.
    Help,
    /// Select nothing.
    Clear,
}

/// The listeners on a canvas; dropped, they are gone.
pub struct Gestures {
    _listeners: Vec<EventListener>,
}

/// A press that moves less than this is a click.
const CLICK: f64 = 4.0;
/// How far the arrow keys go.
const KEY_STEP: Px = Px(50.0);
const KEY_ZOOM: f64 = 1.4;

#[derive(Clone, Copy)]
struct Press {
    from: Point,
    last: Point,
    moved: bool,
    /// It moves the picture rather than to select.
    moves: bool,
}

/// Where the pointer hovers, from the left edge.
type Hover = Rc<Cell<Option<Px>>>;

impl Gestures {
    /// Listens to a pointer and a wheel on `canvas`, and to keys on it and on all else in `keys`. A plain wheel is left
    /// to the page, which scrolls.
    #[must_use]
    pub fn listen(canvas: &HtmlCanvasElement, keys: Option<&Element>, on: Rc<dyn Fn(Gesture)>) -> Self {
        let hover = Hover::default();
        let mut listeners = pointer_listeners(canvas, &hover, &on);
        listeners.push(wheel_listener(canvas, on.clone()));
        listeners.extend(keys.map(|keys| key_listener(keys, hover, on)));
        Self { _listeners: listeners }
    }
}

fn pointer_listeners(
    canvas: &HtmlCanvasElement,
    hover: &Hover,
    on: &Rc<dyn Fn(Gesture)>,
) -> Vec<EventListener> {
    let pointers: Rc<RefCell<Vec<(i32, Press)>>> = Rc::default();
    let pinch: Rc<Cell<Option<f64>>> = Rc::default();
    let listen = |name: &'static str, react: fn(&Touch, &PointerEvent)| {
        let touch = Touch {
            canvas: canvas.clone(),
            pointers: pointers.clone(),
            pinch: pinch.clone(),
            hover: hover.clone(),
            on: on.clone(),
        };
        EventListener::new(canvas, name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                react(&touch, event);
            }
        })
    };
    vec![
        listen("pointerdown", Touch::down),
        listen("pointermove", Touch::moved),
        listen("pointerup", Touch::up),
        listen("pointercancel", Touch::cancel),
        listen("pointerleave", Touch::leave),
    ]
}

/// The pointers that press on a canvas: a mouse, a pen, fingers.
struct Touch {
    canvas: HtmlCanvasElement,
    pointers: Rc<RefCell<Vec<(i32, Press)>>>,
    pinch: Rc<Cell<Option<f64>>>,
    hover: Hover,
    on: Rc<dyn Fn(Gesture)>,
}

impl Touch {
    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let at = self.place(event);
        // Fails only if the pointer is gone already.
        let _ = self.canvas.set_pointer_capture(event.pointer_id());
        let moves = event.shift_key() || event.pointer_type() == "touch";
        let press = Press { from: at, last: at, moved: false, moves };
        self.pointers.borrow_mut().push((event.pointer_id(), press));
    }

    fn moved(&self, event: &PointerEvent) {
        let at = self.place(event);
        self.hover.set(Some(at.x));
        let gesture = self.gesture_of_move(event.pointer_id(), at);
        if let Some(gesture) = gesture {
            (self.on)(gesture);
        }
    }

    fn gesture_of_move(&self, pointer: i32, at: Point) -> Option<Gesture> {
        let mut pointers = self.pointers.borrow_mut();
        let Some((_, press)) = pointers.iter_mut().find(|(id, _)| *id == pointer) else {
            return Some(Gesture::Hover(at));
        };
        let by = at.x - press.last.x;
        press.moved |= (at.x - press.from.x).0.hypot((at.y - press.from.y).0) >= CLICK;
        press.last = at;
        let Press { from, moved, moves, .. } = *press;
        if let [(_, one), (_, other)] = pointers.as_slice() {
            let apart = (one.last.x - other.last.x).0.abs().max(1.0);
            let before = self.pinch.replace(Some(apart))?;
            return Some(Gesture::Zoom(apart / before, Some((one.last.x + other.last.x) / 2.0)));
        }
        moved.then_some(Gesture::Drag { from, to: at, by, moves })
    }

    fn up(&self, event: &PointerEvent) {
        if let Some(press) = self.release(event) {
            (self.on)(if press.moved { Gesture::Drop } else { Gesture::Click(press.last) });
        }
    }

    fn cancel(&self, event: &PointerEvent) {
        self.release(event);
    }

    fn leave(&self, event: &PointerEvent) {
        if !self.pointers.borrow().iter().any(|(id, _)| *id == event.pointer_id()) {
            self.hover.set(None);
            (self.on)(Gesture::Leave);
        }
    }

    fn release(&self, event: &PointerEvent) -> Option<Press> {
        self.pinch.set(None);
        let mut pointers = self.pointers.borrow_mut();
        let index = pointers.iter().position(|(id, _)| *id == event.pointer_id())?;
        Some(pointers.remove(index).1)
    }

    fn place(&self, event: &PointerEvent) -> Point {
        place(&self.canvas, event)
    }
}

fn wheel_listener(canvas: &HtmlCanvasElement, on: Rc<dyn Fn(Gesture)>) -> EventListener {
    let target = canvas.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(canvas, "wheel", options, move |event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        let gesture = gesture_of_wheel(&target, wheel);
        if let Some(gesture) = gesture {
            wheel.prevent_default();
            on(gesture);
        }
    })
}

fn gesture_of_wheel(canvas: &HtmlCanvasElement, wheel: &WheelEvent) -> Option<Gesture> {
    let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
    let (dx, dy) = (wheel.delta_x() * unit, wheel.delta_y() * unit);
    if wheel.ctrl_key() || wheel.meta_key() {
        let at = place(canvas, wheel).x;
        Some(Gesture::Zoom((-dy.clamp(-60.0, 60.0) * 0.01).exp(), Some(at)))
    } else if wheel.shift_key() && dx == 0.0 {
        Some(Gesture::Pan(Px(dy)))
    } else {
        (dx.abs() > dy.abs()).then_some(Gesture::Pan(Px(dx)))
    }
}

fn key_listener(target: &Element, hover: Hover, on: Rc<dyn Fn(Gesture)>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, "keydown", options, move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let gesture = gesture_of_key(key, hover.get()).filter(|_| is_for_lanes(key));
        if let Some(gesture) = gesture {
            key.prevent_default();
            on(gesture);
        }
    })
}

/// A field keeps all its keys, and a button those that press it.
fn is_for_lanes(key: &KeyboardEvent) -> bool {
    let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    match target.map(|target| target.tag_name()).as_deref() {
        Some("BUTTON") => key.key() != " ",
        Some("INPUT") => false,
        _ => true,
    }
}

/// Letters by their place on the keyboard, so that WASD lies under one hand on any of them; signs by what they are.
fn gesture_of_key(key: &KeyboardEvent, hover: Option<Px>) -> Option<Gesture> {
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    Some(match (key.code().as_str(), key.key().as_str(), key.shift_key()) {
        ("KeyW", ..) => Gesture::Zoom(KEY_ZOOM, hover),
        ("KeyS", ..) => Gesture::Zoom(1.0 / KEY_ZOOM, hover),
        ("KeyA", ..) | (_, "ArrowLeft", false) => Gesture::Pan(-KEY_STEP),
        ("KeyD", ..) | (_, "ArrowRight", false) => Gesture::Pan(KEY_STEP),
        (_, "+" | "=", _) => Gesture::Zoom(KEY_ZOOM, None),
        (_, "-" | "_", _) => Gesture::Zoom(1.0 / KEY_ZOOM, None),
        (_, "0", _) | ("Digit0", ..) => Gesture::Fit,
        ("KeyF", ..) => Gesture::FitSelection,
        (_, "Backspace", false) => Gesture::Trail(-1),
        (_, "Backspace", true) => Gesture::Trail(1),
        (_, "ArrowLeft", true) => Gesture::Step(Px(-8.0)),
        (_, "ArrowRight", true) => Gesture::Step(Px(8.0)),
        (_, ",", _) => Gesture::Event(-1),
        (_, ".", _) => Gesture::Event(1),
        (_, "[", _) | ("BracketLeft", ..) => Gesture::Wake(-1),
        (_, "]", _) | ("BracketRight", ..) => Gesture::Wake(1),
        (_, "ArrowUp", _) => Gesture::Lane(-1),
        (_, "ArrowDown", _) => Gesture::Lane(1),
        (_, "/", _) => Gesture::Search,
        (_, "?", _) => Gesture::Help,
        (_, " ", _) => Gesture::PlayPause,
        (_, "Escape", _) => Gesture::Clear,
        _ => return None,
    })
}

fn place(canvas: &HtmlCanvasElement, event: &web_sys::MouseEvent) -> Point {
    let rect = canvas.get_bounding_client_rect();
    Point {
        x: Px(f64::from(event.client_x()) - rect.left()),
        y: Px(f64::from(event.client_y()) - rect.top()),
    }
}
