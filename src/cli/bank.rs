//! `honordesk ledger bank`: templates of bank files, and specimens to agree on them.

use crate::locale::stops;
use std::path::Path;

use super::args::Global;
use super::bank_args::BankSub;
use super::bank_runs;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::{SpecimenJson, TemplateJson};
use super::out::Out;
use crate::domain::bank_file::{BankTemplate, Record};
use crate::exchange::bank::{Listed, say_order_fault, specimen, specimen_answer};
use crate::exchange::papers::write_file;
use crate::exchange::source::hex;
use crate::locale::{Lang, bank as say, exports};
use crate::text::Echo;

pub(super) fn run(sub: &BankSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let writes = matches!(sub, BankSub::Send(_) | BankSub::Answer(_) | BankSub::Roster(_));
    if writes {
        out.begin();
    }
    let need = if writes { Need::Write } else { Need::Read };
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        BankSub::Send(args) => bank_runs::send(&desk, args, out),
        BankSub::Answer(args) => bank_runs::answer(&desk, args, out),
        BankSub::Roster(args) => bank_runs::roster(&desk, args, out),
        BankSub::Templates { json } => templates(&desk, *json, out),
        BankSub::Specimen { template, out: to, answer, json } => found(&desk, template, out.lang)
            .and_then(|template| write(&desk, template, (to, *answer), *json, out)),
    };
    desk.close(done, out)
}

fn templates(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    for template in desk.bureau.reference().bank_files.all() {
        if json {
            out.json(&TemplateJson::new(template))?;
            continue;
        }
        let name = named(template, lang);
        out.line(&say::TEMPLATE_LINE.with(lang, &[("id", &template.id), ("name", &name)]))?;
        let (shape, columns) = (say::shape(template.pay.shape).get(lang), columns(&template.pay, lang));
        let charset = template.pay.charset.title();
        out.line(
            &say::TEMPLATE_PAY.with(lang, &[("shape", &shape), ("charset", &charset), ("columns", &columns)]),
        )?;
        match &template.back {
            None => out.line(say::TEMPLATE_NO_BACK.get(lang))?,
            Some(back) => {
                let shape = say::shape(back.record.shape).get(lang);
                let columns = self::columns(&back.record, lang);
                out.line(&say::TEMPLATE_BACK.with(lang, &[("shape", &shape), ("columns", &columns)]))?;
            }
        }
        let source = template.source_en.as_ref().filter(|_| lang == Lang::En).unwrap_or(&template.source);
        out.line(&say::TEMPLATE_SOURCE.with(lang, &[("source", source)]))?;
    }
    Ok(Exit::Done)
}

fn named(template: &BankTemplate, lang: Lang) -> &str {
    lang.of(&template.zh, &template.en)
}

fn columns(record: &Record, lang: Lang) -> String {
    let all: Vec<&str> = record.line.iter().map(|c| say::slot(c.slot).get(lang)).collect();
    all.join(stops(lang).comma)
}

fn found<'a>(desk: &'a Desk, id: &str, lang: Lang) -> Result<&'a BankTemplate, Failure> {
    let templates = &desk.bureau.reference().bank_files;
    templates.get(id).ok_or_else(|| {
        let known: Vec<&str> = templates.all().iter().map(|t| t.id.as_str()).collect();
        let said = say::NO_TEMPLATE
            .with(lang, &[("template", &Echo(id)), ("known", &known.join(stops(lang).comma))]);
        Failure::new(Exit::Usage, said)
    })
}

/// Writes a specimen; nobody's data stands in it, so that nothing goes on record.
fn write(
    desk: &Desk,
    template: &BankTemplate,
    (to, answer): (&Path, bool),
    json: bool,
    out: &mut Out,
) -> Done {
    let lang = out.lang;
    let unfit = |faults: Vec<Listed>| {
        let all: Vec<String> = faults.iter().map(|f| say_order_fault(f, lang)).collect();
        Failure::new(Exit::Data, all.join("\n"))
    };
    context::in_a_folder(to, lang)?;
    if to.symlink_metadata().is_ok() {
        return Err(Failure::new(Exit::Data, exports::EXISTS.get(lang)));
    }
    let (bytes, made) = if answer {
        let answer = specimen_answer(template, desk.moment.today, lang).map_err(unfit)?;
        let none = || say::NO_ANSWER.with(lang, &[("template", &template.id)]);
        (answer.ok_or_else(|| Failure::new(Exit::Data, none()))?, None)
    } else {
        let made = specimen(template, desk.moment.today, lang).map_err(unfit)?;
        (made.bytes.clone(), Some(made))
    };
    write_file(to, &bytes).map_err(|_| Failure::new(Exit::Data, exports::NOT_WRITTEN.get(lang)))?;
    let (file, digest) = (to.display().to_string(), made.as_ref().map(|made| hex(&made.digest)));
    if json {
        let (count, sum) =
            (made.as_ref().map(|m| m.count), made.as_ref().map(|m| m.sum.to_string().replace(',', "")));
        out.json(&SpecimenJson { file, count, sum, digest })?;
    } else if let (Some(made), Some(digest)) = (made, digest) {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("file", &file), ("n", &made.count), ("sum", &made.sum), ("digest", &digest)];
        out.line(&say::SPECIMEN_DONE.with(lang, &values))?;
    } else {
        out.line(&say::SPECIMEN_ANSWER.with(lang, &[("file", &file)]))?;
    }
    Ok(Exit::Done)
}
