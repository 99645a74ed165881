//! Help texts about files for the bank.

use crate::locale::Msg;

help! {
    "ledger.bank" = "银行文件的模板", "Templates of bank files";
    "ledger.bank.templates" = "现有的银行文件模板（数据目录 reference/bank_files.toml 可替换）", "The templates there are (reference/bank_files.toml of the data directory replaces them)";
    "ledger.bank.templates.json" = "输出 JSON，每个模板一行", "Print JSON, one line a template";
    "ledger.bank.specimen" = "按模板写一个样本文件（三笔编造的付款），好与银行核对格式", "Write a specimen by a template, three made-up payments, to agree on it with the bank";
    "ledger.bank.specimen.template" = "模板代号", "Id of the template";
    "ledger.bank.specimen.out" = "写到这个文件；已有的文件不覆盖", "Write this file; one that is there stays";
    "ledger.bank.specimen.answer" = "写银行回盘的样本", "Write a specimen of the bank's answer instead";
    "ledger.bank.specimen.json" = "输出 JSON", "Print JSON";
}
