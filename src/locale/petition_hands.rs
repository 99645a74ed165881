//! Words of petitions at the counter and between hands: urgency, repeats, who keeps away, the three levels, proof of service.

use super::message::{Lang, Msg, messages};
use super::petition_after as after;
use super::petition_words::{self, article};
use crate::bureau::answer::{Barred, SameWhy};
use crate::domain::petition::{HandsFault, LiaisonKind, PetitionAct, ProofKind, Route, Urgency};

messages! {
    ACT_HAND_DOWN = "交镇街、村社区办理", "hand down";
    ACT_TAKE_ON = "对方接收", "taken on";
    ACT_SEND_BACK = "对方退回", "sent back from below";
    ACT_REPORT_UP = "对方上报", "reported up";
    ACT_SET_DEMAND = "一项诉求", "one demand";
    ACT_RECUSE = "回避", "recuse";
    ACT_LIFT_RECUSAL = "解除回避", "lift a recusal";
    ACT_NAME_ACCUSED = "补记被控告人", "name the accused";
    ACT_MARK_LONG = "转为积案", "mark as long-standing";
    ACT_UNDELIVERED = "无法送达", "cannot be served";
    ACT_UNMARK_LONG = "从积案移出", "no longer long-standing";

    CHANNEL_FORWARDED = "转来", "forwarded";
    URGENCY = "紧急程度", "Urgency";
    URGENCY_ORDINARY = "一般", "ordinary";
    URGENCY_URGENT = "紧急", "urgent";
    URGENCY_CRITICAL = "特急", "critical";
    MEANS_ORDINARY = "一般 · 按期限办", "ordinary - within the limits";
    MEANS_URGENT = "紧急 · 当天分办", "urgent - decided the same day";
    MEANS_CRITICAL = "特急 · 重大紧急，立即报告（第二十五条）", "critical - major and urgent, reported at once (art. 25)";

    PROOF = "送达方式", "Proof of receipt";
    PAPER = "哪份文书", "Which paper";
    PROVES = "送达{papers}", "of: {papers}";
    RECORDED = "补录于 {on}", "recorded on {on}";
    UNDELIVERED_BASIS_ANONYMOUS = "匿名或者姓名、地址不清的，没有书面告知的义务（{article}）；写明后可以了结，记为“办结未送达”，不是撤回。", "Where name or address are not known, no written notice is owed ({article}); once it is written down, close it: it ends as done and not served, not as withdrawn.";
    UNDELIVERED_BASIS = "条例没有规定送不到怎么办，也没有公告送达：拒收的按“送达”记两人见证；去世、下落不明的写明原因和材料，之后可以了结，记为“办结未送达”，不是撤回。期限照常计算，以后送到了再补记送达。", "The Regulation does not say what follows, and knows no service by public notice. A refusal is a service before two witnesses; for death or no trace give the reason and its papers, then close it: it ends as done and not served, not as withdrawn. The limit runs on; a service that comes later is recorded then.";
    UNSERVED_WHY = "无法送达：{why}", "not served: {why}";
    PROOF_SIGNATURE = "签字", "signature";
    PROOF_MAIL = "挂号、快递单号", "registered mail, by its number";
    PROOF_REFUSAL = "拒收，两人见证", "refused before two witnesses";
    WITNESSES = "见证人", "Witnesses";
    WITNESSES_HINT = "两个名字，用顿号或空格分开", "two names, with a blank or a comma between";
    WITNESSED = "见证 {names}", "seen by {names}";

    KIND_TEAM = "区 · 专班", "district team";
    KIND_AGENT = "镇街 · 信访代办员", "town agent";
    KIND_INFORMANT = "村社区 · 信访信息员", "village informant";

    BARRED_DECLARED = "已声明回避（第二十八条第三款）", "declared an interest (art. 28 para. 3)";
    BARRED_ORDERED = "由负责人决定回避（第二十八条第三款）", "kept away by the head (art. 28 para. 3)";
    BARRED_PETITIONER = "本人就是信访人（第二十八条第三款）", "is a petitioner (art. 28 para. 3)";
    BARRED_RELATIVE = "信访人的亲属（第二十八条第三款）", "related to a petitioner (art. 28 para. 3)";
    BARRED_ACCUSED = "被检举控告的一方（第三十条第三款）", "accused (art. 30 para. 3)";
    BARRED_ACCUSED_RELATIVE =
        "被检举控告人的亲属（第二十八条第三款）", "related to the accused (art. 28 para. 3)";
    HAND_FIRST = "首办，手上 {n} 件", "had it first, {n} open";
    HAND_OPEN = "手上 {n} 件", "{n} open";

    SAME_PERSON = "同一人", "same person";
    SAME_NUMBER = "同一身份证号", "same identity number";
    SAME_NAME_PHONE = "同名同电话", "same name and phone";
    ACCUSED_IN_WORDS = "诉求里写到 {names}：反映的就是他们的，写进被反映人，才不让他们看到", "The demand speaks of {names}: if it is about them, name them as accused, or they may read it";
    SAME_NAME = "同名", "same name";
    SAME_FACT = "诉求相近：{of} 对相邻字中 {shared} 对相同", "like demands: {shared} of {of} pairs of characters the same";
    EARLIER_IN_HAND = "正在办理，不另行受理，登记为重复件（第十九条第三款）", "in hand: not accepted anew, register a repeat (art. 19 para. 3)";
    EARLIER_OTHER = "正在办理；同一人又是同一事项的，才登记为重复件", "in hand: a repeat only of the same person and the same matter";
    EARLIER_FINAL = "复核终结，不再受理，只登记（第三十六条第三款）", "final after the recheck: registered, not accepted (art. 36 para. 3)";
    EARLIER_LINE = "{number} {state}：{demand}（{why}）{more}", "{number} {state}: {demand} ({why}){more}";
    EARLIER_OUTCOME = "；结果 {outcome}", "; came to {outcome}";
    EARLIER_MORE = "；{what}", "; {what}";
    EARLIER_TELL = "以往 {n} 件，{latest}", "{n} earlier, {latest}";

    NTH = "第 {n} 次信访", "petition no. {n} of the matter";
    FAMILY = "同一事项", "The same matter";
    HOLDER_OFFERED = "已交{place}，{since} 起等待接收", "handed to {place}, not taken on since {since}";
    HOLDER_HELD = "{place}办理中，{since} 接收", "with {place} since {since}";
    BOUNCES = "退回、转回共 {n} 次，请负责人协调", "came back {n} times: the head settles it";
    LONG = "积案", "long-standing";
    FIRST_HANDLER = "首办", "First handler";
    RECUSED = "回避", "Recused";
    LIAISONS = "三级联系人", "Who to call";
    LIAISON_LINE = "{kind} {place} {name} {phone} {post}", "{kind} {place} {name} {phone} {post}";
    BROUGHT_AT = "{day} 接访第 {number} 号（{visit}）", "brought at visit {number} on {day} ({visit})";
    DEMAND_OWNER = "承办 {name}", "handled by {name}";
    DEMAND_DUE = "{name} {due}", "{name} {due}";
    FORWARDER_HINT = "转送、交办来的写这里，受理告知书、异议函和答复意见书都要写明", "of a referral: the acceptance, the objection and the opinion name it";
    ELSEWHERE = "其他机关在办", "In hand elsewhere";
    ELSEWHERE_SAID = "{organ}正在办理，规定期限内其上级机关不予受理（第十九条第三款）", "in hand at {organ}: the organ above it does not accept it within the limit (art. 19 para. 3)";
    ELSEWHERE_BY = "{organ}正在办理，期限至 {until}，期限内其上级机关不予受理（第十九条第三款）", "in hand at {organ} until {until}: the organ above it does not accept it within that limit (art. 19 para. 3)";
    ELSEWHERE_OVER = "{organ}曾在办理，期限 {until} 已过", "was in hand at {organ}, whose limit ended on {until}";
    ACCEPT_ANYWAY = "{elsewhere}。不予受理按 Esc 返回；仍要受理，在说明中写明理由。", "{elsewhere}. Esc goes back to decline it; to accept it all the same, say why in the note.";
    IN_HAND_ELSEWHERE = "其他机关正在办理同一事项（{article}）。请选不予受理；仍要受理，写明理由。", "Another organ has the same matter in hand ({article}). Decline it; to accept it all the same, say why.";
    IN_HAND_UNTIL = "其他机关正在办理同一事项，期限至 {until}（{article}）。请选不予受理；仍要受理，写明理由。", "Another organ has the same matter in hand until {until} ({article}). Decline it; to accept it all the same, say why.";
    ELSEWHERE_UNTIL = "该机关期限至", "Its limit ends";
    TOPICS = "内容分类", "Topics";
    ACCUSED = "被检举控告的", "Accused";
    SPOKEN = "反映的就是他们", "It is about them";
    SPOKEN_HINT = "按数字点名：写进被反映人，从此不让他们看到（第三十条第三款）；只是提到的，不用点", "a digit names them as accused and keeps it from them (art. 30 para. 3); who is only mentioned is left out";
    ACCUSED_DIVISION = "被控告的镇街、村社区", "Accused town or village";
    ACCUSED_NAME = "被控告的人或单位", "Accused person or office";
    ACCUSED_HINT = "该单位的人和本人都查不到这一件（第三十条第三款）", "neither they nor anybody of the office ever sees it (art. 30 para. 3)";
    ACCUSED_VILLAGE = "只对这个村（社区）的人保密，镇街的人看得到；控告镇街的，请改选镇街", "kept from people of this village alone; if the town is accused, choose the town";
    KEPT_FROM = "不让看到：{names}", "Kept from: {names}";
    KEPT_FROM_LABEL = "不让看到", "Kept from";
    KEPT_FROM_MEANS = "名字对上 {names}：这一件不让他们看到（第三十条第三款）。不是本人的，把名字写完整。", "The name fits {names}: it is kept from them (art. 30 para. 3). If somebody else is meant, write the name in full.";
    KEPT_FROM_NOBODY = "名字和本局工作人员都对不上。是本局人员的，请写姓名或登录名。", "The name fits nobody on the staff. If they are, write their name or login.";
    WHO_RETURNS = "解除谁的回避", "Who keeps away no more";
    GROUP = "其余代表", "Other representatives";
    GROUP_HINT = "名字用顿号或空格分开；连同上面最多五人", "names with a blank or comma between; five at most with the one above";
    MEMBERS = "其他成员", "Other members";
    MEMBERS_HINT = "不是代表的人，名字用顿号或空格分开", "who are no representatives, names with a blank or comma between";
    SECTION_JOINT = "集体访", "A group";
    ENTRY = "台账记录", "Ledger entry";
    ENTRY_HINT = "记录号，例如 E345；没有记账的写月份和项目，例如 2026-08 disability-pension", "an entry (E345), or month and programme of what is not booked yet (2026-08 disability-pension)";
    SIXTH = "代表已有 {n} 人：多人走访应当推选代表，代表人数不得超过 5 人（第二十条第三款）", "{n} representatives: a group chooses representatives, five at most (art. 20 para. 3)";
    HAND_TO = "交给", "To";
    WHO_RECUSES = "谁回避", "Who keeps away";
    DEMAND_WHICH = "哪一项", "Which demand";
    OWNER_STAYS = "不变", "as it is";
    NOTE_FINDINGS = "办理情况", "What was done";
    NOTE_OUTCOME = "结果", "Outcome";

    LINE_JUDICIAL = "（一）涉法涉诉：走诉讼、复议，没有 60 日", "(1) judicial: courts, no 60 days";
    LINE_ARBITRATION = "（二）仲裁：申请仲裁，没有 60 日", "(2) arbitration: no 60 days";
    LINE_PARTY = "（三）党员申诉：按党内程序，没有 60 日", "(3) party appeal: the party's procedure, no 60 days";
    LINE_ADMINISTRATIVE = "（四）行政程序：许可、复议等，没有 60 日", "(4) administrative: its own limits, no 60 days";
    LINE_DUTY = "（五）查处、履职：按该职责的程序，没有 60 日", "(5) duty to act: its own limits, no 60 days";
    LINE_OPINION = "（六）以上都不是：出具处理意见书", "(6) none of these: a written opinion";
    ROUTE_OPINION_DAYS = "（六）以上都不是：受理后 {n} 日出具处理意见书", "(6) none of these: a written opinion {n} days from acceptance";
    LINE_SUGGESTION = "建议意见（第二十九条）：研究论证，未定期限", "suggestion (art. 29): no limit set";
    LINE_ACCUSATION = "检举控告（第三十条）：保密，未定期限", "accusation (art. 30): kept secret, no limit set";

    SHORT_JUDICIAL = "涉法涉诉", "judicial";
    SHORT_ARBITRATION = "仲裁", "arbitration";
    SHORT_PARTY = "党员申诉", "party appeal";
    SHORT_ADMINISTRATIVE = "行政程序", "administrative";
    SHORT_DUTY = "查处履职", "duty to act";
    SHORT_OPINION = "处理意见", "written opinion";
    SHORT_SUGGESTION = "建议意见", "suggestion";
    SHORT_ACCUSATION = "检举控告", "accusation";

    SET_LIAISON = "已登记 {liaison}（日志 {seq}）。", "{liaison} is in the directory (journal {seq}).";
    NO_LIAISONS = "还没有三级联系人。", "The directory is empty.";
    NO_EARLIER = "没有同一人、同一事项的以往信访。", "No earlier petition of the same person or fact.";
    PLACED = "已登记 {staff} 的单位（日志 {seq}）。", "{staff} is placed (journal {seq}).";
    DONE_SET_LIAISON = "登记三级联系人", "directory entry";
    DONE_END_LIAISON = "停用三级联系人", "directory entry ended";
    DONE_PLACE = "登记工作人员单位", "staff placed";
    NO_LIAISON = "没有这个联系人。请看名录。", "There is nobody of that number in the directory. See the list.";

    EARLIER_ONE = "以往的一件", "an earlier one";
    MATTER_FINAL = "同一事实和理由已在 {petition} 复核终结，不再受理（{article}）。可以登记，并告知不再受理。", "The same facts went through the recheck as {petition} and are not accepted again ({article}). Register it, and notify that it is not taken.";
    DECIDED_BY_HEAD = "别人的回避由另一位主要负责人决定和解除（{article}）。请本人声明回避，或请负责人决定。", "Of others another head decides, and lifts it ({article}). They say so themselves, or the head decides it.";
    RECUSED_ALREADY = "这个人已经回避，不用再记。", "They keep away already.";
    NOT_RECUSED = "这个人没有回避，谈不上解除。请看谁回避。", "They do not keep away, so there is nothing to lift. See who does.";
    NOBODY_LEFT = "能办信访的人都回避，这一件没有人可办（{article}）。请另一位主要负责人解除一人的回避，或请管理员给别人信访岗位；已登记、已受理的可以转送上级机关。", "Everybody who handles petitions keeps away: nobody is left for it ({article}). Have another head lift one recusal, or an administrator give somebody the role; what is registered or accepted can be transferred to the organ above.";
    ACCUSED_ALREADY = "这个被控告人已经记上。", "That accused is named already.";
    MUST_RECUSE = "与信访事项或信访人有直接利害关系的人应当回避（{article}）。请交给别人。", "Whoever has a direct interest in it keeps away ({article}). Give it to somebody else.";
    TO_THE_ACCUSED = "不得转给被检举控告的人员或者单位（{article}）。请交给别的单位。", "It never goes to those whom it accuses ({article}). Send it elsewhere.";
    NEEDS_MAIL_NUMBER = "请填挂号信或快递单号。", "Give the number of the letter.";
    NEEDS_RECEIPT_NUMBER = "请填送达回证编号。", "Give the number of the signed receipt.";
    NEEDS_PAPER = "待送达的文书不止一份，请写明这张回证是哪一份的（--paper，可写多个）。", "Several papers are out: say which of them this receipt is of (--paper, once for each).";
    PAPER_NOT_OUT = "“{act}”没有待送达的文书。请从待送达的文书中选。", "No paper of “{act}” waits to be served. Choose one that does.";
    OPINION_NOT_SERVED = "意见书已经作出，还没有送达。请先送达；送不到的，先记“无法送达”并写明原因，再了结：记为办结未送达，不是撤回。", "The opinion is made and not served. Serve it; where it cannot be served, record that and why first, then close it: it ends as done and not served, not as withdrawn.";
    NO_RECEIVER = "“{act}”不写交给谁。要交给别人办，请办交办，只写交给谁。", "“{act}” goes to nobody. To give the petition to somebody, assign it and say nothing but to whom.";
    NO_FINAL_MATTER = "没有经过复核的前件在案，不能以复核终结为由不再受理（{article}）。已经复核终结的，请填复核意见书文号（--document）；还在办的，并入前件；不属本局职权的，请办不予受理。", "No earlier petition on record went through the recheck, so this one is not refused for good ({article}). If it did, give the number of that opinion (--document); if the matter is in hand, join this one to it; if it is not in your powers, decline it.";
    NOT_BACKDATED = "延期、中止和恢复从记录当天起算，不能倒填日期。请用今天的日期；{began} 建库以前在纸上决定的，写当时的日期和文号。", "Extensions, pauses and resumptions count from the day they are recorded and are not dated back. Use today; what was decided on paper before {began}, when these records began, has its day and the number of that paper.";
    NEEDS_HEARING_RECORD = "期限 {due} 已届满，补记的听证会把期限往后移（{article}，听证所需时间不计算在内）。请填听证笔录的编号；没有笔录的，经过写进备注。", "The limit ran out on {due}, and a hearing recorded now moves it (the days of a hearing do not count, {article}). Give the number of the hearing's record; without one, put it down as a note.";
    NEEDS_DECISION_NUMBER = "这是 {began} 建库以前的决定，请填纸质批件的文号。", "This was decided before {began}, when these records began: give the number of the paper decision.";
    NEEDS_WITNESSES = "拒收须有两名见证人。请写两个不同的名字。", "A refusal needs two witnesses. Give two different names.";
    NEEDS_PROOF = "请写明怎样证明已经送达：签字、单号，或拒收见证。", "Say what proves the receipt: a signature, a letter's number, or a witnessed refusal.";
    NEEDS_DIVISION = "请选交给哪个镇街或村社区。", "Choose the town or village.";
    NEEDS_TOWN = "没有登记住在哪个镇街，不知道转给谁。请在“转送交办”里写明镇街的名字，或者先补登记信访人的住址。", "No record says in which town they live, so it is not known to whom this goes. Name the town when passing it on, or put down where the petitioner lives first.";
    NEEDS_DEMAND = "没有这一项诉求。请从列出的诉求中选。", "There is no such demand. Choose one of those listed.";
    ROUTE_DECIDED = "这一项的办理途径已定（{article}），不再改。", "The way of this demand was decided ({article}) and stays.";
    NOT_OFFERED = "还没有交给镇街或村社区，谈不上接收。请先交办。", "It was handed to no town yet. Hand it down first.";
    HANDLES_NONE = "选定的人不办理信访。请交给办理信访的人员。", "Who was chosen handles no petitions. Give it to somebody who does.";
    TAKEN_BY_THE_ACCUSED = "材料反映的就是您本人（{article}）。请另一位工作人员登记。", "It accuses you yourself ({article}). Have somebody else take it in.";
    ALL_ACCUSED = "本局能办信访的人都在被反映之列，登记了也没有人能办（{article}）。请把材料密封，转交纪检监察机关或者上级机关。", "It accuses everybody here who handles petitions: nobody could handle it ({article}). Seal it and send it to the discipline inspection body or the organ above.";
    NOT_BELOW = "这一件不在镇街或村社区。", "No town or village has it.";
    REVIEWS_ITSELF = "复查、复核由作出意见的机关的上一级机关办理（{article}），不是本局。请写那个机关。", "A review or recheck is for the organ above the one that answered ({article}), not for this bureau. Name that organ.";
    ORGAN = "复查、复核机关", "Reviewing organ";
    ORGAN_HINT = "作出意见的机关的上一级机关（第三十五条、第三十六条）", "the organ above the one that answered (arts. 35, 36)";
    SAME_EXECUTION = "督促执行没有变化：正在督促的，先记执行结果；没有督促的，先办督促执行。", "Its execution stands so already: where it is under way record the result first, where it is not urge it first.";
    SAME_MARK = "积案标记没有变化。", "The mark is so already.";
    YOURS_ALREADY = "这一件已经由您办理，不用认领。请接着办。", "You have this one already; there is nothing to claim. Go on with it.";
    ENDED = "这一件已经结束。", "It has ended.";
    NEEDS_FINDINGS = "请写明办理情况，或填文书文号{basis}。", "Say what was done, or give the number of the document{basis}.";
}

