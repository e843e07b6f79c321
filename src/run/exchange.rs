//! In: messages, exits, requests. Out: those who wait for them, woken in turn: what processes share.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

use hashbrown::HashMap;

/// A queue of things that any may put in and any may take out, first come first served.
pub struct Channel<T> {
    items: RefCell<VecDeque<T>>,
    waiting: RefCell<VecDeque<Weak<Place<T>>>>,
}

struct Place<T> {
    item: RefCell<Option<T>>,
    waker: RefCell<Option<Waker>>,
}

impl<T> Default for Channel<T> {
    fn default() -> Self {
        Self { items: RefCell::default(), waiting: RefCell::default() }
    }
}

impl<T: 'static> Channel<T> {
    /// Puts something in.
    pub fn send(&self, item: T) {
        if let Some(item) = self.hand_over(item) {
            self.items.borrow_mut().push_back(item);
        }
    }

    /// Gives it to the first who waits; back if nobody does.
    fn hand_over(&self, item: T) -> Option<T> {
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(next) = next else { return Some(item) };
            let Some(place) = next.upgrade() else { continue };
            place.item.replace(Some(item));
            if let Some(waker) = place.waker.take() {
                waker.wake();
            }
            return None;
        }
    }

    /// Takes the first thing out.
    pub fn receive(self: &Rc<Self>) -> impl Future<Output = T> + use<T> {
        let place = Rc::new(Place {
            item: RefCell::new(self.items.borrow_mut().pop_front()),
            waker: RefCell::default(),
        });
        if place.item.borrow().is_none() {
            self.waiting.borrow_mut().push_back(Rc::downgrade(&place));
        }
        let kept = Kept { channel: self.clone(), place };
        poll_fn(move |context| match kept.place.item.take() {
            Some(item) => Poll::Ready(item),
            None => {
                kept.place.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
    }
}

/// Puts the thing back if whoever waited is gone before taking it.
struct Kept<T: 'static> {
    channel: Rc<Channel<T>>,
    place: Rc<Place<T>>,
}

impl<T: 'static> Drop for Kept<T> {
    fn drop(&mut self) {
        if let Some(item) = self.place.item.take()
            && let Some(item) = self.channel.hand_over(item)
        {
            self.channel.items.borrow_mut().push_front(item);
        }
    }
}

/// The channels of a run by number, made when they are first named.
#[derive(Default)]
pub struct Channels {
    channels: RefCell<HashMap<u64, Rc<Channel<Vec<u8>>>>>,
}

impl Channels {
    /// The channel of that number.
    pub fn get(&self, number: u64) -> Rc<Channel<Vec<u8>>> {
        self.channels.borrow_mut().entry(number).or_default().clone()
    }
}

/// Something that any number may wait for and that then stays so.
#[derive(Default)]
pub struct Announcement<T> {
    value: RefCell<Option<T>>,
    waiting: RefCell<Vec<Waker>>,
}

impl<T: Clone> Announcement<T> {
    /// Says it; only the first time counts.
    pub fn say(&self, value: T) {
        if self.value.borrow().is_some() {
            return;
        }
        self.value.replace(Some(value));
        for waker in self.waiting.take() {
            waker.wake();
        }
    }

    /// What was said, if anything.
    pub fn heard(&self) -> Option<T> {
        self.value.borrow().clone()
    }

    /// Until it has been said.
    pub async fn wait(&self) -> T {
        poll_fn(|context| match self.heard() {
            Some(value) => Poll::Ready(value),
            None => {
                self.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
        })
        .await
    }
}

/// Those who wait for a connection: one arrival wakes the one that has waited longest.
#[derive(Default)]
pub struct Idle {
    waiting: RefCell<VecDeque<Weak<IdlePlace>>>,
}

#[derive(Default)]
struct IdlePlace {
    is_woken: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Idle {
    /// Wakes the one that has waited longest.
    pub fn wake_one(&self) {
        while let Some(next) = { self.waiting.borrow_mut().pop_front() } {
            if let Some(place) = next.upgrade() {
                place.is_woken.set(true);
                if let Some(waker) = place.waker.take() {
                    waker.wake();
                }
                return;
            }
        }
    }

    /// Until woken.
    pub fn wait(&self) -> impl Future<Output = ()> + use<> {
        let place = Rc::new(IdlePlace::default());
        self.waiting.borrow_mut().push_back(Rc::downgrade(&place));
        poll_fn(move |context| {
            if place.is_woken.get() {
                return Poll::Ready(());
            }
            place.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
    }
}

#[cfg(test)]
mod tests {
    use std::task::Context;

    use super::*;

    #[test]
    fn messages_come_in_their_order_to_those_who_waited_first() {
        let channel = Rc::<Channel<u32>>::default();
        let mut first = Box::pin(channel.receive());
        let mut second = Box::pin(channel.receive());
        let mut context = Context::from_waker(Waker::noop());
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(first.as_mut().poll(&mut context).is_pending());
        channel.send(1);
        channel.send(2);
        assert_eq!(second.as_mut().poll(&mut context), Poll::Ready(2));
        assert_eq!(first.as_mut().poll(&mut context), Poll::Ready(1));
    }

    #[test]
    fn a_message_for_somebody_who_has_gone_stays_the_first() {
        let channel = Rc::<Channel<u32>>::default();
        let gone = Box::pin(channel.receive());
        channel.send(1);
        channel.send(2);
        drop(gone);
        let mut late = Box::pin(channel.receive());
        assert_eq!(late.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(1));
    }
}
