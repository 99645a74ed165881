//! Help texts about changes of accounts.

use crate::locale::Msg;

help! {
    "person.account" = "收款账号的变更：一人提出，另一人复核", "Changes of the account that money goes to: one asks, another decides";
    "person.account.list" = "待复核的账号变更，早提出的在前；随文件导入的合为一行", "Changes that wait, the oldest first; those that came with a file as one";
    "person.account.list.import" = "列出这次导入里待复核的账号（导入号）", "List what waits of this import, by its number";
    "person.account.list.json" = "输出 JSON，一个变更一行", "Print JSON, one line a change";
    "person.account.history" = "一个人的账号变更和留存的原账号（号码打码）", "The changes of a person's accounts and the former ones that are kept, masked";
    "person.account.history.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.account.history.json" = "输出 JSON，一行一个", "Print JSON, one a line";
    "person.account.ask" = "提出账号变更；同意前仍用原账号", "Ask for another account; the old one stands until somebody agrees";
    "person.account.ask.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.account.ask.from" = "账号的 JSON（bank、holder、number；号码空着则不变，null 则取消账号），从文件读；- 表示标准输入", "The account as JSON (bank, holder, number; an empty number stays, null takes the account out), read from a file; - is standard input";
    "person.account.ask.document" = "凭证：passbook 存折、card 银行卡、certificate 银行证明", "Proved by: passbook, card, certificate";
    "person.account.ask.note" = "凭证说明", "About the document";
    "person.account.ask.payee" = "第几个代领人的账号；JSON 写代领人（name、relation、account、from、until、paper），最后一个之后是新设", "Of the payee in this place; the JSON is the payee (name, relation, account, from, until, paper), one past the last is new";
    "person.account.ask.despite" = "户名不符或本人已故时仍要变更的理由", "Reason, where the holder is somebody else or the person died";
    "person.account.ask.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.ask.json" = "输出 JSON", "Print JSON";
    "person.account.approve" = "同意变更；不能是提出的人。次日起拟定的发放用新账号", "Agree to it, never the one who asked; runs drafted from the next day on use the account";
    "person.account.approve.change" = "变更编号，如 Z5", "Number of the change, like Z5";
    "person.account.approve.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.approve.json" = "输出 JSON", "Print JSON";
    "person.account.decline" = "不同意变更；原账号不变", "Do not agree to it; the old account stands";
    "person.account.decline.change" = "变更编号，如 Z5", "Number of the change, like Z5";
    "person.account.decline.reason" = "理由", "Reason";
    "person.account.decline.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.decline.json" = "输出 JSON", "Print JSON";
    "person.account.approve-import" = "同意一次导入里待复核的全部账号；不能是导入的人。次日起拟定的发放用这些账号", "Agree to all accounts of an import that wait, never the one who took it in; runs drafted from the next day on use them";
    "person.account.approve-import.import" = "导入号（person account list 里有）", "Number of the import, as person account list tells it";
    "person.account.approve-import.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.approve-import.json" = "输出 JSON", "Print JSON";
    "person.account.decline-import" = "不同意一次导入里待复核的全部账号；账号不登记，人员不变", "Do not agree to the accounts of an import that wait; the people stay, without them";
    "person.account.decline-import.import" = "导入号（person account list 里有）", "Number of the import, as person account list tells it";
    "person.account.decline-import.reason" = "理由", "Reason";
    "person.account.decline-import.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.decline-import.json" = "输出 JSON", "Print JSON";
    "person.account.withdraw" = "撤回还没有复核的变更", "Take a change back that nobody decided yet";
    "person.account.withdraw.change" = "变更编号，如 Z5", "Number of the change, like Z5";
    "person.account.withdraw.reason" = "理由", "Reason";
    "person.account.withdraw.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.account.withdraw.json" = "输出 JSON", "Print JSON";
}
