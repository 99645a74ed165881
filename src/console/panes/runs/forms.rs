//! What is filled in: a new run, reasons, the number of the minutes.

use super::heed;
use super::other::said_since;
use super::steps::OfLine;
use crate::bureau::answer::{DraftOption, RunLineRow, RunView};
use crate::bureau::command::{LineAct, RunAct};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::RunId;
use crate::domain::ledger::run::RunStep;
use crate::locale::{Msg, field as label, forms as hint, run_pane as say, run_words};

/// The form of a new run.
pub(super) const NEW: &str = "runs.new";
/// The form of a step that wants words.
pub(super) const WORDS: &str = "runs.words";
/// The form about a line.
pub(super) const LINE: &str = "runs.line";

/// A new run of the programmes that can be paid by one.
pub(super) fn new(options: &[DraftOption], shared: &Shared) -> Form {
    let able = || options.iter().filter(|option| option.opening.is_some());
    let choices =
        able().map(|o| Choice::new(o.programme.as_str(), names::programme(&shared.tables, &o.programme)));
    // Of each said once: that it cannot be drafted by this one, and what no run can pay yet.
    let mut note = vec![Words::from(say::NEW_NOTE)];
    if able().any(|option| option.changed > 0) {
        note.insert(0, say::NEW_NOT_YOU.into());
        if shared.is_sample() {
            note.insert(1, say::NEW_ANOTHER.into());
        }
    }
    let lacking: Vec<Words> = options
        .iter()
        .filter(|option| option.opening.is_none())
        .map(|option| names::programme(&shared.tables, &option.programme))
        .collect();
    if !lacking.is_empty() {
        note.push(Words::Filled(say::NEW_LACKING, vec![("programmes", Words::List(lacking))]));
    }
    let fields = vec![
        Field::new("programmes", label::PROGRAMME, Kind::Many(choices.collect())).hint(say::PROGRAMMES_HINT),
        Field::new("month", label::MONTH, Kind::Month)
            .required()
            .hint(hint::MONTH_HINT)
            .with(shared.today.month().to_string()),
    ];
    Form::new(NEW, say::NEW, fields).note(Words::Lines(note))
}

/// What is known of the programmes chosen: which months are gone over, what is open already, whether somebody else must draft it.
pub(super) fn weigh(form: &Form, options: &[DraftOption], shared: &Shared) -> Vec<(String, Words)> {
    let Some(field) = form.field("programmes") else { return Vec::new() };
    let month = form.text("month");
    let mut lines = Vec::new();
    for option in options.iter().filter(|option| field.has(&option.programme)) {
        let Some(opening) = option.opening else { continue };
        let programme = || ("programme", names::programme(&shared.tables, &option.programme));
        let data = |name, value: &dyn std::fmt::Display| (name, Words::Data(value.to_string()));
        lines.push(Words::Filled(
            say::NEW_MONTHS,
            vec![programme(), data("from", &opening), data("until", &month)],
        ));
        if let Some((run, state)) = &option.open {
            lines.push(Words::Filled(
                say::NEW_OPEN,
                vec![programme(), data("run", run), ("state", run_words::state(*state).into())],
            ));
        }
        if option.changed > 0 {
            lines.push(Words::Filled(say::NEW_CHANGED, vec![programme(), data("n", &option.changed)]));
        }
    }
    if lines.is_empty() { Vec::new() } else { vec![("programmes".to_owned(), Words::Lines(lines))] }
}

/// The reason of a step that leads back.
pub(super) fn back(view: &RunView, step: RunStep) -> Form {
    let reason = Field::text("reason", label::REASON).required();
    match step {
        RunStep::NoteUnpaid => {
            let document = Field::text("document", say::DOCUMENT).required();
            words(view, step, vec![document, reason]).note(say::UNPAID_NOTE)
        }
        RunStep::RefuseUnpaid => words(view, step, vec![reason]).note(say::REFUSE_UNPAID_NOTE),
        RunStep::Abandon => words(view, step, vec![reason]).note(say::ABANDON_NOTE),
        _ => words(view, step, vec![reason]).note(say::BACK_NOTE),
    }
}

/// By what the bank has cleared every account that lines of a run are held for.
pub(super) fn clear_all(view: &RunView) -> Form {
    let reason = Field::text("reason", label::REASON).required();
    words(view, RunStep::Explain, vec![reason]).note(say::CLEAR_ALL_FOLLOWS)
}

/// The number of the minutes that approve it.
pub(super) fn minute(view: &RunView) -> Form {
    let minute = Field::text("minute", say::MINUTE).required();
    let above = view.needs_minute.unwrap_or_default();
    let sum = Words::with(say::SUM, &[("n", &view.row.lines), ("total", &view.row.total)]);
    let note = vec![sum, Words::with(say::NEEDS_MINUTE, &[("above", &above)])];
    words(view, RunStep::Approve, vec![minute]).note(Words::Lines(note))
}

/// What the bank says it paid in all.
pub(super) fn total(view: &RunView) -> Form {
    let total = Field::new("total", say::BANK_TOTAL, Kind::Money);
    words(view, RunStep::Reconcile, vec![total]).note(say::TOTAL_NOTE)
}

fn words(view: &RunView, step: RunStep, fields: Vec<Field>) -> Form {
    let title = Words::Filled(
        say::STEP_TITLE,
        vec![("step", run_words::step(step).into()), ("run", Words::Data(view.row.run.to_string()))],
    );
    let about = format!("{} {}", view.row.run, step.name());
    Form::new(WORDS, title, fields).about(&about, view.row.version)
}

