//! 批量修改: the same set for many people, looked at, carried out and taken back.

use super::message::{Lang, Msg, messages};
use super::stops;
use super::{fault_words, field, refusal};
use super::{notes, words};
use crate::bureau::answer::{BatchRow, BulkPreview, BulkRow, BulkStanding};
use crate::bureau::{Reference, Refusal};
use crate::domain::bulk::{BulkChange, Left, Part, PlaceOf};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Fen, Total};

messages! {
    TITLE = "批量", "Many";
    MARK = "选中", "Mark";
    MARKED = "已选 {n} 人", "{n} marked";
    MARKED_NOW = "已选 {n} 人。再按一次取消，Alt-B 批量修改。", "{n} marked. The same key unmarks; Alt-B changes them.";
    UNMARKED_ALL = "已取消全部选中。", "Nobody is marked any more.";
    MENU = "批量修改", "Change many";
    ROW_MARKED = "改选中的 {n} 人", "Change the {n} marked";
    ROW_FOUND = "改找到的全部 {n} 人", "Change all {n} found";
    ROW_CLEAR = "取消全部选中", "Unmark everybody";
    ROW_BATCHES = "以前的批次（查看、撤回）", "Earlier batches: look, take back";
    NONE_MARKED = "还没有选中的人：在名单里用 Ins 或 Ctrl-K 选。", "Nobody is marked: Ins or Ctrl-K marks in the list.";
    NONE_FOUND = "先输入条件，找到要改的人。", "Look for the people first.";

    FORM_NOTE = "给 {n} 人。保存后先看每个人会怎样，还不会写入。", "For {n} {n|person|people}. Saved, it first shows what would become of each; nothing is written yet.";
    WHAT = "改哪一项", "Change";
    WHAT_RESIDENCE = "常住地（镇街、村居）", "where they live (town, village)";
    WHAT_HOUSEHOLD = "户籍地（镇街、村居）", "where they are registered (town, village)";
    WHAT_STATE = "身份认定的状态", "state of a recognition";
    WHAT_ITEM = "登记项目", "a registry item";
    WHAT_NOTE = "写一条提示", "write a note";
    DIVISION = "改为", "To";
    DIVISION_HINT = "详细地址不动", "the written address stays";
    GROUP_HINT = "只改有这项认定的人", "only those who hold it";
    SINCE_HINT = "空着就保留原来的；停发、迁移等不填", "empty keeps what is on record; of what ends it stays";
    UNTIL_HINT = "停发、中止等必填最后一日", "needed where the recognition ends";
    VALUE = "内容", "Value";
    VALUE_HINT = "空着就是清除", "empty clears it";
    ONLY_EMPTY = "已有内容的", "Where something stands";
    OVERWRITE = "改掉", "replace it";
    KEEP = "不动，只填空的", "leave it, fill only what is empty";

    TAB_CHANGES = "要改", "To change";
    TAB_SAME = "不必改", "As it is";
    TAB_LEFT = "不能改", "Cannot be";
    TAB_DONE = "已改", "Changed";
    TAB_NOT_DONE = "未改", "Not changed";
    TAB_UNDONE = "已撤回", "Taken back";
    TAB_STAYS = "撤不回", "Stays";
    HEAD_MARKED = "选中的 {n} 人", "{n} marked {n|person|people}";
    HEAD_FOUND = "“{text}”的 {n} 人", "{n} {n|person|people} of “{text}”";
    NOT_WRITTEN = "预览，还没有写入", "a preview; nothing is written yet";
    READING = "正在逐人核对", "Looking at each";
    COL_NAME = "姓名", "Name";
    COL_NUMBER = "编号", "No.";
    COL_CHANGE = "现在 → 改后", "Now → then";
    COL_WAS = "原来 → 改后", "Before → since";
    COL_WHY = "原因", "Why";
    NOBODY_HERE = "这一栏没有人。", "Nobody is here.";
    TAB_FIRST = "第一栏", "First part";
    TAB_SECOND = "第二栏", "Second part";
    TAB_THIRD = "第三栏", "Third part";
    TAB_BEFORE = "左一栏", "Part before";
    TAB_AFTER = "右一栏", "Part after";
    APPLY = "写入", "Write it";
    OTHER = "改别的", "Something else";
    UNDO = "撤回整批", "Take the batch back";
    PERSON = "看这个人", "This person";
    BATCHES = "以前的批次", "Earlier batches";
    NO_BATCHES = "还没有批量修改过。在“查人”里找到或选中一些人，再按 Alt-B。", "Nothing was changed for many yet. Find or mark people in the lookup, then press Alt-B.";
    OPEN_BATCH = "看这一批", "This batch";
    COL_BATCH = "批次", "Batch";
    COL_ON = "日期", "Day";
    COL_BY = "经手", "By";
    COL_DONE = "改了", "Done";
    COL_STANDS = "未撤", "Stand";
    COL_WHAT = "内容", "What";
    PREVIEW_FIRST = "先看预览。", "Look at the preview first.";
    NOTHING_TO_DO = "没有一个人要改。", "There is nobody to change.";
    DONE_ALREADY = "这一批已经写入；要撤回用 Ctrl-Z。", "This batch is written; Ctrl-Z takes it back.";
    NOT_DONE_YET = "还没有写入，没有可撤回的。", "Nothing is written yet that could be taken back.";
    ARE_HERE = "这里就是以前的批次。", "These are the earlier batches.";
    ALL_UNDONE = "这一批已经全部撤回。", "All of this batch was taken back.";

    ASK_APPLY = "给 {n} 人写入？", "Write it for {n} {n|person|people}?";
    APPLY_LEFT = "另有 {left} 人不动。", "{left} more stay as they are.";
    APPLY_UNDO = "写入后可以整批撤回。", "The whole batch can be taken back afterwards.";
    APPLY_TITLE = "给 {n} 人写入", "Write it for {n} {n|person|people}";
    TYPE_COUNT = "要改的人数", "How many are changed";
    TYPE_COUNT_HINT = "看过名单，把人数写一遍", "having looked through the list, write the number";
    UNDO_TITLE = "撤回 {batch}", "Take {batch} back";
    UNDO_NOTE = "{n} 人恢复原来的内容；之后又改过的不动，会列出来。", "{n} {n|record gets|records get} back what stood there; what was changed again since stays, and is named.";
    APPLIED = "{batch}：已改 {done} 人，未改 {left} 人（日志第 {seq} 条）。", "{batch}: {done} changed, {left} not (journal entry {seq}).";
    TAKEN_BACK = "{batch} 已撤回（日志第 {seq} 条）。", "{batch} was taken back (journal entry {seq}).";
    TAKEN_BACK_BY = "{on} {by}撤回", "taken back by {by} on {on}";

    LEFT_SAME = "已是这样", "stands so already";
    LEFT_MISSING = "没有这个人", "no such person";
    LEFT_MERGED = "已并入别的档案，请到那一份改", "merged into another record; change that one";
    LEFT_CHANGED = "看过之后又改动了，请重新预览", "changed since it was looked at; look again";
    LEFT_CHANGED_SINCE = "之后又改过，不动", "changed again since; it stays";
    LEFT_DECEASED = "已去世，请单独修改并写理由", "has died; change it alone, with a reason";
    LEFT_NOT_HELD = "没有这项认定", "does not hold this recognition";
    LEFT_SEVERAL = "同类认定有几项，请单独修改", "holds it several times; change it alone";
    LEFT_FILLED = "已有内容，不动", "something stands there; it stays";
    LEFT_UNFIT = "改后“{fields}”缺项或不合要求，请单独修改", "{fields} would be missing or wrong; change it alone";
    LEFT_UNFIT_WHY = "{why}；请单独修改", "{why}; change it alone";
    LEFT_FULL = "提示已满，请先结束几条", "has too many notes; end some first";

    SAID_PLACE = "{place} → {to}", "{place} → {to}";
    SAID_STATE = "{group} → {state}", "{group} → {state}";
    SAID_ITEM = "{item} → {value}", "{item} → {value}";
    SAID_NOTE = "{kind}：{text}", "{kind}: {text}";
    SAID_SINCE = "自 {on}", "from {on}";
    SAID_UNTIL = "至 {on}", "until {on}";
    CLEARED = "（清除）", "(cleared)";
    NOTHING = "（空）", "(empty)";
    FROM_TO = "{from} → {to}", "{from} → {to}";
    ONLY = "（只填空的）", " (only where empty)";

    COL_UNDONE = "改后 → 恢复为", "Changed → restored";
    COL_MONEY = "应发 现在 → 改后", "Due now → then";
    MONEY_SUM = "{month} 应发 {now} → {then} 元（{people} 人）", "Due for {month} {now} → {then} yuan ({people} {people|person|people})";
    UNTOLD = "{n} 人算不出", "{n} cannot be told";
    BEGINS_NOW = "其中 {n} 人由不享受转为享受", "{n} of them without benefit would receive it";
    BEGINS_DOUBT = "其中 {n} 人原来身份认定不享受待遇（或不予认定），写入后开始享受，以前各月也会补发", "{n} of them had no benefit (or were refused) and would receive it, with arrears for the months before";
    BEGINS_MARK = "由不享受转为享受", "without benefit before";
    DUE_ROW = "{now} → {then} {programme}", "{now} → {then} {programme}";
    DUE_PAST = "以前各月 {past}", "months before {past}";
    NOT_TOLD = "算不出", "not told";

    DONE_EDIT_MANY = "批量修改", "changed with many";
    DONE_UNDO_BATCH = "撤回批量修改", "batch taken back";
    FACT_BATCH = "批次 {batch}", "batch {batch}";
    FACT_CHANGED = "共 {n} 人", "{n} {n|person|people}";
    FACT_LEFT = "未改 {n} 人", "{n} left";

    CLI_PREVIEW = "要改 {changes} 人，不必改 {same} 人，不能改 {left} 人。", "{changes} to change, {same} as it is, {left} cannot be changed.";
    CLI_HOW = "还没有写入。要写入，加 --apply {n}（要改的人数）。", "Nothing is written. To write it, add --apply {n}, the number to be changed.";
    CLI_HOW_BEGINS = "还没有写入。要写入，加 --apply {n}（要改的人数），并用 --despite 写明为什么开始享受。", "Nothing is written. To write it, add --apply {n}, the number to be changed, and say with --despite why they begin to receive.";
    CLI_WHAT = "写明改哪一项：--residence、--household、--group 和 --state、--item 和 --value、--note 之一。", "Say what to change: one of --residence, --household, --group with --state, --item with --value, --note.";
    CLI_ITEM = "没有可以批量修改的登记项目“{item}”。可用：{known}。", "No registry item “{item}” can be changed for many. Known: {known}.";
    CLI_COUNT = "要改的是 {n} 人，您写的是 {said}。请看过预览再写。", "{n} are to be changed, and you wrote {said}. Look at the preview, then write it.";
    BATCH_LINE = "{batch} {on} {by} {what}：改了 {done}，未撤 {stands}", "{batch} {on} {by} {what}: {done} changed, {stands} stand";
}

