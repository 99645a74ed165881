//! Lines about requests for money that is not monthly, as text.

use crate::bureau::Reference;
use crate::bureau::answer::{GrantSum, GrantView};
use crate::console::granting;
use crate::domain::ledger::WorkedOut;
use crate::locale::{Lang, grants as words};

/// What requests of a programme come to.
pub(super) fn sum_line(programme: &str, sum: &GrantSum, lang: Lang) -> String {
    granting::sum(programme, sum).say(lang)
}

/// Everything about a request behind its first line.
pub(super) fn view_lines(reference: &Reference, view: &GrantView, lang: Lang) -> Vec<String> {
    let said = granting::lines(reference, view, lang).into_iter();
    said.map(|(label, text)| format!("{label}  {text}")).collect()
}

/// What a calculation gives.
pub(super) fn worked_lines(reference: &Reference, worked: &WorkedOut, lang: Lang) -> Vec<String> {
    let lines = granting::worked(reference, worked, lang);
    if lines.is_empty() { vec![words::NO_RULE.get(lang).to_owned()] } else { lines }
}
