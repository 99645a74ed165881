//! Data quality: duplicates, what was decided about them.

use super::message::{Lang, Msg, messages};
use super::stops;
use super::words;
use crate::bureau::answer::{Belongings, Side};
use crate::domain::person::{Evidence, Gap, PersonField};
use crate::text::visible;

messages! {
    SAME_ID = "身份证号相同", "same identity number";
    OLD_FORM = "旧 15 位号相同", "same 15-digit number";
    NEAR_ID = "身份证号差一位", "identity number one digit off";
    SAME_NAME = "姓名相同", "same name";
    SAME_SOUND = "姓名同音", "names sound the same";
    OTHER_NAME = "曾用名相符", "earlier name fits";
    SAME_BIRTH = "生日相同", "same birthday";
    SAME_PHONE = "电话相同", "same phone";
    SAME_ACCOUNT = "账号相同", "same account";
    SAME_ADDRESS = "住址相同", "same address";
    OTHER_SOUND = "姓名不同", "different names";
    OTHER_BIRTH = "生日不同", "different birthdays";
    OTHER_SEX = "性别不同", "different sex";
    OTHER_ID = "身份证号不同", "different identity numbers";

    SIDE = "{person} {name} {sex} {birth} {id}", "{person} {name} {sex} {birth} {id}";
    NO_DUPLICATES = "比对了 {n} 份档案，没有疑似重复的", "{n} {n|record|records} compared, none look alike";
    DUPLICATES = "比对了 {n} 份档案，疑似重复 {total} 对", "{n} {n|record|records} compared, {total} {total|pair|pairs} may be one person";
    DUPLICATES_SHOWN = "比对了 {n} 份档案，疑似重复 {total} 对，列出前 {shown} 对", "{n} {n|record|records} compared, {total} {total|pair|pairs} may be one person, the first {shown} shown";
    LEFT_OUT = "；另有 {n} 对已认定不是同一人", "; {n} {n|pair was|pairs were} found to be two people";
    COMPARING = "正在比对 {percent}%", "Comparing, {percent}%";
    DECLARED = "已认定 {one} 和 {other} 不是同一人（日志第 {seq} 条）", "{one} and {other} are two people (journal entry {seq})";
    WITHDRAWN = "已撤回 {one} 和 {other}“不是同一人”的认定（日志第 {seq} 条）", "Taken back that {one} and {other} are two people (journal entry {seq})";
    TITLE = "数据质量", "Data quality";
    MERGE_PANE = "合并拆分", "Merge";
    TAB_GAPS = "缺项", "Missing";
    TAB_DUPLICATES = "疑似重复", "Duplicates";
    TAB_DECISIONS = "已认定", "Decided";
    GAP_LEFT = "左一项", "Left";
    GAP_RIGHT = "右一项", "Right";
    TABLE_ONLY = "先到“缺项”的表里选。", "Choose in the table under “Missing” first.";
    LIST_THEM = "列出这些人", "List them";
    FILL_IN = "补填", "Fill in";
    COMPLETE = "健在 {n} 人，{done} 人已齐全（{percent}%）", "{n} living, {done} complete ({percent}%)";
    LACKING = "缺{gap}的 {n} 人，补上一个少一个", "{n} without {gap}; whoever is filled in leaves the list";
    NOT_READY = "正在准备检索，稍等片刻再来。", "The search is being made ready; come back in a moment.";
    NOBODY_LACKS = "这里没有缺这一项的人了。", "Nobody here lacks it any more.";
    EVERYWHERE = "合计", "All";
    PLACE_UNKNOWN = "住地不详", "unknown";
    COL_TOWN = "镇街", "Town";
    COL_PEOPLE = "人", "People";
    COL_NAME = "姓名", "Name";
    COL_NUMBER = "编号", "No.";
    COL_PLACE = "住地", "Place";
    COL_MISSING = "缺", "Missing";
    GAP_ID = "身份证号", "an identity number";
    GAP_BIRTH = "出生日期", "a birth date";
    GAP_PHONE = "电话", "a phone";
    GAP_ACCOUNT = "银行账号", "an account";
    GAP_RESIDENCE = "常住地", "a residence";
    GAP_KIN = "家庭成员", "relatives";
    GAP_SERVICE = "服役信息", "a service record";
    GAP_CARD = "优待证", "a card";
    SHORT_ID = "身份证", "ID";
    SHORT_BIRTH = "出生", "Birth";
    SHORT_PHONE = "电话", "Phone";
    SHORT_ACCOUNT = "账号", "Acct";
    SHORT_RESIDENCE = "住地", "Home";
    SHORT_KIN = "亲属", "Kin";
    SHORT_SERVICE = "服役", "Serv.";
    SHORT_CARD = "优待证", "Card";
    SEARCH = "重新比对", "Compare anew";
    SEARCHING = "正在比对，请稍等。", "Comparing; wait a moment.";
    SEARCH_STOPPED = "已停止比对。", "Comparing was stopped.";
    STOPPING = "正在停止", "Stopping";
    MAY_STOP = "Esc 停止比对，什么也不会改动。", "Esc stops; nothing is changed by comparing.";
    NOT_SEARCHED = "还没有比对。Ctrl-R 开始。", "Not compared yet. Ctrl-R begins.";
    AGAIN = "；正在重新比对", "; comparing anew";
    PICK_PAIR = "另选两人", "Two others";
    PICK_TITLE = "比较哪两份档案", "Which two records";
    FIRST_RECORD = "一份", "One";
    SECOND_RECORD = "另一份", "The other";
    COMPARE = "并排看", "Side by side";
    NOT_SAME = "不是同一人", "Two people";
    NOT_SAME_TITLE = "认定不是同一人", "Two people, not one";
    NOT_SAME_OF = "{pair} 不是同一人。以后查重不再列出，除非相同的内容有变；可以随时撤回。", "{pair} are two people. The pair is not listed again unless what they share changes; it can be taken back at any time.";
    NOT_SAME_NOTE = "认定后查重不再列出这一对，除非相同的内容有变；可以随时撤回。", "The pair is not listed again unless what they share changes; it can be taken back at any time.";
    TAKE_BACK = "撤回", "Take back";
    WITHDRAW_TITLE = "撤回“不是同一人”", "Take back “two people”";
    WITHDRAW_OF = "{pair} 要重新比对。", "{pair} will be compared again.";
    PAIR = "{one} 和 {other}", "{one} and {other}";
    NO_PAIR = "没有选中的一对。", "No pair is selected.";
    NO_DECISION = "先到“已认定”里选一条。", "Select a decision under “Decided” first.";
    NOTHING_DECIDED = "还没有认定过，也没有合并过。", "Nothing was decided yet, and nothing merged.";
    DECIDED = "已认定 {n} 条", "{n} {n|decision|decisions}";
    DECIDED_BY = "{on} 由 {by} 认定：{why}", "{on} by {by}: {why}";
    DUPLICATES_OF = "与 {person} 疑似重复 {total} 份（比对了 {n} 份）", "{total} {total|record|records} may be the same person as {person} ({n} compared)";
    KIND_DISTINCT = "不是同一人", "two people";
    KIND_MERGED = "已合并", "merged";
    DEAD = "已故", "deceased";
    COL_POINTS = "分", "Pts";
    COL_ONE = "一份", "One";
    COL_OTHER = "另一份", "The other";
    COL_BIRTH = "出生", "Born";
    COL_EVIDENCE = "依据", "Evidence";
    COL_ON = "日期", "Day";
    COL_KIND = "认定", "Decision";
    COL_BY = "经手", "By";

    VIEW_PARTS = "逐项", "Fields";
    VIEW_MOVES = "随并", "Comes along";
    VIEW_RETURNS = "带回", "Goes back";
    VIEW_SINCE = "合并后新增", "Added since";
    PICK_LEFT = "用左边", "Left";
    PICK_RIGHT = "用右边", "Right";
    PICK_TURN = "换选", "Choose";
    STAYS_THERE = "留下", "Stays";
    GOES_OVER = "带走", "Goes";
    SWAP = "左右对调", "Swap";
    MERGE = "合并", "Merge";
    PUT_APART = "拆分", "Put apart";
    OPEN_PERSON = "打开留用的档案", "Open the kept record";
    LOADING = "正在读取", "Reading";
    APART_ONLY = "这里只拆分。", "Here a record is only put apart.";
    SAME_BOTH = "两份一样，不必选。", "Both are the same; there is nothing to choose.";
    ALL_MOVE = "随并的全部跟过来，拆分时再各回各处。", "All of it comes along, and goes back when they are put apart.";
    ALL_RETURN = "原有的全部带回。", "All of it goes back.";
    NOTHING_MOVES = "没有要随并的台账、信访、来访等。", "Nothing comes along.";
    NOTHING_SINCE = "合并后没有新增。", "Nothing was added since.";
    ID_TAKES_BIRTH = "性别和出生日期随身份证号一起选。", "Sex and birth date follow the identity number.";
    MERGE_HEAD = "留用 {keep} {keep_name}    并入 {gone} {gone_name}", "Keep {keep} {keep_name}    merge {gone} {gone_name} into it";
    APART_HEAD = "拆分 {gone} {gone_name}（{on} 由 {by} 并入 {keep} {keep_name}）", "Put {gone} {gone_name} apart (merged into {keep} {keep_name} on {on} by {by})";
    ALIKE_BY = "{points} 分：{evidence}", "{points} {points|point|points}: {evidence}";
    IS_DISTINCT = "已认定不是同一人。确属同一人，请先在“已认定”里撤回。", "These were found to be two people. If they are one, take that back under “Decided” first.";
    IS_DISTINCT_BY = "{on} 由 {by} 认定不是同一人：{why}", "Found to be two people on {on} by {by}: {why}";
    RECORD_RETURNS = "两份档案的内容都恢复到合并前。", "Both records become what they were before.";
    PARTS_STAY = "合并后又改过、留在原处的：{fields}", "Changed since, and staying: {fields}";
    COL_KEEP = "留用", "Kept";
    COL_GONE = "并入", "Merged";
    COL_WHERE = "去处", "Goes to";
    SAME = "同左", "the same";
    GROUP_STATE = "{group} {state}", "{group} {state}";
    ITEMS = "{n} 项", "{n} {n|item|items}";
    A_PETITION = "信访 {demand}", "petition: {demand}";
    A_VISIT = "来访（{who}）{topics}", "visit ({who}) {topics}";
    A_GIFT = "慰问 {year} 年{festival} {amount} 元", "gift, {festival} {year}, {amount} yuan";
    A_CONTACT = "联系 {kind} {result}", "contact: {kind}, {result}";
    A_HOUSEHOLD = "困难户（{name}）", "household in hardship ({name})";
    A_NOTE = "{kind} {text}", "{kind}: {text}";
    A_PAPER = "{kind} {number}", "{kind} {number}";
    N_ENTRIES = "台账 {n}", "{n} in the ledger";
    N_GIFTS = "慰问 {n}", "{n} {n|gift|gifts}";
    N_PETITIONS = "信访 {n}", "{n} {n|petition|petitions}";
    N_VISITS = "来访 {n}", "{n} {n|visit|visits}";
    N_CONTACTS = "联系 {n}", "{n} {n|contact|contacts}";
    N_HOUSEHOLDS = "困难户 {n}", "{n} {n|household|households} in hardship";
    N_NOTES = "提示 {n}", "{n} {n|note|notes}";
    N_PAPERS = "文书 {n}", "{n} {n|paper|papers}";
    IN_BRACKETS = "（{all}）", " ({all})";
    MERGE_TITLE = "合并两份档案", "Merge two records";
    MERGE_NOTE = "{gone} 并入 {keep}，随并 {n} 项{all}。以后可以随时拆分。", "{gone} is merged into {keep}; {n} {n|item comes|items come} along{all}. It can be put apart at any time.";
    LIVES = "是否健在", "Alive or dead";
    LIVES_UNSAID = "请选", "choose";
    LIVES_ALIVE = "健在，去世登记有误", "alive; the death was entered by mistake";
    LIVES_HINT = "一份登记已去世，合并后却是在世。确已去世：Esc 返回，在“死亡日期”一行选用那一份", "one record says dead, the merged one alive; if they died, go back and choose that “Died on”";
    TYPE_MOVES = "随并几项", "How many come along";
    TYPE_MOVES_HINT = "照上面的总数键入，确认看过清单", "type the number above, to confirm that you saw the list";
    APART_TITLE = "拆分档案", "Put a record apart";
    APART_NOTE = "{gone} 与 {keep} 分开，带回 {n} 项；合并后新增的带走 {given} 项、留下 {stay} 项。带走的台账和慰问会冲销后重记。", "{gone} leaves {keep} and takes {n} {n|item|items} back; of what was added since, {given} {given|goes|go} and {stay} {stay|stays|stay}. Entries and gifts that go are reversed and booked anew.";
    DIFFER_IN = "不同的项目：{fields}", "They differ in: {fields}";
    MERGE_HOW = "要合并，请加 --moves {n} --reason 理由；从被并入的一份取用的项目用 --take 写明。", "To merge, add --moves {n} --reason TEXT; name what is taken from the merged record with --take.";
    RETURNS = "带回 {n} 项{all}", "{n} {n|item goes|items go} back{all}";
    SINCE = "合并后新增：{numbers}", "Added since: {numbers}";
    APART_HOW = "要拆分，请加 --reason 理由；合并后新增、要带走的用 --give 写明编号。", "To put it apart, add --reason TEXT; name what was added since and goes with it with --give.";
    MERGED = "已将 {gone} 并入 {keep}（日志第 {seq} 条）。", "{gone} was merged into {keep} (journal entry {seq}).";
    IS_APART = "已拆出 {gone}（日志第 {seq} 条）。", "{gone} stands for itself again (journal entry {seq}).";
    CALLED_MERGED = "{gone} 已并入 {keep}，现在看到的是 {keep}。", "{gone} was merged into {keep}; this is {keep}.";
    MAY_BE = "可能与 {who} 是同一人（共 {n} 份疑似）。Ctrl-F 并排核对。", "May be the same person as {who} ({n} in all). Ctrl-F puts them side by side.";
    TWINS_OF = "查重", "Find duplicates";
    UNMERGE_OF = "拆分并入的档案", "Put a merged record apart";
    NONE_MERGED = "没有并入此人的档案。", "No record was merged into this one.";

    PART_NAME = "姓名", "Name";
    PART_OTHER_NAMES = "曾用名", "Earlier names";
    PART_ID = "身份证号", "Identity number";
    PART_SEX = "性别", "Sex";
    PART_BIRTH = "出生日期", "Birth date";
    PART_HOUSEHOLD = "户籍地", "Registered at";
    PART_RESIDENCE = "常住地", "Lives at";
    PART_PHONES = "电话", "Phones";
    PART_BANK = "银行账户", "Account";
    PART_CARD = "优待证", "Card";
    PART_SERVICE = "服役", "Service";
    PART_RECOGNITIONS = "身份认定", "Recognitions";
    PART_RELATIVES = "家庭成员", "Relatives";
    PART_PAYEES = "代领人", "Payees";
    PART_DIED = "死亡日期", "Died on";
    PART_PROFILE = "登记项目", "Registry items";
}

