//! The `keymap` room: chords, tries and the conflict report.
