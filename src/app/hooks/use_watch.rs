//! In: the stage and something to read from it. Out: its value, which renders a component only when it changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::Stage;

/// Reads a value that changes seldom from the stage, in every frame that the stage draws.
#[hook]
pub fn use_watch<T: Clone + PartialEq + 'static>(stage: &Rc<Stage>, read: fn(&Stage) -> T) -> T {
    let value = use_state_eq(|| read(stage));
    let setter = value.setter();
    use_effect_with(stage.clone(), move |stage| {
        let watch = stage.watch(move |stage| setter.set(read(stage)));
        move || drop(watch)
    });
    (*value).clone()
}