/// Something a record lacks.
pub fn gap(gap: Gap) -> Msg {
    match gap {
        Gap::ResidentId => GAP_ID,
        Gap::Birth => GAP_BIRTH,
        Gap::Phone => GAP_PHONE,
        Gap::Account => GAP_ACCOUNT,
        Gap::Residence => GAP_RESIDENCE,
        Gap::Kin => GAP_KIN,
        Gap::Service => GAP_SERVICE,
        Gap::Card => GAP_CARD,
    }
}

/// The same in six columns.
pub fn gap_short(gap: Gap) -> Msg {
    match gap {
        Gap::ResidentId => SHORT_ID,
        Gap::Birth => SHORT_BIRTH,
        Gap::Phone => SHORT_PHONE,
        Gap::Account => SHORT_ACCOUNT,
        Gap::Residence => SHORT_RESIDENCE,
        Gap::Kin => SHORT_KIN,
        Gap::Service => SHORT_SERVICE,
        Gap::Card => SHORT_CARD,
    }
}

/// A part of a record.
pub fn part(part: PersonField) -> Msg {
    match part {
        PersonField::Name => PART_NAME,
        PersonField::OtherNames => PART_OTHER_NAMES,
        PersonField::ResidentId => PART_ID,
        PersonField::Sex => PART_SEX,
        PersonField::Birth => PART_BIRTH,
        PersonField::Household => PART_HOUSEHOLD,
        PersonField::Residence => PART_RESIDENCE,
        PersonField::Phones => PART_PHONES,
        PersonField::Bank => PART_BANK,
        PersonField::Card => PART_CARD,
        PersonField::Service => PART_SERVICE,
        PersonField::Recognitions => PART_RECOGNITIONS,
        PersonField::Relatives => PART_RELATIVES,
        PersonField::Payees => PART_PAYEES,
        PersonField::Died => PART_DIED,
        PersonField::Profile => PART_PROFILE,
    }
}

