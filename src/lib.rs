//! The page: what the reader sees, drawn by Yew, and the way to the engine behind it.
//!
//! [`state`] and [`view`] are pure and run on any machine; only [`app`], [`components`] and [`services`] know a
//! browser, and only [`worker`] knows the engine.

pub mod app;
pub mod components;
pub mod parcel;
pub mod services;
pub mod state;
pub mod view;
pub mod worker;
