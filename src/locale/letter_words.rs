//! Words of letters: what a blank lacks, and what is said of them on screen.

use super::message::{Lang, Msg, messages};
use super::paper_words;
use crate::domain::paper::PaperKind;
use crate::domain::petition::{LetterFact, RefusalGround};

messages! {
    BLANK = "＿＿＿＿＿＿（缺：{what}）", "______ (missing: {what})";
    SEAL = "（印章）", "(seal)";
    FORWARDING = "{organ}（{number}）", "{organ} ({number})";
    GROUP = "{name}等{n}人", "{name} and others, {n} in all";
    DOCUMENT = "《{title}》{number}（{day}）", "{title} {number} ({day})";
    WAY = "办理途径：依照{article}", "Way: under {article}";
    OUTCOME = "处理意见：{what}", "Opinion: {what}";

    PETITIONERS = "信访人姓名", "who petitions";
    NUMBER = "登记编号", "registration number";
    RECEIVED = "收到日期", "day of receipt";
    EXTERNAL_NUMBER = "全国信访系统编号", "number in the national system";
    FORWARDER = "转送、交办机关", "the organ that forwarded it";
    ELSEWHERE = "正在办理的机关", "the organ that has it in hand";
    REFUSAL_GROUND = "依据", "Ground";
    FORWARDED_NUMBER = "转送、交办文号", "the number of its document";
    FORWARDED_ON = "转送、交办日期", "the day it was forwarded";
    DONE = "办理日期", "day of the step";
    ACCEPTED = "受理日期", "day of acceptance";
    REASON = "理由", "the reason";
    DESTINATION = "承办单位", "the organ that handles it";
    FEEDBACK_BY = "反馈期限", "day for feedback";
    LIMIT_DUE = "办结期限", "last day of the limit";
    LIMIT_DAYS = "办结期限的日数", "days of the limit";
    DUE_BEFORE = "原办结期限", "last day before the extension";
    EXTENDED_UNTIL = "延长后的期限", "last day of the extension";
    THE_WAY = "办理途径", "the way it is handled";
    OPINION = "意见", "the opinion";
    FINDINGS = "查明的事实和理由", "facts found and reasons";
    GROUNDS = "法律法规依据", "the law it rests on";
    REVIEW_DAYS = "申请复查的期限", "days to ask for a review";
    REVIEW_ORGAN = "复查机关", "the reviewing organ";
    RECHECK_DAYS = "申请复核的期限", "days to ask for a recheck";
    RECHECK_ORGAN = "复核机关", "the rechecking organ";
    REVIEW_REQUESTED = "申请复查日期", "day the review was asked for";
    RECHECK_REQUESTED = "申请复核日期", "day the recheck was asked for";
    OPINION_NUMBER = "处理意见书文号", "number of the opinion";
    REVIEW_NUMBER = "复查意见书文号", "number of the review opinion";
    COMPETENT_ORGAN = "有权处理的机关", "the organ with the power to handle it";
    PROCEDURE = "程序和材料", "procedure and materials";
    CONTACT = "联系人和电话", "contact and phone";
    ADDRESS = "送达地址", "address for service";
    ENCLOSURES = "附件", "enclosures";
    DOCUMENT_NUMBER = "文书文号", "number of the document";
    SETTLED = "处理意见", "what is decided";
    SIGNER = "落款机关", "the organ that signs";

    LETTER = "文书", "Document";
    PICK = "出具哪份文书", "Which document";
    ISSUED_AS = "已出具 {number}", "issued as {number}";
    NONE_YET = "现在没有可以出具的文书。先办受理、答复等步骤。", "There is no document to issue yet. Do a step first, like accepting it.";
    // The letter stands before the limit, which is cut first where the line is short.
    ACTED = "{number} {did}：F9 {letter}；{clock}。", "{number} {did}; F9: {letter}; {clock}.";
    MISSING = "《{letter}》缺 {n} 项，已留空：{what}。", "{letter}: {n} {n|fact is|facts are} missing and left blank: {what}.";
    COMPLETE = "《{letter}》没有缺项。", "{letter}: nothing is missing.";
}

/// What a letter lacks, in a word.
pub fn fact(fact: LetterFact) -> Msg {
    match fact {
        LetterFact::Petitioners => PETITIONERS,
        LetterFact::Number => NUMBER,
        LetterFact::Received => RECEIVED,
        LetterFact::ExternalNumber => EXTERNAL_NUMBER,
        LetterFact::Forwarder | LetterFact::Forwarding => FORWARDER,
        LetterFact::ForwardedNumber => FORWARDED_NUMBER,
        LetterFact::ForwardedOn => FORWARDED_ON,
        LetterFact::Elsewhere => ELSEWHERE,
        LetterFact::Done => DONE,
        LetterFact::Accepted => ACCEPTED,
        LetterFact::Reason | LetterFact::Asked => REASON,
        LetterFact::Destination => DESTINATION,
        LetterFact::FeedbackBy => FEEDBACK_BY,
        LetterFact::LimitDue => LIMIT_DUE,
        LetterFact::LimitDays => LIMIT_DAYS,
        LetterFact::DueBefore => DUE_BEFORE,
        LetterFact::ExtendedUntil => EXTENDED_UNTIL,
        LetterFact::Way => THE_WAY,
        LetterFact::Opinion => OPINION,
        LetterFact::Findings => FINDINGS,
        LetterFact::Grounds => GROUNDS,
        LetterFact::ReviewDays => REVIEW_DAYS,
        LetterFact::ReviewOrgan => REVIEW_ORGAN,
        LetterFact::RecheckDays => RECHECK_DAYS,
        LetterFact::RecheckOrgan => RECHECK_ORGAN,
        LetterFact::ReviewRequested => REVIEW_REQUESTED,
        LetterFact::RecheckRequested => RECHECK_REQUESTED,
        LetterFact::OpinionNumber => OPINION_NUMBER,
        LetterFact::ReviewNumber => REVIEW_NUMBER,
        LetterFact::CompetentOrgan => COMPETENT_ORGAN,
        LetterFact::Procedure => PROCEDURE,
        LetterFact::Contact => CONTACT,
        LetterFact::Address => ADDRESS,
        LetterFact::Enclosures => ENCLOSURES,
        LetterFact::DocumentNumber => DOCUMENT_NUMBER,
        LetterFact::Outcome => SETTLED,
        LetterFact::Signer => SIGNER,
    }
}

/// On what a refusal rests: `不属于本机关职权范围（第二十三条第二款）`.
pub fn ground(ground: &RefusalGround, lang: Lang) -> String {
    let article = super::petitions::article(&ground.article, lang);
    match lang {
        Lang::Zh => format!("{}（{article}）", ground.zh),
        Lang::En => format!("{} ({article})", ground.en),
    }
}

/// What a letter lacks, in a sentence.
pub fn lacks(kind: PaperKind, missing: &[LetterFact], lang: Lang) -> String {
    let letter = paper_words::kind(kind).get(lang);
    if missing.is_empty() {
        return COMPLETE.with(lang, &[("letter", &letter)]);
    }
    let what: Vec<&str> = missing.iter().map(|one| fact(*one).get(lang)).collect();
    MISSING
        .with(lang, &[("letter", &letter), ("n", &missing.len()), ("what", &paper_words::join(&what, lang))])
}