/// What two records agree or differ in.
pub fn evidence(evidence: Evidence) -> Msg {
    match evidence {
        Evidence::SameId => SAME_ID,
        Evidence::OldForm => OLD_FORM,
        Evidence::NearId => NEAR_ID,
        Evidence::SameName => SAME_NAME,
        Evidence::SameSound => SAME_SOUND,
        Evidence::OtherName => OTHER_NAME,
        Evidence::SameBirth => SAME_BIRTH,
        Evidence::SamePhone => SAME_PHONE,
        Evidence::SameAccount => SAME_ACCOUNT,
        Evidence::SameAddress => SAME_ADDRESS,
        Evidence::OtherSound => OTHER_SOUND,
        Evidence::OtherBirth => OTHER_BIRTH,
        Evidence::OtherSex => OTHER_SEX,
        Evidence::OtherId => OTHER_ID,
    }
}

/// How many there are of each kind that hangs on a record; kinds of which there is nothing are left out.
pub fn kinds(all: &Belongings) -> Vec<(Msg, usize)> {
    let kinds = [
        (N_ENTRIES, all.entries.len()),
        (N_GIFTS, all.gifts.len()),
        (N_PETITIONS, all.petitions.len()),
        (N_VISITS, all.visits.len()),
        (N_CONTACTS, all.contacts.len()),
        (N_HOUSEHOLDS, all.households.len()),
        (N_NOTES, all.notes.len()),
        (N_PAPERS, all.papers.len()),
    ];
    kinds.into_iter().filter(|(_, n)| *n > 0).collect()
}

