//! The little XML that workbooks are made of, pulled token by token within fixed memory.
//!
//! No document types, no entities beyond the five and character numbers, no token above one mebibyte: nothing in a hostile part
//! can make the reader hold more.

use std::io::BufRead;

use memchr::memchr;

/// Longest tag or text in bytes; the longest honest cell is 32,767 characters.
const LONGEST_TOKEN: usize = 1024 * 1024;

/// What the reader stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A start tag; an empty element gives its end tag next.
    Open,
    /// An end tag.
    Close,
    /// Text between tags.
    Text,
    /// The end of the part.
    End,
}

/// The part is not the XML of a workbook, or its bytes gave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum XmlFault {
    /// Not well formed, or a token beyond the limit.
    Malformed,
    /// The stream failed: damaged, cut off, or beyond its announced size.
    Stream,
}

/// A pull reader.
pub(super) struct Xml<R> {
    input: R,
    /// Name and attributes of the tag, or the text.
    token: Vec<u8>,
    /// Length of the name within `token`.
    name: usize,
    /// The tag was an empty element whose end is still to be told.
    empty: bool,
}

impl<R: BufRead> Xml<R> {
    /// Reads from `input`.
    pub(super) fn new(input: R) -> Self {
        Self { input, token: Vec::with_capacity(256), name: 0, empty: false }
    }

    /// What it reads from.
    pub(super) fn input(&self) -> &R {
        &self.input
    }

    /// Moves to the next token.
    pub(super) fn next(&mut self) -> Result<Token, XmlFault> {
        if self.empty {
            self.empty = false;
            return Ok(Token::Close);
        }
        loop {
            self.token.clear();
            match self.peek()? {
                None => return Ok(Token::End),
                Some(b'<') => {
                    self.input.consume(1);
                    if let Some(token) = self.tag()? {
                        return Ok(token);
                    }
                }
                Some(_) => {
                    self.take_until(b'<')?;
                    return Ok(Token::Text);
                }
            }
        }
    }

    /// Name of the tag without its prefix.
    pub(super) fn name(&self) -> &[u8] {
        let name = self.token.get(..self.name).unwrap_or_default();
        memchr(b':', name).and_then(|at| name.get(at + 1..)).unwrap_or(name)
    }

    /// The value of an attribute by its name without prefix, entities still in place.
    pub(super) fn raw_attribute(&self, wanted: &[u8]) -> Option<&[u8]> {
        let mut rest = self.token.get(self.name..)?;
        loop {
            let equals = memchr(b'=', rest)?;
            let name = rest.get(..equals)?.trim_ascii();
            let name = memchr(b':', name).and_then(|at| name.get(at + 1..)).unwrap_or(name);
            rest = rest.get(equals + 1..)?.trim_ascii_start();
            let mark = *rest.first().filter(|b| matches!(b, b'"' | b'\''))?;
            rest = rest.get(1..)?;
            let end = memchr(mark, rest)?;
            if name == wanted {
                return rest.get(..end);
            }
            rest = rest.get(end + 1..)?;
        }
    }

    /// The value of an attribute as text.
    pub(super) fn attribute(&self, wanted: &[u8]) -> Option<String> {
        let mut text = String::new();
        unescape(self.raw_attribute(wanted)?, &mut text).ok()?;
        Some(text)
    }

    /// Appends the text the reader stands on.
    pub(super) fn text_into(&self, out: &mut String) -> Result<(), XmlFault> {
        if out.len() > LONGEST_TOKEN {
            return Err(XmlFault::Malformed);
        }
        unescape(&self.token, out)
    }

