//! A list that leaves as a file: what it is for, which columns, and the file on its way.

use super::State;
use crate::bureau::FieldFault;
use crate::console::ErrandNews;
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner};
use crate::console::words::Words;
use crate::exchange::export::{Export, Kind as File, List};
use crate::exchange::{Errand, Found, Trouble};
use crate::locale::exports as say;

/// The form.
pub(super) const EXPORT: &str = "papers.export";

impl State {
    /// Asks what the list is for.
    pub(super) fn ask_export(&mut self, list: &List, people: Option<usize>, ctx: &mut Ctx<'_>) {
        let kinds = vec![Choice::new("xlsx", say::KIND_XLSX), Choice::new("csv", say::KIND_CSV)];
        let names: Vec<&str> = list.columns().iter().map(|c| c.name()).collect();
        let columns = names.iter().map(|name| Choice::new(*name, say::column(name))).collect();
        let fields = vec![
            Field::text("export-purpose", say::PURPOSE).hint(say::PURPOSE_HINT).required(),
            Field::new("kind", say::KIND, Kind::Choice(kinds)),
            Field::new("columns", say::COLUMNS, Kind::Many(columns)).with_picked(names.join(","), ""),
        ];
        self.list = Some(list.clone());
        let note = match (list, people) {
            (List::People(query), Some(n)) => Words::with(say::WHOM, &[("query", query), ("n", &n)]),
            (List::Petitions(_), _) => say::NOTE_CASES.into(),
            _ => say::NOTE.into(),
        };
        let form = Form::new(EXPORT, say::TITLE, fields).note(note);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Papers)));
    }

    /// Sends the list out.
    pub(super) fn begin_export(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        let read = form.read();
        let purpose = read.text("export-purpose");
        let faults = read.faults();
        let Some(list) = self.list.clone().filter(|_| faults.is_empty()) else { return faults };
        let field = form.field("columns");
        let picked = |name: &str| field.is_some_and(|f| f.has(name));
        let columns = list.columns().iter().copied().filter(|c| picked(c.name())).collect();
        let kind = if form.text("kind") == "csv" { File::Csv } else { File::Xlsx };
        let lang = ctx.shared.lang;
        let job = Export { list, columns, kind, purpose, file: None, lang };
        ctx.close(EXPORT);
        self.exporting = Some(ctx.errand(Errand::Export(Box::new(job))));
        ctx.tell(say::BUSY);
        faults
    }

    /// How far it is, or what came of it.
    pub(super) fn export_news(&mut self, news: ErrandNews, ctx: &mut Ctx<'_>) {
        match news {
            ErrandNews::Progress(so_far) => {
                ctx.remark(Words::with(say::SO_FAR, &[("n", &so_far.rows), ("of", &so_far.total_bytes)]));
            }
            ErrandNews::Over(result) => {
                self.exporting = None;
                match result {
                    Ok(Found::Exported(done)) => {
                        let (rows, file, seq) = (done.rows, done.file.display(), done.seq);
                        ctx.tell(Words::with(
                            say::written(done.list),
                            &[("n", &rows), ("file", &file), ("seq", &seq)],
                        ));
                    }
                    Ok(_) => {}
                    Err(Trouble::Stopped) => ctx.tell(say::STOPPED),
                    Err(trouble) => ctx.warn(Words::Trouble(trouble)),
                }
            }
        }
    }
}
