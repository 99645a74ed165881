//! What was typed for whom, and what of it must be there again after a kill.

use std::time::Duration;

/// So much typing may be lost: what is half-typed is kept within a second of its first key.
const LOSS: Duration = Duration::from_secs(1);

/// Each visitor, and the mark that is only ever typed for them.
pub const VISITORS: [(&str, char); 3] = [("区国英", '甲'), ("区桂仪", '乙'), ("梁润权", '丙')];

/// What is written about a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 接访: what was said, in the form of the visit.
    Visit,
    /// 提示: a new note.
    Note,
    /// 登记信访: a demand.
    Petition,
}

impl Sheet {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Visit, Self::Note, Self::Petition];

    /// The form's name in its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Visit => "接访",
            Self::Note => "写提示",
            Self::Petition => "登记信访",
        }
    }

    /// What the slots of its drafts begin with, and the field that is written into.
    pub fn kept(self) -> (&'static str, &'static str) {
        match self {
            Self::Visit => ("visit.note.", "note"),
            Self::Note => ("person.note.", "note"),
            Self::Petition => ("petition.intake.", "demands.0.text"),
        }
    }
}

/// A text in a form that is not saved yet.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// As it stands on the screen, once all keys have come through.
    pub all: String,
    /// Its length after each piece typed since the form was opened, and when the piece was sent.
    pieces: Vec<(usize, Duration)>,
    /// So many bytes of it stand on record.
    on_record: usize,
    /// What stood in the form before it was saved or given up last, and when.
    before: Option<(String, Duration)>,
    /// It is being saved: it may stand on record already.
    pub saving: bool,
}

impl Text {
    /// A piece was sent.
    pub fn piece(&mut self, piece: &str, at: Duration) {
        self.all.push_str(piece);
        self.pieces.push((self.all.len(), at));
    }

    /// Whether anything is half-typed.
    pub fn is_begun(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// The form said that it was saved; what goes on in the form from there.
    pub fn saved(&mut self, stays: bool, at: Duration) {
        self.before = Some((self.all.clone(), at));
        self.pieces.clear();
        self.saving = false;
        self.on_record = if stays { self.all.len() } else { 0 };
        self.all.truncate(self.on_record);
    }

    /// The form was given up.
    pub fn dropped(&mut self, at: Duration) {
        self.before = Some((self.all.clone(), at));
        self.pieces.clear();
        self.all.truncate(self.on_record);
    }

    /// What of it must be there after a kill at a moment: what stands on record, and what was typed a second before.
    fn due(&self, at: Duration) -> &str {
        let kept = self.pieces.iter().rev().find(|(_, sent)| *sent + LOSS <= at);
        self.first(kept.map_or(self.on_record, |(end, _)| *end))
    }

    fn first(&self, bytes: usize) -> &str {
        self.all.get(..bytes).expect("whole characters")
    }

    /// Says what is wrong with what a copy holds of it, as a draft and on record.
    pub fn judge(&self, draft: Option<&str>, record: &str, at: Duration) -> Result<(), String> {
        let wrong =
            |what: &str| Err(format!("{what}: draft {draft:?}, on record {record:?}, typed {self:?}"));
        let recent = self.before.as_ref().filter(|(_, ended)| *ended + LOSS > at);
        let is_old = |text: &str| recent.is_some_and(|(before, _)| before.starts_with(text));
        let whole = if self.saving { self.all.as_str() } else { self.first(self.on_record) };
        if record != whole && record != self.first(self.on_record) {
            return wrong("not what was saved");
        }
        match draft {
            Some(draft) if !self.all.starts_with(draft) && !is_old(draft) => wrong("not what was typed"),
            _ if draft.unwrap_or_default().len().max(record.len()) < self.due(at).len() => wrong("lost"),
            Some(draft) if !self.is_begun() && !is_old(draft) => wrong("given up or saved, and there again"),
            _ => Ok(()),
        }
    }
}

/// A visitor, and what was typed for them.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// They were seen to be at the desk.
    pub here: bool,
    /// What is half-typed, by sheet.
    texts: [Text; 3],
    /// The notes that were saved.
    pub notes: Vec<String>,
}

impl Visitor {
    /// What is half-typed in a sheet.
    pub fn text(&mut self, sheet: Sheet) -> &mut Text {
        &mut self.texts[sheet as usize]
    }
}

/// What a copy of the data folder holds about a visitor.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// They are at the desk.
    pub here: bool,
    /// What was said, on record.
    pub said: String,
    /// What is half-typed, by sheet.
    pub half_typed: [Option<String>; 3],
    /// The notes on record.
    pub notes: Vec<String>,
    /// Everything kept for them in drafts, whatever the form.
    pub drafts: String,
}

impl Held {
    /// Says what is wrong with it after a kill at a moment.
    pub fn judge(&self, typed: &Visitor, mark: char, at: Duration) -> Result<(), String> {
        let astray = |text: &str| VISITORS.iter().any(|(_, other)| *other != mark && text.contains(*other));
        if astray(&self.drafts) || astray(&self.said) || self.notes.iter().any(|note| astray(note)) {
            return Err(format!("what was typed for another: {self:?}"));
        }
        if typed.here && !self.here {
            return Err("no longer at the desk".to_owned());
        }
        let mut more = self.notes.clone();
        for saved in &typed.notes {
            let Some(at) = more.iter().position(|note| note == saved) else {
                return Err(format!("a saved note is lost: {saved}"));
            };
            more.remove(at);
        }
        let note = more.pop().unwrap_or_default();
        if !more.is_empty() {
            return Err(format!("a note twice: {:?}", self.notes));
        }
        let record = [self.said.as_str(), &note, ""];
        for sheet in Sheet::ALL {
            let (n, draft) = (sheet as usize, self.half_typed[sheet as usize].as_deref());
            typed.texts[n].judge(draft, record[n], at).map_err(|why| format!("{sheet:?}, {why}"))?;
        }
        Ok(())
    }
}
