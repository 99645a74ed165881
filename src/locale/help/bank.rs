//! Help texts about files for the bank.

use crate::locale::Msg;

help! {
    "ledger.bank" = "银行文件的模板", "Templates of bank files";
    "ledger.bank.templates" = "现有的银行文件模板（数据目录 reference/bank_files.toml 可替换）", "The templates there are (reference/bank_files.toml of the data directory replaces them)";
    "ledger.bank.templates.json" = "输出 JSON，每个模板一行", "Print JSON, one line a template";
    "ledger.bank.send" = "按模板写出一批的银行文件和交接单；已发过的只能原样再写", "Write the bank's file of a run and its covers by a template; of one that went already, the same again";
    "ledger.bank.send.run" = "批次编号，如 R3", "Number of the run, like R3";
    "ledger.bank.send.template" = "模板代号", "Id of the template";
    "ledger.bank.send.out" = "写到这个文件；已有的文件不覆盖。交接单写在旁边", "Write this file; one that is there stays. The covers are written beside it";
    "ledger.bank.send.substitute" = "银行编码里没有的字写作什么，可写几次", "What stands in the place of a character that the bank has not; may be given several times";
    "ledger.bank.send.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.bank.send.json" = "输出 JSON", "Print JSON";
    "ledger.bank.answer" = "读银行的回盘文件，对得上的记入，对不上的逐行说明", "Read the bank's return file: what fits is taken in, what does not is told row by row";
    "ledger.bank.answer.run" = "批次编号，如 R3", "Number of the run, like R3";
    "ledger.bank.answer.file" = "回盘文件", "The return file";
    "ledger.bank.answer.template" = "模板代号", "Id of the template";
    "ledger.bank.answer.paid_on" = "文件里没有入账日期时用这一天", "The day of payment where the file does not say";
    "ledger.bank.answer.whole" = "已核对文件末尾完整，最后一行照样采用", "The end of the file was looked at: its last line is whole";
    "ledger.bank.answer.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.bank.answer.json" = "输出 JSON", "Print JSON";
    "ledger.bank.roster" = "一批的发放名册（.xlsx）", "The roster of a run (.xlsx)";
    "ledger.bank.roster.run" = "批次编号，如 R3", "Number of the run, like R3";
    "ledger.bank.roster.roster" = "名册种类：disability 伤残、bereaved 三属、veterans 两参、rural 农村籍、general 其他（默认）", "Kind: disability, bereaved, veterans, rural, general";
    "ledger.bank.roster.out" = "写到这个文件；已有的文件不覆盖", "Write this file; one that is there stays";
    "ledger.bank.roster.purpose" = "用途", "What it is for";
    "ledger.bank.roster.full" = "写出完整的身份证号和账号（默认打码）", "Identity and account numbers in full; they are masked unless asked for";
    "ledger.bank.roster.changes" = "只列有变动的（变更明细）", "Only lines that changed";
    "ledger.bank.roster.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "ledger.bank.roster.json" = "输出 JSON", "Print JSON";
    "ledger.bank.specimen" = "按模板写一个样本文件（三笔编造的付款），好与银行核对格式", "Write a specimen by a template, three made-up payments, to agree on it with the bank";
    "ledger.bank.specimen.template" = "模板代号", "Id of the template";
    "ledger.bank.specimen.out" = "写到这个文件；已有的文件不覆盖", "Write this file; one that is there stays";
    "ledger.bank.specimen.answer" = "写银行回盘的样本", "Write a specimen of the bank's answer instead";
    "ledger.bank.specimen.json" = "输出 JSON", "Print JSON";
}
