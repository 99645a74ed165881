//! What a paper is made of.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;

kinds! {
    /// What stands before an item.
    Mark {
        /// Nothing but its number.
        0 None "none",
        /// It was brought, it holds.
        1 Have "have",
        /// It is missing.
        2 Missing "missing",
    }
}

/// A piece of a paper. Items are numbered from 1 after each heading.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Block {
    /// A name and what stands for it.
    #[n(0)]
    Field {
        #[n(0)]
        label: String,
        #[n(1)]
        value: String,
    },
    /// The name of what follows.
    #[n(1)]
    Heading {
        #[n(0)]
        text: String,
    },
    /// One of a numbered list: with its mark in words and smaller remarks below.
    #[n(2)]
    Item {
        #[n(0)]
        mark: Mark,
        #[n(1)]
        said: String,
        #[n(2)]
        text: String,
        #[n(3)]
        notes: Vec<String>,
    },
    /// Running text.
    #[n(3)]
    Text {
        #[n(0)]
        text: String,
    },
    /// A line that ends at the right edge: who signs, and the day.
    #[n(4)]
    Sign {
        #[n(0)]
        text: String,
    },
}

impl Block {
    /// A name and what stands for it.
    pub fn field(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Field { label: label.into(), value: value.into() }
    }

    /// The name of what follows.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    /// Running text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A line at the right edge.
    pub fn sign(text: impl Into<String>) -> Self {
        Self::Sign { text: text.into() }
    }

    /// Its texts, each to be changed.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Field { label, value } => vec![label, value],
            Self::Heading { text } | Self::Text { text } | Self::Sign { text } => vec![text],
            Self::Item { said, text, notes, .. } => [said, text].into_iter().chain(notes).collect(),
        }
    }
}

/// The words of a paper without any layout, one piece a line: what its digest is taken of.
pub fn plain(title: &str, number: &str, blocks: &[Block]) -> String {
    let mut out = format!("{title}\n{number}\n");
    for block in blocks {
        let (kind, texts): (&str, Vec<&str>) = match block {
            Block::Field { label, value } => ("field", vec![label, value]),
            Block::Heading { text } => ("heading", vec![text]),
            Block::Text { text } => ("text", vec![text]),
            Block::Sign { text } => ("sign", vec![text]),
            Block::Item { mark, said, text, notes } => {
                let first = [mark.name(), said, text];
                ("item", first.into_iter().chain(notes.iter().map(String::as_str)).collect())
            }
        };
        out.push_str(kind);
        for text in texts {
            out.push('\t');
            // A text of several lines stays one piece.
            out.push_str(&text.replace('\\', "\\\\").replace('\n', "\\n"));
        }
        out.push('\n');
    }
    out
}

crate::text::opaque!(Block);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_lines_are_told_apart() {
        let one = plain("单", "1", &[Block::text("甲\n乙")]);
        assert_eq!(one, "单\n1\ntext\t甲\\n乙\n");
        assert_ne!(one, plain("单", "1", &[Block::text("甲"), Block::text("乙")]));
        assert_ne!(one, plain("单", "1", &[Block::text("甲\\n乙")]));
    }
}
