//! Which encoding a plain-text table is written in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::DecoderResult;
use serde::{Deserialize, Serialize};

/// An encoding the bureau meets. GBK is read and written as GB18030, which contains it and holds the rare characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030-2022, and with it GBK and GB2312.
    Gb18030,
    /// UTF-16, low byte first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

impl Encoding {
    /// Reads the names people use: `utf-8`, `gbk`, `gb2312`, `gb18030`, `utf-16le`, `utf-16be`.
    pub fn parse(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().replace(['_', '-', ' '], "").as_str() {
            "utf8" | "utf8bom" => Some(Self::Utf8),
            "gbk" | "gb18030" | "gb2312" | "cp936" | "ansi" => Some(Self::Gb18030),
            "utf16" | "utf16le" | "unicode" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            _ => None,
        }
    }

    /// The name shown beside a preview.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Gb18030 => "GB18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }
}

/// What a look at the beginning of a file suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    /// The encoding.
    pub encoding: Encoding,
    /// Bytes of the byte order mark.
    pub mark: usize,
    /// A mark, or bytes that fit only this encoding; otherwise the clerk should look closely.
    pub sure: bool,
}

/// Guesses from the first bytes of the file; `chosen` overrides all but the length of the mark.
pub(super) fn guess(sample: &[u8], whole: bool, chosen: Option<Encoding>) -> Guess {
    let marked = marked(sample);
    if let Some(encoding) = chosen {
        let mark = marked.filter(|m| m.encoding == encoding).map_or(0, |m| m.mark);
        return Guess { encoding, mark, sure: true };
    }
    if let Some(marked) = marked {
        return marked;
    }
    if let Some(encoding) = by_zero_bytes(sample) {
        return Guess { encoding, mark: 0, sure: true };
    }
    let (good, bad) = utf8_sequences(sample, whole);
    if bad == 0 || bad * 100 <= good {
        return Guess { encoding: Encoding::Utf8, mark: 0, sure: bad == 0 };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, whole);
    let label = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let chinese = label == encoding_rs::GBK || label == encoding_rs::GB18030;
    Guess { encoding: Encoding::Gb18030, mark: 0, sure: chinese && decodes_as_gb18030(sample) }
}

