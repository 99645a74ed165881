//! Closed lists of words: each with a number for the database and a name for commands, files and JSON.

/// Declares such lists. The number is written into records: it is never changed and never given out twice.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$vdoc:meta])* $n:literal $variant:ident $name:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, minicbor::Encode, minicbor::Decode,
        )]
        #[cbor(index_only)]
        pub enum $kind { $($(#[$vdoc])* #[n($n)] $variant,)+ }

        impl $kind {
            /// All of them, in their fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in commands, files and JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The one of that name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|k| k.name() == name)
            }
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let name = <String as serde::Deserialize>::deserialize(d)?;
                Self::parse(&name).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|k| k.name()).collect();
                    serde::de::Error::custom(format!("`{name}` is none of: {}", known.join(", ")))
                })
            }
        }
    )+};
}
pub(crate) use kinds;
