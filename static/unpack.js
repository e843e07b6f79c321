// A release ships the page's module as LZMA and in two parts (see xtask/src/pack.rs): here the page gets the first one,
// and the page and its workers the rest, at the moment when they call a function of it.

/** The page's module. `glue` is the address of its JavaScript. */
export const first = async (glue) => {
  const [decoder, packed] = await Promise.all([bytes(beside(glue, "unpack.wasm")), bytes(beside(glue, "first.lzma"))]);
  return WebAssembly.compile(unpacked(await WebAssembly.compile(decoder), packed));
};

/** Adds the functions that are not in the first part to those of `exports`. Nothing else can go on meanwhile. */
export const rest = (exports, glue) => {
  const decoder = new WebAssembly.Module(bytesNow(beside(glue, "unpack.wasm")));
  const module = new WebAssembly.Module(unpacked(decoder, bytesNow(beside(glue, "rest.lzma"))));
  new WebAssembly.Instance(module, { first: exports });
};

/** A file of the release whose glue this is: the address changes with it. */
const beside = (glue, name) => {
  const address = new URL(glue, globalThis.document?.baseURI);
  return new URL(`${name}?${address.pathname.match(/-([0-9a-f]+)\.js$/)?.[1] ?? ""}`, address).href;
};

const bytes = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

const bytesNow = (address) => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
};

/** The content of a `.lzma` file. */
const unpacked = (decoder, packed) => {
  const { memory, unpack } = new WebAssembly.Instance(decoder).exports;
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const start = memory.buffer.byteLength;
  memory.grow(Math.ceil((packed.length + length) / 65536));
  const all = new Uint8Array(memory.buffer);
  all.set(packed, start);
  if (!unpack(start, packed.length, start + packed.length, length)) throw new Error("a file is damaged");
  return all.subarray(start + packed.length, start + packed.length + length);
};
