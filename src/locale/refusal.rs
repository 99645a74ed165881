//! Refusals and faults as sentences: one plain sentence and the next step, in both languages. The screen and the
//! command line ask the same functions, so that a refusal reads the same wherever it is met.

pub use super::denied::{say_denied, say_weak};
pub use super::fault_words::{say_fault, say_field, say_id_fault};
use super::message::{Lang, Msg, messages};
use super::petition_hands;
use super::stops;
use super::{
    account, act_faults, books, calendars, duty, duty_faults, duty_handover, field, fund_words, grants,
    petition_bounds, rate_words, run_faults, second, store_words, supervision, visit_words, vouch, words,
};
use crate::bureau::{Refusal, StoreTrouble, What};
use crate::domain::ledger::Doubt;
use crate::text::Echo;

messages! {
    SIGNED_OUT = "尚未登录。请先登录。", "Nobody is signed in. Sign in first.";
    NOT_FOUNDED = "尚未建局。请先运行 honordesk 完成首次设置。", "The bureau is not set up yet. Run honordesk and complete the first run.";
    SIGN_IN_FAILED = "登录未成功。请核对登录名和密码再试。", "Sign-in failed. Check the login and the password, then try again.";
    NOT_LOCKED = "这个账号没有锁定，不必解锁。", "The account is not locked; there is nothing to unlock.";
    LOCKED_OUT = "密码多次不对，账号锁定到 {until}。请等候，或找安全管理员解锁。", "Too many wrong passwords: locked until {until}. Wait, or ask the security administrator to unlock.";
    FOUNDED_ALREADY = "这个数据库已经建局，不能再建。请直接登录。", "This bureau is set up already. Sign in instead.";
    ROLES_CLASH = "同一人不能既是{a}又是{b}。请去掉一个岗位。", "One person may not be both {a} and {b}. Take one of them away.";
    ROLE_MISSING = "这样就没有人担任{role}了。请先让另一人担任{role}，再办这一步。", "That would leave nobody as {role}. Give the role to somebody else first.";
    LOGIN_BAD = "登录名已有人用，或含有不允许的字符（只用小写字母、数字、-、_、.）。请换一个。", "The login is taken or not well formed (lower-case letters, digits, -, _, . only). Choose another.";
    NO_PERSON = "没有这个人。请用“查人”核对编号。", "There is no such person. Look the number up.";
    NO_ENTRY = "没有这条台账记录。请核对编号。", "There is no such ledger entry. Check the number.";
    NO_PETITION = "没有这件信访事项。请核对编号。", "There is no such petition. Check the number.";
    NO_STAFF = "没有这个工作人员。请核对登录名。", "There is no such member of staff. Check the login.";
    NO_VISIT = "没有这次来访。请核对编号。", "There is no such visit. Check the number.";
    NO_HARDSHIP = "没有这个困难户。请核对编号；按户的名单只能加户主。", "There is no such household in hardship. Check the number; a list of households takes their heads only.";
    NO_CONDOLENCE = "没有这份慰问名单。请核对编号。", "There is no such condolence list. Check the number.";
    NO_GIFT = "名单上没有这一行。请重新打开名单。", "There is no such line. Open the list again.";
    IN_HARDSHIP = "{person} 已在困难户 {hardship} 里。请先从那一户移出，或把那一户结束。", "{person} belongs to household {hardship} already. Take them out there, or end that household first.";
    HARDSHIP_ENDED = "{hardship} 已结束帮扶，不能再改。需要时请先重新列入。", "Household {hardship} has ended and stays as it is. Open it again first.";
    HARDSHIP_OPEN = "{hardship} 还在帮扶中，不必重新列入。", "Household {hardship} is in hardship still; there is nothing to open again.";
    LIST_CLOSED = "名单 {list} 已关闭。需要时请先重新打开名单。", "List {list} is closed. Open it again first.";
    LIST_OPEN = "名单 {list} 没有关闭。", "List {list} is not closed.";
    LIST_NOT_AGREED = "名单 {list} 的这一行还没有经另一人同意，不能发放。可以同意的人：{who}。", "Nobody agreed to this line of list {list} yet: nothing is handed out by it. Who may agree: {who}.";
    LIST_NOBODY = "名单 {list} 的这一行还没有经另一人同意，眼下也没有人可以同意。请另设一位复核或负责人。", "Nobody agreed to this line of list {list} yet, and at present nobody may. Let another person be checker or head.";
    NOTHING_TO_AGREE = "名单 {list} 没有等待同意的行。", "Nothing of list {list} waits for anybody's word.";
    LIST_ASKED = "名单 {list} 没有被退回，已在等另一人同意。", "List {list} did not go back; it waits for another person's word already.";
    ON_LIST = "此人（户）已在名单上（{gift}）。", "They stand on the list already ({gift}).";
    GIVEN = "这份名单已发给此人（户）（{gift}），不能再发。", "They were given by this list already ({gift}); it is not given twice.";
    NOT_GIVEN = "{gift} 还没有发放，不必撤回。", "{gift} was not handed out; there is nothing to take back.";
    OF_GIFT = "{entry} 由慰问名单 {list} 发放。请到“联系 · 慰问”里撤回这一行。", "{entry} was booked by condolence list {list}. Take the line back there, under Contacts, Condolence.";
    NOT_READY = "正在准备名单，还不能按条件选人。请稍候再试。", "The people are still being read. Try again in a moment.";
    NO_CONTACT = "没有这次联系。请核对编号。", "There is no such contact. Check the number.";
    NO_DIVISION = "没有这个镇街。请从名单里选。", "There is no such town. Choose one of the list.";
    CONTACT_VOID = "{contact} 已作废，不能再改。请重新登记一次联系。", "{contact} was entered by mistake and taken back. Note the contact anew.";
    AFTER_DEATH = "此人已于 {on} 去世", "the person died on {on}";
    NO_VIEW = "没有叫这个名字的视图。", "There is no view of that name.";
    NO_NOTE = "没有这条提示，或者它已经结束。请重新打开这个人。", "There is no such note, or it has ended. Open the person again.";
    NO_BATCH = "没有这一批。请用“批量”里的“以前的批次”核对编号。", "There is no such batch. Check the number among the earlier batches.";
    NO_PROMISE = "没有这条未兑现的承诺。请重新打开这次来访。", "There is no such open promise. Open the visit again.";
    NO_PAPER = "没有这份文书。请核对编号。", "There is no such paper. Check the number.";
    PAPER_OUT = "{number} 已经出具，告知了这个决定。请先作废这份文书，再撤销决定。", "{number} was issued and tells of this decision. Declare it void first, then take the decision back.";
    PAPER_VOID = "{paper} 已经作废，不能再印或再作废。需要时请另开一份。", "{paper} is void and is not printed or declared void again. Issue another one if it is needed.";
    NO_FIELD = "这一项没有登记内容。", "Nothing is on record in this field.";
    STALE = "在您查看之后这条记录已被改动（第 {seen} 版，现为第 {now} 版{changed}）。请重新打开再改。", "The record changed since you read it (version {seen}, now {now}{changed}). Open it again, then change it.";
    STALE_FIELDS = "，改了{fields}", "; changed: {fields}";
    INVALID = "有 {n} 处需要改：{faults}。", "{n} {n|field needs|fields need} correcting: {faults}.";
    SAME_RESIDENT_ID = "这个身份证号已登记在 {person} 名下。请打开该人核对。", "This identity number is on record for {person}. Open that record and compare.";
    ALIKE = "在册有 {n} 人可能是同一个人（{people}）。请先逐一核对；确属不同的人，再登记。", "{n} {n|person|people} on record may be the same ({people}). Compare first; register only if it is none of them.";
    MERGED_INTO = "{person} 已并入 {into}。请打开 {into} 办理。", "{person} was merged into {into}. Open {into} instead.";
    NOT_MERGED = "{person} 没有并入别的档案，不必拆分。", "{person} was not merged into another record; there is nothing to put apart.";
    SAME_RECORD = "两处都是 {person}，是同一份档案。请选两份不同的档案。", "Both are {person}, one and the same record. Choose two different records.";
    TOO_MANY_RECORDS = "合起来超过 {most} 份档案，不能再并。请先核对，把不是此人的拆出去。", "Together these are more than {most} records. Put those apart that are not this person's first.";
    TWO_HOUSEHOLDS = "两份档案各在一个困难户里（{one}、{other}），一个人不能同在两户。请先从其中一户移出，或结束那一户，再合并。", "The two records belong to two households in hardship ({one}, {other}), and nobody is in two. Take them out of one, or end it, then merge.";
    ONE_IS_DEAD = "{person} 登记已于 {on} 去世，合并后却会成为在世。确已去世，请选用那一份的“死亡日期”（--take died）；确认健在，请写明（--alive）。", "{person} is on record as dead since {on}, and the merged record would be alive. If they died, take “Died on” from that record (--take died); if they are alive, say so (--alive).";
    PART_UNFIT = "合起来的{part}不成立：{fault}。请在这一项只用一边，或先到档案里改好再合并。", "{part} of both together is not sound: {fault}. Use one side of it, or correct the record first.";
    DECLARED_DISTINCT = "{one} 和 {other} 已认定不是同一人，不能合并。确属同一人，请先在“数据质量”里撤回该认定。", "{one} and {other} were found to be two people and are not merged. If they are one after all, take that back first under “Data quality”.";
    MOVES_DIFFER = "随并的是 {now} 项，您写的是 {said}。请看过清单再写。", "{now} {now|item comes|items come} along, and you wrote {said}. Look through the list, then write it.";
    TOO_MANY_MEANT = "一次最多改 {most} 人，这里有 {found} 人。请加条件缩小（如分镇、分村），分几批改。", "One batch takes {most} people at most, and these are {found}. Narrow the list, by town or village, and change them in parts.";
    UNKNOWN_PEOPLE = "其中 {n} 人没有登记（{people}），都没有记。请核对编号再办。", "{n} of them {n|is|are} not on record ({people}), and nothing was noted. Check the numbers, then do it again.";
    NOTHING_TO_CHANGE = "没有一个人可以改：都已是这样，或者不能改。请看预览里的原因。", "Nobody can be changed: they stand so already, or cannot be. The preview says why.";
    NOTHING_TO_UNDO = "{batch} 没有可以撤回的：都已撤回，或者之后又改过。请到各人档案里看现在的内容。", "Nothing of {batch} can be taken back: it was already, or was changed again since. The people's records show what stands now.";
    NOT_DISTINCT = "{one} 和 {other} 没有认定过“不是同一人”，不必撤回。", "Nothing was said about {one} and {other}; there is nothing to take back.";
    CONFIRMED = "{year} 年度已于 {on} 确认过，不必再记。记错了，请先撤回。", "The confirmation of {year} was noted on {on} already. If that was a mistake, take it back first.";
    NOTICED_ALREADY = "{year} 年度确认已于 {on} 通知过，不必再记。", "The notice of {year} was noted on {on} already.";
    NOTHING_NOTED = "{year} 年度没有可以撤回的这项记录。请核对年度。", "Nothing of the kind is noted for {year}. Check the year.";
    DOUBTFUL = "{doubts}。请先核对；确需这样办，请写明理由。", "{doubts}. Compare first; to go on all the same, give a reason.";
    POSTED_BEFORE = "同一人、同一项目、同一月已有记录 {entry}", "Entry {entry} is on record for the same person, programme and month";
    WAITS_AGAIN = "{run} 第 {seq} 行没有发成，待重发：现在记已发，重发时就不再发这一笔", "Line {seq} of {run} failed and waits to be issued again: entered as paid now, it is not paid again there";
    NOT_ENTITLED = "这个月没有享受此项目的身份认定", "no recognition on record is entitled to this programme in that month";
    MORE_THAN_DUE = "已发超过应发（还应发 {left} 元）", "more than is due is paid ({left} yuan are left to pay)";
    MONTH_AHEAD = "所属月份还没有到", "the month has not come yet";
    GIVEN_ELSEWHERE = "同一节日的另一份名单 {list} 已在 {on} 发给此人", "list {list} of the same festival was handed out to them on {on}";
    ON_ANOTHER_LIST = "同一节日的名单 {list} 上已有其中 {people} 人（户）", "list {list} of the same festival has {people} of them already";
    FESTIVAL_FAR = "现在离 {year} 年的这个节日太远，像是选错了名单", "this festival of {year} is far from now; it may be the wrong list";
    CANNOT_CARE = "不能分给{name}：账号已停用，或没有联系、走访的权限。请另选一位。", "{name} cannot have a town: the account is disabled, or may not note contacts. Choose somebody else.";
    NO_BUDGET = "没有这一版预算。请用 honordesk ledger budget list 查看。", "There is no such budget. See honordesk ledger budget list.";
    MONTH_CLOSED = "{month} 的账已结，记账日期不能落在这个月。记账日期要在未结的月份（所属月份不变）：{month} 已经过完的，记在今天；还没有过完的，等到下个月，或由复核或负责人申请重开，另一人同意。", "The books of {month} are closed: nothing is booked on its days. What is booked belongs on a day of an open month (the month it is for stays): once {month} is over, today; before that, wait for the next month, or have {month} opened again: a checker or head asks and another one agrees.";
    BEFORE_BOOKS = "台账从 {first} 起才有记账，在那以前没有账可结。", "The ledger begins on {first}; before that there are no books to close.";
    CLOSED_ALREADY = "{month} 已经结账，不用再结。要查看的，见结账列表；要改的，由复核或负责人申请重开，另一人同意。", "The books of {month} are closed already; there is nothing to close. To look at them, see the list of months; to change something, a checker or head asks for the month to be opened again and another one agrees.";
    BEFORE_FIRST_DAY = "台账从 {first} 起记账，不能记在那以前的日子；以前付的，请记在今天，所属月份照实填。别处记的旧账整批并入的，只在还没有结过账、没有冻结过批次时可以更早。", "The books begin on {first}; nothing is booked on a day before it. What was paid earlier is booked today, for the month that it was for. Books kept elsewhere that are brought over as a whole may begin earlier until a month is closed or a run is frozen.";
    NO_BOOKS = "台账还没有记过账，没有账可结。", "Nothing was booked yet; there are no books to close.";
    RUNS_UNDER_WAY = "{runs} 已审批，银行的结果还没有收齐，或有认定等人同意，{month} 先不能结：有了结果才能记账。请先在批次里登记银行结果（还没有送银行的，可撤回审批），认定的由另一人同意或不同意，再结账。", "{runs}: approved, and the bank has not said of every line what became of it, or what somebody says of a line waits for another to agree. {month} stays open until that is booked: take in the bank’s answer (or recall the approval of what was not sent), then close.";
    MONTH_NOT_OVER = "这个月还没有过完，结账后到 {last} 都不能再记账", "the month is not over: once closed, nothing can be booked until after {last}";
    EARLIER_MONTHS = "更早还有 {months} 个月没有结账，最早 {first}", "{months} earlier {months|month is|months are} not closed, the first {first}";
    REOPENING_ASKED = "{month} 已有人申请重开，等另一人答复。", "Somebody asks already for {month} to be opened again; somebody else must answer.";
    NO_REOPENING = "没有人申请重开 {month}。先由一人申请并写明理由，再由另一人同意。", "Nobody asks for {month} to be opened again. One person asks and says why, then another one agrees.";
    ASKED_BY_OTHER = "重开 {month} 是别人申请的：可以同意或不同意，不能替他撤回。", "Somebody else asked for {month} to be opened again: agree or decline; only they withdraw it.";
    SHEET_ISSUED = "这张结账单已经出过（{paper}），请看原单或重印。", "This sheet was issued already ({paper}); look at it or print it again.";
    BOOKS_MOVED = "刚才又有新的记录，账目已重新核对，请再看一遍。", "Something was recorded meanwhile. Look at the books again, then issue the sheet.";
    MONTH_OPEN = "{month} 的账本来就没有结，不必重开。", "The books of {month} are open already; there is nothing to reopen.";
    DEATH_SETTLED = "因这次去世已经记账 {entry}。请先冲销这一笔，再改。", "{entry} was booked because of this death. Reverse it first.";
    NOT_DEAD = "{person} 没有登记去世。", "No death of {person} is on record.";
    PERSON_DIED = "{person} 已于 {on} 去世，此后月份不能再记应发。请核对月份。", "{person} died on {on}; nothing is due for later months. Check the month.";
    NO_PROGRAMME = "没有“{programme}”这个项目。请从项目表中选择。", "There is no programme “{programme}”. Choose one of the list.";
    REVERSED_ALREADY = "这条记录已由 {entry} 冲销，不能再冲。", "The entry was reversed already by {entry}.";
    IS_REVERSAL = "{entry} 本身是冲销记录，不能再冲；需要时请重新记一条。", "{entry} is itself a reversal and is not reversed; post a new entry instead.";
    SAMPLE_ONLY = "只有示例局可以这样做。", "Only the sample bureau allows this.";
    STOPPED = "已按您的要求停止，什么也没有改动。", "Stopped as you asked; nothing was changed.";
    ROW = "第 {row} 行不能导入：{why} 整个文件都没有导入。", "Row {row} cannot be taken: {why} Nothing of the file was imported.";
    IMPORTED_BEFORE = "这个文件以前导入过（日志第 {seq} 条）。如确要再导，请先核对。", "This file was imported before (journal entry {seq}). Compare first if you want it again.";
    STORE_RECORDED = "磁盘出错，重新打开后核对：已记入日志第 {seq} 条，不必重做。", "The disk failed; after reopening: it IS on record (journal entry {seq}). Do not repeat it.";
    STORE_NOT_RECORDED = "磁盘出错，重新打开后核对：没有记入。请检查磁盘后重做。", "The disk failed; after reopening: it is NOT on record. Check the disk, then do it again.";
    STORE_FULL = "磁盘已满，这一笔没有记入。请腾出空间后重做。", "The disk is full; this is NOT on record. Make room, then do it again.";
    STORE_NO_ROOM = "磁盘已满，只能查看，记不进去；请腾出空间后重新打开。", "The disk is full: nothing can be recorded, only read. Make room, then open it again.";
    STORE_UNDECIDED = "磁盘出错，这一笔是否已记入还不知道，请不要重做。退出，腾出空间或检查磁盘，再重新打开：打开时会查清，已记入的会在台账和日志里。", "The disk failed on the way, and whether this is recorded is not known yet: do not do it again. Leave, make room or check the disk, and open it again, which decides it; what is recorded is in the journal then.";
    STORE_FROZEN = "数据库已停止写入。请退出，检查磁盘，再重新打开。", "The database takes no more writing. Leave, check the disk, and open it again.";
    STORE_READ_ONLY = "数据文件夹不能写入，只能查看，记不进去；请检查权限后重新打开。", "The data folder is read-only: nothing can be recorded. Check its permissions, then open it again.";
    NOTES_FULL = "此人已有 {most} 条有效的提示。请先结束不再需要的，再写新的。", "{most} notes hold for this person already. End what is no longer needed, then write the new one.";
    OWNED_BY = "这一件 {since} 起由{by}办理，没有认领。要改由您办，请其转交。", "{by} has handled this one since {since}; it is not claimed. To take it over, ask for it to be handed over.";
    KEY_USED = "这个办理键已用于另一笔办理（日志第 {seq} 条），这一笔没有办。请换一个键再办。", "This key was used for something else (journal entry {seq}), and this was not done. Send it with another key.";
    RECORD_FULL = "这份记录写得太多，已写不下。请写短些；详情写在纸质材料上，这里只记文号。", "This record is full. Write less: keep the details on paper and note only the number of the document here.";
    STORE_DAMAGED = "数据库有一处读不出来（{what}）。请运行 honordesk check，必要时从备份恢复。", "A record of the database cannot be read ({what}). Run honordesk check; restore a backup if need be.";
}

