//! What the digits do in each tab.

use super::state::MajorWish;
use super::told::item_of;
use super::{Act, State, Tab, forms, rules_form};
use crate::bureau::answer::MajorRow;
use crate::bureau::command::{DutyAct, PaperDraft};
use crate::bureau::{Command, Refusal};
use crate::console::forms::Form;
use crate::console::goal::{Goal, MajorFrom};
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::domain::duty::{DutyFault, ItemState};
use crate::exchange::papers::{Head, call_slip, handover_record, urgent_report};
use crate::locale::{Lang, Msg, duty as say, duty_handover, duty_told as told, stops};

/// The timer after which the numbers of the ladder are masked again, and its length.
pub(super) const PHONES: u8 = 0;
const SHOWN_MS: u64 = 20_000;
/// The question whether what is not signed stays, and whether a major matter is closed.
pub(super) const FINISH: &str = "oncall.finish";
const CLOSE: &str = "oncall.close";

/// What something is done with.
pub(super) enum Deed {
    /// A form is opened.
    Form(Box<Form>),
    /// It is done at once.
    Do(DutyAct),
    /// It is done once somebody says yes.
    Ask(Box<Confirm>),
}

/// The question before a major matter is closed: what is missing still, or what follows.
fn close(row: &MajorRow, lang: Lang) -> Confirm {
    let item = Words::with(told::ASK_CLOSE, &[("item", &item_of(row))]);
    let accept = Accept::Pane(PaneId::Oncall, CLOSE, row.major.to_string());
    let asked = Confirm::new(item, say::DO_CLOSE, accept);
    let asked = match say::lacks(row, lang) {
        Some(what) => asked.line(Words::with(told::CLOSE_LACKS, &[("what", &what)])),
        None => asked.line(told::CLOSE_ENDS),
    };
    let made = || row.calls.iter().filter(|call| !call.back);
    let mut silent: Vec<&str> = Vec::new();
    for call in made().filter(|call| !made().any(|other| other.level == call.level && other.answered)) {
        let level = say::level(call.level).get(lang);
        if !silent.contains(&level) {
            silent.push(level);
        }
    }
    let who = silent.join(stops(lang).comma);
    if silent.is_empty() { asked } else { asked.line(Words::with(told::CLOSE_SILENT, &[("who", &who)])) }
}

