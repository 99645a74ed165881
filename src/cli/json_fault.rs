//! What is wrong with a JSON file of facts: the place, the field, and what is wanted there. Nothing that stands in the file is quoted but the
//! names of its fields, since the rest may be personal.

use std::path::Path;

use super::exit::{Exit, Failure};
use crate::locale::{Lang, cli as words};
use crate::text::EchoPath;

/// Longest name of a field that is said.
const NAME_CHARS: usize = 40;

/// Plain data from the text of a file.
pub(super) fn parse_json<T: serde::de::DeserializeOwned>(
    text: &str,
    file: &Path,
    lang: Lang,
) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|e| {
        let why = say(text, &e, lang);
        Failure::new(Exit::Data, words::BAD_FACTS.with(lang, &[("file", &EchoPath(file)), ("why", &why)]))
    })
}

/// In words why a text is not what is read from it.
fn say(text: &str, error: &serde_json::Error, lang: Lang) -> String {
    let at = words::FACTS_AT.with(lang, &[("line", &error.line()), ("column", &error.column())]);
    let message = error.to_string();
    // What the file says stands before what is wanted.
    let said = |from: &str| {
        message.rsplit_once(from).map(|(_, rest)| rest.split(" at line ").next().unwrap_or(rest))
    };
    if let Some(field) = said("missing field ") {
        let field = field.trim_matches('`');
        return format!("{at}{}{}", comma(lang), words::FACTS_MISSING.with(lang, &[("field", &field)]));
    }
    let wanted =
        said(", expected ").or_else(|| said(" is none of: ")).map(|wanted| in_words(wanted.trim(), lang));
    let unknown = message.starts_with("unknown field");
    let at = match field_before(text, (error.line(), error.column()), unknown) {
        Some(field) => words::FACTS_FIELD.with(lang, &[("at", &at), ("field", &field)]),
        None => at,
    };
    match wanted {
        Some(wanted) if unknown => words::FACTS_UNKNOWN.with(lang, &[("at", &at), ("wanted", &wanted)]),
        Some(wanted) => words::FACTS_WANTED.with(lang, &[("at", &at), ("wanted", &wanted)]),
        None => at,
    }
}

/// What is wanted, as people say it: a number by its bounds.
fn in_words(wanted: &str, lang: Lang) -> String {
    let within =
        |least: i128, most: i128| words::FACTS_NUMBER.with(lang, &[("least", &least), ("most", &most)]);
    match wanted {
        "u8" => within(0, u8::MAX.into()),
        "u16" => within(0, u16::MAX.into()),
        "u32" => within(0, u32::MAX.into()),
        "u64" => within(0, u64::MAX.into()),
        "i32" => within(i32::MIN.into(), i32::MAX.into()),
        "i64" => within(i64::MIN.into(), i64::MAX.into()),
        "a string" => words::FACTS_TEXT.get(lang).to_owned(),
        "a boolean" => words::FACTS_BOOLEAN.get(lang).to_owned(),
        "a sequence" => words::FACTS_LIST.get(lang).to_owned(),
        other => other.to_owned(),
    }
}

fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

/// The last name of a field before a place, counted in bytes of its line as the parser does; only what looks like a name of ours.
/// The place may be right behind the name itself, where that is what is wrong.
fn field_before(text: &str, (line, column): (usize, usize), itself: bool) -> Option<String> {
    let starts: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let end = starts.saturating_add(column).min(text.len());
    let before = String::from_utf8_lossy(text.as_bytes().get(..end)?);
    let (mut rest, mut found) = (before.as_ref(), None);
    while let Some(open) = rest.find('"') {
        let inner = rest.get(open + 1..)?;
        let Some(close) = closing(inner) else { break };
        let (word, behind) = inner.split_at_checked(close)?;
        let behind = behind.get(1..)?;
        let named = !word.is_empty()
            && word.len() <= NAME_CHARS
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if named && (behind.trim_start().starts_with(':') || (itself && behind.is_empty())) {
            found = Some(word.to_owned());
        }
        rest = behind;
    }
    found
}

/// Where a string ends.
fn closing(inner: &str) -> Option<usize> {
    let mut escaped = false;
    inner.bytes().position(|b| {
        let ends = b == b'"' && !escaped;
        escaped = b == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Facts {
        name: String,
        count: u16,
    }

    #[test]
    fn what_is_wrong_names_the_field_and_what_is_wanted() {
        for (text, zh, en) in [
            (r#"{"name":"张某"}"#, "缺少字段 count", "the field count is missing"),
            (
                r#"{"name":"张某","count":"多"}"#,
                "字段 count，应为 0 到 65535 的整数",
                "field count, wanted: a whole number from 0 to 65535",
            ),
            (
                r#"{"name":"张某","count":65536}"#,
                "字段 count，应为 0 到 65535 的整数",
                "field count, wanted: a whole number from 0 to 65535",
            ),
            (r#"{"name":[1]}"#, "字段 name，应为 文字（写在引号里）", "field name, wanted: text in quotes"),
            (
                r#"{"nome":"x"}"#,
                "字段 nome，没有这个字段；可用的字段：`name` or `count`",
                "field nome, there is no such field; the fields are: `name` or `count`",
            ),
        ] {
            let error = serde_json::from_str::<Facts>(text).unwrap_err();
            let (line, column) = (error.line(), error.column());
            let said = [Lang::Zh, Lang::En].map(|lang| say(text, &error, lang));
            let told =
                [format!("第 {line} 行第 {column} 列，{zh}"), format!("line {line}, column {column}, {en}")];
            assert_eq!(said, told, "{error}");
        }
    }
}
