// A worker that is a core: it is told where the page's glue is, takes over the module that the page has
// already compiled, and hands itself to Rust.
self.onmessage = async ({ data }) => {
  self.onmessage = null;
  const glue = await import(data.glue);
  await glue.default({ module_or_path: data.module });
  glue.start_core(data);
};
