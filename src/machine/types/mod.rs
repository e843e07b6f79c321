//! In: built-in values. Out: their operators and methods.
//!
//! What the interpreter calls: `number::{binary, in_place, unary, truth}`, `compare::compare`,
//! `items::{get_item, set_item, delete_item, contains, length}`, `repr::{repr_native, str_native}`,
//! `format::format_value`, `hash::hash_value`, `object::{attribute, set_attribute}`, `construct::construct`,
//! and `iterator::{make_iter, next}` beside this folder. Wherever one of them gives
//! `None` (or `false`), an instance of a class written in Python is involved: the caller looks up the special
//! method. Built-in classes have special methods too, which do the same as these functions and fall back
//! to the built-in library.

pub mod alias;
pub mod bytes;
pub mod class;
pub mod compare;
pub mod construct;
pub mod dict;
pub mod exception;
pub mod float;
pub mod float_format;
pub mod format;
pub mod generator;
pub mod hash;
pub mod identity;
pub mod int;
pub mod items;
pub mod keyed;
pub mod list;
pub mod number;
pub mod numeric;
pub mod object;
pub mod percent;
pub mod property;
pub mod range;
pub mod receiver;
pub mod repr;
pub mod repr_object;
pub mod sequence;
pub mod set;
pub mod set_methods;
pub mod slice;
pub mod sort;
pub mod str_format;
pub mod text;
pub mod text_case;
pub mod text_index;
pub mod text_repr;
