// A release ships the page's module packed and in two parts (see xtask/src/pack.rs): here the page gets the first one,
// and the page and its workers the rest, at the moment when they call a function of it.

/** Starts the page whose glue has this address, and this `init`. */
export const start = async (init, glue) => {
  Object.assign(globalThis.tasklanes, { rest: (exports) => rest(exports, glue), whole: () => whole(glue) });
  const first = bytes(beside(glue, "first.packed"));
  // The first part by itself shows the first scenario. Who asks for another one needs both parts and the scenario: they are
  // fetched while the first part is unpacked, and are there when the page starts.
  const others = location.search ? first.then(() => (expect(), whole(glue))).catch(() => {}) : null;
  const compiled = await module(glue, first);
  await others;
  return init({ module_or_path: compiled });
};

/** Fetches the scenario of the address: a failure is told to who asks for it later. */
const expect = () => {
  const scenario = new URLSearchParams(location.search).get("scenario");
  if (scenario !== "own" && /^[a-z0-9-]+$/.test(scenario ?? "")) {
    globalThis.tasklanes.bytes(`scenarios/${scenario}`).catch(() => {});
  }
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
let fetching = null;

/** Fetches them, for when they are needed. */
const whole = async (glue) => {
  if (later) return;
  fetching ??= module(glue, bytes(beside(glue, "rest.packed"))).finally(() => (fetching = null));
  later = await fetching;
};

let decoder = null;

const module = async (glue, fetched) => {
  decoder ??= bytes(beside(glue, "unpack.wasm")).then((code) => WebAssembly.compile(code));
  const [code, packed] = await Promise.all([decoder.catch((error) => ((decoder = null), Promise.reject(error))), fetched]);
  return WebAssembly.compile(unpacked(code, packed));
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