/// Who sits here.
fn me(shared: &Shared) -> Option<StaffId> {
    shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.id)
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::PreviousTab | Act::NextTab => self.turn(action == Act::NextTab, ctx),
            Act::Print => {
                if let Some(draft) = self.paper(ctx.shared) {
                    ctx.go(Goal::Draft(Box::new(draft)));
                }
            }
            Act::Major => {
                let lang = ctx.shared.lang;
                let from = self.page().and_then(|row| MajorFrom::of(&row.petition, row.division, lang));
                self.show(Tab::Major, ctx);
                self.new_major(from.map(Box::new), ctx);
            }
            Act::TakeIn => ctx.go(Goal::NewPetition(None)),
            Act::Six if self.tab != Tab::Rota => {
                self.phones = true;
                ctx.after(PHONES, SHOWN_MS);
            }
            digit => match self.deed(digit, ctx.shared).inspect(|_| self.work()) {
                Some(Deed::Form(form)) => ctx.open(Sheet::new(*form, Owner::Pane(PaneId::Oncall))),
                Some(Deed::Do(act)) => self.carry(act, ctx),
                Some(Deed::Ask(asked)) => ctx.open(*asked),
                None => {}
            },
        }
    }

    /// Carries it out, and keeps what is said of it then.
    pub(super) fn carry(&mut self, act: DutyAct, ctx: &mut Ctx<'_>) {
        self.told = self.says(&act, ctx.shared);
        self.doing.execute(ctx, Command::Duty(act));
    }

    /// The short form, at once or as soon as the board is there.
    pub(super) fn new_major(&mut self, from: Option<Box<MajorFrom>>, ctx: &mut Ctx<'_>) {
        match &self.board {
            Some(board) => {
                let form = forms::major(board, from.as_deref(), ctx.shared);
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Oncall)));
            }
            None => self.wants_major = Some(MajorWish(from)),
        }
    }

    /// What a digit does here and now.
    pub(super) fn deed(&self, digit: Act, shared: &Shared) -> Option<Deed> {
        let board = self.board.as_deref()?;
        let form = |form: Form| Some(Deed::Form(Box::new(form)));
        match self.tab {
            Tab::Now => {
                let row = self.page()?;
                let petition = row.petition.petition;
                let made = row.hops.iter().any(|hop| !hop.back);
                match digit {
                    Act::One => form(forms::ack(&row.petition, self.now(shared), shared.lang)),
                    Act::Undo if row.ack_is_last => Some(Deed::Do(DutyAct::TakeAckBack { petition })),
                    Act::Undo => made.then_some(Deed::Do(DutyAct::TakeHopBack { petition })),
                    Act::Two => Some(Deed::Do(DutyAct::Hop { petition, answered: true })),
                    Act::Three => Some(Deed::Do(DutyAct::Hop { petition, answered: false })),
                    _ => None,
                }
            }
            Tab::Review => None,
            Tab::Major => {
                let row = self.major().filter(|row| row.closed.is_none())?;
                let major = row.major;
                let rung = row.ladder.turn.and_then(|n| u8::try_from(n).ok());
                let made = row.calls.iter().any(|call| !call.back);
                match digit {
                    Act::Two => Some(Deed::Do(DutyAct::Call { major, rung: rung?, answered: true })),
                    Act::Three => Some(Deed::Do(DutyAct::Call { major, rung: rung?, answered: false })),
                    Act::Four => form(forms::report(row, false)),
                    Act::Five => form(forms::report(row, true)),
                    Act::Seven => Some(Deed::Ask(Box::new(close(row, shared.lang)))),
                    Act::Undo => made.then_some(Deed::Do(DutyAct::TakeCallBack { major })),
                    _ => None,
                }
            }
            Tab::Handover => self.handing_over(digit, shared),
            Tab::Rota => {
                let row = self.day()?;
                match digit {
                    Act::Seven => form(rules_form::form(&board.rules, shared.lang)),
                    _ if board.rules.shifts.is_empty() => None,
                    Act::One => form(forms::shift(board, row)),
                    Act::Two => form(forms::away(board, row.day, me(shared))),
                    Act::Three => form(forms::swap(board, row.day, me(shared))),
                    Act::Four => form(forms::agree(board, row.day)),
                    Act::Five => form(forms::publish(board, row.day)),
                    Act::Six => form(forms::rotate(board, row.day)),
                    _ => None,
                }
            }
        }
    }

    fn handing_over(&self, digit: Act, shared: &Shared) -> Option<Deed> {
        let board = self.board.as_deref()?;
        let open = board.handover.as_ref().filter(|one| one.is_under_way());
        if digit == Act::Five {
            let form = || Deed::Form(Box::new(forms::begin(board, me(shared), self.now(shared))));
            return open.is_none().then(form);
        }
        let one = open?;
        if digit == Act::Three {
            return Some(Deed::Form(Box::new(forms::withdraw(one))));
        }
        let handover = one.handover;
        if digit == Act::Four {
            let finish = DutyAct::FinishHandover { handover };
            return Some(match self.unsigned() {
                0 => Deed::Do(finish),
                n => {
                    let who = one.holders(true).join(stops(shared.lang).comma);
                    let asked = Words::with(say::ASK_FINISH, &[("n", &n), ("who", &who)]);
                    let accept = Accept::Pane(PaneId::Oncall, FINISH, handover.to_string());
                    Deed::Ask(Box::new(Confirm::new(asked, say::DO_FINISH, accept)))
                }
            });
        }
        let row = self.item().filter(|item| !item.kept && item.state == ItemState::Unsigned)?;
        match digit {
            Act::One => Some(Deed::Do(DutyAct::Sign { handover, item: row.mark, left: None })),
            Act::Two => Some(Deed::Form(Box::new(forms::leave_item(handover, row, shared.lang)))),
            _ => None,
        }
    }

    /// Why whoever sits here does not set the handover aside.
    fn kept_from_withdrawing(&self, shared: &Shared) -> Option<Words> {
        let Some(one) = self.handover().filter(|one| one.is_under_way()) else {
            return Some(Refusal::Duty(DutyFault::NoHandover).into());
        };
        let (from, to) = (one.outgoing.clone(), one.incoming_name.clone());
        let theirs = || (!one.may_withdraw).then(|| Refusal::Duty(DutyFault::NotTheirs { from, to }).into());
        shared.may(crate::bureau::Action::Duty).err().or_else(theirs)
    }

    /// The paper of what is selected.
    fn paper(&self, shared: &Shared) -> Option<PaperDraft> {
        let (board, desk) = (self.board.as_deref()?, shared.desk.as_ref()?);
        let head = Head::of(desk, shared.today, &shared.tables, shared.lang);
        match self.tab {
            Tab::Now | Tab::Review => Some(call_slip(&head, board, self.page()?)),
            Tab::Major => Some(urgent_report(&head, board, self.major()?)),
            Tab::Handover => Some(handover_record(&head, board.handover.as_ref()?)),
            Tab::Rota => None,
        }
    }

    /// What a digit is called in this tab.
    pub(super) fn name_of(&self, digit: Act) -> Option<Msg> {
        Some(match (self.tab, digit) {
            (Tab::Now, Act::One) => say::DO_ACK,
            // A digit that stamps a call at once means the same beside the other list.
            (Tab::Now | Tab::Major, Act::Two) => say::DO_ANSWERED,
            (Tab::Now | Tab::Major, Act::Three) => say::DO_SILENT,
            (Tab::Now, Act::Undo) if self.page().is_some_and(|row| row.ack_is_last) => told::TAKE_ACK_BACK,
            (Tab::Now | Tab::Major, Act::Undo) => told::TAKE_BACK,
            (Tab::Major, Act::Four) => say::DO_FOLLOW_UP,
            (Tab::Major, Act::Five) => say::DO_FINAL,
            (Tab::Major, Act::Seven) => say::DO_CLOSE,
            (Tab::Handover, Act::One) => say::DO_TAKE,
            (Tab::Handover, Act::Two) => say::DO_LEAVE,
            (Tab::Handover, Act::Three) => duty_handover::DO_WITHDRAW,
            (Tab::Handover, Act::Four) => say::DO_FINISH,
            (Tab::Handover, Act::Five) => say::DO_BEGIN,
            (Tab::Rota, Act::One) => say::DO_SHIFT,
            (Tab::Rota, Act::Two) => say::DO_AWAY,
            (Tab::Rota, Act::Three) => say::DO_SWAP,
            (Tab::Rota, Act::Four) => say::DO_AGREE,
            (Tab::Rota, Act::Five) => say::DO_PUBLISH,
            (Tab::Rota, Act::Six) => say::DO_ROTATE,
            (Tab::Rota, Act::Seven) => say::DO_RULES,
            (_, Act::Six) => say::PHONES,
            _ => return None,
        })
    }

    /// Whether a key stands for anything in this tab.
    pub(super) fn stands(&self, action: Act) -> bool {
        match action {
            // Beside the list of what calls are about; the footers of the others have no room for it.
            Act::TakeIn => !matches!(self.tab, Tab::Handover | Tab::Rota),
            Act::PreviousTab | Act::NextTab | Act::Major => true,
            Act::Print => self.tab != Tab::Rota,
            digit => self.name_of(digit).is_some(),
        }
    }

    /// Why there is nothing to do it with.
    fn nothing(&self, digit: Act) -> Words {
        match self.tab {
            Tab::Handover if self.handover().is_some_and(|one| one.finished.is_some()) => {
                say::ALL_OVER.into()
            }
            Tab::Handover if self.item().is_some() => say::SIGNED_ALREADY.into(),
            Tab::Now | Tab::Major if digit == Act::Undo && self.subject().is_some() => {
                told::NOTHING_BACK.into()
            }
            _ => say::CHOOSE.into(),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::PreviousTab | Act::NextTab | Act::Major => None,
            _ if !self.stands(action) => Some(say::NOT_HERE.into()),
            Act::TakeIn => None,
            Act::Six if self.tab != Tab::Rota => shared.may(crate::bureau::Action::TakeCalls).err(),
            Act::Print => self.paper(shared).is_none().then(|| say::CHOOSE.into()),
            Act::Three if self.tab == Tab::Handover => self.kept_from_withdrawing(shared),
            digit if self.tab == Tab::Handover && digit != Act::Five && !self.takes_over(shared) => {
                let name = self.handover().map(|one| one.incoming_name.clone()).unwrap_or_default();
                Some(Refusal::Duty(DutyFault::NotIncoming { name }).into())
            }
            digit => {
                let deed = self.deed(digit, shared);
                let act = match &deed {
                    Some(Deed::Do(act)) => act.is_call(),
                    Some(Deed::Form(_) | Deed::Ask(_)) => false,
                    None => return Some(self.nothing(digit)),
                };
                let gate = if act { crate::bureau::Action::TakeCalls } else { crate::bureau::Action::Duty };
                shared.may(gate).err()
            }
        }
    }
}