/// What a command about many did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    match command {
        "person.edit-many" => Some(DONE_EDIT_MANY),
        "person.undo-batch" => Some(DONE_UNDO_BATCH),
        _ => None,
    }
}

/// A small fact of the journal about a batch.
pub(super) fn fact(name: &str, value: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "batch" => FACT_BATCH.with(lang, &[("batch", &value)]),
        "changed" => FACT_CHANGED.with(lang, &[("n", &value)]),
        "left" => FACT_LEFT.with(lang, &[("n", &value)]),
        _ => {
            let state: RecognitionState = serde_json::from_value(value.into()).ok()?;
            words::recognition_state(state).get(lang).to_owned()
        }
    })
}

/// A place.
pub fn place(of: PlaceOf) -> Msg {
    match of {
        PlaceOf::Residence => field::RESIDENCE,
        PlaceOf::Household => field::HOUSEHOLD,
    }
}

/// Where somebody of a batch stands.
pub fn standing(standing: BulkStanding) -> Msg {
    match standing {
        BulkStanding::Changes => TAB_CHANGES,
        BulkStanding::Done => TAB_DONE,
        BulkStanding::Undone => TAB_UNDONE,
        BulkStanding::Stays => TAB_STAYS,
        BulkStanding::Left => TAB_NOT_DONE,
    }
}

