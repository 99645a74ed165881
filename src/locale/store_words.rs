//! What the store saw, in words: phrases without a full stop, to stand behind a name or inside a sentence.

use super::message::{Lang, Msg};
use crate::bureau::{Finding, Seen};

/// Declares the words of every kind of finding; a kind without words does not compile.
macro_rules! kinds_in_words {
    ($kinds:ident { $($kind:ident = $zh:literal, $en:literal;)+ }) => {
        fn message(kind: $kinds) -> Msg {
            match kind { $($kinds::$kind => Msg::new($zh, $en),)+ }
        }

        /// Every phrase by the name of its kind.
        pub const ALL: &[(&str, Msg)] = &[$((stringify!($kind), Msg::new($zh, $en))),+];
    };
}
pub(super) use kinds_in_words;

/// What was seen, as a phrase.
pub fn say(finding: &Finding<Seen>, lang: Lang) -> String {
    fill(message(finding.kind), &finding.facts, lang)
}

/// A phrase with its facts; tables and indexes are called by the names people use.
pub(super) fn fill(message: Msg, facts: &[(&'static str, String)], lang: Lang) -> String {
    let shown: Vec<(&str, String)> = facts
        .iter()
        .map(|(name, value)| match *name {
            "table" | "index" => {
                (*name, table(value).map_or_else(|| value.clone(), |m| m.get(lang).to_owned()))
            }
            name => (name, value.clone()),
        })
        .collect();
    let values: Vec<(&str, &dyn std::fmt::Display)> =
        shown.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
    message.with(lang, &values)
}

macro_rules! tables {
    ($($name:literal = $zh:literal, $en:literal;)+) => {
        /// What people call a table of the database.
        fn table(name: &str) -> Option<Msg> {
            match name { $($name => Some(Msg::new($zh, $en)),)+ _ => None }
        }
    };
}

tables! {
    "person" = "人员", "people";
    "entry" = "台账记录", "ledger entries";
    "petition" = "信访", "petitions";
    "visit" = "接访", "visits";
    "contact" = "联系", "contacts";
    "hardship" = "困难户", "households in hardship";
    "condolence" = "慰问名单", "condolence lists";
    "gift" = "慰问名单各行", "lines of condolence lists";
    "hardship_by_person" = "困难户成员索引", "the index of households by person";
    "hardship_open" = "在帮困难户索引", "the index of open households";
    "gift_by_list" = "慰问名单索引", "the index of lines by list";
    "gift_by_entry" = "慰问台账索引", "the index of lines by entry";
    "gift_once" = "慰问不重复索引", "the index of who stands on a list";
    "contact_by_person" = "个人联系索引", "the index of contacts by person";
    "contact_by_day" = "每日联系索引", "the index of contacts by day";
    "note" = "提示", "notes";
    "staff" = "工作人员", "staff";
    "period" = "结账月份", "closed months";
    "profile" = "本局资料", "the bureau's profile";
    "import_profile" = "导入列对应", "import mappings";
    "imported_file" = "已导入文件", "imported files";
    "counter" = "编号计数", "counters";
    "month_total" = "月合计", "month totals";
    "year_sums" = "个人年合计", "sums by person and year";
    "settled" = "已结清的死亡", "deaths that are settled";
    "person_by_resident_id" = "身份证号索引", "the index of identity numbers";
    "person_by_name" = "姓名索引", "the index of names";
    "entry_by_person" = "个人台账索引", "the index of entries by person";
    "entry_by_month" = "月份台账索引", "the index of entries by month";
    "petition_by_person" = "信访人索引", "the index of petitions by person";
    "petition_by_number" = "信访编号索引", "the index of petition numbers";
    "petition_open" = "在办信访索引", "the index of open petitions";
    "petition_secret" = "保密信访索引", "the index of secret petitions";
    "visit_by_day" = "每日接访索引", "the index of visits by day";
    "visit_by_person" = "个人接访索引", "the index of visits by person";
    "visit_open" = "在办接访索引", "the index of open visits";
    "promise_due" = "承诺期限索引", "the index of promises due";
    "person_named" = "亲属索引", "the index of relatives";
    "note_by_person" = "个人提示索引", "the index of notes by person";
    "staff_by_login" = "登录名索引", "the index of logins";
    "meta" = "数据库标识", "the database's identity";
    "journal" = "日志", "the journal";
    "journal_by_subject" = "个人时间线", "timelines";
    "idempotency_key" = "办理键", "keys of commands";
    "draft" = "草稿", "drafts";
}

kinds_in_words! { Seen {
    NoDatabase = "这个文件夹里没有数据库", "there is no database in this folder";
    Exists = "这个文件夹里已经有数据库", "there is a database in this folder already";
    Remains = "文件夹里有 {file}，却没有数据库文件", "the folder holds {file} but no database file";
    Held = "数据库正由进程 {pid} 使用", "process {pid} has the database open";
    NetworkFs = "文件夹在网络文件系统（{kind}）上，写入不可靠", "the folder is on {kind}, where writes cannot be relied on";
    Unsafe = "{file} 不是本用户独有的普通文件", "{file} is not a plain file that this user alone controls";
    ReadOnly = "{file} 不能写入", "{file} cannot be written";
    FolderReadOnly = "数据文件夹不能写入", "the data folder cannot be written";
    JournalBehind = "数据库有 {database} 条日志，日志文件只有 {journal} 条：日志文件丢失、被截短或换成了旧的", "the database holds {database} entries, the journal file only {journal}: it was lost, cut or replaced by an older one";
    ChainMismatch = "数据库和日志文件从第 {seq} 条起不一致，其中一个来自别处", "the database and the journal file disagree from entry {seq} on: one of them is from elsewhere";
    NewerFormat = "数据库是更新版本的程序写的（格式 {found}，本程序只认到 {known}）", "a newer program wrote the database (format {found}, this one knows {known})";
    NeedsWriting = "上次没有正常关闭，不写入就无法修复", "it was not closed last time and cannot be mended without writing";
    OlderFormat = "数据库是旧版本的程序写的（格式 {found}，本程序需要 {known}）", "an older program wrote the database (format {found}, this one needs {known})";
    Inside = "两个文件夹一个在另一个里面", "one of the two folders lies inside the other";
    SetAside = "原来的文件夹已改名为 {file}，但没能放上新的", "what was there is kept as {file}, but nothing could be put in its place";
    Frozen = "出错后已停止写入", "writing is stopped after a failure";
    RecordEmpty = "{table}表里有一条空记录", "a record of {table} is empty";
    RecordNewer = "{table}表里有更新版本的程序写的记录", "a newer program wrote a record of {table}";
    RecordMalformed = "{table}表里有一条记录残缺", "a record of {table} is malformed";
    RecordDigest = "{table}表里有一条记录与校验值不符", "a record of {table} does not match its digest";
    IndexTaken = "{table}里已有同样的值", "{table} has the same key already";
    TooLarge = "内容有 {bytes} 字节，超过上限 {limit} 字节", "{bytes} bytes are over the limit of {limit}";
    NumbersUsedUp = "这一类记录的编号已用完", "the numbers of this kind of record are used up";
    DiskFull = "磁盘已满", "the disk is full";
    Disk = "磁盘读写出错（系统代码 {code}）", "the disk failed (system code {code})";
    Engine = "数据库文件无法读写", "the database file cannot be read or written";
    Password = "密码记录无法读写", "a password record cannot be read or made";

    Empty = "{file} 是空的", "{file} is empty";
    Nameless = "{file} 没有标明是什么数据库", "{file} does not say what database it is";
    Missing = "缺少 {file}", "{file} is missing";
    Pages = "{file} 的内容与校验值不符", "the pages of {file} do not match their checksums";
    NotAsClosed = "{file} 与上次关闭时不同，在程序之外被改动过", "{file} is not what was closed last; something else changed it";
    NoHead = "{file} 缺少日志末尾的标记", "{file} does not say where its journal ends";
    KeyToNowhere = "{file} 里一个办理键指向第 {seq} 条日志，但没有这一条", "in {file} a key names journal entry {seq}, which is missing";
    TimelineKey = "{file} 里一个时间线索引残缺", "in {file} a timeline's key is malformed";
    NotPlain = "{file} 不是普通文件", "{file} is no plain file";
    ManifestDigest = "{file} 与自身的校验值不符", "{file} does not match its own digest";
    Length = "{file} 的长度与清单不符", "the length of {file} is not the manifest's";
    Digest = "{file} 的校验值与清单不符", "the digest of {file} is not the manifest's";
    OtherDatabase = "{file} 写的是另一个数据库", "{file} names another database";
    CommandCut = "{file} 第 {at} 字节处有一笔没有写完", "in {file}, a command is cut short at byte {at}";
    FrameCut = "{file} 从第 {at} 字节起残缺", "{file} is cut short at byte {at}";
    NoFrame = "{file} 第 {at} 字节处不是日志内容", "in {file}, no journal entry begins at byte {at}";
    FrameDigest = "{file} 第 {at} 字节处的一笔与校验值不符", "in {file}, what begins at byte {at} does not match its digest";
    FrameOrder = "{file} 第 {at} 字节处的一笔接不上前一笔", "in {file}, what begins at byte {at} does not follow the one before";
    Sequence = "{file} 第 {at} 字节处的序号不对", "in {file}, the number at byte {at} is out of order";
    SegmentMissing = "缺少日志文件 {file}", "the journal file {file} is missing";
    HeaderCut = "{file} 的开头残缺", "the beginning of {file} is cut short";
    HeaderForeign = "{file} 的开头属于别处", "the beginning of {file} belongs elsewhere";
    FramesFollow = "{file} 第 {at} 字节处损坏（第 {seq} 条之后），后面还有 {n} 段完好的内容，一个字节也没有删", "{file} is damaged at byte {at}, after entry {seq}; {n} whole {n|piece|pieces} follow, and nothing was cut";
    SegmentForeign = "{file} 接不上第 {seq} 条，不知来自哪里，没有删", "{file} does not follow entry {seq}; where it is from is not known, and it was not removed";
    ChangeMalformed = "{file} 第 {seq} 条里有一处改动残缺", "in {file}, a change of entry {seq} is malformed";
    EntryMalformed = "{file} 第 {seq} 条残缺", "in {file}, entry {seq} is malformed";
    ChangesDigest = "{file} 第 {seq} 条的改动与校验值不符", "in {file}, the changes of entry {seq} do not match its digests";

    Opens = "文件夹、占用锁和格式都正常", "folder, lock and format are in order";
    SealWhole = "数据库文件与上次关闭时一字不差", "the database file is byte for byte what was closed last";
    SealAbsent = "新建，或上次没有正常关闭；已按各页校验值和日志核对", "new, or not closed last time: judged by its pages and its journal";
    SealUnreadable = "desk.seal 读不出来；关闭数据库时会重新写好", "desk.seal cannot be read; it is written anew when the database is closed";
    PagesBusy = "打开时各页都与校验值相符；现在正在使用", "every page matched its checksum when the database was opened; it is in use now";
    PagesSealed = "只读打开，已按封签核对", "open for reading only: judged by the seal";
    PagesSound = "各页都与校验值相符", "every page matches its checksum";
    PagesRepaired = "有的页与校验值不符，已修复", "pages did not match their checksums and were repaired";
    Closed = "数据库已关闭", "the database is closed";
    EntryMissing = "缺第 {seq} 条", "entry {seq} is missing";
    EntryOrder = "第 {seq} 条接不上前一条", "entry {seq} does not follow from the one before";
    HeadElsewhere = "最后一条是第 {seq} 条，标记却是第 {head} 条", "the last entry is {seq}, the mark says {head}";
    HeadDiffers = "末尾标记与第 {seq} 条不符", "the mark of the end does not match entry {seq}";
    Chain = "{n} 条，环环相扣", "{n} {n|entry|entries}, every link";
    KeyAstray = "第 {seq} 条的办理键没有指向它", "the key of entry {seq} does not lead to it";
    KeysCount = "{of} 条日志却有 {n} 个办理键", "{n} keys for {of} entries";
    Keys = "{n} 个", "{n} {n|key|keys}";
    TimelineGap = "第 {seq} 条没有列入本人的时间线", "entry {seq} is missing from its person's timeline";
    TimelineCount = "{of} 条日志却有 {n} 行时间线", "{n} timeline rows for {of} entries";
    Timeline = "{n} 行", "{n} {n|row|rows}";
    CounterUnreadable = "第 {at} 个计数读不出来", "counter {at} cannot be read";
    CounterBehind = "{table}表用到了 {n} 号，计数才到 {of}", "{table} use number {n}, the counter stands at {of}";
    Counters = "没有未发先用的编号", "no number is used before it is given out";
    EndsDiffer = "日志文件到第 {journal} 条，数据库到第 {database} 条", "the journal file ends at entry {journal}, the database at {database}";
    TornBytes = "第 {seq} 条之后多出 {n} 字节", "{n} bytes after entry {seq} belong to nothing";
    EntryDiffers = "第 {seq} 条在数据库和日志文件里不一样", "entry {seq} differs between database and journal file";
    JournalFile = "{n} 条，数据库和日志文件里一样", "{n} {n|entry|entries}, the same in database and journal file";
    UnknownRecords = "{table}表里有本程序不认识的记录", "{table} hold records this program does not know";
    OtherKey = "{table}表第 {at} 行存的是别的编号", "row {at} of {table} holds a record with another number";
    Records = "{n} 条记录都读得出", "{n} {n|record|records} can be read";
    IndexGap = "{table}表第 {at} 行不在{index}里", "row {at} of {table} is missing from {index}";
    IndexAstray = "{index}没有指向{table}表第 {at} 行", "{index} leads elsewhere than to row {at} of {table}";
    Indexed = "{n} 行索引都在", "{n} index {n|row|rows} found";
    IndexUncalled = "{index}指向第 {at} 行，但那一行用不着它", "{index} leads to row {at}, which does not call for it";
    Called = "{n} 行索引都用得着", "{n} index {n|row|rows} called for";
    ReplayLacks = "{table}表第 {n} 行不在日志文件里", "row {n} of {table} is not in the journal file";
    ReplayAdds = "{table}表第 {n} 行只在日志文件里", "row {n} of {table} is only in the journal file";
    ReplayKey = "{table}表第 {n} 行的编号与日志文件不同", "row {n} of {table} has another number in the journal file";
    ReplayValue = "{table}表第 {n} 行的内容与日志文件不同", "row {n} of {table} has another value in the journal file";
    Replayed = "{entries} 条日志重建出同样的 {rows} 行", "{entries} entries gave the same {rows} rows";
} }
