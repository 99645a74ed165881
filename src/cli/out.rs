//! The one place that prints. Text for people is made visible; JSON is one object a line in which nothing can steer a
//! terminal; a reader that went away ends the run quietly.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::exit::{Done, Exit, Failure};
use super::json::ReceiptJson;
use crate::bureau::Receipt;
use crate::locale::{Lang, cli as words, io_words};
use crate::text::{hidden, visible};

/// Standard output and the language it speaks.
pub(super) struct Out {
    to: Box<dyn Write>,
    pub lang: Lang,
    standing: Standing,
}

/// What a failure to print means for the one who waits for the answer.
enum Standing {
    /// Nothing is changed by this run.
    Reads,
    /// Something was to be changed and is not yet.
    Before,
    /// It is done, and this sentence says what.
    After(String),
}

impl Out {
    pub(super) fn new(lang: Lang) -> Self {
        Self { to: Box::new(io::stdout().lock()), lang, standing: Standing::Reads }
    }

    /// From here on the run is one that changes something: that nobody reads its output is no quiet end any more.
    pub(super) fn begin(&mut self) {
        self.standing = Standing::Before;
    }

    /// What was to be done is done, as `what` says: when it cannot be printed, it is told on standard error, so that nobody does
    /// it twice.
    pub(super) fn settle(&mut self, what: &str) {
        self.standing = Standing::After(what.to_owned());
    }

    /// A failure that came after the deed tells of the deed first.
    pub(super) fn besides(&self, mut failure: Failure) -> Failure {
        if let Standing::After(what) = &self.standing {
            failure.sentence = format!(
                "{}\n{}",
                words::DONE_ALL_THE_SAME.with(self.lang, &[("what", what)]),
                failure.sentence
            );
        }
        failure
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

    /// A list in which nothing stands and of which no more is to be said.
    pub(super) fn none(&mut self, json: bool) -> Done {
        self.nothing(words::NONE.get(self.lang), json)
    }

    /// A list in which nothing stands: a sentence that says so, or an empty list.
    pub(super) fn nothing(&mut self, sentence: &str, json: bool) -> Done {
        if json {
            self.json(&[(); 0])?;
        } else {
            self.line(sentence)?;
        }
        Ok(Exit::Nothing)
    }

    /// What a command did, as `said` tells it or as the one JSON object.
    pub(super) fn receipt(&mut self, receipt: &Receipt, said: String, json: bool) -> Done {
        let said = if receipt.already {
            words::ALREADY.with(self.lang, &[("what", &said.trim_end_matches(['。', '.']))])
        } else {
            said
        };
        self.settle(&said);
        if json {
            self.json(&ReceiptJson::new(receipt))?;
        } else {
            self.line(&said)?;
        }
        Ok(Exit::Done)
    }

    /// Bytes made by the program itself (completions, man pages).
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.to.write_all(bytes).and_then(|()| self.to.flush()).map_err(|e| self.trouble(&e))
    }

    fn raw(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.to, "{line}").map_err(|e| self.trouble(&e))
    }

    fn trouble(&self, error: &io::Error) -> Failure {
        let why = io_words::say(error.kind(), self.lang);
        let sentence = match &self.standing {
            // `honordesk … | head` is no failure.
            Standing::Reads if error.kind() == io::ErrorKind::BrokenPipe => {
                return Failure::new(Exit::Done, "");
            }
            Standing::Reads => words::CANNOT_PRINT.with(self.lang, &[("why", &why)]),
            Standing::Before => words::CANNOT_PRINT_UNDONE.with(self.lang, &[("why", &why)]),
            Standing::After(what) => {
                words::CANNOT_PRINT_DONE.with(self.lang, &[("what", what), ("why", &why)])
            }
        };
        Failure::new(Exit::NoOutput, sentence)
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
