//! The page: one WebAssembly program that is both the interface and, in a worker, the engine.

fn main() {}
