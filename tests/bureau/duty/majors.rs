//! Major urgent matters: what is said at once, whom to call, to whom it is reported, and when it is closed.

use honordesk::bureau::{Fault, FieldFault};

use super::*;

fn invalid(field: &str, fault: Fault) -> Refusal {
    Refusal::Invalid(vec![FieldFault { field: field.into(), fault }])
}

#[test]
fn a_major_matter_is_called_about_reported_on_and_only_then_closed() {
    let f = bureau();
    said(&f, None);
    let major = opened(&f);
    let call = |rung, answered| run(&f, "window", DutyAct::Call { major, rung, answered });
    call(0, false).unwrap();
    call(1, true).unwrap();
    let rungs = vec![(DutyLevel::Duty, "值班室".to_owned()), (DutyLevel::TeamLead, "周班长".to_owned())];
    assert_eq!(fault(call(2, true)), DutyFault::NoSuchRung { rungs });
    let row = board(&f, "window").majors[0].clone();
    let called: Vec<_> = row.calls.iter().map(|c| (c.called.as_str(), c.answered, c.on)).collect();
    assert_eq!(called, [("值班室", false, at("09:00")), ("周班长", true, at("09:00"))]);
    let told = |last, above, to: &str| {
        let text = "人员已散去，逐人登记".into();
        run(&f, "petitions", DutyAct::Report { major, last, text, above, to: to.into() })
    };
    // A petition office is not the Party committee.
    let report = |last| told(last, false, "区信访局");
    let close = || run(&f, "petitions", DutyAct::CloseMajor { major });
    assert_eq!(fault(close()), DutyFault::ReportsMissing { follow_up: true, last: true });
    assert_eq!(fault(report(true)), DutyFault::NoFollowUp);
    report(false).unwrap();
    assert_eq!(fault(close()), DutyFault::ReportsMissing { follow_up: false, last: true });
    assert_eq!(fault(report(true)), DutyFault::NotToldAbove);
    // Whoever says that it went above says to whom.
    for nobody in ["", "　 "] {
        for last in [false, true] {
            assert_eq!(told(last, true, nobody), Err(invalid("reported_to", Fault::Empty)), "{nobody:?}");
        }
    }
    told(true, true, "区委值班室").unwrap();
    assert_eq!(fault(report(false)), DutyFault::FinalGiven);
    close().unwrap();
    assert_eq!(fault(call(0, true)), DutyFault::MajorClosed);
    assert!(board(&f, "window").majors[0].closed.is_some());
}

#[test]
fn a_major_matter_has_a_time_that_may_be_one_and_people() {
    let f = bureau();
    let open = |facts| run(&f, "window", DutyAct::OpenMajor { facts, petition: None }).map(drop);
    let at = |when: &str| open(MajorFacts { when: when.into(), ..facts() });
    for when in ["2026-02-30", "2026/2/30 上午", "２０２６年１３月１日", "2026-00-10 9点"] {
        assert_eq!(at(when), Err(invalid("major_when", Fault::Date)), "{when}");
    }
    for when in ["😀", "……"] {
        assert_eq!(at(when), Err(invalid("major_when", Fault::Time)), "{when}");
    }
    for when in ["2026-11-23 09:10", "2026年11月23日上午", "刚才", "上午九点多", "11.23", "2026.3"]
    {
        assert_eq!(at(when), Ok(()), "{when}");
    }
    assert_eq!(open(MajorFacts { people: 0, ..facts() }), Err(invalid("people", Fault::Zero)));
}
