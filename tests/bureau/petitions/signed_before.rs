//! A calendar that somebody signed with an earlier program, which kept no list of the limits.

use honordesk::bureau::Bureau;
use honordesk::bureau::answer::Signing;
use honordesk::bureau::command::CalendarFile;
use honordesk::domain::{StaffId, TimeOffer, TimeRule};
use honordesk::store::{IdempotencyKey, Note, Reading, Stamp, Store, StoreError};

use super::*;

/// The first signature as an earlier program wrote it.
fn without_list(mut f: Fixture) -> Fixture {
    let data = f.dir.path().join("data");
    f.bureau.close().unwrap();
    let (store, _) = Store::open(&data, &options().store()).unwrap();
    let stamp = Stamp {
        key: IdempotencyKey([251; 16]),
        today: f.today.get(),
        at_ms: 0,
        actor: StaffId(1),
        role: 0,
        desk: String::new(),
        command: "rows",
    };
    let written = store.write(&stamp, |w| {
        let rows: Vec<TimeRule> = w.scan::<TimeRule>(..)?.collect::<Result<_, _>>()?;
        for row in rows {
            let TimeRule::Offered(offer) = row else { continue };
            assert!(offer.seen.is_some());
            w.put(&TimeRule::Offered(TimeOffer { seen: None, ..offer }))?;
        }
        Ok::<_, StoreError>(((), Note::default()))
    });
    written.unwrap();
    store.close().unwrap();
    f.bureau = Bureau::open(&data, &options()).unwrap().0;
    f
}

#[test]
fn it_counts_while_the_list_is_the_very_same_and_is_void_once_anything_changed() {
    let f = Fixture::new();
    let notice = "year,2027,published\n2027-01-01,off,元旦\n2027-01-04,off,元旦\n";
    let file = || Box::new(CalendarFile { name: "2027.csv".into(), text: notice.into() });
    let of = |f: &Fixture| match f.ask("head", Query::CheckCalendar(file())).unwrap() {
        Answer::TimingChecked(told) => *told,
        other => panic!("{other:?}"),
    };
    f.today.set(date("2026-12-30"));
    let mut referred = petition(None);
    (referred.origin, referred.received) = (Origin::Referred, date("2026-12-30"));
    let (referred, ..) = f.take_in(referred);
    let signature = of(&f).signature;
    f.run("petitions", Command::SignCalendar { file: file(), signature }).unwrap();
    let f = without_list(f);
    let before = of(&f);
    assert_eq!((before.signing, before.stale), (Signing::TakesEffect, false));
    simple(&f, referred, PetitionAct::Accept).unwrap();
    let now = of(&f);
    assert_eq!((now.signing, now.stale), (Signing::First, true));
    f.run("head", Command::SignCalendar { file: file(), signature: now.signature }).unwrap();
    let signature = of(&f).signature;
    f.run("petitions", Command::SignCalendar { file: file(), signature }).unwrap();
    assert!(of(&f).same);
    f.sound();
}
