//! Views in the lookup: filters under a name, a digit away.

use super::{Act, State};
use crate::bureau::{Command, FieldFault, Query};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::{Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Slot};
use crate::console::words::Words;
use crate::domain::filter::View;
use crate::locale::{Lang, filter as say};

/// The form that keeps the filter under a name.
pub(super) const FORM: &str = "lookup.view";
/// Marks a row that opens the view after it.
pub(super) const OPEN: &str = "view ";
/// Marks a row that forgets the view after it.
pub(super) const FORGET: &str = "forget ";
/// The row that opens the form.
pub(super) const SAVE: &str = "save view";

/// The views of who is signed in.
#[derive(Default)]
pub struct Views {
    own: Vec<View>,
    slot: Slot,
    forgetting: Slot,
}

impl Views {
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if ctx.shared.is_open() {
            self.slot.ask(ctx, Query::Views);
        }
    }

    pub(super) fn takes(&mut self, req: crate::console::ReqId) -> bool {
        self.slot.take(req) || self.forgetting.take(req)
    }

    pub(super) fn came(&mut self, own: Vec<View>) {
        self.own = own;
    }

    /// Name, text and digit of each: their own, or while there are none some to begin with.
    fn offered(&self, lang: Lang) -> Vec<(String, String, Option<u8>)> {
        if self.own.is_empty() {
            let begin = say::BEGIN_WITH.iter().zip(View::PINS);
            return begin
                .map(|((name, text), pin)| (name.get(lang).into(), text.get(lang).into(), Some(pin)))
                .collect();
        }
        self.own.iter().map(|v| (v.name.clone(), v.text.clone(), v.pin)).collect()
    }

    /// What the view of a digit is called; `None` where there is none.
    pub(super) fn called(&self, digit: u8) -> Option<Words> {
        if !self.own.is_empty() {
            let own = self.own.iter().find(|view| view.pin == Some(digit))?;
            return Some(Words::with(say::VIEW, &[("name", &own.name)]));
        }
        let mut begin = say::BEGIN_WITH.iter().zip(View::PINS);
        begin.find(|(_, pin)| *pin == digit).map(|((name, _), _)| (*name).into())
    }

    /// A row to open each.
    pub(super) fn rows(&self, lang: Lang) -> Vec<Row> {
        let row = |(name, text, pin): (String, String, Option<u8>)| {
            let detail = pin.map_or_else(|| text.clone(), |pin| format!("{text}  Alt-{pin}"));
            let mut row = Row::new(
                format!("{OPEN}{name}"),
                Words::with(say::VIEW, &[("name", &name)]),
                Words::Data(detail),
            );
            row.also.push(name);
            row
        };
        self.offered(lang).into_iter().map(row).collect()
    }

    /// A row to forget each.
    pub(super) fn forget_rows(&self) -> Vec<Row> {
        let row = |view: &View| {
            let label = Words::with(say::VIEW_FORGET, &[("name", &view.name)]);
            Row::new(format!("{FORGET}{}", view.name), label, Words::Data(String::new()))
        };
        self.own.iter().map(row).collect()
    }
}

impl State {
    /// Opens the view of a digit.
    pub(super) fn open_pinned(&mut self, digit: u8, ctx: &mut Ctx<'_>) {
        let found = self.views.offered(ctx.shared.lang).into_iter().find(|(.., pin)| *pin == Some(digit));
        if let Some((name, text, _)) = found {
            self.open_view(&name, &text, ctx);
        }
    }

    /// Opens a view by its name.
    pub(super) fn open_named(&mut self, name: &str, ctx: &mut Ctx<'_>) {
        let found = self.views.offered(ctx.shared.lang).into_iter().find(|(own, ..)| own == name);
        if let Some((name, text, _)) = found {
            self.open_view(&name, &text, ctx);
        }
    }

    fn open_view(&mut self, name: &str, text: &str, ctx: &mut Ctx<'_>) {
        // A blank behind it: the next word begins anew, and the conditions show with their counts.
        self.query.set(format!("{text} "));
        self.retyped(ctx);
        ctx.remark(Words::with(say::VIEW, &[("name", &name)]));
    }

    /// Forgets a view by its name.
    pub(super) fn forget_view(&mut self, name: &str, ctx: &mut Ctx<'_>) {
        let command = Command::RemoveView { name: name.to_owned() };
        self.views.forgetting.execute(ctx, command);
    }

    /// Opens the form that keeps the filter under a name.
    pub(super) fn open_save(ctx: &mut Ctx<'_>) {
        let mut pins = vec![Choice::new("", say::VIEW_NO_PIN)];
        pins.extend(View::PINS.map(|pin| Choice::new(pin.to_string(), Words::Data(format!("Alt-{pin}")))));
        let fields = vec![
            Field::text("view-name", say::VIEW_NAME).required(),
            Field::new("view-pin", say::VIEW_PIN, Kind::Choice(pins)),
        ];
        let form = Form::new(FORM, say::VIEW_SAVE, fields).note(say::VIEW_NOTE);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Lookup)));
    }

    /// The command of the form.
    pub(super) fn save_view(&self, form: &Form) -> Result<Command, Vec<FieldFault>> {
        let read = form.read();
        let name = read.some_text("view-name").unwrap_or_default();
        let pin = form.field("view-pin").and_then(|field| field.value().parse().ok());
        let text = self.query.text().trim().to_owned();
        read.done(Command::SaveView { name, text, pin })
    }

    /// What is said once the filter is kept.
    pub(super) fn kept(form: &Form) -> Words {
        let name = form.text("view-name");
        match form.text("view-pin").trim() {
            "" => Words::with(say::VIEW_KEPT, &[("name", &name.trim())]),
            pin => Words::with(say::VIEW_KEPT_AT, &[("name", &name.trim()), ("pin", &pin)]),
        }
    }

    /// The digit of an action that opens a view.
    pub(super) fn digit(action: Act) -> Option<u8> {
        let at = Act::VIEWS.iter().position(|view| *view == action)?;
        u8::try_from(at + 1).ok()
    }
}
