//! A file of made-up payments, so that a bureau and its bank can agree on a template before any money moves.

use super::charset::Substitutes;
use super::order::{PayFile, PayOrder};
use super::pay::{BankFile, Listed, bank_file};
use super::returned::Outcome;
use super::said::write_return;
use crate::domain::bank_file::BankTemplate;
use crate::domain::{Date, Fen};
use crate::locale::{Lang, bank as say};

/// The number of a run that is none.
const RUN: &str = "SPECIMEN";

/// Three payments to nobody: every account and identity number is zeros but for its last digit.
fn orders(lang: Lang) -> Vec<PayOrder> {
    let amounts = [(1, Fen(90_900)), (2, Fen(5)), (3, Fen(123_456_789))];
    let order = |(seq, amount): (u32, Fen)| {
        let name = say::SPECIMEN_NAME.with(lang, &[("n", &seq)]);
        PayOrder {
            run: RUN.to_owned(),
            seq,
            holder: name.clone(),
            name,
            account: format!("{seq:016}"),
            bank: say::SPECIMEN_BANK.get(lang).to_owned(),
            id_number: Some(format!("{seq:018}")),
            amount,
            memo: say::SPECIMEN_MEMO.get(lang).to_owned(),
        }
    };
    amounts.map(order).into()
}

/// What a template makes of three made-up payments of a day.
pub fn specimen(template: &BankTemplate, day: Date, lang: Lang) -> Result<BankFile, Vec<Listed>> {
    let orders = orders(lang);
    let file = PayFile { run: RUN, month: day.month(), day, orders: &orders };
    bank_file(template, &file, &Substitutes::default())
}

/// How the bank would answer them: the first paid, the second not, the third not decided. Nothing where it answers with no file.
pub fn specimen_answer(
    template: &BankTemplate,
    day: Date,
    lang: Lang,
) -> Result<Option<Vec<u8>>, Vec<Listed>> {
    let Some(table) = &template.back else { return Ok(None) };
    let orders = orders(lang);
    let (code, words) = table.example();
    let reason = table.reason(code, words);
    let failed = Outcome::Failed { reason, code: code.to_owned(), words: words.to_owned() };
    let outcomes = [Some(Outcome::Paid { on: day }), Some(failed), None];
    // A bank that always decides has no mark for what it has not decided.
    let undecided = usize::from(table.mark(crate::domain::bank_file::State::Pending).is_empty());
    let lines: Vec<_> = orders.iter().zip(outcomes).take(3 - undecided).collect();
    write_return(table, RUN, day, &lines).map(Some)
}