/// The acts between hands; every other act has its word in `petition_words`.
pub fn act(act: PetitionAct) -> Msg {
    match act {
        PetitionAct::HandDown => ACT_HAND_DOWN,
        PetitionAct::TakeOn => ACT_TAKE_ON,
        PetitionAct::SendBack => ACT_SEND_BACK,
        PetitionAct::ReportUp => ACT_REPORT_UP,
        PetitionAct::Recuse => ACT_RECUSE,
        PetitionAct::LiftRecusal => ACT_LIFT_RECUSAL,
        PetitionAct::NameAccused => ACT_NAME_ACCUSED,
        PetitionAct::MarkLong => ACT_MARK_LONG,
        PetitionAct::Undelivered => ACT_UNDELIVERED,
        PetitionAct::UnmarkLong => ACT_UNMARK_LONG,
        _ => ACT_SET_DEMAND,
    }
}

/// What a command did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "petition.contact-set" => DONE_SET_LIAISON,
        "petition.contact-end" => DONE_END_LIAISON,
        "staff.place" => DONE_PLACE,
        _ => return None,
    })
}

/// How fast.
pub fn urgency(urgency: Urgency) -> Msg {
    match urgency {
        Urgency::Ordinary => URGENCY_ORDINARY,
        Urgency::Urgent => URGENCY_URGENT,
        Urgency::Critical => URGENCY_CRITICAL,
    }
}

