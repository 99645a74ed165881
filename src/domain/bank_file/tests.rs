//! The tables as they come, and what they refuse.

use super::*;
use crate::domain::TableFault;

#[test]
fn the_templates_that_come_with_the_program_are_sound_and_claim_no_bank() {
    let all = BankTemplates::embedded().unwrap();
    let ids: Vec<&str> = all.all().iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids, ["fixed-gbk", "csv-gb18030", "csv-utf8"]);
    assert_eq!(all.version(), "2026-11-01");
    assert!(
        all.all()
            .iter()
            .all(|t| t.source_en.as_deref().is_some_and(|s| s.contains("no bank's own")) && t.back.is_some())
    );
    assert!(all.get("icbc").is_none());
}

#[test]
fn marks_and_words_of_a_bank_become_states_and_reasons() {
    let all = BankTemplates::embedded().unwrap();
    let back = all.get("csv-gb18030").unwrap().back.as_ref().unwrap();
    for (mark, state) in [
        ("成功", Some(State::Paid)),
        (" 失败 ", Some(State::Failed)),
        ("在途", Some(State::Pending)),
        ("成功率", None),
        ("", None),
    ] {
        assert_eq!(back.state(mark), state, "{mark}");
    }
    for (code, words, reason) in [
        ("E03", "户名不符", Reason::Closed),
        ("", "户名不符", Reason::OtherHolder),
        ("X", "对方账户已销户，请核对", Reason::Closed),
        ("", "不予受理", Reason::Other),
        ("", "", Reason::Other),
    ] {
        assert_eq!(back.reason(code, words), reason, "{code} {words}");
    }
}

/// The embedded templates with one piece of text in the place of another, wherever it stands.
fn changed(from: &str, to: &str) -> Result<BankTemplates, TableFault> {
    let text = include_str!("bank_files.toml");
    assert!(text.contains(from), "{from}");
    BankTemplates::with_toml(&text.replace(from, to))
}

#[test]
fn templates_that_could_not_be_read_again_or_would_change_a_number_are_refused() {
    for (from, to) in [
        // An account filled with digits is another account.
        (r#"slot = "account", width = 32"#, r#"slot = "account", width = 32, fill = "0", align = "right""#),
        (
            r#"slot = "amount", width = 14, unit = "fen", align = "right""#,
            r#"slot = "amount", width = 14, unit = "fen", align = "left""#,
        ),
        (r#"slot = "memo", width = 60"#, r#"slot = "memo""#),
        (r#"slot = "memo", width = 60"#, r#"slot = "memo", width = 0"#),
        (r#"text = "T", width = 1"#, r#"text = "H", width = 1"#),
        (r#"{ slot = "text", text = "D", width = 1 }"#, r#"{ slot = "text", width = 1 }"#),
        (r#"{ slot = "text", text = "H", width = 1 },"#, ""),
        (r#"slot = "seq", heading"#, r#"slot = "memo", heading"#),
        (r#"slot = "state", heading"#, r#"slot = "memo", heading"#),
        (r#"heading = "序号""#, r#"heading = " ""#),
        (r#"failed = ["失败", "处理失败"]"#, r#"failed = ["成功"]"#),
        (r#"paid = ["S"]"#, "paid = []"),
        (r#"fine = ["交易成功""#, r#"fine = ["无此账号""#),
        (r#"fine = ["交易成功""#, r#"fine = [" ""#),
        (r#"words = ["久悬", "睡眠户", "未激活"]"#, r#"words = [""]"#),
        (r#"id = "fixed-gbk""#, r#"id = "Fixed GBK""#),
    ] {
        assert!(matches!(changed(from, to), Err(TableFault::Figures(_))), "{to}");
    }
    assert!(matches!(changed(r#"id = "csv-utf8""#, r#"id = "csv-gb18030""#), Err(TableFault::Twice(_))));
    assert!(matches!(changed(r#"charset = "gbk""#, r#"charset = "big5""#), Err(TableFault::Toml(_))));
    assert!(matches!(changed("headings = true", "titles = true"), Err(TableFault::Toml(_))));
}

#[test]
fn rosters_have_the_columns_of_the_ministry_s_exports() {
    let rosters = Rosters::embedded().unwrap();
    let headings = |id: &str| {
        let kind = rosters.get(id).unwrap();
        kind.columns.iter().map(|c| rosters.heading(kind, *c).0).collect::<Vec<_>>().join("｜")
    };
    assert_eq!(
        headings("disability"),
        "户籍地｜姓名｜身份证号｜残疾证号｜优抚对象类别｜伤残等级代码｜伤残性质｜伤残属别｜伤残时期｜是否孤老｜银行帐号｜省标准｜发放月数｜\
         发放金额｜护理费｜地方补贴小计｜自然增长机制｜粮油补贴｜煤补补贴｜抗日增发｜孤老增发｜补发金额｜其他补助1｜其他补助2｜其他补助3｜\
         其他补助4｜其他补助5｜发放资金总额｜备注"
    );
    assert_eq!(
        headings("bereaved"),
        "户籍地｜姓名｜身份证号｜优抚证号｜类别｜是否孤老｜银行帐号｜省标准｜发放月数｜发放金额｜地方补贴小计｜自然增长机制｜粮油补贴｜\
         孤老增发｜补发金额｜其他补助1｜其他补助2｜其他补助3｜其他补助4｜其他补助5｜发放资金总额｜备注"
    );
    assert_eq!(
        headings("veterans"),
        "户籍地｜姓名｜身份证号｜类别｜优抚证号｜户籍类别｜是否孤老｜银行帐号｜省标准｜发放月数｜发放金额｜地方补贴小计｜自然增长机制｜\
         粮油补贴｜孤老增发｜补发金额｜其他补助1｜其他补助2｜其他补助3｜其他补助4｜其他补助5｜发放资金总额｜备注"
    );
    assert_eq!(
        headings("rural"),
        "户籍地｜姓名｜身份证号｜优抚证号｜户籍类别｜是否孤老｜银行帐号｜省标准｜发放月数｜发放金额｜地方补贴｜发放资金总额｜备注"
    );
    let summed: Vec<&str> = RosterColumn::ALL.iter().filter(|c| c.is_summed()).map(|c| c.name()).collect();
    assert_eq!((summed.first(), summed.last(), summed.len()), (Some(&"amount"), Some(&"total"), 15));
    assert!(RosterColumn::Standard.is_money() && !RosterColumn::Months.is_money());
}

#[test]
fn rosters_without_what_makes_them_one_are_refused() {
    let text = include_str!("rosters.toml");
    let read = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Rosters::with_toml(&text.replacen(from, to, 1))
    };
    assert!(matches!(read("\"total\", \"note\"", "\"note\""), Err(TableFault::Figures(_))));
    assert!(matches!(read("\"place\", \"name\"", "\"change\", \"name\""), Err(TableFault::Figures(_))));
    assert!(matches!(read("\"place\", \"name\"", "\"name\", \"name\""), Err(TableFault::Twice(_))));
    assert!(matches!(read("column = \"coal\"", "column = \"place\""), Err(TableFault::Twice(_))));
    assert!(matches!(read("id = \"rural\"", "id = \"general\""), Err(TableFault::Twice(_))));
    let without = text.replace("[[heading]]\ncolumn = \"coal\"\nzh = \"煤补补贴\"\nen = \"Coal\"\n", "");
    assert!(matches!(Rosters::with_toml(&without), Err(TableFault::Unknown(_))));
}
