//! `honordesk ledger settings`: what the law leaves to the place.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::SettingJson;
use super::out::Out;
use super::rates::{decide, proposed};
use super::rates_args::{SetArgs, SettingsSub};
use crate::bureau::command::NewSetting;
use crate::bureau::{Answer, Command, Query};
use crate::domain::Fen;
use crate::domain::Month;
use crate::domain::ledger::{PlaceChoice, PlaceValue, Setting, SettingKind};
use crate::locale::{rate_words, rates as words};
use crate::text::{Echo, fit, visible};

/// Whether a subcommand writes.
pub(super) fn writes(sub: &SettingsSub) -> bool {
    !matches!(sub, SettingsSub::List { .. })
}

pub(super) fn run(desk: &Desk, sub: &SettingsSub, out: &mut Out) -> Done {
    match sub {
        SettingsSub::List { month, json } => settings_list(desk, *month, *json, out),
        SettingsSub::Set(args) => set(desk, args, out),
        SettingsSub::Decide(sub) => decide(desk, sub, out),
    }
}

fn settings_list(desk: &Desk, month: Option<Month>, json: bool, out: &mut Out) -> Done {
    let month = month.unwrap_or(desk.moment.today.month());
    let Answer::PlaceSettings(lines) = desk.query(Query::PlaceSettings { month })? else {
        return Ok(Exit::Nothing);
    };
    let (tables, lang) = (desk.bureau.reference(), out.lang);
    for line in &lines {
        let Some(setting) = tables.settings.get(line.key) else { continue };
        if json {
            out.json(&SettingJson::new(line, setting, lang))?;
            continue;
        }
        let value = match &line.now {
            Some(rule) => words::SET_TO.with(
                lang,
                &[
                    ("value", &rate_words::value(rule.value, lang)),
                    ("from", &rule.from),
                    ("basis", &visible(&rule.basis)),
                ],
            ),
            None => words::UNSET.get(lang).to_owned(),
        };
        let waits = line.pending.map(|id| words::WAITS.with(lang, &[("proposal", &id)])).unwrap_or_default();
        out.line(&format!("{}  {value}  {waits}", fit(line.key.name(), 18)))?;
        out.line(&format!("{}  {}", fit("", 18), rate_words::question(setting, lang)))?;
    }
    Ok(Exit::Done)
}

fn set(desk: &Desk, args: &SetArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let setting = desk.bureau.reference().settings.get(args.setting);
    let takes = |setting: &Setting| typed_value(setting, &args.value).filter(|value| setting.takes(*value));
    let value = setting.and_then(takes).ok_or_else(|| {
        let known = setting.map(known_values).unwrap_or_default();
        Failure::new(
            Exit::Usage,
            words::BAD_VALUE.with(lang, &[("value", &Echo(&args.value)), ("known", &known)]),
        )
    })?;
    let new = NewSetting { key: args.setting, value, from: args.from, basis: args.basis.clone() };
    let command = Command::ProposeSettings { new: vec![new], despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    proposed(&receipt, args.how.json, out)
}

/// What was typed for a setting.
fn typed_value(setting: &Setting, text: &str) -> Option<PlaceValue> {
    let text = text.trim();
    match &setting.kind {
        SettingKind::Choices(_) => PlaceChoice::parse(text).map(PlaceValue::Choice),
        SettingKind::Number(..) => text.parse().ok().map(PlaceValue::Number),
        SettingKind::Amount(..) => Fen::parse(text).ok().map(PlaceValue::Amount),
    }
}

/// What may be typed.
fn known_values(setting: &Setting) -> String {
    match &setting.kind {
        SettingKind::Choices(choices) => choices.iter().map(|one| one.name()).collect::<Vec<_>>().join(", "),
        SettingKind::Number(least, most) => format!("{least}–{most}"),
        SettingKind::Amount(least, most) => format!("{least}.00–{most}.00"),
    }
}
