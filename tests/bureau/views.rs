//! Saved views of the lookup: kept by name, pinned to a digit, each staff member's own.

use crate::bureau_support::*;
use honordesk::bureau::{Answer, Command, Query};

#[test]
fn views_are_kept_by_name_and_a_digit_leads_to_one() {
    let f = Fixture::new();
    let save = |who: &str, name: &str, text: &str, pin| {
        f.run(who, Command::SaveView { name: name.into(), text: text.into(), pin })
    };
    let views = |who: &str| match f.ask(who, Query::Views) {
        Ok(Answer::Views(views)) => views.into_iter().map(|v| (v.name, v.text, v.pin)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    save("window", "高龄", "年龄:80+ -已故", Some(1)).unwrap();
    save("window", "缺电话", "缺:电话", None).unwrap();
    save("maker", "高龄", "年龄:90+", Some(1)).unwrap();
    save("window", "三属", "类别:三属", Some(1)).unwrap();
    let own = |name: &str, text: &str, pin| (name.to_owned(), text.to_owned(), pin);
    assert_eq!(
        views("window"),
        [
            own("三属", "类别:三属", Some(1)),
            own("缺电话", "缺:电话", None),
            own("高龄", "年龄:80+ -已故", None)
        ]
    );
    save("window", "高龄", "年龄:85+", Some(2)).unwrap();
    f.run("window", Command::RemoveView { name: "三属".into() }).unwrap();
    assert!(f.run("window", Command::RemoveView { name: "三属".into() }).is_err());
    assert_eq!(views("window"), [own("高龄", "年龄:85+", Some(2)), own("缺电话", "缺:电话", None)]);
    assert_eq!(views("maker"), [own("高龄", "年龄:90+", Some(1))]);
    assert!(save("window", "", "在访", None).is_err());
    assert!(save("window", "无数字", "在访", Some(0)).is_err());
    for n in 2..100 {
        save("window", &format!("第{n}个"), "在访", None).unwrap();
    }
    assert!(save("window", "再多一个", "在访", None).is_err(), "they are bounded");
    save("window", "高龄", "年龄:80+", Some(2)).unwrap();
    f.sound();
}
