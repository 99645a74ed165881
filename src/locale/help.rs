//! Help texts of the command line, by path: `lookup` is the subcommand, `lookup.query` its argument.

use super::message::Msg;

/// The text of a path.
pub fn text(path: &str) -> Option<Msg> {
    let of_parts = [
        account::ALL,
        bank::ALL,
        duty::ALL,
        books::ALL,
        clocks::ALL,
        entitle::ALL,
        grants::ALL,
        ledger::ALL,
        many::ALL,
        petitions::ALL,
        rates::ALL,
        runs::ALL,
        standing::ALL,
        supervision::ALL,
        visits::ALL,
    ];
    let mut all = ALL.iter().chain(of_parts.into_iter().flatten());
    all.find(|(name, _)| *name == path).map(|(_, msg)| *msg)
}

macro_rules! help {
    ($($path:literal = $zh:literal, $en:literal;)+) => {
        /// Every help text by path.
        pub const ALL: &[(&str, Msg)] = &[$(($path, Msg::new($zh, $en))),+];
    };
}

pub mod account;
pub mod bank;
pub mod books;
pub mod clocks;
pub mod duty;
pub mod entitle;
pub mod grants;
pub mod ledger;
pub mod many;
pub mod petitions;
pub mod rates;
pub mod runs;
pub mod standing;
pub mod supervision;
pub mod visits;

