// Starts the program that this document carries: unpacks it, compiles it once, hands it over.
"use strict";
/** The bytes of what an element carries: two letters are 31 bits, as crates/xtask/src/pack.rs makes them. */
const carried = ({ textContent: letters, dataset }) => {
  const bytes = new Uint8Array(Number(dataset.length));
  let [at, held, bits] = [0, 0, 0];
  const put = (value, more) => {
    held = (held << more) | value;
    for (bits += more; bits >= 8; at += 1) {
      bits -= 8;
      bytes[at] = held >> bits;
      held &= (1 << bits) - 1;
    }
  };
  for (let i = 0; i < letters.length; i += 2) {
    const pair = (letters.charCodeAt(i) - 0xa0) * 46341 + letters.charCodeAt(i + 1) - 0xa0;
    put(pair >> 16, 15);
    put(pair & 0xffff, 16);
  }
  return bytes;
};
/** The contents of such lengths that are packed in `packed`: crates/sayso-unpack, which comes first, does it. */
const unpacked = async (unpacker, packed, lengths) => {
  const { instance } = await WebAssembly.instantiate(unpacker);
  const { memory, unpack } = instance.exports;
  const size = lengths.reduce((sum, length) => sum + length);
  let at = memory.grow(Math.ceil((packed.length + size) / 65536)) * 65536;
  new Uint8Array(memory.buffer).set(packed, at);
  if (!unpack(at, packed.length, size)) throw new Error("this file is damaged");
  at += packed.length;
  return lengths.map((length) => {
    at += length;
    return new Uint8Array(memory.buffer, at - length, length);
  });
};
(async () => {
  const needed = ["WebAssembly", "DecompressionStream", "Worker", "Blob"];
  const missing = needed.filter((name) => !(name in self));
  if (missing.length > 0) {
    throw new Error(`this browser lacks ${missing.join(", ")}. Chrome 123, Edge 123, Firefox 121, Safari 17.5 and newer have it`);
  }
  const [unpacker, packed] = ["unpacker", "packed"].map((id) => document.getElementById(id));
  const lengths = packed.dataset.contents.split(" ").map(Number);
  const [style, glue, program] = await unpacked(carried(unpacker), carried(packed), lengths);
  const add = (name, id, content) => {
    const element = document.createElement(name);
    element.id = id;
    element.textContent = new TextDecoder().decode(content);
    document.head.append(element);
  };
  add("style", "style", style);
  add("script", "glue", glue);
  await wasm_bindgen({ module_or_path: await WebAssembly.compile(program) });
})().catch((error) => {
  const boot = document.getElementById("boot");
  if (boot) boot.textContent = `Sayso cannot start: ${error.message}.`;
  throw error;
});

// Only the hosted page names a manifest; a page opened from disk has nothing to keep for later.
if (document.querySelector("link[rel=manifest]") && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("./sw.js");
}
