//! The word of a second person for a password that somebody else set.
//!
//! Whoever sets passwords knows them until their owner chooses another. With nobody beside them they could act as two: propose as one and
//! agree as another. So such a password opens an account that makes or decides something only after somebody else has looked: not who
//! set it, and nobody whose own account waits so. That the holder chose another password meanwhile changes nothing: until the word is
//! given, nobody but who set the first one says whose hands it is in.

use minicbor::{Decode, Encode};

use crate::domain::staff::{Role, Staff};
use crate::domain::{Date, Reasoned, StaffId};

/// A password that somebody else set, while nobody has given their word for it. Accounts from before this was kept have none.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct GivenPassword {
    /// Who set it.
    #[n(0)]
    pub by: StaffId,
    /// Business date on which they did.
    #[n(1)]
    pub on: Date,
    /// Somebody did not give their word: who, when and why. The password was taken away then.
    #[n(2)]
    pub declined: Option<Reasoned>,
}

impl Role {
    /// Whether a password that somebody else set opens this role only after a second person's word: all but the window, which decides
    /// nothing and agrees to nothing. Whoever gives such a word is among them.
    pub fn needs_word(self) -> bool {
        self != Self::FrontDesk
    }
}

impl Staff {
    /// The password that waits for a second person's word, as long as it keeps the account closed.
    pub fn awaits_word(&self) -> Option<&GivenPassword> {
        let needs = self.roles.iter().any(Role::needs_word);
        self.given.as_ref().filter(|given| needs && given.declined.is_none())
    }
}
