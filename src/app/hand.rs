//! In: gestures, and places to go to. Out: the lanes do it, and the page hears what became of it.

use std::rc::Rc;

use super::picture::{Effect, Picture};
use crate::view::gesture::Gesture;
use crate::view::layout::Pick;

/// The lanes, for all that can ask something of them.
pub struct Hand {
    /// The lanes.
    pub picture: Rc<Picture>,
    act: Box<dyn Fn(Effect)>,
}

impl PartialEq for Hand {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Hand {
    /// `act` does on the page what follows from a gesture.
    #[must_use]
    pub fn new(picture: Rc<Picture>, act: impl Fn(Effect) + 'static) -> Self {
        Self { picture, act: Box::new(act) }
    }

    /// Does what a gesture asks for.
    pub fn react(&self, gesture: Gesture) {
        (self.act)(self.picture.react(gesture));
    }

    /// Selects a span, and shows it.
    pub fn go(&self, pick: Pick) {
        (self.act)(self.picture.go(pick));
    }

    /// Selects what was found at this place of the list; says what it is.
    #[must_use]
    pub fn go_to_found(&self, index: usize) -> Option<String> {
        let (effect, name) = self.picture.go_to_found(index)?;
        (self.act)(effect);
        Some(name)
    }
}