/// The same with what it means.
pub fn urgency_means(urgency: Urgency) -> Msg {
    match urgency {
        Urgency::Ordinary => MEANS_ORDINARY,
        Urgency::Urgent => MEANS_URGENT,
        Urgency::Critical => MEANS_CRITICAL,
    }
}

/// One of the six procedures (第三十一条), or of the two articles before it, and what follows from it.
pub fn route_line(route: Route) -> Msg {
    match route {
        Route::Judicial => LINE_JUDICIAL,
        Route::Arbitration => LINE_ARBITRATION,
        Route::Party => LINE_PARTY,
        Route::Administrative => LINE_ADMINISTRATIVE,
        Route::Duty => LINE_DUTY,
        Route::Opinion => LINE_OPINION,
        Route::Suggestion => LINE_SUGGESTION,
        Route::Accusation => LINE_ACCUSATION,
    }
}

/// The same in a word, beside its digit: those of 第三十一条 have that of their item.
pub fn route_short(route: Route) -> Msg {
    match route {
        Route::Judicial => SHORT_JUDICIAL,
        Route::Arbitration => SHORT_ARBITRATION,
        Route::Party => SHORT_PARTY,
        Route::Administrative => SHORT_ADMINISTRATIVE,
        Route::Duty => SHORT_DUTY,
        Route::Opinion => SHORT_OPINION,
        Route::Suggestion => SHORT_SUGGESTION,
        Route::Accusation => SHORT_ACCUSATION,
    }
}

