//! The one place that prints. Text for people is made visible; JSON is one object a line in which nothing can steer a
//! terminal; a reader that went away ends the run quietly.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::exit::{Exit, Failure};
use crate::locale::{Lang, cli as words};
use crate::text::{hidden, visible};

/// Standard output and the language it speaks.
pub(super) struct Out {
    to: Box<dyn Write>,
    pub lang: Lang,
}

impl Out {
    pub(super) fn new(lang: Lang) -> Self {
        Self { to: Box::new(io::stdout().lock()), lang }
    }

    /// A line for people.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.raw(&visible(text))
    }

    /// One JSON object on one line, flushed, so that a reader who waits for the answer gets it.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value).map_err(|e| self.trouble(&io::Error::other(e)))?;
        self.raw(&inert(&text))?;
        self.to.flush().map_err(|e| self.trouble(&e))
    }

    /// Bytes made by the program itself (completions, man pages).
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.to.write_all(bytes).and_then(|()| self.to.flush()).map_err(|e| self.trouble(&e))
    }

    fn raw(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.to, "{line}").map_err(|e| self.trouble(&e))
    }

    fn trouble(&self, error: &io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            // `honordesk … | head` is no failure.
            return Failure::new(Exit::Done, "");
        }
        Failure::new(Exit::Data, words::CANNOT_PRINT.with(self.lang, &[("why", &error.kind())]))
    }
}

/// JSON with everything that hides or steers written as an escape; it reads back as the same text.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_control() || hidden(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// One sentence on standard error.
pub(super) fn complain(sentence: &str) {
    for line in sentence.lines() {
        let _ = writeln!(io::stderr(), "honordesk: {}", visible(line));
    }
}

/// A line of progress on standard error, rewritten in place on a terminal and left out of logs.
pub(super) fn progress(text: &str, last: bool) {
    use std::io::IsTerminal;
    if io::stderr().is_terminal() {
        let end = if last { "\n" } else { "" };
        let _ = write!(io::stderr(), "\r\x1b[K{}{end}", visible(text));
        let _ = io::stderr().flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_reads_back_and_steers_nothing() {
        for text in ["王\u{202e}强", "a\u{9b}31m", "b\u{1b}]52;c;x\u{7}", "tag\u{e0041}", "plain 区国英"]
        {
            let json = inert(&serde_json::to_string(text).unwrap());
            assert!(!json.chars().any(|c| c.is_control() || hidden(c)), "{json}");
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
