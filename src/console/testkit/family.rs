//! Made-up people around the made-up people.

use crate::bureau::answer::{CapacityView, KinView, PayeeView, RelativeView};
use crate::domain::person::{CapacityKind, Validity};
use crate::domain::visit::{Caller, CallerKind};
use crate::domain::{Date, PersonId};

fn relative(relation: &str, name: &str, id: &str, phone: &str) -> RelativeView {
    let kind = CallerKind::Relative;
    let caller = Caller { kind, name: name.to_owned(), relation: relation.to_owned(), ..Caller::in_person() };
    RelativeView {
        relation: relation.to_owned(),
        name: name.to_owned(),
        id_masked: id.to_owned(),
        phone_masked: phone.to_owned(),
        person: None,
        died: None,
        emergency: false,
        capacity: None,
        caller,
    }
}

/// A spouse on record, and an agent whose authorisation is over.
pub fn relatives() -> Vec<RelativeView> {
    let spouse = relative("配偶", "陈㘵", "**************5536", "139****7000");
    let capacity = CapacityView {
        kind: CapacityKind::Agent,
        paper: "委托书 3 号".to_owned(),
        from: Date::parse("2026-01-01"),
        until: Date::parse("2026-10-31"),
        validity: Validity::Expired,
    };
    let agent = relative("外甥", "买买提·吐尔逊", "", "138****6000");
    vec![
        RelativeView { person: Some(PersonId(5)), emergency: true, ..spouse },
        RelativeView { capacity: Some(capacity), ..agent },
    ]
}

/// The third of the made-up people names the fourth.
pub fn named_by(person: PersonId) -> Vec<KinView> {
    let kin = KinView {
        person: PersonId(3),
        name: "区桂仪".to_owned(),
        relation: "兄".to_owned(),
        died: Date::parse("2026-05-04"),
        capacity: None,
    };
    if person == PersonId(6) { vec![kin] } else { Vec::new() }
}

/// Somebody else receives the money of the sixth.
pub fn payees(person: PersonId) -> Vec<PayeeView> {
    let payee = |name: &str, from: &str, until: &str, validity| PayeeView {
        name: name.to_owned(),
        relation: "配偶".to_owned(),
        bank: "农商银行".to_owned(),
        holder: name.to_owned(),
        account_masked: "************5519".to_owned(),
        from: Date::parse(from),
        until: Date::parse(until),
        paper: "公证书 12 号".to_owned(),
        validity,
    };
    let both = vec![
        payee("陈㘵", "2026-07-01", "", Validity::InForce),
        payee("陈大㘵", "2025-01-01", "2026-06-30", Validity::Expired),
    ];
    if person == PersonId(6) { both } else { Vec::new() }
}
