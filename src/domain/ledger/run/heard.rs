//! What an answer of the bank brings to a line: told before it is taken in, and when it is, by the same rule.

use super::{LineState, RunLine};

/// What is on record of what became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OnRecord {
    /// Whether the bank paid it; `None` while it has no outcome.
    pub paid: Option<bool>,
    /// The bank said something else since, and nobody has seen to it.
    pub contradicted: bool,
}

/// What something that the bank says brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The line has its outcome by it: it was paid.
    Paid,
    /// The line has its outcome by it: it was not.
    Failed,
    /// Nothing: it is on record, or waits to be seen to.
    Known,
    /// It contradicts what is on record: somebody has to see to it.
    Contradicts,
}

impl OnRecord {
    /// What it brings that the bank says a line was paid, or was not; then that is on record.
    pub fn hear(&mut self, paid: bool) -> Heard {
        match self.paid {
            None => {
                self.paid = Some(paid);
                if paid { Heard::Paid } else { Heard::Failed }
            }
            Some(known) if known == paid || self.contradicted => Heard::Known,
            Some(_) => {
                self.contradicted = true;
                Heard::Contradicts
            }
        }
    }
}

impl RunLine {
    /// What is on record of what became of it.
    pub fn on_record(&self) -> OnRecord {
        let paid = match self.state {
            LineState::Open => None,
            LineState::Paid { .. } => Some(true),
            LineState::Failed { .. } | LineState::Reissued { .. } | LineState::Left { .. } => Some(false),
        };
        OnRecord { paid, contradicted: self.says.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Heard, OnRecord};

    #[test]
    fn what_is_said_counts_against_what_is_on_record_and_then_is() {
        let mut line = OnRecord::default();
        let heard = [true, true, false, false, true].map(|paid| line.hear(paid));
        let told = [Heard::Paid, Heard::Known, Heard::Contradicts, Heard::Known, Heard::Known];
        assert_eq!(heard, told, "a contradiction waits once to be seen to");
        let mut failed = OnRecord { paid: Some(false), contradicted: false };
        assert_eq!([failed.hear(false), failed.hear(true)], [Heard::Known, Heard::Contradicts]);
    }
}
