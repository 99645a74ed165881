//! Labels of fields by their stable names (`name`, `phones.0`, `demands.1.text`), as faults and forms use them.

use super::message::{Lang, Msg, messages};

messages! {
    NAME = "姓名", "Name";
    OTHER_NAMES = "曾用名", "Other names";
    RESIDENT_ID = "身份证号", "Identity number";
    NO_ID = "无号原因", "Why there is none";
    SEX = "性别", "Sex";
    BIRTH = "出生日期", "Birth date";
    HOUSEHOLD = "户籍地", "Registered at";
    HOUSEHOLD_ADDRESS = "户籍地址", "Registered address";
    RESIDENCE = "常住地", "Lives at";
    RESIDENCE_ADDRESS = "常住地址", "Address";
    PHONE = "电话", "Phone";
    BANK = "开户银行", "Bank";
    HOLDER = "开户名称", "Account holder";
    ACCOUNT = "银行账号", "Account number";
    CARD = "优待证号", "Card number";
    ENLISTED = "入伍时间", "Enlisted";
    DISCHARGED = "退役时间", "Discharged";
    UNIT = "部队", "Unit";
    SERVICE_CERTIFICATE = "退役证号", "Discharge certificate";
    PLACEMENT = "安置方式", "Placement";
    RECOGNITION = "身份认定", "Recognition";
    GROUP = "认定类别", "Entitled group";
    STATE = "状态", "State";
    SINCE = "起始日期", "Since";
    UNTIL = "截止日期", "Until";
    GRADE = "伤残等级", "Disability grade";
    NATURE = "伤残性质", "Cause of disability";
    CERTIFICATE = "证书编号", "Certificate";
    APPROVED = "批准日期", "Approved on";
    SERVICE_YEARS = "服役年限", "Years of service";
    MENTAL = "因精神障碍评残", "Graded for mental illness";
    STAYS = "优抚医院集中收治起止", "In a hospital for veterans, from and to";
    CONSCRIPT = "服义务兵役起止", "Compulsory service, from and to";
    FORMER_GRADES = "原等级（重新评定前）", "Former grades (before a re-assessment)";
    REGRADED = "重新评定批准日期", "Day the re-assessment was approved";
    SINCE_OR_APPROVED = "起始日期或批准日期", "First day or day of approval";
    ONE_RECOGNITION = "同一类身份只留一条，或各有起止日期", "one recognition of the group, or days that tell two apart";
    HANDED_OVER = "退役或移交日期", "Discharged or handed over";
    MOVED_IN = "迁入日期", "Moved here";
    BREAKS = "中止、断发", "Times without benefits";
    SUSPENDED = "中止（判刑、通缉）", "Suspended (sentence, warrant)";
    OWN_FAULT = "断发（本人原因）", "Interrupted (own fault)";
    RELATIVE = "家庭成员", "Relative";
    PAYEE = "代领人", "Payee";
    RELATION = "关系", "Relation";
    EXPIRES = "有效期至", "Holds until";
    DIED = "死亡日期", "Died on";
    DEATH = "死亡登记", "Death";
    DEATH_DOCUMENT = "证明编号", "Document number";
    DEATH_CAUSE = "死因", "Cause of death";
    PROFILE = "登记项目", "Registry item";
    RECEIVED = "收到日期", "Received on";
    RECEIVED_AT = "收到时间", "Received at";
    CHANNEL = "渠道", "Channel";
    ORIGIN = "来源", "Origin";
    PURPOSE = "信访目的", "Purpose";
    PETITIONERS = "信访人", "Petitioners";
    HEADCOUNT = "信访人数", "Head count";
    DEMANDS = "诉求", "Demands";
    DEMAND_TEXT = "诉求内容", "Demand";
    TEXT = "内容", "Text";
    ROUTE = "办理途径", "Route";
    ENTRY = "关联台账", "Ledger entry";
    OUTCOME = "结果", "Outcome";
    DIVISION = "问题属地", "Place concerned";
    REPEATS = "重复件", "Repeats";
    EXTERNAL_NUMBER = "系统编号", "National number";
    ON = "办理日期", "Done on";
    NOTE = "说明", "Note";
    DOCUMENT = "文书编号", "Document number";
    AMOUNT = "金额", "Amount";
    MEMO = "备注", "Memo";
    MONTH = "月份", "Month";
    PROGRAMME = "项目", "Programme";
    BOOKED = "记账日期", "Booked on";
    REASON = "理由", "Reason";
    LOGIN = "登录名", "Login";
    PASSWORD = "密码", "Password";
    DESK = "窗口号", "Desk";
    ROLES = "岗位", "Roles";
    BUREAU = "局名", "Bureau name";
    TOPICS = "来访事项", "Asked about";
    CALLER_NAME = "来人姓名", "Caller's name";
    PAPER = "授权委托书", "Authorisation";
    PROMISE = "承诺", "Promise";
    PROMISE_DUE = "承诺日期", "Promised for";
    FESTIVAL = "节日", "Festival";
    YEAR = "年份", "Year";
    WHOM = "对象条件", "Whom";
    CAUSE = "困难原因", "Cause";
    MEMBER = "家庭成员", "Member";
    MEASURE = "帮扶措施", "Measure";
    RECEIVED_BY = "代领人", "Received by";
    NEXT = "约定下次", "Next agreed for";
    DAY = "日期", "Day";
    MINUTE = "时间", "Time";
    NOTICE = "通知", "Notice";
    STANDARD = "标准属地", "Whose standard";
    EFFECTIVE = "生效日期", "In force from";
    RATE_ROWS = "标准", "Rates";
    BASIS = "依据", "Basis";
    VALUE = "内容", "Value";
    HEAD = "负责人审批额度", "Sum above which the head approves";
    ABOVE_MINUTE = "须会议纪要的额度", "Sum above which minutes are needed";
    MINUTE_NUMBER = "会议纪要编号", "Number of the minutes";
    EACH = "每批抵扣", "Taken off by each run";
    SHARES = "资金比例", "Shares";
    SOURCES = "资金来源", "Funds";
    DIGEST = "校验码", "Digest";
    KNOWN = "所知日期", "Known on";
    FAILED = "未发成的原因", "Why it failed";
    FILE = "文件名", "File";
    RESULTS = "银行的结果", "What the bank says";
    POSTINGS = "台账记录", "Entries";
    KIND = "种类", "Kind";
    LIST = "名单", "List";
    MATTER = "事项", "Matter";
    TITLE = "标题", "Title";
    MAPPING = "列对应", "Columns";
    ASK = "现场询问", "Asked for";
    COUNTED = "{label} {n}", "{label} {n}";
}

