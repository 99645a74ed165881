//! The query language of lists: `类别:三属 镇:新华 出生:1950..1960 缺:电话 -已故`.
//!
//! A text is a row of words apart. A word with a known key and a colon is a condition, a known mark (已故, 逾期 …) is one without
//! a value, and a sign before either turns it round; every other word is left for the search by name and number. Several values
//! of one condition are alternatives, several conditions must all hold; the value 无 asks for those of whom it is not known. `排序:镇`
//! says what the list is in the order of. Keys, marks and values are taken in Chinese and in English, colons, commas, signs and
//! digits in full width too.

mod condition;
mod facet;
mod key;
mod parse;
mod span;
mod tell;
mod value;
mod view;
mod write;

#[cfg(test)]
mod tests;

pub use condition::{Condition, Test};
pub use facet::{Facet, Held, Standing};
pub use key::{Key, Mark};
pub use parse::{Filter, FilterFault, Tables};
pub use value::{NONE, Order, gap_words, sex_words, state_words};
pub use view::View;
pub use write::{Tongue, Value};
