// In the browser: the same functions, after the program has been fetched.
export * from "./index.js";

/** Fetches and starts the program; call it once before the others. By default it is taken from beside this module. */
export default function init(options?: {
  module_or_path: URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response | WebAssembly.Module>;
}): Promise<unknown>;
