//! Identifiers: small numbers given out in order, never reused, unique in one bureau's database.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty) $letter:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode, Serialize)]
        #[cbor(transparent)]
        #[serde(transparent)]
        pub struct $name(#[n(0)] pub $inner);

        impl $name {
            /// Reads the form people see: the letter and the number (`P12`, `p12`) or the number alone.
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                let digits = text.strip_prefix([$letter, $letter.to_ascii_lowercase()]).unwrap_or(text);
                if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                digits.parse().ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        // In a file as on the command line: the form people see, or the number alone.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Read;

                impl Visitor<'_> for Read {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "\"{}12\" / 12", $letter)
                    }

                    fn visit_u64<E: de::Error>(self, n: u64) -> Result<$name, E> {
                        $name::parse(&n.to_string())
                            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(n), &self))
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
                    }
                }

                from.deserialize_any(Read)
            }
        }
    )+};
}

ids! {
    /// A person served by the bureau; shown as `P12`.
    PersonId(u32) 'P';
    /// One ledger entry; shown as `E345`.
    EntryId(u64) 'E';
    /// A petition; shown as `X7`. The number people quote is its own number.
    PetitionId(u32) 'X';
    /// A member of staff; shown as `S3`.
    StaffId(u16) 'S';
    /// A contact; shown as `L8` (联系).
    ContactId(u32) 'L';
    /// A paper; shown as `W5` (文书). The number people quote is that of its kind and year.
    PaperId(u32) 'W';
    /// A household in hardship; shown as `H3`.
    HardshipId(u32) 'H';
    /// A condolence list; shown as `W2` (慰问).
    CondolenceId(u32) 'W';
    /// A line of a condolence list; shown as `G15`.
    GiftId(u32) 'G';
    /// A visit; shown as `V9`. The number people are called by is its number of the day.
    VisitId(u32) 'V';
    /// A note; shown as `N4`.
    NoteId(u32) 'N';
    /// Rates that were proposed together; shown as `T2` (提标).
    RateProposalId(u32) 'T';
    /// Settings of the place that were proposed together; shown as `C2` (参数).
    SettingProposalId(u32) 'C';
    /// A batch of changes to many people; shown as `B6` (批次).
    BatchId(u32) 'B';
    /// A request for money that is not monthly; shown as `A7`.
    GrantId(u32) 'A';
    /// An entry that somebody asks to be booked; shown as `Y5`.
    PostingAskId(u32) 'Y';
    /// A change of an account; shown as `Z5` (账户).
    AccountChangeId(u32) 'Z';
    /// A payment run; shown as `R3` (发放批次).
    RunId(u32) 'R';
    /// A decision about money paid too much; shown as `K2` (扣回).
    RecoveryId(u32) 'K';
    /// Somebody of the three levels whom petitions go through; shown as `F6` (信访).
    LiaisonId(u32) 'F';
    /// A setting for payment runs; shown as `Q4`.
    RunRuleId(u32) 'Q';
    /// A major urgent matter; shown as `U2`.
    MajorId(u32) 'U';
    /// A handover of the duty; shown as `J5` (交接).
    HandoverId(u32) 'J';
    /// An item of supervision; shown as `D3` (督办). The number people quote is that of its year.
    SupervisionId(u32) 'D';
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_what_they_print_and_refuse_the_rest() {
        for n in [0, 1, 22_000, u32::MAX] {
            assert_eq!(PersonId::parse(&PersonId(n).to_string()), Some(PersonId(n)));
        }
        assert_eq!(PersonId::parse(" p12 "), Some(PersonId(12)));
        for bad in ["", "P", "P-1", "E1", "4294967296", "1.0", "P1x"] {
            assert_eq!(PersonId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_file_names_them_as_people_do_or_by_the_number_alone() {
        for text in ["6", "\"P6\"", "\"p6\"", "\"6\""] {
            assert_eq!(serde_json::from_str::<PersonId>(text).unwrap(), PersonId(6), "{text}");
        }
        assert_eq!(serde_json::to_string(&PersonId(6)).unwrap(), "6");
        assert_eq!(serde_json::from_str::<Option<PersonId>>("null").unwrap(), None);
        for bad in ["\"X6\"", "-6", "6.5", "[6]", "4294967296"] {
            let said = serde_json::from_str::<PersonId>(bad).unwrap_err().to_string();
            assert!(said.contains("expected \"P12\" / 12"), "{said}");
        }
    }
}