/// That something is not on record.
fn not_found(what: What) -> Msg {
    match what {
        What::Person => NO_PERSON,
        What::Entry => NO_ENTRY,
        What::Petition => NO_PETITION,
        What::Liaison => petition_hands::NO_LIAISON,
        What::Staff => NO_STAFF,
        What::Field => NO_FIELD,
        What::Visit => NO_VISIT,
        What::Promise => NO_PROMISE,
        What::Contact => NO_CONTACT,
        What::Major => duty::NO_MAJOR,
        What::Handover => duty::NO_HANDOVER,
        What::Hardship => NO_HARDSHIP,
        What::Condolence => NO_CONDOLENCE,
        What::Gift => NO_GIFT,
        What::Division => NO_DIVISION,
        What::Paper => NO_PAPER,
        What::Note => NO_NOTE,
        What::Batch => NO_BATCH,
        What::AccountChange => account::NO_CHANGE,
        What::AccountImport => account::NO_IMPORT,
        What::Budget => NO_BUDGET,
        What::Grant => grants::NOT_FOUND,
        What::Proposal => rate_words::NO_PROPOSAL,
        What::View => NO_VIEW,
        What::Run => run_faults::NO_RUN,
        What::Recovery => run_faults::NO_RECOVERY,
        What::RunRule => run_faults::NO_RULE,
        What::SupervisionItem => supervision::NOT_FOUND,
    }
}

