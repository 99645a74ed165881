//! One golden case: its facts, what is due, and how that was worked out.

use honordesk::domain::ledger::{
    AsOf, EntitleRules, Entitlement, Missing, MoneyFacts, MoneyTables, OwnRate, Per, PlaceChoice, PlaceKey,
    PlaceRule, PlaceRules, PlaceValue, Programmes, Rates, Settings, TerminalRules, entitle,
};
use honordesk::domain::person::{
    Break, BreakGround, Confirmation, DeathCause, FormerGrade, Nature, Recognition, RecognitionState, Stay,
};
use honordesk::domain::{Date, Fen, Month};

/// The tables that come with the program.
pub struct Tables {
    pub programmes: Programmes,
    pub rates: Rates,
    pub rules: EntitleRules,
    pub terminal: TerminalRules,
    pub settings: Settings,
}

impl Tables {
    pub fn embedded() -> Self {
        Self {
            programmes: Programmes::embedded().unwrap(),
            rates: Rates::embedded().unwrap(),
            rules: EntitleRules::embedded().unwrap(),
            terminal: TerminalRules::embedded().unwrap(),
            settings: Settings::embedded().unwrap(),
        }
    }

    pub fn with<'a>(&'a self, own: &'a [OwnRate], place: &'a PlaceRules) -> MoneyTables<'a> {
        let Self { programmes, rates, rules, terminal, settings } = self;
        MoneyTables { programmes, rates, own, rules, terminal, settings, place }
    }
}

#[derive(Debug, Clone)]
pub struct Case {
    pub asked: String,
    pub expected: Vec<String>,
    pub derived: String,
    pub birth: Option<Date>,
    pub died: Option<Date>,
    pub cause: Option<DeathCause>,
    pub conscript: Option<(Date, Date)>,
    pub recognitions: Vec<Recognition>,
    pub confirmations: Vec<Confirmation>,
    pub own: Vec<OwnRate>,
    pub place: Vec<PlaceRule>,
    pub month: Month,
    pub known: Date,
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("no day: {text}"))
}

fn span(text: &str) -> (Date, Option<Date>) {
    let (from, until) = text.split_once("..").unwrap();
    (day(from), (!until.is_empty()).then(|| day(until)))
}

fn nature(text: &str) -> Nature {
    match text {
        "war" => Nature::War,
        "duty" => Nature::Duty,
        "illness" => Nature::Illness,
        _ => panic!("no cause: {text}"),
    }
}

/// A setting; a wage is set anew for each year where no month is said.
fn settings(text: &str) -> Vec<PlaceRule> {
    if Fen::parse(text).is_err() {
        return vec![setting(text)];
    }
    (2010..=2027).map(|year| setting(&format!("{text}/{year}-01"))).collect()
}

fn setting(text: &str) -> PlaceRule {
    let mut parts = text.split('/');
    let (said, from, known) = (parts.next().unwrap(), parts.next(), parts.next());
    let (key, value) = match said {
        "whole-years-up" => (PlaceKey::ServiceYears, PlaceChoice::WholeYearsUp),
        "half-years" => (PlaceKey::ServiceYears, PlaceChoice::HalfYears),
        "month-of-birthday" => (PlaceKey::AgeStart, PlaceChoice::MonthOfBirthday),
        "january-of-year" => (PlaceKey::AgeStart, PlaceChoice::JanuaryOfYear),
        "highest-only" => (PlaceKey::MultipleIdentity, PlaceChoice::HighestOnly),
        "each" => (PlaceKey::MultipleIdentity, PlaceChoice::Each),
        wage => {
            let value = PlaceValue::Amount(Fen::parse(wage).unwrap());
            return rule(PlaceKey::NursingWage, value, from, known);
        }
    };
    rule(key, PlaceValue::Choice(value), from, known)
}

