//! A sliding window over a text file, always in an ASCII-compatible encoding.
//!
//! UTF-8 and GB18030 pass through as they are: no byte below 0x30 and no semicolon is ever part of a longer character in
//! either, so rows and cells can be split before they are decoded and a broken character never reaches beyond its row.
//! UTF-16 is turned into UTF-8 on the way; what is malformed in it stays malformed.

use std::io::Read;

use crate::exchange::source::input::Input;
use crate::exchange::source::{Encoding, SourceFault};

/// Bytes asked of the file at a time.
const CHUNK: usize = 64 * 1024;

/// The window.
#[derive(Debug)]
pub(super) struct Feed {
    input: Input,
    encoding: Encoding,
    window: Vec<u8>,
    start: usize,
    ended: bool,
    chunk: Vec<u8>,
    /// A byte or a high surrogate that waits for its other half.
    odd: Option<u8>,
    high: Option<u16>,
    /// Offset in the file of the first byte of the window.
    offset: u64,
}

impl Feed {
    /// A window on `input` from `offset` on.
    pub(super) fn new(input: Input, encoding: Encoding, offset: u64) -> Self {
        let window = Vec::with_capacity(2 * CHUNK);
        Self {
            input,
            encoding,
            window,
            start: 0,
            ended: false,
            chunk: vec![0; CHUNK],
            odd: None,
            high: None,
            offset,
        }
    }

    /// The bytes read and not yet consumed.
    pub(super) fn window(&self) -> &[u8] {
        self.window.get(self.start..).unwrap_or_default()
    }

    /// Offset in the file of the window's first byte.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Offset in the file of the window's byte `at`.
    pub(super) fn offset_of(&self, at: usize) -> u64 {
        self.offset + self.length_in_file(self.window().get(..at).unwrap_or_default())
    }

    /// Drops `n` bytes from the front of the window.
    pub(super) fn consume(&mut self, n: usize) {
        self.offset = self.offset_of(n);
        self.start = (self.start + n).min(self.window.len());
    }

    /// Adds more of the file to the window; `false` at its end.
    pub(super) fn more(&mut self) -> Result<bool, SourceFault> {
        if self.ended {
            return Ok(false);
        }
        self.window.drain(..self.start);
        self.start = 0;
        let read = self.input.read(&mut self.chunk).map_err(|e| SourceFault::from_io(&e))?;
        let chunk = std::mem::take(&mut self.chunk);
        self.ended = read == 0;
        let before = self.window.len();
        match self.encoding {
            Encoding::Utf8 | Encoding::Gb18030 => {
                self.window.extend_from_slice(chunk.get(..read).unwrap_or_default());
            }
            Encoding::Utf16Le | Encoding::Utf16Be => self.widen(chunk.get(..read).unwrap_or_default()),
        }
        self.chunk = chunk;
        Ok(!self.ended || self.window.len() > before)
    }

    fn length_in_file(&self, bytes: &[u8]) -> u64 {
        match self.encoding {
            Encoding::Utf8 | Encoding::Gb18030 => bytes.len() as u64,
            Encoding::Utf16Le | Encoding::Utf16Be => bytes
                .iter()
                .map(|b| match b {
                    0x80..=0xBF => 0,
                    0xF0..=0xF7 => 4,
                    // The mark of an odd byte at the end of the file.
                    0xFF => 1,
                    _ => 2,
                })
                .sum(),
        }
    }

    fn widen(&mut self, chunk: &[u8]) {
        for &byte in chunk {
            let Some(first) = self.odd.take() else {
                self.odd = Some(byte);
                continue;
            };
            let unit = match self.encoding {
                Encoding::Utf16Be => u16::from_be_bytes([first, byte]),
                _ => u16::from_le_bytes([first, byte]),
            };
            self.unit(unit);
        }
        if self.ended {
            if let Some(high) = self.high.take() {
                self.lone(high);
            }
            if self.odd.take().is_some() {
                self.window.push(0xFF);
            }
        }
    }

    fn unit(&mut self, unit: u16) {
        if let Some(high) = self.high.take() {
            if let Some(Ok(c)) = char::decode_utf16([high, unit]).next() {
                self.push(c);
                return;
            }
            self.lone(high);
        }
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            0xDC00..=0xDFFF => self.lone(unit),
            _ => self.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn push(&mut self, c: char) {
        self.window.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Half of a pair, in the three bytes that UTF-8 forbids for it.
    fn lone(&mut self, unit: u16) {
        let low = |n: u16| 0x80 | (n & 0x3F) as u8;
        self.window.extend_from_slice(&[0xE0 | (unit >> 12) as u8, low(unit >> 6), low(unit)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: Vec<u8>, encoding: Encoding) -> (Vec<u8>, u64) {
        let mut feed = Feed::new(Input::bytes(bytes), encoding, 0);
        while feed.more().unwrap() {}
        let window = feed.window().to_vec();
        feed.consume(window.len());
        (window, feed.offset())
    }

    #[test]
    fn utf16_comes_out_as_utf8_and_offsets_stay_those_of_the_file() {
        let text = "a𬭎区\n".repeat(30_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = bytes.len() as u64;
        assert_eq!(all(bytes, Encoding::Utf16Be), (text.into_bytes(), length));
    }

    #[test]
    fn halves_of_pairs_and_an_odd_byte_stay_malformed() {
        let mut bytes: Vec<u8> =
            [0x61, 0xD86D, 0x62, 0xDF4E].into_iter().flat_map(u16::to_le_bytes).collect();
        bytes.push(0x33);
        let (window, offset) = all(bytes, Encoding::Utf16Le);
        assert_eq!(window, b"a\xED\xA1\xADb\xED\xBD\x8E\xFF");
        assert_eq!(offset, 9);
    }
}
