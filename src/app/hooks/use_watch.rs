//! In: the conductor and something to read from it. Out: its value, which renders a component only when it changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::conductor::Conductor;

/// Reads a value that changes seldom, in every frame that the stage draws. `of` says what it is about.
#[hook]
pub fn use_watch<D, T>(conductor: &Rc<Conductor>, of: D, read: fn(&Conductor, &D) -> T) -> T
where
    D: Clone + PartialEq + 'static,
    T: Clone + PartialEq + 'static,
{
    let value = use_state_eq(|| read(conductor, &of));
    let setter = value.setter();
    use_effect_with((conductor.clone(), of), move |(conductor, of)| {
        let (me, of) = (Rc::downgrade(conductor), of.clone());
        let watch = conductor.stage.watch(move |_| {
            if let Some(conductor) = me.upgrade() {
                setter.set(read(&conductor, &of));
            }
        });
        move || drop(watch)
    });
    (*value).clone()
}