/// The label of a field; a position in its name is counted from 1. A name that is not known stands for itself.
pub fn label(field: &str, lang: Lang) -> String {
    let parts: Vec<&str> = field.split('.').collect();
    let place = parts.iter().find_map(|p| p.parse::<u32>().ok());
    let words: Vec<&str> = parts.iter().copied().filter(|p| p.parse::<u32>().is_err()).collect();
    let Some(msg) = message(&words) else {
        return field.to_owned();
    };
    match place {
        Some(n) => COUNTED.with(lang, &[("label", &msg.get(lang)), ("n", &n.saturating_add(1))]),
        None => msg.get(lang).to_owned(),
    }
}

fn message(words: &[&str]) -> Option<Msg> {
    Some(match words {
        ["household", "address"] => HOUSEHOLD_ADDRESS,
        ["residence", "address"] => RESIDENCE_ADDRESS,
        ["household", ..] => HOUSEHOLD,
        ["residence", ..] => RESIDENCE,
        ["bank", "holder"] => HOLDER,
        ["bank", "number"] => ACCOUNT,
        ["death", "document"] => DEATH_DOCUMENT,
        ["service", "certificate"] => SERVICE_CERTIFICATE,
        ["place", "division"] => super::bulk::DIVISION,
        ["recognitions"] => RECOGNITION,
        ["relatives"] => RELATIVE,
        ["payees"] => PAYEE,
        ["evidence", "kind"] => super::account::EVIDENCE,
        ["evidence", "note"] => super::account::EVIDENCE_NOTE,
        ["demands"] => DEMANDS,
        ["demands", "text"] => DEMAND_TEXT,
        ["accused", "name"] => super::petition_hands::ACCUSED_NAME,
        ["accused", "division"] => super::petition_hands::ACCUSED_DIVISION,
        ["petitioners"] => PETITIONERS,
        ["petitioners", "person"] => super::petitions::RECORD,
        ["staff"] => NAME,
        ["caller"] | ["caller", "kind"] => super::visits::CALLER,
        ["caller", "name"] => CALLER_NAME,
        ["recognitions", "breaks", ..] => BREAKS,
        ["recognitions", "stays", ..] => STAYS,
        ["conscript", ..] => CONSCRIPT,
        ["recognitions", "former_grades", ..] => FORMER_GRADES,
        ["promises", "due"] => PROMISE_DUE,
        ["promises", ..] => PROMISE,
        ["members", ..] => MEMBER,
        [.., last] => by_name(last)?,
        [] => return None,
    })
}

