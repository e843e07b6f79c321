//! In: a module of WebAssembly as a release ships it. Out: the module. Its bytes are sorted by what they mean, and packed as
//! LZMA. Compiled for the browser this is what the page is unpacked with, so it must be small: it is downloaded as it is.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![warn(missing_docs)]

mod decoder;
pub mod streams;

pub use decoder::decode;

/// Decodes `from[..packed]`, into `to[..length]`. Whether all went well.
///
/// # Safety
/// Both places are in the memory, apart from each other and from everything else.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unpack(from: *const u8, packed: usize, to: *mut u8, length: usize) -> bool {
    // The caller's word: see above.
    unsafe { decode(slice(from, packed), slice_mut(to, length)).is_some() }
}

/// Joins the streams in `from[..sorted]`, into `to[..length]`. Whether all went well.
///
/// # Safety
/// As of [`unpack`].
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn join(from: *const u8, sorted: usize, to: *mut u8, length: usize) -> bool {
    // The caller's word: see above.
    unsafe { streams::join(slice(from, sorted), slice_mut(to, length)).is_some() }
}

#[cfg(target_arch = "wasm32")]
use core::slice::{from_raw_parts as slice, from_raw_parts_mut as slice_mut};

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
