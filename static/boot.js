// Starts the program that this document carries: unpacks it, compiles it once, hands it over.
"use strict";
// Letters of seven bits each, as crates/xtask/src/pack.rs makes them; some stand for two values.
const unpacked = (letters, count) => {
  const bytes = new Uint8Array(count);
  let [at, held, bits] = [0, 0, 0];
  const put = (value) => {
    held = (held << 7) | value;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  };
  for (let i = 0; i < letters.length; i += 1) {
    const pair = letters.charCodeAt(i) - 0xa0;
    if (pair >= 0) put([0, 13, 60][pair >> 7]);
    put(pair >= 0 ? pair & 127 : pair + 0xa0);
  }
  return bytes;
};
(async () => {
  const needed = ["WebAssembly", "DecompressionStream", "Worker", "Blob"];
  const missing = needed.filter((name) => !(name in self));
  if (missing.length > 0) {
    throw new Error(`this browser lacks ${missing.join(", ")}. Chrome 123, Edge 123, Firefox 121, Safari 17.5 and newer have it`);
  }
  const carrier = document.getElementById("program");
  const program = new Blob([unpacked(carrier.textContent, Number(carrier.dataset.length))]).stream().pipeThrough(new DecompressionStream("gzip"));
  const response = new Response(program, { headers: { "Content-Type": "application/wasm" } });
  await wasm_bindgen({ module_or_path: await WebAssembly.compileStreaming(response) });
})().catch((error) => {
  const boot = document.getElementById("boot");
  if (boot) boot.textContent = `Sayso cannot start: ${error.message}.`;
  throw error;
});

// Only the hosted page names a manifest; a page opened from disk has nothing to keep for later.
if (document.querySelector("link[rel=manifest]") && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("./sw.js");
}
