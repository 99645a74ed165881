//! Why somebody may not do something, and what is wrong with a new password.

use serde::Serialize;

use crate::domain::PersonId;
use crate::domain::ledger::run::Duty;
use crate::domain::staff::Role;

/// Why the gate says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Denied {
    /// None of the roles held allows it; these would.
    Role { needs: Vec<Role> },
    /// The account is disabled.
    Disabled,
    /// Today's allowance is used up.
    Quota { most: u32 },
    /// The same person may not do both.
    SamePerson,
    /// They did something else for the same payment run already, or `other` did who signed it: what, the newest of what was changed or
    /// agreed to and how often it was besides, and who may do it instead; where nobody may, what helps.
    DidBefore { other: Option<String>, did: Duty, made: Vec<Made>, more: u32, may: Vec<String>, help: Help },
    /// Nobody changes their own rights.
    OwnAccount,
    /// The password must be changed first.
    PasswordDue,
    /// Somebody else set the password, and a second person has not given their word for it; `may`, who could, by name where that is known.
    AwaitsWord { may: Vec<String> },
    /// The bureau must be founded first.
    NotFounded,
}

/// What helps where nobody may take a step of a payment run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Help {
    /// It goes back to the draft, and lines are left to a coming run.
    PutOff,
    /// The draft is worked out anew: what whoever does changed themselves is put off.
    Redraft,
    /// Another member of staff gets the post.
    Appoint,
    /// The same: it is with the bank, and not worked out anew.
    Sent,
}

/// A change of what a payment run pays, as its journal entry has it.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// Place in the journal; 0 where it was not kept.
    pub seq: u64,
    /// The command.
    pub command: String,
    /// Whose money it is about, with the name; `None` of what is about everybody's.
    pub person: Option<(PersonId, String)>,
}

crate::text::opaque!(Made);

impl Denied {
    /// A stable name for the journal.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Role { .. } => "role",
            Self::Disabled => "disabled",
            Self::Quota { .. } => "quota",
            Self::SamePerson | Self::DidBefore { .. } => "same-person",
            Self::OwnAccount => "own-account",
            Self::PasswordDue => "password-due",
            Self::AwaitsWord { .. } => "awaits-word",
            Self::NotFounded => "not-founded",
        }
    }
}

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeakPassword {
    /// Fewer than ten characters, or fewer than sixteen of fewer than three kinds.
    Short,
    /// Holds the login.
    HoldsLogin,
    /// Among the most common ones.
    Common,
    /// The present one, or one of the last before it.
    Reused,
}
