//! What a festival comes to, by all its condolence lists: money and goods, people and households apart.

use crate::bureau_support::*;
use honordesk::bureau::answer::{CondolenceView, FestivalSum, GiftRow, Statement};
use honordesk::bureau::command::MadeFor;
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::care::{Goods, HardshipFacts, Recipients, Relief};
use honordesk::domain::{CondolenceId, Fen, PersonId};

fn made(of: Recipients, whom: &str, fen: i64) -> MadeFor {
    MadeFor { festival: "spring".into(), year: 2027, of, whom: whom.into(), amount: Fen(fen), goods: None }
}

fn make(f: &Fixture, made: MadeFor) -> Result<CondolenceId, Refusal> {
    f.bureau.build_index().unwrap();
    match f.run("maker", Command::MakeCondolence { made, despite: None })?.outcome {
        Outcome::Condolence(id, _) => {
            f.agree_list(id);
            Ok(id)
        }
        other => panic!("{other:?}"),
    }
}

fn list(f: &Fixture, list: CondolenceId) -> CondolenceView {
    match f.ask("maker", Query::Condolence { list, text: String::new(), offset: 0, limit: 100 }).unwrap() {
        Answer::Condolence(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn line(f: &Fixture, id: CondolenceId, person: PersonId) -> GiftRow {
    list(f, id).rows.into_iter().find(|row| row.person == person).unwrap()
}

fn give(f: &Fixture, row: &GiftRow) -> Result<Receipt, Refusal> {
    f.run(
        "maker",
        Command::GiveGift { gift: row.gift, seen: row.version, received_by: String::new(), despite: None },
    )
}

fn take_back(f: &Fixture, row: &GiftRow) -> Result<Receipt, Refusal> {
    f.run("maker", Command::TakeBackGift { gift: row.gift, seen: row.version, reason: "发错了".into() })
}

fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("maker", Query::Statement(id)).unwrap() {
        Answer::Statement(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_festival_adds_up_to_what_was_handed_out_in_money_and_goods() {
    let f = Fixture::new();
    f.today.set(date("2022-01-20"));
    let (a, b) = (f.person(1), f.person(2));
    let household = HardshipFacts {
        head: a,
        members: vec![],
        relief: Relief::MinimumLiving,
        cause: "长期患病".into(),
        since: date("2021-06-01"),
    };
    f.run("maker", Command::RegisterHardship { facts: Box::new(household) }).unwrap();
    let goods = |yuan: i64| Some(Goods { what: "大米、食用油".into(), value: Fen(yuan * 100) });
    // 2 people with 4,000,000 yuan and goods of 500,000 each; a household with goods of 750,000 alone.
    let people = MadeFor { year: 2022, goods: goods(500_000), ..made(Recipients::People, "", 400_000_000) };
    let people = make(&f, people).unwrap();
    let alone = MadeFor { year: 2022, goods: goods(750_000), ..made(Recipients::Households, "", 0) };
    let make_alone = Command::MakeCondolence { made: alone, despite: Some("另送慰问品".into()) };
    let Outcome::Condolence(households, _) = f.run("maker", make_alone).unwrap().outcome else { panic!() };
    f.agree_list(households);
    for (id, person) in [(people, a), (people, b)] {
        give(&f, &line(&f, id, person)).unwrap();
    }
    let row = line(&f, households, a);
    let hand = |row: &GiftRow| Command::GiveGift {
        gift: row.gift,
        seen: row.version,
        received_by: String::new(),
        despite: Some("两份名单".into()),
    };
    f.run("maker", hand(&row)).unwrap();
    let sums = || match f.ask("maker", Query::FestivalSums { year: 2022 }).unwrap() {
        Answer::FestivalSums(sums) => sums,
        other => panic!("{other:?}"),
    };
    let sum = FestivalSum {
        festival: "spring".into(),
        year: 2022,
        lists: 2,
        people: 2,
        households: 1,
        open: 0,
        money: Fen(800_000_000).into(),
        goods: Fen(175_000_000).into(),
    };
    assert_eq!(sums(), std::slice::from_ref(&sum));
    assert_eq!(sum.total().wan_whole(), "975 万元", "the 975 万元 of the report's Spring Festival");
    // Goods are no money of the person's: the ledger has the two payments alone.
    assert_eq!(statement(&f, a).paid, Fen(400_000_000));
    assert_eq!(list(&f, households).row.goods_given, Fen(75_000_000));
    take_back(&f, &line(&f, households, a)).unwrap();
    assert_eq!((sums()[0].households, sums()[0].open, sums()[0].goods), (0, 1, Fen(100_000_000).into()));
    // Neither money nor goods is no list.
    let nothing = MadeFor { year: 2022, ..made(Recipients::People, "", 0) };
    assert!(matches!(make(&f, nothing), Err(Refusal::Invalid(_))));
    f.reopened().sound();
}
