// A worker that is a core: it is told where the page's glue is, takes over the module that the page has
// already compiled, and hands itself to Rust.
import { beside, bytesNow, rest } from "./unpack.js";

self.onmessage = async ({ data }) => {
  self.onmessage = null;
  self.tasklanes = {
    now: (name) => bytesNow(beside(data.glue, name)),
    rest: (exports) => rest(exports, data.glue),
  };
  const glue = await import(data.glue);
  await glue.default({ module_or_path: data.module });
  glue.start_core(data);
};
