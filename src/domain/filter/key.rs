//! The words of the language: keys that take values, and marks that take none.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $kind:ident { $($(#[$vdoc:meta])* $variant:ident [$($alias:literal),+],)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $kind { $($(#[$vdoc])* $variant,)+ }

        impl $kind {
            /// All of them, in their fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What may be written for it: the usual word in Chinese first, the English one second.
            pub fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($alias),+],)+ }
            }

            /// The one that a folded word stands for.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|w| w.aliases().contains(&word))
            }
        }
    };
}

words! {
    /// A key: what a condition is about.
    Key {
        /// Entitled group: its code, its name or part of it, or a class (三属, 两参).
        Group ["类别", "group", "身份", "认定"],
        /// State of a recognition.
        State ["状态", "state"],
        /// Grade of a disability.
        Grade ["等级", "grade", "伤残"],
        /// Town or street.
        Town ["镇", "town", "镇街", "街道"],
        /// Village or community.
        Village ["村", "village", "村居", "社区"],
        /// Day, month, year or years of birth.
        Born ["出生", "born"],
        /// Completed years.
        Age ["年龄", "age"],
        /// 男, 女
        Sex ["性别", "sex"],
        /// What the record lacks.
        Missing ["缺", "missing", "缺少"],
        /// What the list is in the order of; no condition.
        Sort ["排序", "sort", "排"],
    }
}

impl Key {
    /// The key that a word nearly is: one character of the word is another, or a long word begins like it.
    pub fn near(word: &str) -> Option<Self> {
        let close = |alias: &&str| {
            let same = alias.chars().zip(word.chars()).filter(|(a, b)| a == b).count();
            let (len, other) = (alias.chars().count(), word.chars().count());
            let begins =
                word.is_ascii() && alias.chars().zip(word.chars()).take_while(|(a, b)| a == b).count() >= 3;
            len >= 2 && (len == other && same + 1 == len || begins)
        };
        Self::ALL.iter().copied().find(|key| key.aliases().iter().any(close))
    }
}

words! {
    /// A mark: a condition without a value.
    Mark {
        /// Known to be dead.
        Dead ["已故", "dead", "去世"],
        /// With a petition that has run over a limit.
        Late ["逾期", "late"],
        /// With a petition that is not finished.
        Petition ["在访", "petition", "信访"],
        /// Paid now.
        Paid ["在领", "paid", "享受待遇"],
        /// With a record that lacks something.
        Incomplete ["不完善", "incomplete", "缺项"],
    }
}
