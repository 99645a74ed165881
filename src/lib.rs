//! HonorDesk (荣军台): a full-screen terminal console for a district Veterans Affairs Bureau.

pub mod bureau;
pub mod cli;
pub mod console;
pub mod domain;
pub mod exchange;
pub mod keymap;
pub mod locale;
pub mod sample;
pub mod search;
pub mod store;
pub mod terminal;
pub mod text;
pub mod view;