/// Why something was refused, and what to do next: one sentence or two.
pub fn say(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::SignedOut => SIGNED_OUT.get(lang).into(),
        Refusal::NotPermitted { action, why } => say_denied(why, words::action(*action).get(lang), lang),
        Refusal::SignInFailed => SIGN_IN_FAILED.get(lang).into(),
        Refusal::LockedOut { until_ms } => LOCKED_OUT.with(lang, &[("until", &words::clock_time(*until_ms))]),
        Refusal::WeakPassword(weak) => say_weak(*weak, lang).into(),
        Refusal::Founded(true) => FOUNDED_ALREADY.get(lang).into(),
        Refusal::Founded(false) => NOT_FOUNDED.get(lang).into(),
        Refusal::RolesClash(a, b) => {
            ROLES_CLASH.with(lang, &[("a", &words::role(*a).get(lang)), ("b", &words::role(*b).get(lang))])
        }
        Refusal::RoleMissing(role) => ROLE_MISSING.with(lang, &[("role", &words::role(*role).get(lang))]),
        Refusal::NotLocked => NOT_LOCKED.get(lang).into(),
        Refusal::Login => LOGIN_BAD.get(lang).into(),
        Refusal::NotFound(what) => not_found(*what).get(lang).into(),
        Refusal::Stale { seen, now, fields } => {
            let changed: Vec<String> = fields.iter().map(|f| field::label(f, lang)).collect();
            let changed = if changed.is_empty() {
                String::new()
            } else {
                STALE_FIELDS.with(lang, &[("fields", &changed.join(stops(lang).comma))])
            };
            STALE.with(lang, &[("seen", seen), ("now", now), ("changed", &changed)])
        }
        Refusal::Invalid(faults) => {
            let all: Vec<String> = faults.iter().map(|f| say_field(f, lang)).collect();
            INVALID.with(lang, &[("n", &faults.len()), ("faults", &all.join(stops(lang).semicolon))])
        }
        Refusal::Caller(fault) => visit_words::say_caller_fault(*fault, lang).into(),
        Refusal::PaperOut { number } => PAPER_OUT.with(lang, &[("number", number)]),
        Refusal::PaperVoid(paper) => PAPER_VOID.with(lang, &[("paper", paper)]),
        Refusal::VisitStage(stage) => visit_words::say_stage(*stage, lang).into(),
        Refusal::AttendedAlready { visit, by, desk } => {
            visit_words::ATTENDED_ALREADY.with(lang, &[("visit", visit), ("by", by), ("desk", desk)])
        }
        Refusal::Act(fault) => act_faults::say(fault, lang),
        Refusal::Supervision(fault) => supervision::refused(*fault).get(lang).into(),
        Refusal::Calendar(why) => calendars::refused(*why, lang),
        Refusal::NotesFull { most } => NOTES_FULL.with(lang, &[("most", most)]),
        Refusal::KeyUsed { seq } => KEY_USED.with(lang, &[("seq", seq)]),
        Refusal::RecordFull => RECORD_FULL.get(lang).into(),
        Refusal::SampleOnly => SAMPLE_ONLY.get(lang).into(),
        Refusal::Stopped => STOPPED.get(lang).into(),
        Refusal::Row { row, why } => ROW.with(lang, &[("row", row), ("why", &say(why, lang))]),
        Refusal::ImportedBefore { seq } => IMPORTED_BEFORE.with(lang, &[("seq", seq)]),
        Refusal::Store(trouble) => say_store(trouble, lang),
        records => say_record(records, lang),
    }
}

