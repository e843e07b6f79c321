//! In: `tests/programs/*.py`. Out: beside each what CPython prints for it, by `tests/oracle/record.py`.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::tools;

/// Records those with these names (without `.py`), or all.
pub fn programs(sh: &Shell, names: &[String]) -> Result<()> {
    tools::for_the_oracle(sh)?;
    let python = sh.var("TASKLANES_PYTHON")?;
    Ok(cmd!(sh, "{python} tests/oracle/record.py {names...}").run()?)
}
