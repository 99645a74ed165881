//! Further words by which the palette finds an action: what people call it beside its label.

/// Words in either language; none for an action that its label finds.
pub fn also_called(action: &str) -> &'static [&'static str] {
    match action {
        "person.death" => &["死亡", "逝世", "身故", "died"],
        "person.withdraw-death" => &["撤销", "死亡", "写错"],
        "person.account" => &["账号", "卡号", "开户行", "银行账户"],
        "person.reveal" => &["明文", "号码"],
        "person.reverse" => &["撤销", "红冲", "undo"],
        "ledger.reopen" => &["重开", "反结账", "解锁", "unlock"],
        "ledger.day-sheet" => &["日结", "当日"],
        "ledger.month-sheet" => &["月结", "报表"],
        "go.oncall" => &["交接", "交班", "接班", "排班", "换班", "休假", "handover", "rota", "leave", "swap"],
        "oncall.major" => &["急报", "突发", "urgent"],
        "petitions.steps" => &["延期", "送达", "办结", "extension", "serve"],
        "app.lock" => &["离开"],
        _ => &[],
    }
}
