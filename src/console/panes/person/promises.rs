//! What was promised to the person on screen: what is due is said in the header, and one key says that it was kept.

use super::State;
use crate::bureau::{Command, Refusal};
use crate::console::Reply;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::visit::Promise;
use crate::domain::{Date, VisitId};
use crate::locale::visits as say;

/// The menu of promises.
pub(super) const PROMISES: &str = "person.promises";

/// A promise that may be kept now.
pub(super) struct Open {
    visit: VisitId,
    seen: u32,
    at: u8,
    what: String,
    due: Date,
}

crate::text::opaque!(Open);

impl Open {
    fn key(&self) -> String {
        format!("{}.{}", self.visit, self.at)
    }
}

impl State {
    /// The promises that one key keeps: those of the visit whose panel is open, otherwise what is due.
    pub(super) fn promises(&self, shared: &Shared) -> Vec<Open> {
        if let Some(view) = &self.visit {
            let open = |(at, promise): (usize, &Promise)| Open {
                visit: view.row.visit,
                seen: view.row.version,
                at: u8::try_from(at).unwrap_or(u8::MAX),
                what: promise.what.clone(),
                due: promise.due,
            };
            return view.promises.iter().enumerate().filter(|(_, p)| p.kept.is_none()).map(open).collect();
        }
        let Some(person) = self.person else { return Vec::new() };
        let due = shared.front.promises_to(person);
        due.map(|p| Open { visit: p.visit, seen: p.version, at: p.at, what: p.what.clone(), due: p.due })
            .collect()
    }

    /// The first promise that is due, in words, and how many there are.
    pub fn promise_said(&self, shared: &Shared) -> Option<Words> {
        let mut due = self.person.into_iter().flat_map(|person| shared.front.promises_to(person));
        let first = due.next()?;
        let late = first.due < shared.today;
        let msg = if late { say::HEAD_PROMISE_LATE } else { say::HEAD_PROMISE_TODAY };
        let short = first.due.to_string();
        let short = short.get(5..).unwrap_or_default();
        let first = Words::with(msg, &[("due", &short), ("what", &first.what)]);
        Some(match due.count() {
            0 => first,
            more => Words::Filled(
                say::HEAD_PROMISES_MORE,
                vec![("first", first), ("n", Words::Data((more + 1).to_string()))],
            ),
        })
    }

    /// One is kept at once; of several, a digit says which.
    pub(super) fn keep(&mut self, ctx: &mut Ctx<'_>) {
        let open = self.promises(ctx.shared);
        if let [one] = open.as_slice() {
            return self.keep_one(one, ctx);
        }
        let row = |open: &Open| {
            Row::new(
                open.key(),
                Words::Data(open.what.clone()),
                Words::with(say::PROMISE_DUE, &[("due", &open.due)]),
            )
        };
        let rows = open.iter().map(row).collect();
        ctx.open(Menu::new(say::WHICH_PROMISE, Purpose::Pane(PaneId::Person, PROMISES), rows).by_digit());
    }

    /// The one chosen was kept.
    pub(super) fn keep_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        if let Some(open) = self.promises(ctx.shared).iter().find(|open| open.key() == key) {
            self.keep_one(open, ctx);
        }
    }

    fn keep_one(&mut self, open: &Open, ctx: &mut Ctx<'_>) {
        let name = self.card().map(|card| card.name.clone()).unwrap_or_default();
        self.kept = Some(Words::with(say::KEPT, &[("name", &name), ("what", &open.what)]));
        self.keeping.execute(ctx, Command::KeepPromise { visit: open.visit, seen: open.seen, at: open.at });
    }

    /// It is on record, or was refused.
    pub(super) fn kept(&mut self, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        match (result, self.kept.take()) {
            (Ok(_), Some(words)) => ctx.tell(words),
            (Ok(_), None) => {}
            (Err(why), _) => ctx.warn(why),
        }
    }
}
