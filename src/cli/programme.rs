//! Programmes as they are typed and as they are called.

use super::context::Desk;
use crate::bureau::Reference;
use crate::locale::Lang;

/// The programme's id; its Chinese name is understood too.
pub(super) fn programme_id(desk: &Desk, typed: &str) -> String {
    id_in(desk.bureau.reference(), typed)
}

/// The same by some tables, where there is no database.
pub(super) fn id_in(tables: &Reference, typed: &str) -> String {
    tables.programmes.find(typed).map_or_else(|| typed.to_owned(), |p| p.id.clone())
}

/// What a programme is called; an id that is unknown stands for itself.
pub(super) fn programme_name(desk: &Desk, id: &str, lang: Lang) -> String {
    name_in(desk.bureau.reference(), id, lang)
}

/// The same by some tables, where there is no database.
pub(super) fn name_in(tables: &Reference, id: &str, lang: Lang) -> String {
    let programme = tables.programmes.get(id);
    programme.map_or_else(|| id.to_owned(), |p| lang.of(&p.zh, &p.en).to_owned())
}
