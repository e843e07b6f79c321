//! In: a `.lzma` file. Out: its content. Compiled for the browser it is what a release of the page is unpacked with, so
//! it must be small: it is downloaded as it is.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![warn(missing_docs)]

mod decoder;

pub use decoder::decode;

/// Decodes `from[..packed]`, into `to[..length]`. Whether all went well.
///
/// # Safety
/// Both places are in the memory, apart from each other and from everything else.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unpack(from: *const u8, packed: usize, to: *mut u8, length: usize) -> bool {
    // The caller's word: see above.
    let (from, to) =
        unsafe { (core::slice::from_raw_parts(from, packed), core::slice::from_raw_parts_mut(to, length)) };
    decode(from, to).is_some()
}

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
