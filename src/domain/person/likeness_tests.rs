//! How alike records are, as a table of cases; and that the blocked search finds what comparing everybody finds.

use proptest::prelude::*;

use super::*;
use crate::domain::{Date, PersonId, ResidentId, Sex, StaffId};

/// A sound number with this body.
fn id(body: &str) -> ResidentId {
    let mut tries = "0123456789X".chars().map(|c| format!("{body}{c}"));
    tries.find_map(|text| ResidentId::parse(&text).ok()).unwrap().id
}

/// `name other-names id birth sex phone account address`, `-` for nothing.
fn traits(n: u32, text: &str) -> Traits {
    let parts: Vec<&str> = text.split(' ').collect();
    let part = |at: usize| parts.get(at).copied().filter(|p| *p != "-").unwrap_or_default();
    let some = |at: usize| Some(part(at)).filter(|p| !p.is_empty()).map(str::to_owned);
    let number = some(2).map(|body| id(&body));
    let facts = PersonFacts {
        name: part(0).to_owned(),
        other_names: some(1).into_iter().collect(),
        resident_id: number,
        birth: some(3).and_then(|d| Date::parse(&d)).or(number.map(|id| id.birth())),
        sex: some(4).map(|s| if s == "m" { Sex::Male } else { Sex::Female }),
        phones: some(5).into_iter().collect(),
        bank: some(6).map(|number| BankAccount {
            bank: String::new(),
            holder: String::new(),
            number,
            approved: None,
        }),
        residence: Residence { division: None, address: part(7).to_owned() },
        ..PersonFacts::default()
    };
    Traits::of(PersonId(n), &facts)
}

fn judged(one: &str, other: &str) -> (Vec<Evidence>, bool) {
    let weights = Weights::embedded().unwrap();
    let (a, b) = (traits(1, one), traits(2, other));
    let found = likeness(&a, &b, &weights);
    assert_eq!(found, likeness(&b, &a, &weights), "whichever comes first");
    (found.grounds.iter().map(|g| g.evidence).collect(), found.points >= weights.show_from())
}

#[test]
fn pairs_are_shown_for_what_they_share() {
    use Evidence::{
        NearId, OldForm, OtherBirth, OtherId, OtherName, OtherSex, OtherSound, SameAccount, SameAddress,
        SameBirth, SameId, SameName, SamePhone, SameSound,
    };
    let a = "44012119500101123";
    let cases: [(&str, &str, &[Evidence], bool); 15] = [
        (&format!("陈志强 - {a}"), &format!("陈志強 - {a}"), &[SameId, SameSound, SameBirth], true),
        ("陈志强 - 44012119050101123", "陈志强 - 44012120050101123", &[OldForm, SameName, OtherBirth], true),
        // One digit of the number off, the rest the same.
        (&format!("陈志强 - {a}"), "陈志强 - 44012119500101133", &[NearId, SameName, SameBirth], true),
        // Two neighbours exchanged, and with them the day of birth.
        (&format!("陈志强 - {a}"), "陈志强 - 44012119500110123", &[NearId, SameName, OtherBirth], false),
        // Two of one village and birthday.
        (&format!("陈志强 - {a}"), "林国英 - 44012119500101133", &[NearId, SameBirth, OtherSound], false),
        // The number came later.
        (&format!("陈志强 - {a}"), "陈志强 - - 1950-01-01", &[SameName, SameBirth], true),
        (&format!("陈志强 - {a}"), "陈志强 - - 1951-01-01", &[SameName, OtherBirth], false),
        // The wrong character, and the same phone.
        ("区国英 - - 1955-03-02 f 13800138000", "欧国英 - - - f 13800138000", &[SameSound, SamePhone], false),
        (
            "区国英 - - 1955-03-02 f 13800138000",
            "欧国英 - - 1955-03-02 f 13800138000",
            &[SameSound, SameBirth, SamePhone],
            true,
        ),
        // Renamed at marriage or in the army.
        ("区国英 区阿英 - 1955-03-02", "区阿英 - - 1955-03-02", &[OtherName, SameBirth], false),
        (
            "区国英 区阿英 - 1955-03-02 - 13800138000",
            "区阿英 - - 1955-03-02 - 13800138000",
            &[OtherName, SameBirth, SamePhone],
            true,
        ),
        // A couple with one account, one phone, one house.
        (
            "陈志强 - - - m 13800138000 6222020000000000 村一路1号",
            "区国英 - - - f 13800138000 6222020000000000 村一路1号",
            &[SamePhone, SameAccount, SameAddress, OtherSound, OtherSex],
            false,
        ),
        // Namesakes with numbers of their own.
        (&format!("陈志强 - {a}"), "陈志强 - 44012119500101456", &[SameName, SameBirth, OtherId], false),
        (
            &format!("陈志强 - {a} - m 13800138000 6222020000000000"),
            "陈志强 - 44012119500101456 - m 13800138000 6222020000000000",
            &[SameName, SameBirth, SamePhone, SameAccount, OtherId],
            true,
        ),
        ("陈志强 - - 1950-01-01 m", "陈志强 - - 1950-01-01 f", &[SameName, SameBirth, OtherSex], false),
    ];
    for (one, other, evidence, shown) in cases {
        assert_eq!(judged(one, other), (evidence.to_vec(), shown), "{one} | {other}");
    }
}

