//! What can be wrong with a keymap file.

use std::fmt;

use super::chord::ChordFault;

/// One fault and where it stands. The binding it names was not applied; everything else was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as the caller named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The eleven classes of faults in bindings, and three of the file itself. Sequences are printed as keymap
/// files write them; `locale` makes sentences of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Class 1: a table that names no context.
    UnknownContext {
        /// The table name.
        context: String,
    },
    /// Class 2: the key is not a chord sequence.
    UnknownKey {
        /// The key as written.
        written: String,
        /// What is wrong with it.
        fault: ChordFault,
    },
    /// Class 3: no such action, or not one that this context may bind.
    UnknownAction {
        /// The context.
        context: String,
        /// The name as written.
        name: String,
        /// The name exists, but belongs to other contexts.
        elsewhere: bool,
    },
    /// Class 4: the sequence is bound already in this context, in this file or in the one it extends.
    Duplicate {
        /// The context.
        context: String,
        /// The sequence.
        sequence: String,
        /// The action that keeps it, when the file could be read that far.
        keeps: Option<String>,
    },
    /// Class 5: one sequence begins with the other, so one of them can never run.
    PrefixShadow {
        /// The context.
        context: String,
        /// The sequence refused.
        sequence: String,
        /// The sequence that stays.
        other: String,
        /// The context of the other sequence.
        other_context: String,
    },
    /// Class 6: a plain terminal sends the same bytes for another chord.
    Indistinguishable {
        /// The chord as written.
        chord: String,
        /// What arrives instead.
        twin: String,
    },
    /// Class 7: the chord has a fixed meaning.
    Reserved {
        /// The chord.
        chord: String,
    },
    /// Class 8: the binding hides an inherited one without `override`.
    HidesInherited {
        /// The context of the hiding binding.
        context: String,
        /// The sequence.
        sequence: String,
        /// The context whose binding would be hidden.
        hidden_context: String,
        /// The action that would be hidden.
        hidden: String,
    },
    /// Class 9: a dangerous action on one key without a modifier.
    DangerOnBareKey {
        /// The sequence.
        sequence: String,
        /// The action.
        action: String,
    },
    /// Class 10: an action without a key that is not meant for the palette alone.
    Unbound {
        /// The action.
        action: String,
    },
    /// Class 11: a printable key bound where text is edited.
    PrintableInText {
        /// The context.
        context: String,
        /// The sequence.
        sequence: String,
    },
    /// The file is not TOML here; what follows was read as far as possible.
    Syntax {
        /// The parser's words.
        message: String,
    },
    /// A value of the wrong kind: an action name, a table, or `override` was expected.
    WrongValue {
        /// The entry.
        entry: String,
    },
    /// `extends` names no embedded keymap, or a circle.
    UnknownBase {
        /// The name as written.
        base: String,
    },
}

impl ProblemKind {
    /// The class number, 1 to 11; 0 for faults of the file itself.
    pub fn class(&self) -> u8 {
        match self {
            Self::UnknownContext { .. } => 1,
            Self::UnknownKey { .. } => 2,
            Self::UnknownAction { .. } => 3,
            Self::Duplicate { .. } => 4,
            Self::PrefixShadow { .. } => 5,
            Self::Indistinguishable { .. } => 6,
            Self::Reserved { .. } => 7,
            Self::HidesInherited { .. } => 8,
            Self::DangerOnBareKey { .. } => 9,
            Self::Unbound { .. } => 10,
            Self::PrintableInText { .. } => 11,
            Self::Syntax { .. } | Self::WrongValue { .. } | Self::UnknownBase { .. } => 0,
        }
    }

    /// A stable word for the class, for machine output and message keys.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownContext { .. } => "unknown-context",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnknownAction { .. } => "unknown-action",
            Self::Duplicate { .. } => "duplicate",
            Self::PrefixShadow { .. } => "prefix-shadow",
            Self::Indistinguishable { .. } => "indistinguishable",
            Self::Reserved { .. } => "reserved",
            Self::HidesInherited { .. } => "hides-inherited",
            Self::DangerOnBareKey { .. } => "danger-on-bare-key",
            Self::Unbound { .. } => "unbound",
            Self::PrintableInText { .. } => "printable-in-text",
            Self::Syntax { .. } => "syntax",
            Self::WrongValue { .. } => "wrong-value",
            Self::UnknownBase { .. } => "unknown-base",
        }
    }
}

/// The place and the class, `file:line:column: code`, as editors understand it.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.kind.code())
    }
}