/// Why somebody is left.
pub fn left(row: &BulkRow, lang: Lang) -> Option<String> {
    let msg = match row.left? {
        Left::Same => LEFT_SAME,
        Left::Missing => LEFT_MISSING,
        Left::Merged => LEFT_MERGED,
        Left::Changed if row.standing == BulkStanding::Stays => LEFT_CHANGED_SINCE,
        Left::Changed => LEFT_CHANGED,
        Left::Deceased => LEFT_DECEASED,
        Left::NotHeld => LEFT_NOT_HELD,
        Left::Several => LEFT_SEVERAL,
        Left::Filled => LEFT_FILLED,
        Left::Unfit if row.unfit.is_some() => {
            let why = match row.unfit.as_ref()? {
                Refusal::Invalid(faults) => {
                    let said: Vec<String> =
                        faults.iter().map(|fault| fault_words::say_field(fault, lang)).collect();
                    said.join(stops(lang).semicolon)
                }
                Refusal::Doubtful(doubts) => refusal::say_doubts(doubts, lang),
                other => refusal::say(other, lang),
            };
            return Some(LEFT_UNFIT_WHY.with(lang, &[("why", &why.trim_end_matches(['。', '.']))]));
        }
        Left::Unfit => {
            let named = row.fields.iter().map(|name| {
                let plain: Vec<&str> = name.split('.').filter(|p| p.parse::<u32>().is_err()).collect();
                field::label(&plain.join("."), lang)
            });
            let fields: Vec<String> = named.collect();
            return Some(LEFT_UNFIT.with(lang, &[("fields", &fields.join(stops(lang).comma))]));
        }
        Left::Full => LEFT_FULL,
    };
    Some(msg.get(lang).to_owned())
}

