//! What is said of what was put on record: what it was, and about what.

use super::{State, Tab, forms, rules_form};
use crate::bureau::answer::MajorRow;
use crate::bureau::command::DutyAct;
use crate::bureau::{Outcome, Receipt};
use crate::console::forms::{Form, minute_ahead};
use crate::console::overlays::Reader;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::duty::{At, DutyLevel, Rung};
use crate::domain::{Date, PetitionId, StaffId};
use crate::locale::{Lang, Msg, duty as say, duty_handover, duty_told as told};
use crate::text::{fold, truncate};

/// Cells of what a major matter is in a few words.
const SHORT: usize = 28;

/// A major matter in a few words.
pub(super) fn item_of(row: &MajorRow) -> String {
    format!("{} {}", row.major, truncate(&row.facts.what, SHORT))
}

/// A call to a rung: by name, or by what it is where it has none.
fn call(msg: Msg, item: String, level: DutyLevel, name: &str) -> Words {
    let name = if name.is_empty() { Words::Plain(say::level(level)) } else { Words::Data(name.to_owned()) };
    Words::Filled(msg, vec![("item", Words::Data(item)), ("name", name)])
}

/// What Enter opens.
pub(super) enum Opened {
    /// A petition, from which Escape comes back.
    Petition(PetitionId),
    /// A major matter, whole.
    Text(Box<Reader>),
}

/// Until when, today by the time alone.
fn until_of(at: At, now: At) -> String {
    if at.day == now.day { at.time() } else { at.to_string() }
}

impl State {
    /// The marked one in a few words, and whom a call about it is to.
    fn marked(&self, shared: &Shared) -> Option<(String, Option<&Rung>)> {
        let board = self.board.as_deref()?;
        if let Some(row) = self.page() {
            let next = match row.looked_after(self.now(shared)) {
                Some(_) => board.turn(&row.ladder),
                None => board.rung(&row.ladder).or_else(|| board.turn(&row.ladder)),
            };
            return Some((told::petition(&row.petition, shared.lang), next));
        }
        self.major().map(|row| (item_of(row), board.turn(&row.ladder)))
    }

    /// What Enter opens of the marked one.
    pub(super) fn opened(&self, shared: &Shared) -> Option<Opened> {
        let page = self.page().map(|row| row.petition.petition);
        if let Some(petition) = page.or_else(|| self.item()?.case()) {
            return Some(Opened::Petition(petition));
        }
        let (board, row) = self.board.as_deref().zip(self.in_full())?;
        let lines = duty_handover::matter(board, row, (self.now(shared), self.phones), shared.lang);
        let title = Words::Data(item_of(row));
        Some(Opened::Text(Box::new(Reader::new(title, lines.into_iter().map(Words::Data).collect()))))
    }

    /// What is said once an act is on record.
    pub(super) fn says(&self, act: &DutyAct, shared: &Shared) -> Option<Words> {
        match act {
            DutyAct::Hop { answered, .. } | DutyAct::Call { answered, .. } => {
                let (item, rung) = self.marked(shared)?;
                let msg = if *answered { told::ANSWERED } else { told::SILENT };
                rung.map(|rung| call(msg, item, rung.level, &rung.name))
            }
            DutyAct::TakeHopBack { .. } | DutyAct::TakeCallBack { .. } => {
                let (item, _) = self.marked(shared)?;
                let calls =
                    self.page().map(|row| &row.hops).or_else(|| self.major().map(|row| &row.calls))?;
                let last = calls.iter().rfind(|call| !call.back)?;
                Some(call(told::BACK, item, last.level, &last.called))
            }
            DutyAct::TakeAckBack { .. } => {
                let (item, _) = self.marked(shared)?;
                let (_, until) = self.page()?.acked.as_ref()?;
                let until = until_of(*until, self.now(shared));
                Some(Words::with(told::ACK_BACK, &[("item", &item), ("until", &until)]))
            }
            DutyAct::CloseMajor { .. } => {
                self.major().map(|row| Words::with(told::CLOSED, &[("item", &item_of(row))]))
            }
            DutyAct::Sign { .. } => {
                let item = self.item()?;
                Some(Words::with(told::TAKEN, &[("item", &say::item(item, shared.lang))]))
            }
            DutyAct::FinishHandover { .. } => {
                self.handover().map(|one| Words::with(told::FINISH, &[("who", &one.incoming_name)]))
            }
            _ => None,
        }
    }

    /// What is said once a form is on record.
    pub(super) fn noted(&self, form: &Form, receipt: &Receipt, shared: &Shared) -> Words {
        let marked = || self.marked(shared).map(|(item, _)| item).unwrap_or_default();
        match form.id {
            forms::ACK => {
                let now = self.now(shared);
                let until = minute_ahead(&fold(form.text("until")), now);
                let until = until.map(|at| until_of(at, now));
                Words::with(told::ACK, &[("item", &marked()), ("until", &until.unwrap_or_default())])
            }
            forms::MAJOR => {
                let id = match receipt.outcome {
                    Outcome::Major(id, _) => id.to_string(),
                    _ => String::new(),
                };
                Words::with(told::MAJOR, &[("id", &id), ("item", &truncate(form.text("major_what"), SHORT))])
            }
            forms::FOLLOW_UP | forms::FINAL => {
                let kind = if form.id == forms::FINAL { say::FINAL } else { say::FOLLOW_UP };
                let item = ("item", Words::Data(marked()));
                Words::Filled(told::REPORT, vec![item, ("kind", Words::Plain(kind))])
            }
            forms::LEAVE_ITEM => {
                let item = self.item().map(|row| say::item(row, shared.lang)).unwrap_or_default();
                Words::with(told::LEFT, &[("item", &item)])
            }
            _ if self.tab == Tab::Rota && form.id != rules_form::RULES => self.of_rota(form, shared.lang),
            _ => say::SAVED.into(),
        }
    }

    /// The days, the shift and the people that a form of the rota was about.
    fn of_rota(&self, form: &Form, lang: Lang) -> Words {
        let name = |field: &str| {
            let id = StaffId::parse(form.text(field))?;
            Some(self.board.as_deref()?.name_of(id).to_owned())
        };
        let text = |field: &str| Some(form.text(field).to_owned()).filter(|text| !text.is_empty());
        let day = Date::parse(&form.about).map(|day| day.to_string());
        let span = match (text("first"), text("last")) {
            (Some(first), Some(last)) if first != last => {
                Some(told::SPAN.with(lang, &[("first", &first), ("last", &last)]))
            }
            (first, last) => first.or(last),
        };
        let parts = [day, span, text("shift"), name("staff"), name("second"), name("to")];
        let on: Vec<String> = parts.into_iter().flatten().collect();
        Words::Filled(told::ROTA, vec![("what", form.title.clone()), ("on", Words::Data(on.join(" ")))])
    }
}