/// The same in brackets; empty when there is nothing.
pub fn counted(all: &Belongings, lang: Lang) -> String {
    let said: Vec<String> = kinds(all).into_iter().map(|(msg, n)| msg.with(lang, &[("n", &n)])).collect();
    if said.is_empty() { String::new() } else { IN_BRACKETS.with(lang, &[("all", &joined(&said, lang))]) }
}

fn joined<T: AsRef<str>>(said: &[T], lang: Lang) -> String {
    let said: Vec<&str> = said.iter().map(AsRef::as_ref).collect();
    said.join(stops(lang).comma)
}

/// Everything two records agree and differ in, in a line.
pub fn evidences(all: &[Evidence], lang: Lang) -> String {
    let said: Vec<&str> = all.iter().map(|e| evidence(*e).get(lang)).collect();
    joined(&said, lang)
}

/// One record of a pair, in a line.
pub fn side(side: &Side, lang: Lang) -> String {
    let sex = side.sex.map_or("", |sex| words::sex(sex).get(lang));
    let birth = side.birth.map(|d| d.to_string()).unwrap_or_default();
    let name = visible(&side.name);
    let parts: [(&str, &dyn std::fmt::Display); 5] = [
        ("person", &side.person),
        ("name", &name),
        ("sex", &sex),
        ("birth", &birth),
        ("id", &side.id_masked),
    ];
    SIDE.with(lang, &parts).split_whitespace().collect::<Vec<_>>().join(" ")
}