    /// Skips to the end of the element whose start tag the reader stands on.
    pub(super) fn skip(&mut self) -> Result<(), XmlFault> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                Token::Text => {}
                Token::End => return Err(XmlFault::Malformed),
            }
        }
        Ok(())
    }

    fn peek(&mut self) -> Result<Option<u8>, XmlFault> {
        self.input.fill_buf().map(|b| b.first().copied()).map_err(|_| XmlFault::Stream)
    }

    /// Copies up to the stop byte, which is left in place; `false` when the input ended first.
    fn take_until(&mut self, stop: u8) -> Result<bool, XmlFault> {
        loop {
            let buffer = self.input.fill_buf().map_err(|_| XmlFault::Stream)?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let found = memchr(stop, buffer);
            let part = buffer.get(..found.unwrap_or(buffer.len())).unwrap_or_default();
            if self.token.len() + part.len() > LONGEST_TOKEN {
                return Err(XmlFault::Malformed);
            }
            self.token.extend_from_slice(part);
            let taken = part.len();
            self.input.consume(taken);
            if found.is_some() {
                return Ok(true);
            }
        }
    }

    /// Reads a tag behind its `<`; `None` for what carries no data.
    fn tag(&mut self) -> Result<Option<Token>, XmlFault> {
        match self.peek()? {
            Some(b'!') => return self.declaration(),
            Some(b'?') => return self.pass_over(b"?>").map(|()| None),
            _ => {}
        }
        // A `>` may stand inside an attribute's value.
        let (mut open, mut scanned) = (None, 0);
        loop {
            if !self.take_until(b'>')? {
                return Err(XmlFault::Malformed);
            }
            self.input.consume(1);
            for byte in self.token.get(scanned..).unwrap_or_default() {
                match (open, byte) {
                    (None, b'"' | b'\'') => open = Some(*byte),
                    (Some(mark), byte) if mark == *byte => open = None,
                    _ => {}
                }
            }
            scanned = self.token.len();
            if open.is_none() {
                break;
            }
            self.token.push(b'>');
            scanned += 1;
        }
        if self.token.first() == Some(&b'/') {
            self.token.remove(0);
            self.name = self.token.trim_ascii_end().len();
            return Ok(Some(Token::Close));
        }
        self.empty = self.token.last() == Some(&b'/');
        if self.empty {
            self.token.pop();
        }
        self.name = self.token.iter().position(u8::is_ascii_whitespace).unwrap_or(self.token.len());
        if self.name == 0 { Err(XmlFault::Malformed) } else { Ok(Some(Token::Open)) }
    }

    /// A comment is passed over, a CDATA section is text, a document type is refused.
    fn declaration(&mut self) -> Result<Option<Token>, XmlFault> {
        self.expect(b"!")?;
        if self.peek()? == Some(b'[') {
            self.expect(b"[CDATA[")?;
            return self.cdata().map(Some);
        }
        self.expect(b"--")?;
        self.pass_over(b"-->").map(|()| None)
    }

    fn expect(&mut self, wanted: &[u8]) -> Result<(), XmlFault> {
        for byte in wanted {
            if self.peek()? != Some(*byte) {
                return Err(XmlFault::Malformed);
            }
            self.input.consume(1);
        }
        Ok(())
    }

    fn cdata(&mut self) -> Result<Token, XmlFault> {
        loop {
            if !self.take_until(b'>')? {
                return Err(XmlFault::Malformed);
            }
            self.input.consume(1);
            if self.token.ends_with(b"]]") {
                self.token.truncate(self.token.len() - 2);
                // Its text has no entities: protect what would look like one.
                let text = std::mem::take(&mut self.token);
                for byte in text {
                    match byte {
                        b'&' => self.token.extend_from_slice(b"&amp;"),
                        byte => self.token.push(byte),
                    }
                }
                return Ok(Token::Text);
            }
            self.token.push(b'>');
        }
    }

    /// Skips everything up to and including `closing`, holding nothing.
    fn pass_over(&mut self, closing: &[u8]) -> Result<(), XmlFault> {
        let mut last = [0_u8; 3];
        while let Some(byte) = self.peek()? {
            self.input.consume(1);
            last = [last[1], last[2], byte];
            if last.ends_with(closing) {
                return Ok(());
            }
        }
        Err(XmlFault::Malformed)
    }
}

/// Appends text with its entities resolved.
fn unescape(raw: &[u8], out: &mut String) -> Result<(), XmlFault> {
    let text = std::str::from_utf8(raw).map_err(|_| XmlFault::Malformed)?;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, behind) = after.split_once(';').ok_or(XmlFault::Malformed)?;
        out.push(entity_char(entity).ok_or(XmlFault::Malformed)?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(())
}

fn entity_char(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(xml: &str) -> Result<String, XmlFault> {
        // A tiny buffer, so that every token crosses its edge.
        let mut xml = Xml::new(std::io::BufReader::with_capacity(7, xml.as_bytes()));
        let mut out = String::new();
        loop {
            match xml.next()? {
                Token::Open => {
                    out.push('<');
                    out.push_str(&String::from_utf8_lossy(xml.name()));
                    if let Some(value) = xml.attribute(b"r") {
                        out.push(' ');
                        out.push_str(&value);
                    }
                }
                Token::Close => {
                    out.push('/');
                    out.push_str(&String::from_utf8_lossy(xml.name()));
                }
                Token::Text => xml.text_into(&mut out)?,
                Token::End => return Ok(out),
            }
        }
    }

    #[test]
    fn tags_attributes_text_and_entities() {
        let xml = "<?xml version=\"1.0\"?><!-- <no> --><x:a q='1>2' r = \"&lt;A1\"><b/>甲&amp;&#20057;&#x4E19;</x:a>";
        assert_eq!(tokens(xml).unwrap(), "<a <A1<b/b甲&乙丙/a");
        assert_eq!(tokens("<a/>").unwrap(), "<a/a");
    }

    #[test]
    fn what_is_not_workbook_xml_is_refused() {
        let long = format!("<a>{}</a>", "x".repeat(LONGEST_TOKEN + 1));
        for bad in
            ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a>&b;</a>", "<a", "<a b='", "<>", "<!-- x", &long]
        {
            assert_eq!(tokens(bad), Err(XmlFault::Malformed));
        }
    }
}
