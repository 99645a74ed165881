//! A list that leaves as a file: what it is for, which columns, and the file on its way. Who asked for it stays where they
//! are; whatever they do meanwhile, its end is told.

use crate::bureau::FieldFault;
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::Sheet;
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::console::{Cx, ErrandNews, ReqId};
use crate::exchange::export::{Export, Kind as File, List};
use crate::exchange::{Errand, Found, Trouble};
use crate::locale::exports as say;

/// The form.
pub(super) const EXPORT: &str = "console.export";

/// The list that is asked about, and the one on its way into a file.
#[derive(Default)]
pub(super) struct Exporting {
    list: Option<List>,
    on_its_way: Option<ReqId>,
}

/// What was looked for is in the list.
impl std::fmt::Debug for Exporting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Exporting({:?})", self.on_its_way)
    }
}

impl Model {
    /// Asks what the list is for; `people` is how many it names, where that is known.
    pub(super) fn ask_export(&mut self, list: List, people: Option<usize>, cx: &Cx) {
        let kinds = vec![Choice::new("xlsx", say::KIND_XLSX), Choice::new("csv", say::KIND_CSV)];
        let names: Vec<&str> = list.columns().iter().map(|c| c.name()).collect();
        let columns = names.iter().map(|name| Choice::new(*name, say::column(name))).collect();
        let fields = vec![
            Field::text("export-purpose", say::PURPOSE).hint(say::PURPOSE_HINT).required(),
            Field::new("kind", say::KIND, Kind::Choice(kinds)),
            Field::new("columns", say::COLUMNS, Kind::Many(columns)).with_picked(names.join(","), ""),
        ];
        let note = match (&list, people) {
            (List::People(query), Some(n)) => Words::with(say::WHOM, &[("query", query), ("n", &n)]),
            (List::Petitions(_), _) => say::NOTE_CASES.into(),
            _ => say::NOTE.into(),
        };
        self.exporting.list = Some(list);
        let form = Form::new(EXPORT, say::TITLE, fields).note(note);
        self.open(Sheet::new(form, Owner::Console).into(), cx);
    }

    /// Sends the list out. No command: the file puts itself on record before it appears.
    pub(super) fn begin_export(&mut self, form: &Form, cx: &Cx, out: &mut Out) -> Vec<FieldFault> {
        let read = form.read();
        let purpose = read.text("export-purpose");
        let faults = read.faults();
        if !faults.is_empty() {
            return faults;
        }
        let Some(list) = self.exporting.list.take() else { return faults };
        let field = form.field("columns");
        let picked = |name: &str| field.is_some_and(|f| f.has(name));
        let columns = list.columns().iter().copied().filter(|c| picked(c.name())).collect();
        let kind = if form.text("kind") == "csv" { File::Csv } else { File::Xlsx };
        let job = Export { list, columns, kind, purpose, file: None, lang: self.shared.lang };
        let mut ctx = self.ctx(Owner::Console, cx, out);
        ctx.close(EXPORT);
        let req = ctx.errand(Errand::Export(Box::new(job)));
        ctx.tell(say::BUSY);
        self.exporting.on_its_way = Some(req);
        faults
    }

    /// Asks the list on its way to stop, if there is one.
    pub(super) fn stop_export(&mut self, cx: &Cx, out: &mut Out) -> bool {
        let Some(req) = self.exporting.on_its_way else { return false };
        self.ctx(Owner::Console, cx, out).stop(req);
        true
    }

    /// How far it is, or what came of it.
    pub(super) fn export_news(&mut self, req: ReqId, news: ErrandNews, cx: &Cx, out: &mut Out) {
        if self.exporting.on_its_way != Some(req) {
            return;
        }
        if matches!(news, ErrandNews::Over(_)) {
            self.exporting.on_its_way = None;
        }
        let mut ctx = self.ctx(Owner::Console, cx, out);
        match news {
            ErrandNews::Progress(so_far) => {
                ctx.remark(Words::with(say::SO_FAR, &[("n", &so_far.rows), ("of", &so_far.total_bytes)]));
            }
            ErrandNews::Over(Ok(Found::Exported(done))) => {
                let (rows, file, seq) = (done.rows, done.file.display(), done.seq);
                let words =
                    Words::with(say::written(done.list), &[("n", &rows), ("file", &file), ("seq", &seq)]);
                // Where the file is must be read whole.
                ctx.tell(Words::Lines(vec![words]));
            }
            ErrandNews::Over(Ok(_)) => {}
            ErrandNews::Over(Err(Trouble::Stopped)) => ctx.tell(say::STOPPED),
            ErrandNews::Over(Err(trouble)) => ctx.warn(Words::Trouble(trouble)),
        }
    }
}