help! {
    "" = "荣军台：退役军人事务局窗口的全屏终端台。不带子命令时打开全屏台。", "HonorDesk: the full-screen console of a veterans affairs bureau's desk. Without a subcommand it opens the console.";
    ".data" = "数据目录（默认按 XDG 规则：~/.local/share/honordesk）", "Data directory (by the XDG rules: ~/.local/share/honordesk)";
    ".lang" = "语言：zh 或 en（默认随环境）", "Language: zh or en (that of the environment unless given)";
    ".today" = "业务日期，可写到分；只用于查询，或用于示例局", "Business date, to the minute if need be; only for reading, or in a sample bureau";
    ".user" = "以谁的身份办理（登录名）；示例局默认是李娜", "Login of the one who acts; in a sample bureau it is lina unless given";
    ".password_fd" = "从这个文件描述符读密码的第一行，不问终端", "Read the password from the first line of this file descriptor instead of the terminal";
    ".printer" = "全屏台打印文书用的设备（如 /dev/usb/lp0）或程序（如 \"lp -d slip\"，从标准输入读；不经过外壳）", "Where the console prints papers: a device (/dev/usb/lp0), or a program that reads standard input (\"lp -d slip\"); no shell";
    ".printer_encoding" = "打印机用的编码：utf-8 或 gb18030（默认 utf-8）", "Encoding of the printer: utf-8 or gb18030 (utf-8 unless given)";
    ".papers" = "存放文书文件的文件夹（默认数据目录下的 papers）", "Folder for the files of papers (papers in the data directory unless given)";
    ".help" = "显示帮助", "Print help";
    ".version" = "显示版本", "Print the version";

    "demo" = "生成并打开示例局：人员、台账、信访都是虚构的", "Make and open a sample bureau; its people, ledger and petitions are made up";
    "demo.people" = "人数，0 到 1,000,000（默认 22000）", "How many people, 0 to 1,000,000";
    "demo.paid" = "其中享受定期补助的人数（默认按年报比例，22000 人约 2000 名）；人数越多，台账越大", "How many of them draw a benefit, about; the annual report's share unless told (some 2,000 of 22,000). More of them make a larger ledger";
    "demo.seed" = "随机种子；同一种子和业务日期得到同样的数据（默认 1）", "Seed; the same seed and business date give the same data";
    "demo.build_only" = "只生成，不打开", "Make it and do not open it";
    "demo.fresh" = "删去已有的示例局，重新生成", "Remove the sample bureau that is there and make a new one";

    "demo.json" = "输出 JSON（与 --build-only 同用）", "Print JSON, together with --build-only";

    "import" = "导入表格", "Take in spreadsheets";
    "import.people" = "导入人员（.xlsx、.csv；UTF-8、GB18030、UTF-16）", "Take in people (.xlsx, .csv; UTF-8, GB18030, UTF-16)";
    "import.people.file" = "表格文件", "The spreadsheet";
    "import.people.dry_run" = "只试读，不写入", "Read and judge only, write nothing";
    "import.people.encoding" = "文字编码；不写则自动判断", "Text encoding; guessed unless given";
    "import.people.profile" = "用这个名字记住的列对应", "Use the column mapping remembered under this name";
    "import.people.yes" = "不再询问，直接导入合格的行", "Do not ask; take in the rows that are sound";
    "import.people.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "import.people.json" = "最后输出一行 JSON", "End with one line of JSON";

    "lookup" = "查人：姓名、拼音、首字母、身份证和电话的片段或尾号、村镇、出生年", "Find people: name, pinyin, initials, parts or tails of numbers, village, year of birth";
    "lookup.query" = "查什么，可带条件，如 类别:三属 镇:新华 年龄:80+ 缺:电话 -已故；- 表示从标准输入逐行读", "What to look for, with conditions such as group:51 town:440114001 age:80+ missing:phone -dead; - reads a query a line from standard input";
    "lookup.offset" = "从第几人之后列起", "People to skip";
    "lookup.limit" = "最多列出几人（默认 20）", "Most people to list";
    "pivot" = "按一项或两项分组计人数，可加某月或某年的应发、已发", "Count people by one key or two; with a month or a year, what was due and paid to them";
    "pivot.by" = "行：类别、状态、等级、镇、村、年龄、性别、缺", "Rows: group, state, grade, town, village, age, sex, missing";
    "pivot.across" = "列：同上", "Columns: the same";
    "pivot.of" = "只数这些人，写法同 lookup", "Count only these people, written as for lookup";
    "pivot.month" = "加上这个月的应发、已发", "Add what was due and paid for this month";
    "pivot.year" = "加上这一年的应发、已发", "Add what was due and paid for this year";
    "pivot.out" = "写到这个文件（.xlsx 或 .csv），不列在屏幕上；先记入日志", "Write it to this file (.xlsx or .csv) instead of printing it; recorded in the journal first";
    "pivot.purpose" = "用途", "What it is for";
    "pivot.columns" = "列，逗号分开；不写则全部", "Columns, parted by commas; all unless given";
    "pivot.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "pivot.json" = "输出 JSON", "Print JSON";
    "view" = "保存的视图：起了名字的筛选", "Views: filters kept under a name";
    "view.list" = "列出自己的视图", "List one's own views";
    "view.list.json" = "输出 JSON，一个视图一行", "Print JSON, one line a view";
    "view.save" = "保存视图，同名的换掉", "Save a view, in place of the one of that name";
    "view.save.name" = "名字", "Name";
    "view.save.text" = "筛选，写法同 lookup", "Filter, written as for lookup";
    "view.save.pin" = "用 Alt 加这个数字打开", "Digit that opens it with Alt";
    "view.save.json" = "输出 JSON", "Print JSON";
    "view.remove" = "删除视图", "Remove a view";
    "view.remove.name" = "名字", "Name";
    "view.remove.json" = "输出 JSON", "Print JSON";
    "view.export" = "把自己的视图写进文件，给别人用", "Write one's own views to a file for others";
    "view.export.file" = "文件，不能已存在", "File, which must not exist";
    "view.import" = "读入视图文件，同名的换掉", "Take in a file of views, in place of those of the same names";
    "view.import.file" = "文件", "File";
    "view.import.json" = "输出 JSON，一个视图一行", "Print JSON, one line a view";
    "lookup.json" = "输出 JSON，一次查询一行", "Print JSON, one line a query";

    "person" = "人员", "People";
    "person.show" = "显示一个人的登记（号码打码）", "Show a person's record, numbers masked";
    "person.show.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.show.json" = "输出 JSON", "Print JSON";
    "person.death" = "登记一个人去世，或更正日期、证明编号和死因", "Record a death, or put its day, document and cause right";
    "person.death.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.death.on" = "去世日期", "The day";
    "person.death.document" = "死亡证明、火化证明或户口注销证明的编号", "Number of the death, cremation or deregistration certificate";
    "person.death.cause" = "死因：illness 因病、old-wound 旧伤复发、other 其他；不清楚就不写", "Cause: illness, old-wound, other; left out when not known";
    "person.death.dry_run" = "只说明会怎样：停发、继续发、抵扣和差额，不写入", "Only tell what would follow: what stops, what goes on, what counts and what is left";
    "person.death.despite" = "已登记的去世日期或死因为什么要改", "Why the day or the cause on record is changed";
    "person.death.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.death.json" = "输出 JSON", "Print JSON";
    "person.withdraw-death" = "撤销输错的去世登记；因此记过账的要先冲销", "Take back a death that was recorded by mistake; what was booked because of it must be reversed first";
    "person.withdraw-death.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.withdraw-death.reason" = "理由", "Reason";
    "person.withdraw-death.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.withdraw-death.json" = "输出 JSON", "Print JSON";

    "person.family" = "一个人的亲属、监护、受托和代领人（号码打码）", "The people around a person: relatives, guardians, agents, payees; numbers masked";
    "person.family.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.family.json" = "输出 JSON", "Print JSON";
    "policy" = "讲明政策：常见问题、依据和出处", "Policy at hand: common questions, articles and sources";
    "policy.query" = "要找的词；都符合才列出，不写就全部列出", "Words to find; all must fit; without any, everything";
    "policy.person" = "只列与此人类别有关的，如 P12", "Only what concerns this person's groups, like P12";
    "policy.json" = "输出 JSON，每条一行", "Print JSON, one line a snippet";
    "matter" = "办理事项：材料、时限、依据、由谁决定", "Matters: materials, limits, articles, who decides";
    "matter.list" = "列出事项", "List the matters";
    "matter.list.json" = "输出 JSON，一个事项一行", "Print JSON, one line a matter";
    "matter.notice" = "看一件事项的一次性告知书（不编号、不登记）", "Show the one-time notice of a matter, neither numbered nor kept";
    "matter.notice.matter" = "事项的两位编号或代号", "Two digits or id of the matter";
    "matter.notice.person" = "给谁，如 P12", "For whom, like P12";
    "matter.notice.brought" = "已带的材料序号，逗号分开；不写表示没有查看", "Numbers of the materials brought, parted by commas; without it nothing was looked at";
    "matter.notice.form" = "排版：48、42（80 毫米小票）或 a4（默认 48）", "Layout: 48 or 42 columns (80 mm) or a4";
    "matter.notice.json" = "输出 JSON", "Print JSON";

    "export" = "导出名单到 .xlsx 或 .csv：号码打码，用途和校验值记入日志", "Write lists to .xlsx or .csv: numbers masked, purpose and digest recorded";
    "export.people" = "查到的每一个人", "Everybody that a lookup finds";
    "export.people.query" = "查什么，同 lookup", "What to look for, as with lookup";
    "export.people.to" = "写到哪个文件（.xlsx 或 .csv）", "The file (.xlsx or .csv)";
    "export.people.purpose" = "用途", "What it is for";
    "export.people.columns" = "列，逗号分开；不写则全部", "Columns, parted by commas; all unless given";
    "export.people.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "export.people.json" = "输出 JSON", "Print JSON";
    "export.month" = "一个项目一个月的名册", "The roster of a programme's month";
    "export.month.programme" = "项目代号", "Id of the programme";
    "export.month.month" = "月份，如 2026-10", "Month, like 2026-10";
    "export.month.to" = "写到哪个文件（.xlsx 或 .csv）", "The file (.xlsx or .csv)";
    "export.month.purpose" = "用途", "What it is for";
    "export.month.columns" = "列，逗号分开；不写则全部", "Columns, parted by commas; all unless given";
    "export.month.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "export.month.json" = "输出 JSON", "Print JSON";

    "paper" = "文书：告知书、接访单、初查单", "Papers: notices, visit slips, first looks";
    "paper.list" = "文书登记，新的在前", "The register of papers, newest first";
    "paper.list.kind" = "哪一类：visit-slip、notice、pre-check", "Kind: visit-slip, notice, pre-check";
    "paper.list.year" = "哪一年的编号", "Year of the numbers";
    "paper.list.person" = "谁的，如 P12", "For whom, like P12";
    "paper.list.limit" = "最多列出几份（默认 50）", "Most papers to list";
    "paper.list.offset" = "跳过前几份（默认 0）", "Papers to skip";
    "paper.list.json" = "输出 JSON", "Print JSON";
    "paper.show" = "显示一份文书，与开具时逐字相同", "Show a paper exactly as it was issued";
    "paper.show.paper" = "文书编号，如 W5", "Number of the paper, like W5";
    "paper.show.form" = "排版：48、42（80 毫米小票）或 a4（默认 48）", "Layout: 48 or 42 columns (80 mm) or a4";
    "paper.show.docx" = "另写成这个 .docx 文件，供打印盖章", "Also write this .docx file, to be printed and stamped";
    "paper.show.json" = "输出 JSON", "Print JSON";
    "paper.issue" = "开具文书：编号并登记", "Issue a paper: numbered and kept";
    "paper.issue.notice" = "一次性告知书", "The one-time notice of a matter";
    "paper.issue.notice.matter" = "事项的两位编号或代号", "Two digits or id of the matter";
    "paper.issue.notice.person" = "给谁，如 P12", "For whom, like P12";
    "paper.issue.notice.brought" = "已带的材料序号，逗号分开；不写表示没有查看", "Numbers of the materials brought, parted by commas; without it nothing was looked at";
    "paper.issue.notice.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "paper.issue.notice.json" = "输出 JSON", "Print JSON";
    "paper.issue.visit-slip" = "接访单", "The slip of a visit";
    "paper.issue.visit-slip.visit" = "来访编号，如 V9", "Number of the visit, like V9";
    "paper.issue.visit-slip.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "paper.issue.visit-slip.json" = "输出 JSON", "Print JSON";
    "paper.issue.pre-check" = "待遇初查单：不是认定或审批结论", "A first look at benefits; it decides nothing";
    "paper.issue.pre-check.person" = "给谁，如 P12；不写则只按所答", "For whom, like P12; without it the answers alone count";
    "paper.issue.pre-check.yes" = "答“是”的问题代号，逗号分开", "Ids of the questions answered with yes, parted by commas";
    "paper.issue.pre-check.no" = "答“否”的问题代号，逗号分开", "Ids of the questions answered with no, parted by commas";
    "paper.issue.pre-check.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "paper.issue.pre-check.json" = "输出 JSON", "Print JSON";
    "paper.void" = "作废一份文书，编号保留", "Declare a paper void; its number stays";
    "paper.void.paper" = "文书编号，如 W5", "Number of the paper, like W5";
    "paper.void.reason" = "理由", "Reason";
    "paper.void.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "paper.void.json" = "输出 JSON", "Print JSON";

    "person.note" = "提示：看、写、结束", "Notes: read, write, end";
    "person.note.list" = "一个人的提示，您能看到的", "The notes about a person that you may read";
    "person.note.list.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.note.list.json" = "输出 JSON，每条一行", "Print JSON, one line a note";
    "person.note.add" = "写一条提示", "Write a note";
    "person.note.add.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.note.add.from" = "从文件读内容；- 表示标准输入。个人信息不要写在命令行上", "Read its words from a file; - is standard input. Personal data does not belong on the command line";
    "person.note.add.caution" = "是提醒：打开此人时必须先看；要有到期日", "It is a caution: to be read by whoever opens the person; it needs a last day";
    "person.note.add.pin" = "置顶", "Pin it";
    "person.note.add.until" = "最后有效的一天，YYYY-MM-DD", "The last day it holds, YYYY-MM-DD";
    "person.note.add.role" = "只给这个岗位看，可写几次；不写就是所有人", "Only for this role, may be given several times; without it, for everyone";
    "person.note.add.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "person.note.add.json" = "输出 JSON", "Print JSON";
    "person.note.end" = "结束一条提示；仍留在档案里", "Take a note out of use; it stays on record";
    "person.note.end.person" = "人员编号，如 P12", "Number of the person, like P12";
    "person.note.end.note" = "提示编号，如 N4", "Number of the note, like N4";
    "person.note.end.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "person.note.end.json" = "输出 JSON", "Print JSON";
    "person.add" = "登记一个人；先与在册的人逐一比对，有相近的不登记，除非写明理由", "Put a person on record; compared with everybody first, and refused where somebody is near unless a reason is given";
    "person.add.from" = "从 JSON 文件读全部内容；- 表示标准输入", "Read everything from a JSON file; - is standard input";
    "person.add.despite" = "看过相近的人，仍要登记的理由", "Why they are registered although somebody is near";
    "person.add.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.add.json" = "输出 JSON", "Print JSON";
    "person.not-same" = "认定两份档案不是同一人；以后查重不再列出，除非相同的内容有变", "Say that two records are two people; they are not listed as duplicates again unless what they share changes";
    "person.not-same.one" = "人员编号，如 P12", "Number of the person, like P12";
    "person.not-same.other" = "另一人的编号", "Number of the other";
    "person.not-same.reason" = "理由", "Reason";
    "person.not-same.withdraw" = "撤回这个认定", "Take it back";
    "person.not-same.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.not-same.json" = "输出 JSON", "Print JSON";

    "person.merge" = "把一份档案并入另一份；不写理由则只说明会怎样", "Merge one record into another; without a reason it only tells what it would do";
    "person.merge.keep" = "留用的一份，如 P12", "The record that is kept, like P12";
    "person.merge.gone" = "并入的一份", "The record that is merged into it";
    "person.merge.take" = "取用并入一份的哪些项目；可写多个：name、other_names、resident_id、sex、birth、household、residence、phones、bank、card、service、recognitions、relatives、died、profile、payees", "Parts to take from the merged record; may be given several times: name, other_names, resident_id, sex, birth, household, residence, phones, bank, card, service, recognitions, relatives, died, profile, payees";
    "person.merge.moves" = "随并几项（台账、信访、来访、联系、文书等）；不符则不合并", "How many things come along: entries, petitions, visits, contacts, papers and so on; with another number nothing is merged";
    "person.merge.alive" = "确认此人健在，尽管有一份登记已去世", "They are alive, although one of the records says that they died";
    "person.merge.reason" = "理由", "Reason";
    "person.merge.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.merge.json" = "输出 JSON", "Print JSON";
    "person.unmerge" = "把并入的档案拆出来；不写理由则只说明会怎样", "Put a merged record apart again; without a reason it only tells what it would do";
    "person.unmerge.person" = "并入别处的一份，如 P12", "The record that was merged, like P12";
    "person.unmerge.give" = "合并后新增、由它带走的，如 E345、G3、X7、V9、L8、H2、N4、W5；可写多个", "What was added since and goes with it, like E345, G3, X7, V9, L8, H2, N4, W5; may be given several times";
    "person.unmerge.reason" = "理由", "Reason";
    "person.unmerge.key" = "办理键：同一人在同一子命令下用同一个键，只办一次，再办时给出原来的回执", "Names what is to be done once: the same key again, by the same login under the same subcommand, answers the first receipt";
    "person.unmerge.json" = "输出 JSON", "Print JSON";

    "quality" = "数据质量", "Data quality";
    "quality.gaps" = "各镇街档案缺什么、缺几人（已故的不计）", "What the records of each town lack, and how many (the dead are not counted)";
    "quality.gaps.json" = "输出 JSON，每行一个镇街", "Print JSON, one line a town";
    "quality.duplicates" = "疑似重复的档案，最像的在前，逐项列出依据", "Records that may be one person, the likeliest first, with the evidence";
    "quality.duplicates.limit" = "最多列出几对（默认 50）", "Most pairs to list";
    "quality.duplicates.json" = "输出 JSON，每对一行", "Print JSON, one line a pair";

    "care" = "联系：谁该联系、登记联系", "Keeping in touch: who is due, noting contacts";
    "care.rota" = "谁该联系，最紧的在前", "Who is due a call or a home visit, the most pressing first";
    "care.rota.query" = "筛选条件和姓名，如 镇:新华 年龄:80+", "Conditions of the filter language and names";
    "care.rota.staff" = "只列此人负责的镇街（登录名）", "Only the towns of this member of staff (login)";
    "care.rota.limit" = "最多列出几人（默认 50）", "Most people to list";
    "care.rota.offset" = "从第几人起（默认 0）", "Where to begin";
    "care.rota.json" = "输出 JSON", "Print JSON";
    "care.towns" = "各镇街的进度和负责人", "How the towns stand and whose they are";
    "care.towns.json" = "输出 JSON，每个镇街一行", "Print JSON, one line a town";
    "care.contacts" = "某人的联系记录，新的在前", "A person's contacts, the newest first";
    "care.contacts.person" = "人员编号，如 P12", "The person, like P12";
    "care.contacts.limit" = "最多列出几次（默认 50）", "Most contacts to list";
    "care.contacts.json" = "输出 JSON，每次一行", "Print JSON, one line a contact";
    "care.households" = "困难户名单，最久没走访的在前", "Households in hardship, those nobody went to for longest first";
    "care.households.ended" = "列已结束帮扶的", "Those that are out of hardship";
    "care.households.limit" = "最多列出几户（默认 50）", "Most households to list";
    "care.households.out" = "写到这个文件（.xlsx 或 .csv），不列在屏幕上；先记入日志", "Write it to this file (.xlsx or .csv) instead of printing it; recorded in the journal first";
    "care.households.purpose" = "用途", "What it is for";
    "care.households.columns" = "列，逗号分开；不写则全部", "Columns, parted by commas; all unless given";
    "care.households.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "care.households.json" = "输出 JSON，每户一行", "Print JSON, one line a household";
    "care.household" = "一个困难户的成员、措施和走访", "One household: members, measures, visits";
    "care.household.household" = "困难户编号，如 H3", "The household, like H3";
    "care.household.json" = "输出 JSON", "Print JSON";
    "care.condolence" = "慰问名单；写明编号列出各行", "Condolence lists, or the lines of one";
    "care.condolence.list" = "名单编号，如 W2", "The list, like W2";
    "care.condolence.out" = "写到这个文件（.xlsx 或 .csv），不列在屏幕上；先记入日志", "Write it to this file (.xlsx or .csv) instead of printing it; recorded in the journal first";
    "care.condolence.purpose" = "用途", "What it is for";
    "care.condolence.columns" = "列，逗号分开；不写则全部", "Columns, parted by commas; all unless given";
    "care.condolence.key" = "办理键：同一个键只办一次", "Names what is to be done once";
    "care.condolence.year" = "这一年各节日发了多少：人次、户次，慰问金和慰问品", "What was handed out on each festival of the year: people, households, money and goods";
    "care.condolence.json" = "输出 JSON，每行一条", "Print JSON, one line each";
    "care.agree" = "同意慰问名单中等待的各行：不是编制或加人的本人", "Agree to what waits of a condolence list: not by who made it or added to it";
    "care.agree.list" = "名单编号，如 W2", "The list, like W2";
    "care.agree.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "care.agree.json" = "输出 JSON", "Print JSON";
    "care.decline" = "退回慰问名单", "Send a condolence list back";
    "care.decline.list" = "名单编号，如 W2", "The list, like W2";
    "care.decline.reason" = "为什么退回", "Why it goes back";
    "care.decline.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "care.decline.json" = "输出 JSON", "Print JSON";
    "care.propose" = "退回的慰问名单改好后再提交", "Put a condolence list forward again that went back";
    "care.propose.list" = "名单编号，如 W2", "The list, like W2";
    "care.propose.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "care.propose.json" = "输出 JSON", "Print JSON";
    "care.figures" = "一段时间的联系、走访和困难户数", "Contacts, visits and households of a span of days";
    "care.figures.from" = "起（含）", "First day";
    "care.figures.to" = "止（含）", "Last day";
    "care.figures.json" = "输出 JSON", "Print JSON";
    "care.contact" = "登记一次联系", "Note a contact";
    "care.contact.person" = "人员编号，如 P12", "The person, like P12";
    "care.contact.kind" = "方式：call 电话（默认）、home-visit 上门走访、message 短信微信", "How: call, home-visit, message";
    "care.contact.not_reached" = "未联系上", "They were not reached";
    "care.contact.on" = "联系日期（默认业务日期）", "The day it was made (default: the business date)";
    "care.contact.topic" = "谈到的事项编号，可多次", "What was spoken of, an id of the topics; may be repeated";
    "care.contact.note" = "记录", "Note";
    "care.contact.next" = "约定的下次联系日期", "The day agreed for the next one";
    "care.contact.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "care.contact.json" = "输出 JSON", "Print JSON";
    "staff" = "工作人员", "Staff";
    "staff.list" = "工作人员及账号情况：岗位、窗口、上次登录、停用、锁定、密码是否待改", "Everyone who works here and how their accounts stand";
    "staff.list.json" = "输出 JSON，每人一行", "Print JSON, one line a person";
    "staff.agree" = "同意启用别人给某个账号设的密码；设密码的人和本人不能同意", "Vouch for the password that somebody else set for an account; neither who set it nor its owner may";
    "staff.agree.login" = "登录名", "Login";
    "staff.agree.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "staff.agree.json" = "输出 JSON", "Print JSON";
    "staff.decline" = "不同意，收回这个密码：账号没有可用的密码", "Do not: the password is taken away, and none opens the account";
    "staff.decline.login" = "登录名", "Login";
    "staff.decline.reason" = "理由，设密码的人看得到", "Why; whoever set the password reads it";
    "staff.decline.key" = "办理键：同一键只办一次", "Names what is done: the same key does it once";
    "staff.decline.json" = "输出 JSON", "Print JSON";

    "journal" = "日志", "The journal";
    "journal.list" = "日志，新的在前", "The journal, the newest first";
    "journal.list.from" = "从这个业务日期起", "From this business date on";
    "journal.list.to" = "到这个业务日期止", "Up to this business date";
    "journal.list.staff" = "只列此人经手的（登录名）", "Only what this member of staff did (login)";
    "journal.list.person" = "只列涉及此人的，如 P12", "Only what concerns this person, like P12";
    "journal.list.limit" = "最多列出几条（默认 50）", "Most entries to list";
    "journal.list.before" = "只列这个序号之前的", "Only entries before this number";
    "journal.list.json" = "输出 JSON，每条一行", "Print JSON, one line an entry";

    "overview" = "概览：年龄、类别、镇街、缺项、今天来访、信访、各月已发", "The bureau at a glance: ages, groups, towns, gaps, today's visitors, petitions, money by month";
    "overview.json" = "输出一行 JSON", "Print one line of JSON";

    "check" = "核对数据库，逐项列出；有一处不符即以 1 退出", "Check the database, invariant by invariant; exits with 1 when anything is wrong";
    "check.replay" = "再按日志重建各表，比较是否一致", "Rebuild the tables from the journal as well and compare";
    "check.json" = "输出 JSON", "Print JSON";
    "backup" = "备份整个数据库", "Back the whole database up";
    "backup.to" = "备份到哪里", "Where to";
    "backup.json" = "输出 JSON", "Print JSON";
    "restore" = "从备份恢复到一个空的数据目录", "Restore a backup into an empty data directory";
    "restore.from" = "备份所在", "The backup";
    "restore.json" = "输出 JSON", "Print JSON";

    "keymap" = "键位", "Keymaps";
    "keymap.check" = "检查键位文件，逐条列出问题所在的行", "Check keymap files; each problem with its line";
    "keymap.check.files" = "要检查的文件；不写则检查您自己的键位", "Files to check; your own keymap unless given";
    "keymap.check.json" = "输出 JSON，一个文件一行", "Print JSON, one line a file";
    "keymap.print" = "打印键位表", "Print the key sheet";
    "keymap.print.keys" = "哪一套：default（默认）或 vim", "Which one: default or vim";
    "keymap.print.json" = "输出 JSON，一个键一行", "Print JSON, one line a key";
    "completions" = "输出 shell 补全脚本", "Print the completion script of a shell";
    "completions.shell" = "bash、zsh、fish、powershell 或 elvish", "bash, zsh, fish, powershell or elvish";
    "man" = "输出手册页；给出目录则每个子命令写一页", "Print the manual page; with a directory, write one for every subcommand";
    "man.dir" = "写到这个目录", "Write to this directory";

    "#exit" = "退出码：0 完成；1 没有找到，或核对不符；2 用法错误；3 数据有误；4 被权限或规则拒绝；5 数据库被占用或存储故障；74 终端断开或结果无法输出（已办的不受影响）", "Exit codes: 0 done; 1 nothing found, or a check failed; 2 usage; 3 bad data; 4 refused by the gate or a rule; 5 locked, or store trouble; 74 the terminal or the output is gone (what was done stays done)";
    "#usage" = "用法", "Usage";
    "#commands" = "命令", "Commands";
    "#arguments" = "参数", "Arguments";
    "#options" = "选项", "Options";
    "#global" = "通用选项", "Global options";
}