/// The refusals that name a record or a month.
#[allow(clippy::too_many_lines, reason = "one arm a refusal")]
fn say_record(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::SameResidentId(person) => SAME_RESIDENT_ID.with(lang, &[("person", person)]),
        Refusal::Alike(people) => {
            let names: Vec<String> = people.iter().take(5).map(ToString::to_string).collect();
            ALIKE.with(lang, &[("n", &people.len()), ("people", &names.join(stops(lang).comma))])
        }
        Refusal::MergedInto { person, into } => MERGED_INTO.with(lang, &[("person", person), ("into", into)]),
        Refusal::NotMerged(person) => NOT_MERGED.with(lang, &[("person", person)]),
        Refusal::SameRecord(person) => SAME_RECORD.with(lang, &[("person", person)]),
        Refusal::DeclaredDistinct { one, other } => {
            DECLARED_DISTINCT.with(lang, &[("one", one), ("other", other)])
        }
        Refusal::TooManyRecords { most } => TOO_MANY_RECORDS.with(lang, &[("most", most)]),
        Refusal::TwoHouseholds { one, other } => TWO_HOUSEHOLDS.with(lang, &[("one", one), ("other", other)]),
        Refusal::OneIsDead { person, on } => ONE_IS_DEAD.with(lang, &[("person", person), ("on", on)]),
        Refusal::PartUnfit { part, fault } => {
            let part = super::quality::part(*part).get(lang);
            PART_UNFIT.with(lang, &[("part", &part), ("fault", &say_fault(fault, lang))])
        }
        Refusal::MovesDiffer { said, now } => MOVES_DIFFER.with(lang, &[("said", said), ("now", now)]),
        Refusal::TooManyMeant { found, most } => {
            TOO_MANY_MEANT.with(lang, &[("found", found), ("most", most)])
        }
        Refusal::AccountWaits { change, by, on, .. } => {
            account::WAITS_ALREADY.with(lang, &[("by", by), ("on", on), ("change", change)])
        }
        Refusal::AccountByTwo => account::BY_TWO.get(lang).into(),
        Refusal::AccountsSeveral => account::SEVERAL.get(lang).into(),
        Refusal::AccountStands => account::STANDS.get(lang).into(),
        Refusal::AccountDecided { change, outcome } => {
            let outcome = account::outcome(*outcome).get(lang);
            account::DECIDED_ALREADY.with(lang, &[("change", change), ("outcome", &outcome)])
        }
        Refusal::PayeeMoved(change) => account::PAYEE_MOVED.with(lang, &[("change", change)]),
        Refusal::AccountGroundGone(change) => account::GROUND_GONE.with(lang, &[("change", change)]),
        Refusal::UnknownPeople(people) => {
            let names: Vec<String> = people.iter().take(5).map(ToString::to_string).collect();
            UNKNOWN_PEOPLE.with(lang, &[("n", &people.len()), ("people", &names.join(stops(lang).comma))])
        }
        Refusal::NothingToChange => NOTHING_TO_CHANGE.get(lang).into(),
        Refusal::NothingToUndo(batch) => NOTHING_TO_UNDO.with(lang, &[("batch", batch)]),
        Refusal::NotDistinct { one, other } => NOT_DISTINCT.with(lang, &[("one", one), ("other", other)]),
        Refusal::Confirmed { year, on } => CONFIRMED.with(lang, &[("year", year), ("on", on)]),
        Refusal::NoticedAlready { year, on } => NOTICED_ALREADY.with(lang, &[("year", year), ("on", on)]),
        Refusal::NothingNoted { year } => NOTHING_NOTED.with(lang, &[("year", year)]),
        Refusal::Doubtful(doubts) => DOUBTFUL.with(lang, &[("doubts", &say_doubts(doubts, lang))]),
        Refusal::InHardshipAlready { person, hardship } => {
            IN_HARDSHIP.with(lang, &[("person", person), ("hardship", hardship)])
        }
        Refusal::HardshipEnded(hardship) => HARDSHIP_ENDED.with(lang, &[("hardship", hardship)]),
        Refusal::HardshipOpen(hardship) => HARDSHIP_OPEN.with(lang, &[("hardship", hardship)]),
        Refusal::ListClosed(list) => LIST_CLOSED.with(lang, &[("list", list)]),
        Refusal::ListOpen(list) => LIST_OPEN.with(lang, &[("list", list)]),
        Refusal::ListNotAgreed { list, may } if may.is_empty() => LIST_NOBODY.with(lang, &[("list", list)]),
        Refusal::ListNotAgreed { list, may } => {
            let who = may.join(stops(lang).comma);
            LIST_NOT_AGREED.with(lang, &[("list", list), ("who", &who)])
        }
        Refusal::NothingToAgree(list) => NOTHING_TO_AGREE.with(lang, &[("list", list)]),
        Refusal::ListAsked(list) => LIST_ASKED.with(lang, &[("list", list)]),
        Refusal::OwnedBy { by, since } => OWNED_BY.with(lang, &[("by", by), ("since", since)]),
        Refusal::OnListAlready(gift) => ON_LIST.with(lang, &[("gift", gift)]),
        Refusal::GivenAlready(gift) => GIVEN.with(lang, &[("gift", gift)]),
        Refusal::NotGiven(gift) => NOT_GIVEN.with(lang, &[("gift", gift)]),
        Refusal::OfGift { entry, list } => OF_GIFT.with(lang, &[("entry", entry), ("list", list)]),
        Refusal::Duty(fault) => duty_faults::fault(fault, lang),
        Refusal::Run(fault) => run_faults::fault(fault, lang),
        Refusal::NotReady => NOT_READY.get(lang).into(),
        Refusal::CannotCare { name } => CANNOT_CARE.with(lang, &[("name", name)]),
        Refusal::ContactVoid(contact) => CONTACT_VOID.with(lang, &[("contact", contact)]),
        Refusal::ProposalEnded(state) => {
            rate_words::ENDED.with(lang, &[("state", &rate_words::state(*state).get(lang))])
        }
        Refusal::ProposalOvertaken(by) => rate_words::OVERTAKEN.with(lang, &[("by", by)]),
        Refusal::NotProposer => rate_words::NOT_PROPOSER.get(lang).into(),
        Refusal::ClosedAlready(month) => CLOSED_ALREADY.with(lang, &[("month", month)]),
        Refusal::MonthClosed(month) => MONTH_CLOSED.with(lang, &[("month", month)]),
        Refusal::BeforeBooks { first: Some(first) } => BEFORE_BOOKS.with(lang, &[("first", first)]),
        Refusal::BeforeBooks { first: None } => NO_BOOKS.get(lang).into(),
        Refusal::RunsUnderWay { month, runs } => {
            let runs: Vec<String> = runs.iter().map(ToString::to_string).collect();
            RUNS_UNDER_WAY.with(lang, &[("runs", &runs.join(stops(lang).comma)), ("month", month)])
        }
        Refusal::BudgetWaits { year, version } => {
            fund_words::BUDGET_WAITS.with(lang, &[("year", year), ("version", version)])
        }
        Refusal::BudgetDecided { year, version } => {
            fund_words::BUDGET_DECIDED.with(lang, &[("year", year), ("version", version)])
        }
        Refusal::GrantStands { grant, state } => {
            let state = grants::state(*state, false).get(lang);
            grants::STANDS.with(lang, &[("grant", grant), ("state", &state)])
        }
        Refusal::FundShort(shorts) => fund_words::short(shorts, lang),
        Refusal::NoBudget { year, programme } => {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("year", year), ("programme", programme)];
            fund_words::BUDGET_NEEDED.with(lang, &values)
        }
        Refusal::NoBudgetThen { year, programme, now } => {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("year", year), ("programme", programme), ("now", now)];
            fund_words::BUDGET_THEN.with(lang, &values)
        }
        Refusal::BeforeFirstDay { first } => BEFORE_FIRST_DAY.with(lang, &[("first", first)]),
        Refusal::ReopeningAsked(month) => REOPENING_ASKED.with(lang, &[("month", month)]),
        Refusal::NoReopening(month) => NO_REOPENING.with(lang, &[("month", month)]),
        Refusal::AskedByOther(month) => ASKED_BY_OTHER.with(lang, &[("month", month)]),
        Refusal::SheetIssued(paper) => SHEET_ISSUED.with(lang, &[("paper", paper)]),
        Refusal::BooksMoved => BOOKS_MOVED.get(lang).into(),
        Refusal::MonthOpen(month) => MONTH_OPEN.with(lang, &[("month", month)]),
        Refusal::DeathSettled(entry) => DEATH_SETTLED.with(lang, &[("entry", entry)]),
        Refusal::NotDead(person) => NOT_DEAD.with(lang, &[("person", person)]),
        Refusal::PersonDied { person, on } => PERSON_DIED.with(lang, &[("person", person), ("on", on)]),
        Refusal::NoSuchProgramme(id) => NO_PROGRAMME.with(lang, &[("programme", &Echo(id))]),
        Refusal::ReversedAlready(entry) => REVERSED_ALREADY.with(lang, &[("entry", entry)]),
        Refusal::GivenByTwo(entry) => books::GIVEN_BY_TWO.with(lang, &[("entry", entry)]),
        Refusal::PaidByTwo(entry) => books::BY_TWO.with(lang, &[("entry", entry)]),
        Refusal::ReversalAsked(entry) => books::REVERSAL_ASKED_ALREADY.with(lang, &[("entry", entry)]),
        Refusal::NoReversalAsked(entry) => books::NO_REVERSAL.with(lang, &[("entry", entry)]),
        Refusal::ReversalByOther(entry) => books::REVERSAL_BY_OTHER.with(lang, &[("entry", entry)]),
        Refusal::NotAPayment(entry) => books::NOT_A_PAYMENT.with(lang, &[("entry", entry)]),
        Refusal::IsReversal(entry) => IS_REVERSAL.with(lang, &[("entry", entry)]),
        other => {
            let said = second::refused(other, lang).or_else(|| vouch::refused(other, lang));
            said.unwrap_or_else(|| other.to_string())
        }
    }
}

