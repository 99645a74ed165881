//! The `text` room: display width, truncation, sanitising, folding, pinyin.
