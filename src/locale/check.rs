//! What a check of the records saw, in words, and what the checks are called.

use super::message::{Lang, Msg};
use super::store_words::{self, fill, kinds_in_words};
use crate::bureau::{Detail, RecordSeen};

/// What was seen, as a phrase without a full stop.
pub fn say(detail: &Detail, lang: Lang) -> String {
    match detail {
        Detail::Store(finding) => store_words::say(finding, lang),
        Detail::Records(finding) => fill(message(finding.kind), &finding.facts, lang),
    }
}

macro_rules! names {
    ($($name:literal = $zh:literal, $en:literal;)+) => {
        /// What a check is called.
        pub fn name(check: &str) -> Option<Msg> {
            NAMES.iter().find(|(name, _)| *name == check).map(|(_, msg)| *msg)
        }

        /// Every check by its fixed name.
        pub const NAMES: &[(&str, Msg)] = &[$(($name, Msg::new($zh, $en))),+];
    };
}

names! {
    "opens" = "能否打开", "opens";
    "store" = "数据库文件", "the database file";
    "seal" = "文件封签", "seal of the file";
    "database_pages" = "数据库各页", "pages of the database";
    "readable" = "能否读取", "can be read";
    "records_readable" = "记录能否读取", "records can be read";
    "journal_chain" = "日志链", "chain of the journal";
    "journal_file" = "日志文件", "journal file";
    "idempotency_keys" = "办理键", "keys of commands";
    "journal_subjects" = "个人时间线", "timelines";
    "records_decode" = "记录完整", "records are whole";
    "rows_have_their_indexes" = "记录有索引", "records have their indexes";
    "indexes_have_their_rows" = "索引有记录", "indexes have their records";
    "counters" = "编号计数", "counters";
    "profile" = "本局资料", "the bureau's profile";
    "staff_logins" = "登录名", "logins";
    "staff_roles" = "岗位分离", "separation of duties";
    "person_numbers_unique" = "身份证号不重复", "identity numbers are unique";
    "person_merges" = "合并的档案", "merged records";
    "person_deaths" = "死亡登记", "recorded deaths";
    "person_standings" = "影响待遇的信息的历次版本", "versions of what money depends on";
    "confirmations" = "年度确认", "yearly confirmations";
    "person_distinct" = "认定不是同一人", "pairs found to be two people";
    "person_relatives" = "家庭成员", "relatives";
    "person_groups" = "身份认定类别", "recognised groups";
    "entries_gapless" = "台账编号连续", "ledger numbers without gaps";
    "entries_balanced" = "借贷平衡", "debits equal credits";
    "amounts_in_bounds" = "金额范围", "amounts in bounds";
    "entries_know_their_records" = "台账对应的人和项目", "entries know their records";
    "corrections_mutual" = "更正成对", "corrections in pairs";
    "reversals_mutual" = "冲销成对", "reversals in pairs";
    "reversals_asked" = "冲销已发的申请", "payments asked to be taken back";
    "postings_asked" = "手工记账的申请", "entries asked for";
    "month_totals" = "月合计", "month totals";
    "year_sums" = "个人年合计", "sums by person and year";
    "settled_deaths" = "已结清的死亡", "deaths that are settled";
    "budgets" = "预算", "budgets";
    "fund_reserves" = "批次占用的资金", "funds kept for runs";
    "supervision" = "督办事项", "supervision";
    "grants" = "专项申请", "special requests";
    "fund_totals" = "各来源已付数", "payments by fund";
    "periods" = "结账记录", "closings of months";
    "closed_months" = "已结月份", "closed months";
    "run_lines" = "发放批次各行", "lines of payment runs";
    "run_payments" = "发放批次已发", "what payment runs paid";
    "books_begin" = "建账日", "first day of the books";
    "run_accounts" = "银行退回的账号", "accounts that the bank refused";
    "run_under_way" = "在途不重", "nothing under way twice";
    "run_dues" = "批次应发", "what runs booked as due";
    "run_recoveries" = "追回决定", "decisions about overpaid money";
    "run_decided" = "抵扣退回", "entries of decisions";
    "petition_numbers" = "信访编号连续", "petition numbers without gaps";
    "petition_records" = "信访经过", "petition records";
    "duty_rota" = "值班排班", "duty rota";
    "duty_records" = "值班和交接", "duty and handovers";
    "views" = "视图", "views";
    "visit_numbers" = "接访编号连续", "visit numbers without gaps";
    "visit_records" = "接访记录", "visit records";
    "contacts" = "联系记录", "contacts";
    "contact_towns" = "联系分工", "towns and who keeps in touch";
    "hardships" = "困难户", "households in hardship";
    "condolence" = "慰问名单", "condolence lists";
    "paper_numbers" = "文书编号连续", "paper numbers without gaps";
    "paper_records" = "文书内容", "paper records";
    "note_records" = "提示", "notes";
    "account_records" = "账号变更", "account changes";
    "rate_proposals" = "标准和地方参数的提交", "proposals of rates and settings";
    "batch_records" = "批量修改", "batches";
    "lookup_index" = "查人索引", "lookup index";
    "replay_gives_the_same_bytes" = "按日志重建", "rebuilt from the journal";
}