#[test]
fn a_decision_covers_what_was_known_and_nothing_new() {
    let weights = Weights::embedded().unwrap();
    let say = |one: &str, other: &str| likeness(&traits(1, one), &traits(2, other), &weights);
    let then = say("陈志强 - - 1950-01-01 - 13800138000", "陈志强 - - 1950-01-01 - 13800138000");
    let on = Date::parse("2026-11-25").unwrap();
    let distinct = Distinct {
        one: PersonId(1),
        other: PersonId(2),
        on,
        by: StaffId(1),
        reason: String::new(),
        grounds: then.grounds.clone(),
    };
    let same_day = "陈志强 - - 1950-01-01";
    assert!(distinct.covers(&then));
    assert!(distinct.covers(&say(same_day, same_day)), "less speaks for it than did");
    let moved = "陈志强 - - 1950-01-01 - 13900139000";
    assert!(!distinct.covers(&say(moved, moved)), "both have another phone in common now");
    let renamed = "林国英 - - 1950-01-01 - 13800138000";
    assert!(!distinct.covers(&say(renamed, renamed)), "both are called otherwise now");
    let account = "陈志强 - - 1950-01-01 - 13800138000 6222020000000000";
    assert!(!distinct.covers(&say(account, account)), "the account is new");
}

#[test]
fn unsound_tables_are_refused() {
    let text = include_str!("likeness.toml");
    assert!(Weights::with_toml(text).is_ok());
    for (from, to) in
        [("points = 35", "points = 0"), ("points = -30", "points = 30"), ("show_from = 50", "show_from = 0")]
    {
        assert!(Weights::with_toml(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
    assert!(Weights::with_toml(&text.replace("evidence = \"other-id\"", "evidence = \"same-id\"")).is_err());
    let (head, _) = text.rsplit_once("[[weight]]").unwrap();
    assert!(Weights::with_toml(head).is_err(), "every evidence has its row");
}

fn anybody() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["陈志强", "陈志強", "区国英", "欧国英", "林阿娣"]);
    let body = prop::sample::select(vec![
        "-",
        "44012119500101123",
        "44012119500101133",
        "44012119500110123",
        "44012119050101123",
        "44012120050101123",
    ]);
    let birth = prop::sample::select(vec!["-", "1950-01-01", "1950-01-10"]);
    let phone = prop::sample::select(vec!["-", "13800138000", "13900139000"]);
    let account = prop::sample::select(vec!["-", "6222020000000000"]);
    let other = prop::sample::select(vec!["-", "林阿娣", "区国英"]);
    (name, other, body, birth, phone, account).prop_map(|(name, other, body, birth, phone, account)| {
        let birth = if body == "-" { birth } else { "-" };
        format!("{name} {other} {body} {birth} - {phone} {account}")
    })
}

proptest! {
    #![proptest_config(crate::property::unsaved())]

    #[test]
    fn the_blocked_search_finds_what_comparing_everybody_finds(people in prop::collection::vec(anybody(), 0..24)) {
        let weights = Weights::embedded().unwrap();
        let all: Vec<Traits> = (1..).zip(&people).map(|(n, text)| traits(n, text)).collect();
        let found = twins(&all, &weights, &mut |_, _| true).unwrap();
        let mut slow: Vec<Twins> = all.iter().flat_map(|one| twins_of(one, all.iter(), &weights)).collect();
        slow.sort_by_key(|t| (std::cmp::Reverse(t.likeness.points), t.one, t.other));
        slow.dedup();
        prop_assert_eq!(found, slow);
        prop_assert!(twins(&all, &weights, &mut |step, _| step < 3).is_none(), "it can be ended");
    }
}
