//! In: figures to take of a busy computer. Out: the verdict of the first time that they are right, or of the last time.

use anyhow::Result;

use crate::calm;

/// How often figures are taken at most: other work on the machine makes a run late now and then, never early.
pub const TRIES: u32 = 12;

/// Takes figures until they are right, or for the last time. Between two tries other work has time to end.
///
/// # Errors
/// They were never right: what was wrong the last time.
pub async fn best_of(take: impl AsyncFn() -> Result<()>) -> Result<()> {
    for _ in 1..TRIES {
        match take().await {
            Ok(()) => return Ok(()),
            Err(error) => println!("once more: {error}"),
        }
        calm::wait().await;
    }
    take().await
}