/// What proves a service.
pub fn proof(kind: ProofKind) -> Msg {
    match kind {
        ProofKind::Signature => PROOF_SIGNATURE,
        ProofKind::Mail => PROOF_MAIL,
        ProofKind::Refusal => PROOF_REFUSAL,
    }
}

/// At which level.
pub fn liaison_kind(kind: LiaisonKind) -> Msg {
    match kind {
        LiaisonKind::Team => KIND_TEAM,
        LiaisonKind::Agent => KIND_AGENT,
        LiaisonKind::Informant => KIND_INFORMANT,
    }
}

/// Why somebody is not given it.
pub fn barred(why: Barred) -> Msg {
    match why {
        Barred::Declared => BARRED_DECLARED,
        Barred::Ordered => BARRED_ORDERED,
        Barred::Petitioner => BARRED_PETITIONER,
        Barred::Relative => BARRED_RELATIVE,
        Barred::Accused => BARRED_ACCUSED,
        Barred::AccusedRelative => BARRED_ACCUSED_RELATIVE,
    }
}

/// Why two petitions may be of one matter.
pub fn same_why(why: SameWhy, lang: Lang) -> String {
    match why {
        SameWhy::Person => SAME_PERSON.get(lang).to_owned(),
        SameWhy::Number => SAME_NUMBER.get(lang).to_owned(),
        SameWhy::NameAndPhone => SAME_NAME_PHONE.get(lang).to_owned(),
        SameWhy::Name => SAME_NAME.get(lang).to_owned(),
        SameWhy::Fact(like) => SAME_FACT.with(lang, &[("shared", &like.shared), ("of", &like.of)]),
    }
}