/// What is set: `常住地 → 花东镇莘田村`.
pub fn said(change: &BulkChange, tables: &Reference, lang: Lang) -> String {
    let only = |on: bool| if on { ONLY.get(lang) } else { "" };
    match change {
        BulkChange::Place { of, division, only_empty } => {
            let to = tables.divisions.full_name(*division);
            let said = SAID_PLACE.with(lang, &[("place", &place(*of).get(lang)), ("to", &to)]);
            format!("{said}{}", only(*only_empty))
        }
        BulkChange::State { group, state, since, until } => {
            let named = tables.groups.get(group);
            let group = named.map_or(group.as_str(), |g| if lang == Lang::Zh { &g.zh } else { &g.en });
            let state = words::recognition_state(*state).get(lang);
            let mut said = SAID_STATE.with(lang, &[("group", &group), ("state", &state)]);
            for (msg, on) in [(SAID_SINCE, since), (SAID_UNTIL, until)] {
                if let Some(on) = on {
                    said.push(' ');
                    said.push_str(&msg.with(lang, &[("on", on)]));
                }
            }
            said
        }
        BulkChange::Item { number, value, only_empty } => {
            let value = if value.is_empty() { CLEARED.get(lang) } else { value.as_str() };
            let said = SAID_ITEM.with(lang, &[("item", &item(*number, tables, lang)), ("value", &value)]);
            format!("{said}{}", only(*only_empty))
        }
        BulkChange::Note(facts) => {
            let mut said =
                SAID_NOTE.with(lang, &[("kind", &notes::kind(facts.kind).get(lang)), ("text", &facts.text)]);
            if let Some(on) = facts.expires {
                said.push(' ');
                said.push_str(&SAID_UNTIL.with(lang, &[("on", &on)]));
            }
            said
        }
    }
}

/// What an item of the form is called.
pub fn item(number: u16, tables: &Reference, lang: Lang) -> String {
    tables.fields.get(number).map_or_else(
        || number.to_string(),
        |field| if lang == Lang::Zh { field.zh.clone() } else { field.en.clone() },
    )
}

/// What stands, or stood, in a record.
pub fn part(part: &Part, tables: &Reference, lang: Lang) -> String {
    let nothing = || NOTHING.get(lang).to_owned();
    match part {
        Part::Division(code) => code.map_or_else(nothing, |code| tables.divisions.full_name(code)),
        Part::Recognition(held) => recognition(held, lang),
        Part::Item(value) => value.clone().unwrap_or_else(nothing),
        Part::Note(note) => note.map_or_else(nothing, |note| note.to_string()),
    }
}

