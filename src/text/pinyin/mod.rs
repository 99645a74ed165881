//! How Han characters are read: toneless pinyin in ASCII, `ü` written `v` (with the passport form `yu` and plain `u` as
//! further readings).
//!
//! Two tables stand behind it: the `pinyin` crate for characters (Extension A and traditional forms included) and
//! `surnames.tsv` for surnames, which are often read otherwise (区 ōu, 仇 qiú, 单 shàn, 万俟 mòqí).

mod labels;
mod readings;
mod surname;
mod tones;

pub use labels::{begins_with, full, initials, name_key, name_sound, spellings};
pub use readings::readings;
pub use surname::{Surname, surname_readings};
pub use tones::toneless;