/// The same of several.
pub(super) fn say_doubts(doubts: &[Doubt], lang: Lang) -> String {
    let all: Vec<String> = doubts.iter().map(|doubt| say_doubt(doubt, lang)).collect();
    all.join(stops(lang).semicolon)
}

/// What deserves a second look in an entry.
pub fn say_doubt(doubt: &Doubt, lang: Lang) -> String {
    match doubt {
        Doubt::PostedBefore { entry } => POSTED_BEFORE.with(lang, &[("entry", entry)]),
        Doubt::WaitsAgain { run, seq } => WAITS_AGAIN.with(lang, &[("run", run), ("seq", seq)]),
        Doubt::NotEntitled => NOT_ENTITLED.get(lang).into(),
        Doubt::MoreThanDue { left } => MORE_THAN_DUE.with(lang, &[("left", left)]),
        Doubt::MonthAhead => MONTH_AHEAD.get(lang).into(),
        Doubt::MonthNotOver { last } => MONTH_NOT_OVER.with(lang, &[("last", last)]),
        Doubt::EarlierMonths { first, months } => {
            EARLIER_MONTHS.with(lang, &[("first", first), ("months", months)])
        }
        Doubt::GivenElsewhere { list, on } => GIVEN_ELSEWHERE.with(lang, &[("list", list), ("on", on)]),
        Doubt::OnAnotherList { list, people } => {
            ON_ANOTHER_LIST.with(lang, &[("list", list), ("people", people)])
        }
        Doubt::FestivalFar { year } => FESTIVAL_FAR.with(lang, &[("year", year)]),
        Doubt::HolderIsAnother => account::HOLDER_DOUBT.get(lang).into(),
        Doubt::PastRewritten => super::entitled::PAST_REWRITTEN.get(lang).into(),
        Doubt::Deceased { on } => AFTER_DEATH.with(lang, &[("on", on)]),
        other => {
            let said = rate_words::say_doubt(other, lang).or_else(|| grants::doubt(other, lang));
            let said = said.or_else(|| second::doubt(other, lang));
            let said = said.or_else(|| duty_handover::doubt(other, lang));
            said.or_else(|| petition_bounds::doubt(other, lang)).unwrap_or_default()
        }
    }
}

/// What the store says of a write that failed.
pub fn say_store(trouble: &StoreTrouble, lang: Lang) -> String {
    match trouble {
        StoreTrouble::Recorded { seq } => STORE_RECORDED.with(lang, &[("seq", seq)]),
        StoreTrouble::NotRecorded => STORE_NOT_RECORDED.get(lang).into(),
        StoreTrouble::Frozen => STORE_FROZEN.get(lang).into(),
        StoreTrouble::Undecided => STORE_UNDECIDED.get(lang).into(),
        StoreTrouble::ReadOnly => STORE_READ_ONLY.get(lang).into(),
        StoreTrouble::Full => STORE_FULL.get(lang).into(),
        StoreTrouble::NoRoom => STORE_NO_ROOM.get(lang).into(),
        StoreTrouble::Damaged(what) => STORE_DAMAGED.with(lang, &[("what", &store_words::say(what, lang))]),
    }
}