fn rule(key: PlaceKey, value: PlaceValue, from: Option<&str>, known: Option<&str>) -> PlaceRule {
    PlaceRule {
        key,
        value,
        from: from.map_or_else(|| day("2000-01-01").month(), |m| Month::parse(m).unwrap()),
        basis: "a decision of the bureau".into(),
        known: known.map_or_else(|| day("2000-01-01"), day),
    }
}

/// `programme/group/grade/cause/yuan/month|year|month-a-year|year-a-year/effective/standard/known`; `*` leaves a part open.
fn own(text: &str) -> OwnRate {
    let parts: Vec<&str> = text.split('/').collect();
    let [programme, group, grade, cause, yuan, per, effective, standard, known] = parts.as_slice() else {
        panic!("no own rate: {text}");
    };
    let open = |text: &str| (text != "*").then(|| text.to_owned());
    OwnRate {
        programme: (*programme).into(),
        group: open(group),
        grade: open(grade).map(|g| g.parse().unwrap()),
        nature: open(cause).map(|c| nature(&c)),
        amount: Some(Fen::parse(yuan).unwrap()).filter(|fen| *fen != Fen::ZERO),
        per: if per.starts_with("month") { Per::Month } else { Per::Year },
        each_year: per.ends_with("-a-year"),
        effective: day(effective),
        standard: (*standard).into(),
        notice: "a notice".into(),
        known: day(known),
    }
}

impl Case {
    /// Reads `facts | what is due | derivation`.
    pub fn read(line: &str) -> Self {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [asked, expected, derived] = parts.as_slice() else { panic!("not a case: {line}") };
        let mut case = Self {
            asked: (*asked).into(),
            expected: expected.split(' ').filter(|word| *word != "-").map(str::to_owned).collect(),
            derived: (*derived).into(),
            birth: None,
            died: None,
            cause: None,
            conscript: None,
            recognitions: Vec::new(),
            confirmations: Vec::new(),
            own: Vec::new(),
            place: Vec::new(),
            month: day("2000-01-01").month(),
            known: day("2026-11-26"),
        };
        case.expected.sort();
        let (mut unborn, mut undated) = (false, Vec::new());
        for word in asked.split(' ') {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            match (name, value) {
                ("birth", "-") => unborn = true,
                ("since", "-") => undated.push(case.recognitions.len()),
                _ => case.take(name, value),
            }
        }
        if !unborn {
            case.birth.get_or_insert(day("1935-01-01"));
        }
        for (n, r) in case.recognitions.iter_mut().enumerate() {
            if r.approved.is_none() && !undated.contains(&(n + 1)) {
                r.since.get_or_insert(day("2000-01-01"));
            }
        }
        case
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "birth" => self.birth = Some(day(value)),
            "died" => {
                self.died = Some(day(value));
                for r in &mut self.recognitions {
                    r.state = RecognitionState::Deceased;
                    r.until.get_or_insert(day(value));
                }
            }
            "of" => self.cause = DeathCause::parse(value),
            "conscript" => self.conscript = Some((span(value).0, span(value).1.unwrap())),
            "noticed" | "confirmed" => {
                let on = Some(day(value));
                let year = u16::try_from(day(value).year()).unwrap();
                let noticed = if name == "noticed" { on } else { None };
                let confirmed = if name == "confirmed" { on } else { None };
                self.confirmations.push(Confirmation { year, noticed, confirmed });
            }
            "confirmed-for" => self.confirmations.last_mut().unwrap().confirmed = Some(day(value)),
            "own" => self.own.push(own(value)),
            "set" => self.place.extend(settings(value)),
            "month" => self.month = Month::parse(value).unwrap(),
            "known" => self.known = day(value),
            "group" => self.recognitions.push(Recognition::new(value, RecognitionState::Receiving)),
            _ => {
                let last =
                    self.recognitions.last_mut().unwrap_or_else(|| panic!("a group comes before {name}"));
                of_recognition(last, name, value);
            }
        }
    }

    pub fn due(&self, tables: &Tables) -> Entitlement {
        let place = PlaceRules::new(self.place.clone());
        let as_of = AsOf { month: self.month, known: self.known };
        entitle(&self.facts(), &tables.with(&self.own, &place), as_of)
    }

    pub fn facts(&self) -> MoneyFacts<'_> {
        MoneyFacts {
            birth: self.birth,
            died: self.died,
            cause: self.cause,
            conscript: self.conscript,
            recognitions: &self.recognitions,
            confirmations: &self.confirmations,
        }
    }

    /// How it comes out differently, if it does.
    pub fn differs(&self, tables: &Tables) -> Option<String> {
        let found = said(&self.due(tables));
        (found != self.expected).then(|| {
            format!(
                "{}\n    {}\n    not {}\n    {}",
                self.asked,
                found.join(" "),
                self.expected.join(" "),
                self.derived
            )
        })
    }
}

