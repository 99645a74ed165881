//! Who on the staff is put down as accused by a name or a number: whose very name or number it is, and nobody else. From whom it is kept
//! beside, because they may be meant, is another question.

use super::*;

/// Whom of the staff a petition accuses by their number, of a name that the petitioner gave.
fn put_down(f: &Fixture, name: &str) -> Vec<StaffId> {
    let (id, ..) = f.take_in(called(name));
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!("{name}") };
    view.facts.accused.iter().filter_map(|one| one.staff).collect()
}

#[test]
fn a_number_of_the_staff_stands_in_one_word_or_behind_what_says_so() {
    let f = bureau();
    for said in [
        "S9",
        "信访科S9同志",
        "s-9",
        "S_9",
        "Ｓ．９",
        "S/9",
        "王某/S9",
        "Wang/S9",
        "'S9'",
        "工号：9",
        "工号 S 9",
    ] {
        let whom = if said == "工号 S 9" { vec![] } else { vec![ZHANG] };
        assert_eq!(put_down(&f, said), whom, "{said}");
    }
    for said in ["Zhang's 9 colleagues", "Zhang’s 9", "Zhang’s9", "Zhang's-9", "s 9", "S99", "xs9", "9"] {
        assert_eq!(put_down(&f, said), [], "{said}");
    }
    // From whoever may be meant it is kept all the same.
    let (id, ..) = f.take_in(called("Zhang's 9 colleagues"));
    assert!(!sees(&f, ZHANG, id) && sees(&f, staff_id("petitions"), id));
    f.sound();
}

#[test]
fn a_name_that_what_parts_others_runs_through_stands_by_itself() {
    let f = Fixture::unfounded();
    let mut founding = founding();
    let handles =
        |name: &str, login: &str| NewStaff { name: name.into(), ..new_staff(login, &[Role::Petitions]) };
    founding.staff.extend([handles("江华", "jianghua"), handles("张敏", "zhangmin")]);
    f.run_as(None, Command::Found(founding)).unwrap();
    let (jiang, zhang) = (StaffId(9), StaffId(10));
    for said in ["刘江、华明", "刘江，华明", "刘江;华明", "刘江/华", "江、华明", "刘江（华明）"]
    {
        assert_eq!(put_down(&f, said), [], "{said}");
    }
    for said in ["江华", "刘江、江华", "江 华", "江·华主任", "权益维护科江华、华明", "江，华", "江/华、刘明"]
    {
        assert_eq!(put_down(&f, said), [jiang], "{said}");
    }
    for said in ["张，敏", "张/敏", "“张”敏", "王某、张-敏"] {
        assert_eq!(put_down(&f, said), [zhang], "{said}");
    }
    f.sound();
}
