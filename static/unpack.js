// A release ships the page's module packed and in two parts (see xtask/src/pack.rs): here the page gets the first one,
// and the page and its workers the rest, at the moment when they call a function of it.

/** Starts the page whose glue has this address, and this `init`. */
export const start = (init, glue) => {
  Object.assign(globalThis.tasklanes, { rest: (exports) => rest(exports, glue), whole: () => whole(glue) });
  return init({ module_or_path: module(glue, "first.packed") });
};

/**
 * Adds the functions that are not in the first part to those of `exports`. Nothing else can go on meanwhile, unless they
 * have been fetched already.
 */
export const rest = (exports, glue) => {
  later ??= new WebAssembly.Module(
    unpacked(new WebAssembly.Module(bytesNow(beside(glue, "unpack.wasm"))), bytesNow(beside(glue, "rest.packed"))),
  );
  new WebAssembly.Instance(later, { first: exports });
};

let later = null;

/** Fetches them, for when they are needed. */
const whole = async (glue) => {
  later ??= await module(glue, "rest.packed");
};

const module = async (glue, name) => {
  const [decoder, packed] = await Promise.all([bytes(beside(glue, "unpack.wasm")), bytes(beside(glue, name))]);
  return WebAssembly.compile(unpacked(await WebAssembly.compile(decoder), packed));
};

/** A file of the release whose glue this is: the address changes with it. */
export const beside = (glue, name) => {
  const address = new URL(glue, globalThis.document?.baseURI);
  return new URL(`${name}?${address.pathname.match(/-([0-9a-f]+)\.js$/)?.[1] ?? ""}`, address).href;
};

const bytes = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

export const bytesNow = (address) => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0));
};

/** The module in a file of a release: packed as LZMA, and sorted. */
const unpacked = (decoder, packed) => {
  const { memory, unpack, join } = new WebAssembly.Instance(decoder).exports;
  // Room at the end of the memory, with what has been put there.
  const room = (length) => {
    const start = memory.buffer.byteLength;
    memory.grow(Math.ceil(length / 65536));
    return start;
  };
  const number = (at) => new DataView(memory.buffer).getUint32(at, true);
  const from = room(packed.length);
  new Uint8Array(memory.buffer).set(packed, from);
  const sorted = number(from + 5);
  const middle = room(sorted);
  const isUnpacked = unpack(from, packed.length, middle, sorted);
  const length = number(middle);
  const to = room(length);
  if (!isUnpacked || !join(middle, sorted, to, length)) throw new Error("a file is damaged");
  return new Uint8Array(memory.buffer, to, length);
};
