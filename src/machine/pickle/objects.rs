//! In: nothing. Out: the bytes that say what comes next, for `write` and `read` alike.

/// What stands for a value where one is referred to.
pub mod tag {
    pub const UNBOUND: u8 = 0;
    pub const NONE: u8 = 1;
    pub const NOT_IMPLEMENTED: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const FALSE: u8 = 4;
    pub const TRUE: u8 = 5;
    pub const INT: u8 = 6;
    pub const FLOAT: u8 = 7;
    pub const OBJECT: u8 = 8;
    pub const NATIVE: u8 = 9;
    pub const BUILTIN_CLASS: u8 = 10;
}

/// What an object in the table is.
pub mod kind {
    pub const STR: u8 = 0;
    pub const BIG_INT: u8 = 1;
    pub const BYTES: u8 = 2;
    pub const BYTE_ARRAY: u8 = 3;
    pub const LIST: u8 = 4;
    pub const TUPLE: u8 = 5;
    pub const DICT: u8 = 6;
    pub const SET: u8 = 7;
    pub const FROZEN_SET: u8 = 8;
    pub const RANGE: u8 = 9;
    pub const SLICE: u8 = 10;
    pub const FUNCTION: u8 = 11;
    pub const METHOD: u8 = 12;
    pub const CLASS: u8 = 13;
    pub const INSTANCE: u8 = 14;
    pub const MODULE: u8 = 15;
    pub const GENERATOR: u8 = 16;
    pub const CELL: u8 = 17;
    pub const CODE: u8 = 18;
    pub const FUTURE: u8 = 19;
    pub const LOOP: u8 = 20;
    pub const LOCK: u8 = 21;
    pub const PROPERTY: u8 = 22;
    pub const STATIC: u8 = 23;
    pub const CLASS_METHOD: u8 = 24;
    pub const SUPER: u8 = 25;
    pub const BY_NAME: u8 = 26;
    pub const MEMBER: u8 = 27;
    pub const LIST_ITERATOR: u8 = 28;
    pub const TUPLE_ITERATOR: u8 = 29;
    pub const RANGE_ITERATOR: u8 = 30;
    pub const LOST: u8 = 31;
}

/// What an instance has besides its attributes.
pub mod payload {
    pub const NONE: u8 = 0;
    pub const EXCEPTION: u8 = 1;
    pub const WRAPPED: u8 = 2;
}
