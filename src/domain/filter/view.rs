//! Views: filters kept under a name.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::StaffId;

/// A filter that a member of staff keeps under a name.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct View {
    /// Whose.
    #[n(0)]
    pub staff: StaffId,
    /// Its name, one of a kind among their views.
    #[n(1)]
    pub name: String,
    /// The filter as it is typed.
    #[n(2)]
    pub text: String,
    /// The digit it is reached by, 1 to 9, one of a kind among their views.
    #[n(3)]
    pub pin: Option<u8>,
}

impl View {
    /// Digits that views are reached by.
    pub const PINS: std::ops::RangeInclusive<u8> = 1..=9;
    /// Most views of one member of staff.
    pub const MOST: usize = 100;
    /// Characters of a name.
    pub const NAME_CHARS: usize = 30;
    /// Characters of a filter.
    pub const TEXT_CHARS: usize = 500;
}

crate::text::opaque!(View);