fn of_recognition(r: &mut Recognition, name: &str, value: &str) {
    let on = || Some(day(value));
    match name {
        "grade" => r.grade = value.parse().ok(),
        "cause" => r.nature = Some(nature(value)),
        "years" => r.service_years = value.parse().ok(),
        "mental" => r.mental = true,
        "hospital" if value.is_empty() => r.stays.push(Stay::default()),
        "hospital" => {
            let (from, until) = span(value);
            r.stays.push(Stay { from: Some(from), until });
        }
        "was" => r.former_grades.push(former(value)),
        "since" => r.since = on(),
        "approved" => r.approved = on(),
        "handed-over" => r.handed_over = on(),
        "moved-in" => r.moved_in = on(),
        "moved-out" => (r.state, r.until) = (RecognitionState::Moved, on()),
        "stopped" => (r.state, r.until) = (RecognitionState::Stopped, on()),
        "cancelled" => (r.state, r.until) = (RecognitionState::Cancelled, on()),
        "state" => {
            let name = serde_json::Value::String(value.to_owned());
            r.state = serde_json::from_value(name).unwrap();
        }
        "sentence" | "own-fault" => {
            let (from, until) = span(value);
            let ground = if name == "sentence" { BreakGround::Sentence } else { BreakGround::OwnFault };
            r.breaks.push(Break { from, until, ground });
        }
        _ => panic!("not a fact: {name}"),
    }
}

/// `until/grade/cause`, and `/mental` where it was for that; `*` is not on record.
fn former(text: &str) -> FormerGrade {
    let parts: Vec<&str> = text.split('/').collect();
    let (until, grade, cause) = (parts[0], parts[1], parts[2]);
    FormerGrade {
        until: day(until),
        grade: grade.parse().ok(),
        nature: (cause != "*").then(|| nature(cause)),
        mental: parts.get(3) == Some(&"mental"),
    }
}

/// All that an entitlement says, sorted.
pub fn said(due: &Entitlement) -> Vec<String> {
    let items = due.items.iter().map(|i| format!("{}={}", i.programme, i.fen.to_string().replace(',', "")));
    let missing = due.missing.iter().map(|m| format!("?{}", missing_name(m)));
    let barred = due.barred.iter().map(|b| format!("!{}:{}", b.rule, b.programme));
    let mut all: Vec<String> = items.chain(missing).chain(barred).collect();
    all.sort();
    all
}

fn missing_name(missing: &Missing) -> String {
    let plain = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    match missing {
        Missing::Rate { programme, group, month, .. } => format!("rate:{programme}:{group}:{month}"),
        Missing::Fact { programme, group, fact } => {
            format!("fact:{programme}:{group}:{}", plain(serde_json::to_value(fact).unwrap()))
        }
        Missing::Setting { programme, key } => {
            format!("setting:{programme}:{}", plain(serde_json::to_value(key).unwrap()))
        }
        Missing::Beside { programme, group, other } => format!("beside:{programme}:{group}:{other}"),
        Missing::Before { programme, group, effective } => format!("before:{programme}:{group}:{effective}"),
    }
}