kinds_in_words! { RecordSeen {
    Profiles = "有 {n} 份本局资料，只能有一份", "{n} profiles, where there may be one";
    NoProfile = "有 {n} 名工作人员，却没有本局资料", "{n} staff but no profile";
    Founded = "已建局", "the bureau is set up";
    NotFounded = "尚未建局", "not set up yet";
    LoginTaken = "{id} 的登录名已被别人使用", "{id} has a login that is taken";
    Logins = "{n} 个", "{n} {n|login|logins}";
    RolesClash = "{id} 兼任了不能兼任的岗位", "{id} holds roles that exclude each other";
    Roles = "没有不能兼任的岗位", "duties are separated";
    NumberTwice = "{id} 与别人的身份证号相同", "{id} has the identity number of another";
    People = "{n} 人", "{n} {n|person|people}";
    MergedAstray = "{id} 并入 {other}，两份档案却对不上", "{id} and {other}, which it was merged into, do not name each other";
    DeathBare = "{id} 的死亡登记缺日期或文书编号", "the death of {id} is recorded without its day or document";
    Deaths = "{n} 条死亡登记", "{n} recorded {n|death|deaths}";
    SettledAstray = "{id} 记为死亡待遇已结清，实际尚有未结", "the death of {id} is kept as settled, and something is left to be settled";
    DeathsSettled = "{n} 人死亡待遇已结清", "{n} {n|death|deaths} settled";
    StandingAstray = "{id} 影响待遇的信息，历次版本接不上", "the versions of what money depends on in {id} do not follow each other";
    StandingDiffers = "{id} 影响待遇的信息，最后一版与档案不符", "the last version of what money depends on in {id} is not what the record says";
    Standings = "{n} 个版本", "{n} {n|version|versions}";
    ConfirmationAstray = "{id} 的 {n} 年度确认记录对不上", "what was done about the confirmation of {n} of {id} cannot have been";
    Confirmations = "{n} 条年度确认", "{n} yearly {n|confirmation|confirmations}";
    Merged = "{n} 份并入了别的档案", "{n} merged {n|record|records}";
    DistinctAstray = "{id} 和 {other} 认定不是同一人，这条记录对不上档案", "what was said about {id} and {other} does not fit their records";
    Distinct = "{n} 对", "{n} {n|pair|pairs}";
    NamesNobody = "{id} 提到 {other}，但没有这个人", "{id} names {other}, who is not on record";
    Links = "{n} 处", "{n} {n|link|links}";
    NoVersion = "{id} 没有版本号", "{id} has no version";
    NoGroup = "{id} 的类别不在类别表里", "{id} belongs to a group that no table has";
    Recognitions = "{n} 项认定", "{n} {n|recognition|recognitions}";
    EntryMissing = "缺 {id}", "{id} is missing";
    Entries = "{n} 条", "{n} {n|entry|entries}";
    Unbalanced = "{id} 借贷不平", "{id} does not balance";
    Balanced = "逐条和合计都平", "entry by entry and in all";
    OutOfBounds = "{id} 的金额超出范围", "{id} holds an amount out of bounds";
    WrongAccounts = "{id} 记入了不该用的账户", "{id} touches accounts that its kind does not";
    Bounds = "1 到 {n} 分，只有冲销为负", "1 to {n} fen, only reversals are negative";
    PostedByNobody = "{id} 由 {other} 记入，但没有这个工作人员", "{id} was posted by {other}, who is not on the list of staff";
    NoProgramme = "{id} 的项目不在项目表里", "{id} names no programme of the table";
    PeopleWithEntries = "{n} 人有台账", "{n} {n|person|people} with entries";
    ReversesBoth = "{id} 既是冲销又被冲销", "{id} reverses and is reversed";
    CorrectionAstray = "{id} 和 {other} 更正对不上", "{id} and {other} do not answer each other as corrections";
    Corrections = "{n} 笔更正", "{n} {n|correction|corrections}";
    ReversalAstray = "{id} 和 {other} 冲销对不上", "{id} and {other} do not answer each other";
    Reversals = "{n} 笔冲销", "{n} {n|reversal|reversals}";
    TotalDiffers = "{month} 项目 {id} 的合计与各条之和不符", "the total of {id} in {month} is not the sum of its entries";
    TotalsCount = "{of} 个项目月份却有 {n} 个合计", "{n} totals for {of} months of programmes";
    Totals = "{n} 个项目月份", "{n} {n|month|months} of programmes";
    YearSumsDiffer = "{id} {of} 年的合计与各条之和不符", "what is kept of the entries of {id} for {of} is not their sum";
    YearSums = "{n} 份个人年合计", "sums of {n} {n|year|years} of people";
    BudgetOdd = "{id} 的预算不成立，或由编报人自己批准", "a budget ({id}) is not sound, or was approved by the one who entered it";
    Budgets = "{n} 版预算", "{n} {n|budget|budgets}";
    GrantOdd = "{id} 的人员、项目不对，或由申请人自己批准", "a request ({id}) is of nobody or nothing known, or was approved by the one who entered it";
    GrantAstray = "{id} 已批准，台账记录 {other} 与它不符", "{id} was approved, and the ledger entry {other} differs from it";
    SupervisionOdd = "{id} 的办理经过与现在的状态不符", "the steps of an item of supervision ({id}) do not lead to where it stands";
    DutyOdd = "值班或交接 {id} 的记录有出入", "the record of duty {id} says what cannot be";
    DutyDays = "{n} 个值班日", "{n} {n|day|days} of duty";
    DutyRecords = "交接、急事和呼叫都相符", "handovers, major matters and calls are sound";
    SupervisionItems = "经过与现状相符", "all steps lead where the items stand";
    Grants = "{n} 件专项申请", "{n} {n|special request|special requests}";
    FundTotalDiffers = "{id} {of} 年各来源已付数与明细不符", "payments of {id} by fund in {of} differ from the entries";
    BeforeBooks = "台账记录 {id} 记在建账日以前", "ledger entry {id} was booked before the books begin";
    BooksTooEarly = "建账日 {day} 早于最早的一笔台账记录", "the books begin on {day}, before the earliest ledger entry";
    BooksBegun = "{n} 笔都在建账日以后", "{n} {n|entry|entries} booked since the books began";
    ReserveDiffers = "批次 {id} 占用的“{of}”资金与在途的行不符", "the funds of {of} that run {id} keeps differ from its lines under way";
    Reserves = "{n} 笔占用", "{n} {n|reservation|reservations}";
    FundTotals = "{n} 个项目年度", "{n} {n|year|years} of programmes";
    FundedAstray = "{id} 所列预算不存在或没有批准", "{id} names a budget that is not there or was not approved";
    PeriodOdd = "{month} 的结账或重开不合规则", "{month} was closed or opened in a way that cannot be";
    PeriodByNobody = "{month} 由名单之外的人结账或重开", "{month} was closed or opened by nobody on the list";
    ReversalOdd = "{id} 有冲销申请，但这一笔已经冲销，或申请人不在名单上", "that {id} be taken back is asked, but it does not stand, or nobody on the list asks";
    PostingOdd = "记账申请 {id} 的人员、项目或金额不对，或申请人不在名单上", "what {id} asks to be booked has no person, programme or sum on record, or nobody on the list asks";
    PostingsAsked = "{n} 笔记账申请", "{n} {n|entry is|entries are} asked for";
    ReversalsAsked = "{n} 笔已发有冲销申请", "{n} {n|payment is|payments are} asked to be taken back";
    Periods = "{n} 个月份结过账或重开过", "{n} {n|month|months} closed or opened again";
    PostedMissing = "日志第 {seq} 条记了 {id}，但没有这条台账", "journal entry {seq} posted {id}, which is missing";
    BookedClosed = "{id} 记进了已结账的月份", "{id} was booked into a closed month";
    PostedCount = "台账有 {n} 条，日志记了 {of} 条", "{n} entries, the journal posted {of}";
    ClosedDiffers = "{month} 按日志已结账，记录却未结", "{month} is closed by the journal and open by its record";
    NoneInClosed = "{n} 条，没有一条记进已结月份", "{n} {n|entry|entries}, none booked into a closed month";
    RunLineAstray = "{id} 第 {n} 行与各月之和或台账不符", "line {n} of {id} is not what its months and the ledger say";
    RunTotalDiffers = "{id} 的行数或合计与各行不符", "what {id} says its lines come to is not what they come to";
    RunDiffers = "{id} 的各行与冻结时不符", "the lines of {id} are not those that were frozen";
    RunLines = "{n} 行", "{n} {n|line|lines}";
    ClaimAstray = "{id} 第 {n} 行的认定与该行的状态不符", "what is claimed of line {n} of {id} does not fit what it is";
    AccountsRefused = "{n} 个", "{n} {n|account|accounts}";
    RunUnapproved = "{id} 未经另一人审批就发了", "{id} paid without the approval of somebody else";
    RunPaid = "已发 {n} 行，都经另一人审批", "{n} {n|line|lines} paid, each approved by somebody else";
    UnderWayTwice = "{id} 第 {n} 行与另一行重复在途", "line {n} of {id} has money under way that another has too";
    UnderWay = "在途 {n} 项", "{n} {n|obligation|obligations} under way";
    RecoveryAstray = "{id} 未经另一人批准就生效，或超出了决定", "{id} took effect before somebody else approved it, or went beyond it";
    Recoveries = "{n} 条", "{n} {n|decision|decisions}";
    DueAstray = "{id} {month} 记入的应发是 {n}，批准的批次说是 {of}", "{n} booked as due to {id} for {month}, and the approved run says {of}";
    Obligations = "{n} 笔", "{n} {n|obligation|obligations}";
    Decided = "{n} 条记录", "{n} {n|entry|entries}";
    NoNumber = "{id} 的编号不合格式", "{id} has a number that is none";
    NumberMissing = "缺 {number}", "{number} is missing";
    Petitions = "没有缺号", "none is missing";
    PetitionBare = "{id} 缺少必有的内容", "{id} lacks what every petition has";
    NamesNothing = "{id} 提到 {other}，但没有这一条", "{id} names {other}, which is not there";
    NamesNoStaff = "{id} 提到 {other}，但没有这个工作人员", "{id} names {other}, who is not on the list of staff";
    OwnedSinceNever = "{id} 有承办人，却没有起始日", "{id} has an owner since no day";
    Events = "各步与现状相符", "all events lead where their petitions stand";
    EventAstray = "{id} 的第 {n} 步接不上前一步", "event {n} of {id} could not follow";
    StateAstray = "{id} 的现状与经过不符", "{id} does not stand where its events lead";
    VisitNumberAstray = "{id} 有号却没有来，或来了却没有号", "{id} has a number and nobody came, or the other way round";
    VisitGap = "{day} 的号不连续", "the numbers of {day} have a gap";
    VisitDays = "{n} 天，编号连续", "{n} {n|day|days}, numbers without gaps";
    AttendedByNobody = "{id} 由名单之外的人接待", "{id} was attended by nobody on the list of staff";
    EndedBefore = "{id} 的结束早于开始", "{id} ended before it began";
    NoTopic = "{id} 的事项不在事项表里", "{id} asks for something that no table has";
    AskedAstray = "{id} 的现场询问记重了、不在询问表里，或没有人接待", "{id} notes twice what was asked, asks for what no table has, or was attended by nobody";
    PromisesAstray = "{id} 的承诺超过上限，或有一条没有内容", "{id} holds too many promises, or one without words";
    SlipAstray = "{id} 指着的 {other} 不是它的接访单", "{id} names {other}, which is not its slip";
    Views = "{n} 个", "{n} {n|view|views}";
    ViewAstray = "视图“{name}”的所有人、数字或内容不对", "view “{name}” has no owner, no free digit or no text";
    Visits = "{n} 次", "{n} {n|visit|visits}";
    TwiceInHardship = "{other} 除 {id} 外还在另一困难户里", "{other} of {id} belongs to another household in hardship";
    Hardships = "{n} 户", "{n} {n|household|households}";
    NoFestival = "{id} 的节日不在节日表里", "{id} names no festival of the table";
    TallyAstray = "{id} 的份数或金额与各行合计不符", "what {id} says its lines come to is not what they come to";
    ListByOne = "{id} 由编制人自己同意", "{id} was agreed to by who made it";
    GiftUnagreed = "{other} 的 {id} 没有经另一人同意就已发放", "{id} of {other} was handed out, and nobody agreed to it";
    GiftAstray = "{id} 已发放，台账 {other} 却对不上", "{id} was handed out, and {other} does not say so";
    Gifts = "{n} 份", "{n} {n|line|lines}";
    AgreedBefore = "{id} 约定的下次联系不晚于本次", "{id} agrees on a next contact that is not later";
    Contacts = "{n} 次", "{n} {n|contact|contacts}";
    TownTwice = "{other} 除 {id} 外还分给了别人", "{other} of {id} is another's too";
    Towns = "{n} 个镇街", "{n} {n|town|towns}";
    PaperGap = "{year} 年 {kind} 的编号不连续", "the numbers of {kind} in {year} have a gap";
    PaperSeries = "{n} 类按年编号，都连续", "{n} series, numbers without gaps";
    SheetAstray = "{id} 所记的日志第 {seq} 条与日志不符", "{id} names journal entry {seq}, which the journal does not have so";
    PaperDiffers = "{id} 的内容与开具时不符", "{id} does not say what it said when it was issued";
    Papers = "内容与开具时相同", "all say what they said when they were issued";
    NotedByNobody = "{id} 由名单之外的人写下或确认", "{id} was written or acknowledged by nobody on the list of staff";
    NoteBare = "{id} 缺少必有的内容", "{id} lacks what every note has";
    Notes = "{n} 条", "{n} {n|note|notes}";
    AccountByNobody = "{id}（{other}）由名单之外的人提出或复核", "{id} of {other} was asked for or decided by nobody on the list of staff";
    AccountByOne = "{id}（{other}）由提出的人自己复核", "{id} of {other} was decided by the one who asked for it";
    AccountsWait = "{other} 除 {id} 外还有待复核的账号变更，或已并入别的档案", "{other} has another change of an account that waits beside {id}, or was merged";
    AccountUnagreed = "{id} 的账号写明已复核，却没有这样的变更", "{id} has an account said to be approved, and no such change is on record";
    FormerAstray = "{id} 留存的原账号多于应留，或由一人改换", "{id} keeps more former accounts than it should, or one changed by a single person";
    AccountChanges = "{n} 个", "{n} {n|change|changes}";
    ProposalAstray = "{id} 谁提交、谁批准、何时起知道，记得不全", "{id} does not say who proposed and approved it, and since when it is known";
    Proposals = "{n} 份提交", "{n} {n|proposal|proposals}";
    BatchAstray = "{id} 改了谁、撤回了什么，记得不全", "{id} does not say whom it changed and what was taken back";
    Batches = "{n} 批", "{n} {n|batch|batches}";
    Indexed = "{n} 人，与数据库一致", "{n} {n|person|people}, as in the database";
    IndexDiffers = "索引里有 {n} 人，数据库里有 {of} 人", "{n} people where the database has {of}";
    NotIndexed = "还没有建立；每次打开时重新建立", "not built yet; it is built anew at every start";
    Refused = "有一条记录无法理解", "a record could not be understood";
} }
