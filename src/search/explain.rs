//! Why a name answers a pattern: the part of the pattern that each character took.

use super::found::How;
use super::pattern::{Mode, Pattern, Way};
use super::sorted::rest;
use super::sounds::{Letter, Sounds};

/// One character of the name and what it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) letter: Letter,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) way: Way,
}

/// How the characters of `name` from `start` on answer the pattern, whole syllables preferred to initials and initials to
/// slips; `None` when they do not.
pub(super) fn explain(
    sounds: &Sounds,
    pattern: &Pattern,
    mode: Mode,
    name: &[Letter],
    start: usize,
) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(4);
    descend(sounds, pattern, mode, rest(name, start), (0, false), &mut parts).then_some(parts)
}

fn descend(
    sounds: &Sounds,
    pattern: &Pattern,
    mode: Mode,
    name: &[Letter],
    (position, slipped): (usize, bool),
    parts: &mut Vec<Part>,
) -> bool {
    if position == pattern.len() {
        return true;
    }
    let Some((letter, others)) = name.split_first() else {
        return false;
    };
    let mut answers: [Option<(usize, Way, bool)>; 12] = [None; 12];
    let mut count = 0;
    pattern.answers(sounds, mode, position, slipped, *letter, &mut |to, way, slip| {
        if let Some(answer) = answers.get_mut(count) {
            *answer = Some((to, way, slip));
            count += 1;
        }
    });
    for preferred in [Way::Han, Way::Full, Way::Partial, Way::Initial, Way::Homophone, Way::Slip] {
        for (to, way, slip) in answers.iter().flatten().filter(|(_, way, _)| *way == preferred) {
            parts.push(Part { letter: *letter, from: position, to: *to, way: *way });
            if descend(sounds, pattern, mode, others, (*to, slipped || *slip), parts) {
                return true;
            }
            parts.pop();
        }
    }
    false
}

/// The parts of the pattern, one blank between those of different characters: `ou g y`; as it was typed when every
/// character was met as it is.
pub(super) fn detail(pattern: &Pattern, parts: &[Part]) -> String {
    let pieces: Vec<String> = parts.iter().map(|p| pattern.text(p.from, p.to)).collect();
    pieces.join(if parts.iter().all(|p| matches!(p.way, Way::Han | Way::Homophone)) { "" } else { " " })
}

/// The kind of match that the parts make, at the head of the name or inside it, whole or not.
pub(super) fn how(parts: &[Part], start: usize, whole: bool) -> How {
    let all = |ways: &[Way]| parts.iter().all(|p| ways.contains(&p.way));
    if parts.iter().any(|p| p.way == Way::Slip) {
        How::Misspelt
    } else if parts.iter().any(|p| p.way == Way::Homophone) {
        How::Homophone
    } else if all(&[Way::Han]) {
        match (start, whole) {
            (0, true) => How::Exact,
            (0, false) => How::Prefix,
            _ => How::Inside,
        }
    } else if all(&[Way::Full, Way::Partial]) {
        How::FullPinyin
    } else if all(&[Way::Initial, Way::Partial]) {
        How::Initials
    } else {
        How::Mixed
    }
}
