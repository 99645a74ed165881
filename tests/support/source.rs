//! Rust sources as the architecture test reads them: without comments, literals and test code.

/// A source file of the package.
pub struct Source {
    /// Path below `src/`, with forward slashes.
    pub path: String,
    /// The text as written.
    pub text: String,
    /// The text with comments, literals and test-only items blanked out; same lines, same columns.
    pub code: String,
}

impl Source {
    /// Prepares a file.
    pub fn new(path: &str, text: &str) -> Self {
        let plain = blank_literals(text);
        Self { path: path.to_owned(), text: text.to_owned(), code: blank_tests(&plain) }
    }

    /// The room: the first folder, or nothing for files at the root.
    pub fn room(&self) -> Option<&str> {
        self.path.split_once('/').map(|(room, _)| room)
    }

    /// Whether the whole file is test code, by the naming habit of the package.
    pub fn is_test_file(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs"
            || name.ends_with("_tests.rs")
            || ["/tests/", "/testkit/"].iter().any(|folder| self.path.contains(folder))
    }

    /// Every place where an identifier path such as `env::var` stands whole, as byte offsets into the code.
    pub fn find(&self, path: &str) -> Vec<usize> {
        let part_of_name = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '_');
        self.code
            .match_indices(path)
            .map(|(at, _)| at)
            .filter(|at| {
                let before = self.code[..*at].chars().next_back();
                let after = self.code[at + path.len()..].chars().next();
                !part_of_name(before) && !part_of_name(after)
            })
            .collect()
    }

    /// The line number of an offset, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    /// The rooms that are named through `crate::`, also in groups, with their offsets.
    pub fn named_rooms(&self) -> Vec<(usize, String)> {
        let mut named = Vec::new();
        for at in self.find("crate") {
            let Some(rest) = self.code[at..].strip_prefix("crate") else { continue };
            let Some(rest) = rest.trim_start().strip_prefix("::") else { continue };
            let rest = rest.trim_start();
            if let Some(group) = rest.strip_prefix('{') {
                named.extend(group_heads(group).into_iter().map(|head| (at, head)));
            } else {
                named.push((at, identifier(rest)));
            }
        }
        named
    }

    /// Chains of `super::` that climb to the root of the crate, past the edge of the room.
    pub fn escapes(&self) -> Vec<usize> {
        let folders = self.path.split('/').count();
        let is_mod = self.path.ends_with("/mod.rs");
        let depth = if is_mod { folders - 1 } else { folders };
        let mut found = Vec::new();
        let mut chain_end = 0;
        for at in self.find("super") {
            if at < chain_end {
                continue;
            }
            let mut climbs = 0;
            let mut rest = &self.code[at..];
            while let Some(after) = rest.strip_prefix("super::") {
                climbs += 1;
                rest = after;
            }
            chain_end = self.code.len() - rest.len();
            if climbs >= depth + self.inline_depth(at) {
                found.push(at);
            }
        }
        found
    }

    /// How many inline modules enclose an offset.
    fn inline_depth(&self, at: usize) -> usize {
        let mut stack = Vec::new();
        for (place, letter) in self.code[..at].char_indices() {
            match letter {
                '{' => {
                    let head = self.code[..place].trim_end();
                    let name = head.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
                    let before = head[..head.len() - name.len()].trim_end();
                    stack.push(before.ends_with("mod"));
                }
                '}' => drop(stack.pop()),
                _ => {}
            }
        }
        stack.into_iter().filter(|module| *module).count()
    }
}

/// The identifier at the beginning of a text.
fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first identifier of each member of a group, up to its closing brace.
fn group_heads(group: &str) -> Vec<String> {
    let (mut heads, mut depth, mut expects) = (Vec::new(), 0_i32, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expects = true,
            c if expects && (c.is_alphabetic() || c == '_') => {
                heads.push(identifier(&group[at..]));
                expects = false;
            }
            _ => {}
        }
    }
    heads
}

/// Blanks comments, strings and characters. Line breaks stay.
fn blank_literals(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = literal_end(&letters, at);
        if end > at {
            // A blank for each byte keeps offsets equal.
            for letter in &letters[at..end] {
                if *letter == '\n' { out.push('\n') } else { out.extend((0..letter.len_utf8()).map(|_| ' ')) }
            }
            at = end;
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    out
}

/// The end of the comment or literal that begins here; the same place when none does.
fn literal_end(letters: &[char], at: usize) -> usize {
    let next = |ahead: usize| letters.get(at + ahead).copied().unwrap_or('\0');
    let after_name = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match (letters[at], next(1)) {
        ('/', '/') => (at..letters.len()).find(|i| letters[*i] == '\n').unwrap_or(letters.len()),
        ('/', '*') => comment_end(letters, at),
        ('"', _) => string_end(letters, at),
        ('r', '"' | '#') if !after_name => raw_end(letters, at + 1).unwrap_or(at),
        ('b', 'r') if !after_name => raw_end(letters, at + 2).unwrap_or(at),
        // A character, not a lifetime: closed after one letter or begun by a backslash.
        ('\'', '\\') => {
            (at + 3..letters.len()).find(|i| letters[*i] == '\'').map_or(letters.len(), |i| i + 1)
        }
        ('\'', _) if next(2) == '\'' => at + 3,
        _ => at,
    }
}

fn comment_end(letters: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i + 1 < letters.len() {
        match (letters[i], letters[i + 1]) {
            ('/', '*') => (depth, i) = (depth + 1, i + 2),
            ('*', '/') if depth == 1 => return i + 2,
            ('*', '/') => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    letters.len()
}

fn string_end(letters: &[char], at: usize) -> usize {
    let mut i = at + 1;
    while i < letters.len() {
        match letters[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    letters.len()
}

/// The end of a raw string whose hashes begin here; none when it is a raw identifier.
fn raw_end(letters: &[char], from: usize) -> Option<usize> {
    let hashes = letters[from..].iter().take_while(|c| **c == '#').count();
    if letters.get(from + hashes) != Some(&'"') {
        return None;
    }
    let closes = |i: &usize| {
        letters[*i] == '"' && letters[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    Some((from + hashes + 1..letters.len()).find(closes).map_or(letters.len(), |i| i + 1 + hashes))
}

/// Blanks every item that is compiled for tests alone.
fn blank_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = code.to_owned();
    while let Some(at) = out.find(MARK) {
        let end = item_end(&out, at + MARK.len());
        let blank: String = out[at..end]
            .chars()
            .flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8()))
            .collect();
        out.replace_range(at..end, &blank);
    }
    out
}

/// The end of an item: its semicolon outside brackets, or the brace that closes its first one.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_i32;
    for (at, letter) in code[from..].char_indices() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return from + at + 1;
                }
            }
            ';' if depth == 0 => return from + at + 1,
            _ => {}
        }
    }
    code.len()
}