fn marked(sample: &[u8]) -> Option<Guess> {
    let with = |encoding, mark| Some(Guess { encoding, mark, sure: true });
    match sample {
        // Some programs set a second mark before a file that has one.
        [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, ..] => with(Encoding::Utf8, 6),
        [0xEF, 0xBB, 0xBF, ..] => with(Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => with(Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => with(Encoding::Utf16Be, 2),
        _ => None,
    }
}

/// Every separator and digit of a UTF-16 table has a zero byte, always on the same side. Other zero bytes tell nothing:
/// `一` is U+4E00.
fn by_zero_bytes(sample: &[u8]) -> Option<Encoding> {
    let telling = |b: u8| matches!(b, b'\t' | b'\n' | b'\r' | b'"' | b',' | b';' | b'0'..=b'9');
    let (mut little, mut big) = (0_usize, 0_usize);
    for unit in sample.chunks_exact(2) {
        match unit {
            [b, 0] if telling(*b) => little += 1,
            [0, b] if telling(*b) => big += 1,
            _ => {}
        }
    }
    let many = sample.len() / 100 + 1;
    match (little, big) {
        (l, b) if l >= many && b * 10 <= l => Some(Encoding::Utf16Le),
        (l, b) if b >= many && l * 10 <= b => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Counts well-formed multi-byte sequences and malformed places; a sequence cut by the end of the sample is neither.
fn utf8_sequences(sample: &[u8], whole: bool) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let cut = !whole && std::str::from_utf8(sample).is_err_and(|e| e.error_len().is_none());
    // A cut at the end counts as an error above; when it is the only one it says nothing.
    let cut = cut || (!whole && sample.utf8_chunks().last().is_some_and(|c| !c.invalid().is_empty()));
    (good, bad - usize::from(cut))
}

fn decodes_as_gb18030(sample: &[u8]) -> bool {
    let mut decoder = encoding_rs::GB18030.new_decoder_without_bom_handling();
    let mut out = vec![0; decoder.max_utf8_buffer_length_without_replacement(sample.len()).unwrap_or(0)];
    let (result, ..) = decoder.decode_to_utf8_without_replacement(sample, &mut out, false);
    !matches!(result, DecoderResult::Malformed(..))
}

/// A whole text in whichever of the encodings it is written; `None` where it is in none of them to the last byte.
pub fn whole_text(bytes: &[u8]) -> Option<String> {
    let Guess { encoding, mark, .. } = guess(bytes, true, None);
    let bytes = bytes.get(mark..)?;
    let units = |of: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2);
        let whole = pairs.remainder().is_empty();
        let units: Vec<u16> = pairs.filter_map(|pair| pair.try_into().ok()).map(of).collect();
        String::from_utf16(&units).ok().filter(|_| whole)
    };
    match encoding {
        Encoding::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
        Encoding::Gb18030 => decode_gb18030(bytes).ok(),
        Encoding::Utf16Le => units(u16::from_le_bytes),
        Encoding::Utf16Be => units(u16::from_be_bytes),
    }
}

/// Decodes GB18030; `Err` holds the offset of the first malformed byte and the text with U+FFFD in each such place.
pub(super) fn decode_gb18030(bytes: &[u8]) -> Result<String, (usize, String)> {
    let mut decoder = encoding_rs::GB18030.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 3 / 2 + 8);
    let (mut read, mut first) = (0, None);
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len()));
        let (result, taken) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += taken;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                first.get_or_insert(read.saturating_sub(usize::from(length) + usize::from(after)));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    first.map_or(Ok(text.clone()), |at| Err((at, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,身份证号\n欧阳国强,440121195508170038\n";

    #[test]
    fn marks_zero_bytes_and_content_tell_the_encoding() {
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide_be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let gbk = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        for (bytes, encoding, mark) in [
            (TEXT.as_bytes(), Encoding::Utf8, 0),
            (marked.as_slice(), Encoding::Utf8, 3),
            (&gbk, Encoding::Gb18030, 0),
            (&wide, Encoding::Utf16Le, 0),
            (&wide_be, Encoding::Utf16Be, 0),
            (b"name,id\n", Encoding::Utf8, 0),
        ] {
            let guess = guess(bytes, true, None);
            assert_eq!((guess.encoding, guess.mark), (encoding, mark));
        }
    }

    #[test]
    fn a_whole_text_is_read_in_each_and_none_with_a_broken_byte() {
        let wide = |of: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(of).collect::<Vec<u8>>();
        let gbk = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        for bytes in [TEXT.as_bytes(), &marked, &gbk, &wide(u16::to_le_bytes), &wide(u16::to_be_bytes)] {
            assert_eq!(whole_text(bytes).as_deref(), Some(TEXT));
        }
        assert_eq!(whole_text(&[gbk.as_slice(), b"\xFF\xFF"].concat()), None);
    }

    #[test]
    fn a_few_broken_bytes_do_not_turn_utf8_into_gbk() {
        let mut bytes = TEXT.repeat(40).into_bytes();
        bytes.extend_from_slice(b"\xFF\xFE\n");
        let guess = guess(&bytes, true, None);
        assert_eq!((guess.encoding, guess.sure), (Encoding::Utf8, false));
    }

    #[test]
    fn a_sample_cut_inside_a_character_is_still_utf8() {
        let bytes = "姓名".as_bytes();
        assert_eq!(guess(&bytes[..5], false, None), Guess { encoding: Encoding::Utf8, mark: 0, sure: true });
    }

    #[test]
    fn gb18030_reports_the_first_malformed_byte() {
        let mut bytes = encoding_rs::GB18030.encode("㘵𬭎区").0.into_owned();
        assert_eq!(decode_gb18030(&bytes).unwrap(), "㘵𬭎区");
        let at = bytes.len();
        bytes.extend_from_slice(b"\xFFab");
        let (offset, text) = decode_gb18030(&bytes).unwrap_err();
        assert_eq!((offset, text.as_str()), (at, "㘵𬭎区\u{FFFD}ab"));
    }
}