fn by_name(name: &str) -> Option<Msg> {
    Some(match name {
        "name" => NAME,
        "other_names" => OTHER_NAMES,
        "resident_id" => RESIDENT_ID,
        "no_id" => NO_ID,
        "sex" => SEX,
        "birth" => BIRTH,
        "phones" | "phone" => PHONE,
        "bank" => BANK,
        "account" | "number" => ACCOUNT,
        "card" => CARD,
        "enlisted" => ENLISTED,
        "discharged" => DISCHARGED,
        "unit" => UNIT,
        "placement" => PLACEMENT,
        "group" => GROUP,
        "state" => STATE,
        "since" | "from" => SINCE,
        "holder" => HOLDER,
        "until" => UNTIL,
        "grade" => GRADE,
        "nature" => NATURE,
        "certificate" => CERTIFICATE,
        "approved" => APPROVED,
        "service_years" => SERVICE_YEARS,
        "mental" => MENTAL,
        "stays" => STAYS,
        "former_grades" => FORMER_GRADES,
        "regraded" => REGRADED,
        "handed_over" => HANDED_OVER,
        "moved_in" => MOVED_IN,
        "breaks" => BREAKS,
        "suspended" => SUSPENDED,
        "own_fault" => OWN_FAULT,
        "relation" => RELATION,
        "died" => DIED,
        "death" => DEATH,
        "cause" => DEATH_CAUSE,
        "expires" => EXPIRES,
        "profile" => PROFILE,
        other => return by_petition_name(other),
    })
}

