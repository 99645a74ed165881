//! Forms: fields, what is typed into them, and reading values out of them. A form knows nothing of what it is for;
//! the `Sheet` overlay saves it, keeps its draft and shows what is wrong with it.

mod clock_time;
mod draft;
mod field;
mod form;
mod read;

pub use clock_time::{minute_ahead, minute_of, minute_of_day};
pub use field::{Choice, Field, Kind};
pub use form::{DESPITE, Form};
pub use read::Reader;
