//! In: a program. Out: its bytes, and a program again: so that what is compiled once can be stored, fetched and
//! sent to workers.
//!
//! Names are kept once, in a table at the front. A number is written in groups of seven bits, the lowest first,
//! each with a bit that says whether another follows. The text is not among the bytes, and of the built-in library
//! no places are: its frames are not shown.

mod ops;
mod read;
mod write;

pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests {
    use super::super::code::Program;
    use super::super::compile;
    use super::{read, write};
    use crate::source::Source;

    const TEXT: &str = "\
import asyncio as a
from x import *
class Outer(a.Base, metaclass=M):
    'doc'
    N: int = -7
    def method(self, one, /, two=b'\\x00\\xff', *rest, key=2 ** 100, **more):
        def inner(): return self, one, 1.5, ..., {'a', 'b'}
        return f'{two!r:>{N}}' if rest else [lambda: inner for _ in more if key in {1, 2}]
async def f(x):
    'a doc'
    async with x as y, y:
        try:
            async for z in y: await z
        except (A, B) as error: raise C from error
        finally: del x, y.b, y[0]
    for i in range(10):
        i += 1; i = i + i
        if i < 3: continue
";

    fn program(is_prelude: bool) -> Program {
        let source = Source::parse("f.py", TEXT).expect("it is valid");
        compile(&source, is_prelude).expect("it compiles")
    }

    #[test]
    fn a_program_comes_back_whole() {
        let program = program(false);
        let again = read(&write(&program), TEXT).expect("it was written as a program");
        assert_eq!(format!("{again:?}"), format!("{program:?}"));
    }

    #[test]
    fn the_library_comes_back_without_places() {
        let program = program(true);
        let again = read(&write(&program), "").expect("it was written as a program");
        assert!(again.codes[1].places.is_empty());
        assert_eq!(format!("{:?}", again.codes[1].ops), format!("{:?}", program.codes[1].ops));
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_no_program() {
        let bytes = write(&program(false));
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length], TEXT).is_none(), "{length}");
        }
        for (index, change) in (0..bytes.len()).flat_map(|index| [(index, 0xff), (index, 0x40)]) {
            let mut damaged = bytes.clone();
            damaged[index] ^= change;
            // Anything but a panic.
            let _ = read(&damaged, TEXT);
        }
    }
}