fn recognition(held: &Recognition, lang: Lang) -> String {
    let mut said = words::recognition_state(held.state).get(lang).to_owned();
    for (msg, on) in [(SAID_SINCE, held.since), (SAID_UNTIL, held.until)] {
        if let Some(on) = on {
            said.push(' ');
            said.push_str(&msg.with(lang, &[("on", &on)]));
        }
    }
    said
}

/// What it does to what everybody is due, in a line; `None` where nothing.
pub fn money(preview: &BulkPreview, lang: Lang) -> Option<String> {
    let sums = preview.sums();
    if sums.people == 0 {
        return None;
    }
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("month", &preview.month), ("now", &sums.now), ("then", &sums.then), ("people", &sums.people)];
    let mut said = vec![MONEY_SUM.with(lang, &values)];
    if sums.past != Total(0) {
        said.push(DUE_PAST.with(lang, &[("past", &signed(sums.past))]));
    }
    if sums.untold > 0 {
        said.push(UNTOLD.with(lang, &[("n", &sums.untold)]));
    }
    Some(said.join(stops(lang).comma))
}

/// How many would receive who did not by what was recognised; `None` where nobody.
pub fn begins(preview: &BulkPreview, lang: Lang) -> Option<String> {
    let begins = preview.sums().begins;
    (begins > 0).then(|| BEGINS_NOW.with(lang, &[("n", &begins)]))
}

/// What it does to what one person is due, by programme; empty where nothing.
pub fn due(row: &BulkRow, tables: &Reference, lang: Lang) -> String {
    let Some(money) = &row.money else { return String::new() };
    let told = |fen: Option<Fen>| fen.map_or_else(|| NOT_TOLD.get(lang).to_owned(), |fen| fen.to_string());
    let mut all: Vec<String> = Vec::new();
    for due in &money.programmes {
        let programme = super::rates::programme_short(tables, &due.programme, lang);
        let (now, then) = (told(due.now), told(due.then));
        all.push(DUE_ROW.with(lang, &[("programme", &programme), ("now", &now), ("then", &then)]));
    }
    if money.past != Some(Fen::ZERO) {
        let past = money.past.map_or_else(|| told(None), |fen| signed(fen.into()));
        all.push(DUE_PAST.with(lang, &[("past", &past)]));
    }
    all.join(stops(lang).comma)
}

/// A difference, with its sign.
fn signed(total: Total) -> String {
    if total.0 > 0 { format!("+{total}") } else { total.to_string() }
}

/// What stands or stood there and what comes in its place; of a note the number it has since. What was taken back is told as that changed it.
pub fn row(row: &BulkRow, tables: &Reference, lang: Lang) -> String {
    let say = |p: &Part| part(p, tables, lang);
    let (before, after) = match row.standing {
        BulkStanding::Undone => (&row.after, &row.before),
        _ => (&row.before, &row.after),
    };
    match (before, after) {
        (Some(Part::Note(_)), Some(after)) => say(after),
        (None | Some(Part::Note(_)), None) => String::new(),
        // What stays as it was is said once.
        (Some(before @ Part::Recognition(was)), Some(Part::Recognition(set))) => {
            let since = set.since.filter(|_| set.since != was.since);
            let set = recognition(&Recognition { since, ..(**set).clone() }, lang);
            FROM_TO.with(lang, &[("from", &say(before)), ("to", &set)])
        }
        (Some(before), Some(after)) => FROM_TO.with(lang, &[("from", &say(before)), ("to", &say(after))]),
        (Some(only), None) | (None, Some(only)) => say(only),
    }
}

/// A batch in one line of the command line.
pub fn batch(row: &BatchRow, tables: &Reference, lang: Lang) -> String {
    let what = said(&row.change, tables, lang);
    let line = BATCH_LINE.with(
        lang,
        &[
            ("batch", &row.batch),
            ("on", &row.on),
            ("by", &row.by),
            ("what", &what),
            ("done", &row.done),
            ("stands", &row.standing),
        ],
    );
    match &row.undone {
        None => line,
        Some((by, on)) => {
            format!("{line}{}{}", stops(lang).comma, TAKEN_BACK_BY.with(lang, &[("on", on), ("by", by)]))
        }
    }
}
