//! What the digits do in each tab.

use super::{Act, State, Tab, forms, rules_form};
use crate::bureau::command::{DutyAct, PaperDraft};
use crate::bureau::{Command, Refusal};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::domain::duty::{DutyFault, ItemState};
use crate::exchange::papers::{Head, call_slip, handover_record, urgent_report};
use crate::locale::{Msg, duty as say, duty_handover};

/// The timer after which the numbers of the ladder are masked again, and its length.
pub(super) const PHONES: u8 = 0;
const SHOWN_MS: u64 = 20_000;
/// The question whether what is not signed stays.
pub(super) const FINISH: &str = "oncall.finish";

/// What something is done with.
pub(super) enum Deed {
    /// A form is opened.
    Form(Box<Form>),
    /// It is done at once.
    Do(DutyAct),
    /// It is done once somebody says that so many items may stay where they are.
    Ask(usize, DutyAct),
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
            Act::Major => self.new_major(ctx),
            Act::Six if self.tab != Tab::Rota => {
                self.phones = true;
                ctx.after(PHONES, SHOWN_MS);
            }
            digit => match self.deed(digit, ctx.shared) {
                Some(Deed::Form(form)) => ctx.open(Sheet::new(*form, Owner::Pane(PaneId::Oncall))),
                Some(Deed::Do(act)) => self.doing.execute(ctx, Command::Duty(act)),
                Some(Deed::Ask(n, _)) => {
                    let outgoing = self.handover().map(|one| one.outgoing.clone()).unwrap_or_default();
                    let n = Words::Data(n.to_string());
                    let asked =
                        Words::Filled(say::ASK_FINISH, vec![("n", n), ("who", Words::Data(outgoing))]);
                    let accept = Accept::Pane(PaneId::Oncall, FINISH, String::new());
                    ctx.open(Confirm::new(asked, say::DO_FINISH, accept));
                }
                None => {}
            },
        }
    }

    /// The short form, at once or as soon as the board is there.
    pub(super) fn new_major(&mut self, ctx: &mut Ctx<'_>) {
        match &self.board {
            Some(board) => {
                self.wants_major = false;
                ctx.open(Sheet::new(forms::major(board), Owner::Pane(PaneId::Oncall)));
            }
            None => self.wants_major = true,
        }
    }

    /// What a digit does here and now.
    pub(super) fn deed(&self, digit: Act, shared: &Shared) -> Option<Deed> {
        let board = self.board.as_deref()?;
        let form = |form: Form| Some(Deed::Form(Box::new(form)));
        match self.tab {
            Tab::Now => {
                let petition = self.page()?.petition.petition;
                match digit {
                    Act::One => form(forms::ack(petition, self.now(shared))),
                    Act::Two => Some(Deed::Do(DutyAct::Hop { petition, answered: true })),
                    Act::Three => Some(Deed::Do(DutyAct::Hop { petition, answered: false })),
                    _ => None,
                }
            }
            Tab::Review => None,
            Tab::Major => {
                let row = self.major().filter(|row| row.closed.is_none())?;
                let major = row.major;
                let rung = row.ladder.next.and_then(|n| u8::try_from(n).ok());
                match digit {
                    Act::One => Some(Deed::Do(DutyAct::Call { major, rung: rung?, answered: true })),
                    Act::Two => Some(Deed::Do(DutyAct::Call { major, rung: rung?, answered: false })),
                    Act::Three => form(forms::report(major, false)),
                    Act::Four => form(forms::report(major, true)),
                    Act::Five => Some(Deed::Do(DutyAct::CloseMajor { major })),
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
                    Act::Three => form(forms::swap(board, row.day)),
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
        let handover = open?.handover;
        if digit == Act::Three {
            return open.map(|one| Deed::Form(Box::new(forms::withdraw(one))));
        }
        if digit == Act::Four {
            let finish = DutyAct::FinishHandover { handover };
            return Some(match self.unsigned() {
                0 => Deed::Do(finish),
                n => Deed::Ask(n, finish),
            });
        }
        let item = self.item().filter(|item| !item.kept && item.state == ItemState::Unsigned)?.mark;
        match digit {
            Act::One => Some(Deed::Do(DutyAct::Sign { handover, item, left: None })),
            Act::Two => Some(Deed::Form(Box::new(forms::leave_item(handover, item)))),
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
            (Tab::Now, Act::Two) | (Tab::Major, Act::One) => say::DO_ANSWERED,
            (Tab::Now, Act::Three) | (Tab::Major, Act::Two) => say::DO_SILENT,
            (Tab::Major, Act::Three) => say::DO_FOLLOW_UP,
            (Tab::Major, Act::Four) => say::DO_FINAL,
            (Tab::Major, Act::Five) => say::DO_CLOSE,
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

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::PreviousTab | Act::NextTab | Act::Major => None,
            Act::Six if self.tab != Tab::Rota => shared.may(crate::bureau::Action::TakeCalls).err(),
            Act::Print => self.paper(shared).is_none().then(|| say::CHOOSE.into()),
            digit if self.name_of(digit).is_none() => Some(say::NOT_HERE.into()),
            Act::Three if self.tab == Tab::Handover => self.kept_from_withdrawing(shared),
            digit if self.tab == Tab::Handover && digit != Act::Five && !self.takes_over(shared) => {
                let name = self.handover().map(|one| one.incoming_name.clone()).unwrap_or_default();
                Some(Refusal::Duty(DutyFault::NotIncoming { name }).into())
            }
            digit => {
                let deed = self.deed(digit, shared);
                let act = match &deed {
                    Some(Deed::Do(act)) => Some(act.is_call()),
                    Some(Deed::Form(_) | Deed::Ask(..)) => Some(false),
                    None => return Some(say::CHOOSE.into()),
                };
                let gate = if act == Some(true) {
                    crate::bureau::Action::TakeCalls
                } else {
                    crate::bureau::Action::Duty
                };
                shared.may(gate).err()
            }
        }
    }
}
