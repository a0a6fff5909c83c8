// Starts the program that this document carries: unpacks it, compiles it once, hands it over.
"use strict";
(async () => {
  const needed = ["WebAssembly", "DecompressionStream", "Worker", "Blob"];
  const missing = needed.filter((name) => !(name in self));
  if (missing.length > 0) {
    throw new Error(`this browser lacks ${missing.join(", ")}. Chrome 123, Edge 123, Firefox 121, Safari 17.5 and newer have it`);
  }
  const packed = atob(document.getElementById("program").textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = packed.charCodeAt(i);
  const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
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
