//! In: a module's name. Out: its natives.
