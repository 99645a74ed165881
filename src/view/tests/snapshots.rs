//! Every screen in both languages and three sizes. Read a changed picture before accepting it.

use super::screen;
use crate::console::testkit::{Bench, desk_of};
use crate::console::tests::stages::{at_first_run, at_new_password, at_sign_in};
use crate::domain::staff::{PasswordDue, Role};
use crate::locale::Lang;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// One file for each name, language and size.
fn shoot(name: &str, make: impl Fn(Lang) -> Bench, keys: &str) {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in SIZES {
            let mut bench = make(lang).sized(cols, rows);
            bench.keys(keys);
            let picture = screen(&bench.model);
            no_numbers(&picture);
            insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{tag}"), picture);
        }
    }
}

/// No identity number, no phone number and no account stands on a screen in full.
fn no_numbers(picture: &str) {
    for line in picture.lines() {
        let longest = line.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        assert!(longest < 11, "{line}");
    }
}

#[test]
fn sign_in() {
    shoot("sign-in", at_sign_in, "lina<tab>secret");
}

#[test]
fn first_run() {
    shoot("first-run-bureau", at_first_run, "");
    shoot(
        "first-run-heads",
        at_first_run,
        "某局<enter><enter>huadu<enter><ctrl-s>王强<tab>wangq<tab>short<ctrl-s>",
    );
    shoot(
        "first-run-place",
        at_first_run,
        "某局<enter><enter>huadu<enter><ctrl-s>王强<tab>wangq<tab>pass-word 11<tab>pass-word 11<tab>\
         赵敏<tab>zhaom<tab>pass-word 22<tab>pass-word 22<ctrl-s><ctrl-s>2",
    );
}

#[test]
fn lookup() {
    shoot("lookup", Bench::seated, "ougy");
    shoot("lookup-empty", Bench::seated, "");
    shoot("lookup-nobody", Bench::seated, "zzz");
    shoot("lookup-offers", Bench::seated, "ougy 镇:<tab><tab>");
    shoot("lookup-narrowed", Bench::seated, "ougy 镇:花东 -已故 年龄:很老 ");
    shoot("lookup-filter", Bench::seated, "镇:花东 <f7><down>");
}

#[test]
fn pivot() {
    shoot("pivot", Bench::seated, "<f8>2<down><right>");
    shoot("pivot-money", Bench::seated, "<f8>255");
}

#[test]
fn help_and_palette() {
    shoot("help", Bench::seated, "ougy<f1>");
    shoot("palette", Bench::seated, "ougy<ctrl-p>");
    shoot("which-key", Bench::seated, "<f4>g");
}

#[test]
fn password_form() {
    shoot("form", Bench::seated, "<ctrl-p>password<enter>old<tab>new<tab>other<ctrl-s>");
}

#[test]
fn veil_and_question() {
    shoot("veil", Bench::seated, "ougy<f12>");
    shoot("lock", Bench::seated, "ougy<f10><enter>");
    shoot("lock-question", Bench::seated, "ougy<enter><f7>一<f10><ctrl-q>");
    shoot("question", Bench::seated, "ougy<ctrl-q>");
}

fn admin(lang: Lang) -> Bench {
    Bench::seated_as(lang, desk_of("王强", &[Role::SystemAdmin, Role::SecurityAdmin]))
}

fn auditor(lang: Lang) -> Bench {
    Bench::seated_as(lang, desk_of("黄丽", &[Role::Auditor]))
}

#[test]
fn staff() {
    shoot("staff", admin, "<down><down><down>");
    shoot("staff-add", admin, "1");
    shoot("staff-roles", admin, "<down><down>2");
    shoot("staff-menu", admin, "<down><down><enter>");
    shoot("staff-auditor", auditor, "<ctrl-y><down><down><down><down>");
    shoot("new-password", |lang| at_new_password(lang, PasswordDue::Given), "once");
}

#[test]
fn a_one_time_password() {
    let given = |lang| {
        let mut bench = admin(lang);
        bench.keys("<down><down>5<ctrl-s>");
        let secret = crate::bureau::command::Secret::new("k7mf-qx2p-9tha".into());
        let outcome = crate::bureau::Outcome::OneTime(crate::domain::StaffId(3), 2, secret);
        bench.reply(Ok(crate::bureau::Receipt { seq: 5, already: false, outcome }));
        bench
    };
    shoot("staff-once", given, "");
}

#[test]
fn journal() {
    shoot("journal", auditor, "<ctrl-a><down><down>");
    shoot("journal-entry", auditor, "<ctrl-a><down><down><enter>");
    shoot("journal-filter", auditor, "<ctrl-a>1<right><tab>P12");
    shoot("journal-found", auditor, "<ctrl-a>1<right><tab>P12<ctrl-s>");
}