fn by_petition_name(name: &str) -> Option<Msg> {
    Some(match name {
        "received" => RECEIVED,
        "received_at" => RECEIVED_AT,
        "channel" => CHANNEL,
        "origin" => ORIGIN,
        "purpose" => PURPOSE,
        "export-purpose" => super::exports::PURPOSE,
        "view-name" => super::filter::VIEW_TITLE,
        "view-text" => super::filter::VIEW_TEXT,
        "view-pin" => super::filter::VIEW_PIN,
        "headcount" => HEADCOUNT,
        "text" => TEXT,
        "route" => ROUTE,
        "entry" => ENTRY,
        "outcome" => OUTCOME,
        "division" => DIVISION,
        "repeats" => REPEATS,
        "external_number" => EXTERNAL_NUMBER,
        "accused" => super::petition_hands::ACCUSED,
        "ground" => super::letter_words::REFUSAL_GROUND,
        "forwarder" => super::letter_words::FORWARDER,
        "forwarded_number" => super::letter_words::FORWARDED_NUMBER,
        "forwarded_on" => super::letter_words::FORWARDED_ON,
        "elsewhere" => super::petition_hands::ELSEWHERE,
        "elsewhere_until" => super::petition_hands::ELSEWHERE_UNTIL,
        "urgency" => super::petition_hands::URGENCY,
        "group" => super::petition_hands::GROUP,
        "members" => super::petition_hands::MEMBERS,
        "on" => ON,
        "note" => NOTE,
        "document" => DOCUMENT,
        "amount" => AMOUNT,
        "notice" => NOTICE,
        "standard" => STANDARD,
        "effective" => EFFECTIVE,
        "rows" => RATE_ROWS,
        "basis" => BASIS,
        "value" => VALUE,
        "memo" => MEMO,
        "month" => MONTH,
        "programme" => PROGRAMME,
        "booked" => BOOKED,
        "reason" | "despite" => REASON,
        "login" => LOGIN,
        "password" | "new" | "old" => PASSWORD,
        "desk" => DESK,
        "roles" => ROLES,
        "bureau" => BUREAU,
        "topics" => TOPICS,
        "petition_topics" => super::petition_hands::TOPICS,
        "paper" => PAPER,
        "festival" => FESTIVAL,
        "goods" => super::care::FIELD_GOODS,
        "goods_value" => super::care::FIELD_GOODS_VALUE,
        "year" => YEAR,
        "whom" => WHOM,
        "cause" => CAUSE,
        "what" => MEASURE,
        "received_by" => RECEIVED_BY,
        "next" => NEXT,
        "day" => DAY,
        "minute" => MINUTE,
        other => return by_name_of_duty(other),
    })
}

fn by_name_of_duty(name: &str) -> Option<Msg> {
    Some(match name {
        "task" => super::supervision::F_TEXT,
        "due" => super::supervision::F_DUE,
        "reported_to" => super::duty::F_REPORTED_TO,
        "major_what" => super::duty::F_WHAT,
        "major_place" => super::duty::F_PLACE,
        "major_when" => super::duty::F_WHEN,
        "people" => super::duty::F_PEOPLE,
        "major_done" => super::duty::F_DONE,
        "notes" => super::duty::F_NOTE,
        "first" => super::duty::F_FIRST,
        "last" => super::duty::F_LAST,
        "shifts" => super::duty::F_SHIFT,
        "kept" => super::duty::F_KEPT,
        other => return by_name_of_money(other),
    })
}

fn by_name_of_money(name: &str) -> Option<Msg> {
    Some(match name {
        "head" => HEAD,
        "above-minute" => ABOVE_MINUTE,
        "minute-number" => MINUTE_NUMBER,
        "each" => EACH,
        "shares" => SHARES,
        "sources" => SOURCES,
        "digest" => DIGEST,
        "known" => KNOWN,
        "failed" => FAILED,
        "file" => FILE,
        "results" => RESULTS,
        "postings" => POSTINGS,
        "kind" => KIND,
        "list" => LIST,
        "matter" | "item" => MATTER,
        "title" => TITLE,
        "mapping" => MAPPING,
        "routes" => ROUTE,
        "ask" => ASK,
        other => return super::grants::field(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_called_as_people_call_them() {
        for (field, zh, en) in [
            ("name", "姓名", "Name"),
            ("phones.0", "电话 1", "Phone 1"),
            ("demands.1.text", "诉求内容 2", "Demand 2"),
            ("residence.division", "常住地", "Lives at"),
            ("recognitions.0.group", "认定类别 1", "Entitled group 1"),
            ("who.knows", "who.knows", "who.knows"),
        ] {
            assert_eq!(label(field, Lang::Zh), zh);
            assert_eq!(label(field, Lang::En), en);
        }
    }
}