/// Why an act is not possible, and what is.
pub fn say_fault(fault: &HandsFault, lang: Lang) -> String {
    match fault {
        HandsFault::MatterFinal { petition, article: of } => {
            let number = petition.map_or_else(|| EARLIER_ONE.get(lang).to_owned(), |id| id.to_string());
            MATTER_FINAL.with(lang, &[("petition", &number), ("article", &article(of, lang))])
        }
        HandsFault::MustRecuse { article: of, .. } => {
            MUST_RECUSE.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::TakenByTheAccused { article: of } => {
            TAKEN_BY_THE_ACCUSED.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::AllAccused { article: of } => ALL_ACCUSED.with(lang, &[("article", &article(of, lang))]),
        HandsFault::ToTheAccused { article: of } => {
            TO_THE_ACCUSED.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::DecidedByHead { article: of } => {
            DECIDED_BY_HEAD.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::NobodyLeft { article: of } => NOBODY_LEFT.with(lang, &[("article", &article(of, lang))]),
        HandsFault::RecusedAlready => RECUSED_ALREADY.get(lang).to_owned(),
        HandsFault::NotRecused => NOT_RECUSED.get(lang).to_owned(),
        HandsFault::AccusedAlready => ACCUSED_ALREADY.get(lang).to_owned(),
        HandsFault::RouteDecided { article: of } => {
            ROUTE_DECIDED.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::InHandElsewhere { until: None, article: of } => {
            IN_HAND_ELSEWHERE.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::InHandElsewhere { until: Some(until), article: of } => {
            IN_HAND_UNTIL.with(lang, &[("until", until), ("article", &article(of, lang))])
        }
        HandsFault::ReviewsItself { article: of } => {
            REVIEWS_ITSELF.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::NeedsMailNumber => NEEDS_MAIL_NUMBER.get(lang).to_owned(),
        HandsFault::NeedsReceiptNumber => NEEDS_RECEIPT_NUMBER.get(lang).to_owned(),
        HandsFault::NeedsPaper => NEEDS_PAPER.get(lang).to_owned(),
        HandsFault::PaperNotOut { act } => {
            PAPER_NOT_OUT.with(lang, &[("act", &petition_words::act(*act).get(lang))])
        }
        HandsFault::OpinionNotServed => OPINION_NOT_SERVED.get(lang).to_owned(),
        HandsFault::NoReceiver { act } => {
            NO_RECEIVER.with(lang, &[("act", &petition_words::act(*act).get(lang))])
        }
        HandsFault::NoFinalMatter { article: of } => {
            NO_FINAL_MATTER.with(lang, &[("article", &article(of, lang))])
        }
        HandsFault::NotBackdated { began } => NOT_BACKDATED.with(lang, &[("began", began)]),
        HandsFault::NeedsHearingRecord { due, article: of } => {
            NEEDS_HEARING_RECORD.with(lang, &[("due", due), ("article", &article(of, lang))])
        }
        HandsFault::NeedsDecisionNumber { began } => NEEDS_DECISION_NUMBER.with(lang, &[("began", began)]),
        HandsFault::NeedsWitnesses => NEEDS_WITNESSES.get(lang).to_owned(),
        HandsFault::NeedsTown => NEEDS_TOWN.get(lang).to_owned(),
        HandsFault::NeedsExecutor => after::NEEDS_EXECUTOR.get(lang).to_owned(),
        HandsFault::NeedsCarried => after::NEEDS_CARRIED.get(lang).to_owned(),
        HandsFault::NeedsProof => NEEDS_PROOF.get(lang).to_owned(),
        HandsFault::NeedsDivision => NEEDS_DIVISION.get(lang).to_owned(),
        HandsFault::NeedsDemand => NEEDS_DEMAND.get(lang).to_owned(),
        HandsFault::NotOffered => NOT_OFFERED.get(lang).to_owned(),
        HandsFault::NotBelow => NOT_BELOW.get(lang).to_owned(),
        HandsFault::SameExecution => SAME_EXECUTION.get(lang).to_owned(),
        HandsFault::SameMark => SAME_MARK.get(lang).to_owned(),
        HandsFault::YoursAlready => YOURS_ALREADY.get(lang).to_owned(),
        HandsFault::Ended => ENDED.get(lang).to_owned(),
        HandsFault::HandlesNone { .. } => HANDLES_NONE.get(lang).to_owned(),
    }
}
