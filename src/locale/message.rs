//! One message in both languages, and how its blanks are filled.

use std::fmt::{Display, Write as _};

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文
    Zh,
    /// English
    En,
}

impl Lang {
    /// Reads `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en-US` and the like.
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// A text of a table that has both languages.
    pub const fn of<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// A sentence or label in both languages. Blanks are written `{name}`; `{n|person|people}` gives the first word when
/// `n` is `1` and the second otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Msg {
    /// A message.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text with its blanks as they stand; for messages without blanks.
    pub const fn get(self, lang: Lang) -> &'static str {
        lang.of(self.zh, self.en)
    }

    /// The text with its blanks filled. A blank without a value stays visible, so that it is found.
    pub fn with(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((blank, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            fill(&mut out, blank, values);
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// The names of the blanks, sorted, each once; both languages must agree.
    pub fn blanks(self, lang: Lang) -> Vec<&'static str> {
        let mut names: Vec<&str> = self
            .get(lang)
            .split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next())
            .filter_map(|blank| blank.split('|').next())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn fill(out: &mut String, blank: &str, values: &[(&str, &dyn Display)]) {
    let mut parts = blank.split('|');
    let name = parts.next().unwrap_or_default();
    let Some((_, value)) = values.iter().find(|(n, _)| *n == name) else {
        let _ = write!(out, "{{{blank}}}");
        return;
    };
    let value = value.to_string();
    match (parts.next(), parts.next()) {
        (Some(one), Some(many)) => out.push_str(if value == "1" { one } else { many }),
        _ => out.push_str(&value),
    }
}

/// Declares the messages of one area as constants, and `ALL` for the checks.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)+) => {
        $($(#[$doc])* #[allow(missing_docs)] pub const $name: $crate::locale::Msg = $crate::locale::Msg::new($zh, $en);)+
        /// Every message of this area by name.
        pub const ALL: &[(&str, $crate::locale::Msg)] = &[$((stringify!($name), $name)),+];
    };
}
pub(crate) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_missing_ones_stay_visible() {
        let m = Msg::new("共 {n} 人", "{n} {n|person|people} of {town}");
        assert_eq!(m.with(Lang::Zh, &[("n", &3)]), "共 3 人");
        assert_eq!(m.with(Lang::En, &[("n", &1), ("town", &"Xinhua")]), "1 person of Xinhua");
        assert_eq!(m.with(Lang::En, &[("n", &2)]), "2 people of {town}");
        assert_eq!(m.blanks(Lang::En), ["n", "town"]);
    }

    #[test]
    fn languages_are_read_from_tags() {
        assert_eq!(Lang::parse("zh_CN.UTF-8"), Some(Lang::Zh));
        assert_eq!(Lang::parse("EN"), Some(Lang::En));
        assert_eq!(Lang::parse("C"), None);
        assert_eq!(Lang::parse("中"), None);
    }
}