/// The step that a form is about, if it is about one.
pub(super) fn step_of(form: &Form) -> Option<RunStep> {
    let (_, about) = form.about.split_once(' ')?;
    match form.id {
        WORDS => RunStep::parse(about),
        // Whatever is said of a line, the run stays where it is.
        LINE => Some(RunStep::Explain),
        _ => None,
    }
}

/// What is said of a line.
pub(super) fn line(run: RunId, what: OfLine, line: &RunLineRow) -> Form {
    let mut fields = vec![Field::text("reason", label::REASON).required()];
    if what == OfLine::PaidAfterAll {
        let said = line.says.as_ref().and_then(|(paid, _)| *paid).map(|day| day.to_string());
        let day = Field::new("day", say::BANK_DAY, Kind::Date).required();
        fields.insert(0, day.with(said.unwrap_or_default()));
    }
    let form = Form::new(LINE, what.label(), fields).about(&format!("{run} {} {}", line.seq, what.name()), 0);
    let of = [("seq", &line.seq as &dyn std::fmt::Display), ("name", &line.name), ("amount", &line.amount)];
    let mut note = vec![Words::with(say::OF_LINE, &of)];
    note.extend(said_since(line));
    note.extend(what.follows().map(Words::from));
    form.note(Words::Lines(note))
}

/// The command of a form.
pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    match form.id {
        NEW => {
            let month = read.month("month");
            let programmes: Vec<String> =
                read.text("programmes").split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
            if programmes.is_empty() {
                read.fault("programmes", Fault::Empty);
            }
            let Some(month) = month else { return Err(read.faults()) };
            read.done(Command::DraftRun { programmes, month })
        }
        WORDS => {
            let (reason, minute) = (read.text("reason"), read.text("minute"));
            let named = form.about.split_once(' ');
            let step = named.and_then(|(_, step)| RunStep::parse(step));
            let run = named.and_then(|(run, _)| RunId::parse(run));
            let act = match step {
                Some(RunStep::Thaw) => RunAct::Thaw { reason },
                Some(RunStep::Return) => RunAct::Return { reason },
                Some(RunStep::Decline) => RunAct::Decline { reason },
                Some(RunStep::Reconcile) => {
                    RunAct::Reconcile { total: read.money("total").unwrap_or_default() }
                }
                Some(RunStep::Recall) => RunAct::Recall { reason },
                Some(RunStep::Abandon) => RunAct::Abandon { reason },
                Some(RunStep::Approve) => RunAct::Approve { minute },
                Some(RunStep::NoteUnpaid) => RunAct::NoteUnpaid { document: read.text("document"), reason },
                Some(RunStep::RefuseUnpaid) => RunAct::RefuseUnpaid { reason },
                Some(RunStep::Explain) => RunAct::ClearAccounts { words: reason },
                _ => return Err(read.faults()),
            };
            let Some(run) = run else { return Err(read.faults()) };
            read.done(Command::StepRun { run, seen: form.seen, act })
        }
        _ => {
            let reason = read.text("reason");
            let mut named = form.about.split(' ');
            let run = named.next().and_then(RunId::parse);
            let seq = named.next().and_then(|seq| seq.parse().ok());
            let act = match named.next().and_then(OfLine::parse) {
                Some(OfLine::PaidAfterAll) => {
                    let Some(day) = read.date("day") else { return Err(read.faults()) };
                    LineAct::PaidAfterAll { day, reason }
                }
                Some(OfLine::Explain | OfLine::Clear) => LineAct::Explain { words: reason },
                Some(OfLine::Defer) => LineAct::Defer { reason },
                Some(OfLine::Leave) => LineAct::Leave { reason },
                Some(OfLine::TakeBack) => LineAct::TakeBack { reason },
                Some(OfLine::Stand) => LineAct::Stand { reason },
                Some(OfLine::Refuse) => LineAct::Refuse { reason },
                // What is agreed to or taken back is asked, not filled in; what is said of the whole run names no line.
                Some(OfLine::Agree | OfLine::Withdraw | OfLine::ClearAll) | None => return Err(read.faults()),
            };
            let (Some(run), Some(seq)) = (run, seq) else { return Err(read.faults()) };
            read.done(Command::ActOnLine { run, seq, act })
        }
    }
}

/// What deserves a look before the next step.
pub(super) fn warnings(view: &RunView) -> Vec<Words> {
    heed::overpaid(view).into_iter().chain(heed::no_release(view)).collect()
}

/// Of which programmes there is no budget: then nothing limits the run, or one is needed first. And which budgets do not cover it.
pub(super) fn without_budget(view: &RunView, shared: &Shared) -> Vec<Words> {
    let without = view.funds.iter().filter(|fund| fund.version.is_none());
    let told = without.map(|fund| {
        let said = if fund.needed == Some(true) { say::BUDGET_NEEDED } else { say::NO_BUDGET };
        let programme = shared.programme(&fund.programme);
        Words::with(said, &[("programme", &programme), ("year", &fund.year)])
    });
    told.chain(heed::short(view, shared)).collect()
}

/// What follows from a step.
pub(super) fn follows(step: RunStep) -> Option<Msg> {
    match step {
        RunStep::Freeze => Some(say::FREEZE_FOLLOWS),
        RunStep::Review => Some(say::REVIEW_FOLLOWS),
        RunStep::Approve => Some(say::APPROVE_FOLLOWS),
        RunStep::Draft => Some(say::REDRAFT_FOLLOWS),
        RunStep::AgreeUnpaid => Some(say::UNPAID_FOLLOWS),
        _ => None,
    }
}
