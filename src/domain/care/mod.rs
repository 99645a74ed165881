//! Care: keeping in touch with people (常态化联系), households in hardship (困难户), condolence (慰问). Who is due a call or a home visit follows from the rota's rules and from the
//! contacts on record, on any day anew; it is never stored.

mod agreement;
mod condolence;
mod contact;
mod hardship;
mod rota;
mod said;
mod standing;

pub use agreement::{Added, Agreed};
pub use condolence::{Condolence, Festival, Festivals, Gift, Given, Goods, MOST_GIFTS, Recipients, Tally};
pub use contact::{Contact, ContactKind, ContactResult, Seen, Voided};
pub use hardship::{
    Hardship, HardshipEnd, HardshipFacts, HardshipResult, MOST_MEASURES, MOST_MEMBERS, Measure, Member,
    Relief,
};
pub use rota::{Every, Rota, RotaRule, RotaSource, Span};
pub use said::{Contacted, MadeFor};
pub use standing::{Due, DueState, dues, pressing, standing};
