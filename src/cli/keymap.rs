//! `honordesk keymap`
use super::args::KeymapSub; use super::exit::*; use super::out::Out;
pub(super) fn run(_s: &KeymapSub, _o: &mut Out) -> Done { Ok(Exit::Done) }
