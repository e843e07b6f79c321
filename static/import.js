// A worker that reads a trace file: the page lives on meanwhile, and the memory that a large file takes is free afterwards.
self.onmessage = async ({ data: { glue, module, file } }) => {
  const front = await import(glue);
  await front.default({ module_or_path: module });
  try {
    const read = front.import_trace(new Uint8Array(await file.arrayBuffer()));
    postMessage({ read }, [read.buffer]);
  } catch (error) {
    // What is wrong with the file comes as a text.
    if (typeof error !== "string") throw error;
    postMessage({ wrong: error });
  }
};
