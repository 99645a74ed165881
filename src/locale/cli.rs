//! What the command line says.

use super::message::messages;

messages! {
    NO_TERMINAL = "这里不能打开全屏界面：需要一个终端。可以用子命令，例如 honordesk lookup 姓名。", "The console needs a terminal. Without one, use a subcommand, for example: honordesk lookup NAME.";
    CONSOLE_FAILED = "程序出错，已退出。数据没有丢失，请重新打开。", "The program failed and has ended. No data was lost; please open it again.";
    CANNOT_PRINT = "无法输出（{why}）。请检查输出去向。", "Cannot print ({why}). Check where the output goes.";
    CANNOT_PRINT_UNDONE = "无法输出（{why}），什么也没有改动。请检查输出去向，再办一次。", "Cannot print ({why}); nothing was changed. Check where the output goes, then do it again.";
    CANNOT_PRINT_DONE = "{what}。已经办好，只是结果没有输出成功（{why}）。请不要重办。", "{what}. This IS done; only printing the answer failed ({why}). Do not do it again.";
    DONE_ALL_THE_SAME = "{what}。这一步已经办好，请不要重办。", "{what}. This IS done; do not do it again.";
    ALREADY = "{what}；同一办理键先前已办过，这次没有重办", "{what}; done before under the same key and not done again";
    NO_DATA_DIR = "找不到数据目录。请用 --data 指定。", "No data directory. Name one with --data.";
    NO_DATABASE = "{dir} 里没有数据库。先运行 honordesk 建局，或运行 honordesk demo 试用。", "There is no database in {dir}. Run honordesk to set the bureau up, or honordesk demo to try it.";
    HELD_BY = "数据库正由另一个程序使用（{who}）。请先退出它。", "The database is in use by another program ({who}). Leave that one first.";
    STORE_CLOSED = "数据库打不开：{why}。请运行 honordesk check，必要时从备份恢复。", "The database does not open: {why}. Run honordesk check; restore a backup if need be.";
    BAD_REFERENCE = "数据目录里的 reference/{file} 不能用{at}。请改正或移走它。", "reference/{file} of the data directory cannot be used{at}. Correct it or move it away.";
    NEEDS_WRITING = "{dir} 上次没有正常关闭，现在又不能写入，数据库打不开，数据没有改动。请让文件夹可以写入，打开一次，再改回只读。", "{dir} was not closed properly last time and cannot be written now, so the database does not open; nothing was changed. Make it writable, open it once, then make it read-only again.";
    STORE_READ_ONLY = "{what}，没有做成，数据没有改动。请检查 {dir} 和里面文件的权限。", "Not done, {what}; nothing was changed. Check the permissions of {dir} and its files.";
    DISK_FAILED = "{what}，没有做完。请检查 {dir} 所在的磁盘，再试一次。", "Not finished, {what}. Check the disk that holds {dir}, then try again.";
    NEWER_FORMAT = "{what}，没有打开，数据没有改动。请换用新版程序。", "Not opened, {what}; nothing was changed. Use the newer program.";
    TOO_LARGE = "{what}，没有记入。请分几次办理。", "Not recorded: {what}. Do it in several steps.";
    AT_LINE = "（第 {line} 行）", " (line {line})";
    MENDED = "上次没有正常退出，已核对完好：补做日志里的 {n} 笔，截去没写完的 {bytes} 字节。", "It was not closed properly last time; it was checked and is sound: {n} {n|entry|entries} done again from the journal, {bytes} unfinished {bytes|byte|bytes} cut.";
    NOT_CLOSED = "数据库没能正常关闭（{why}）。数据没有丢，下次打开时会先核对。", "The database could not be closed properly ({why}). Nothing is lost; it is checked first when it is opened next.";
    READS_WITHOUT_ROOM = "磁盘已满：只能查看，不能记录。请腾出空间。", "The disk is full: what is there can be read, and nothing can be recorded. Make room.";
    DISK_FULL = "磁盘已满，没有做完。请腾出空间再试。", "The disk is full and this was not finished. Make room and try again.";
    UNSAFE_FILE = "{dir} 里的 {file} {why}，不安全，没有打开。请换成原来的文件，或用 --data 指定别的目录。", "{file} in {dir} {why}, which is not safe; it was not opened. Put the real file back, or name another directory with --data.";
    UNSAFE_FOLDER = "{dir} {why}，不安全，没有打开。请用 --data 指定真正的目录。", "{dir} {why}, which is not safe; it was not opened. Name the real directory with --data.";
    IS_LINK = "是符号链接", "is a symbolic link";
    IS_OTHER_KIND = "不是应有的文件或文件夹", "is not the kind of file or folder it should be";
    HAS_TWO_NAMES = "另有一个硬链接", "has a second name";
    IS_FOREIGN = "属于别的用户", "belongs to another user";
    BACKUP_DAMAGED = "备份 {backup} 里的 {file} 已损坏，没有恢复，现有数据没有改动。请换一份备份。", "{file} in the backup {backup} is damaged; nothing was restored and nothing was changed. Use another backup.";
    NETWORK_FOLDER = "{dir} 在网络文件系统上，不能保证写入可靠。请放在本机磁盘上。", "{dir} is on a network file system, which cannot promise that writes last. Use a local disk.";
    TODAY_FIXED = "--today 只用于示例局；在真实数据库上只能查阅时用。请去掉 --today。", "--today is for the sample bureau; on a real database it is for reading alone. Leave --today out.";
    WHO = "请用 --as 登录名 说明您是谁。", "Say who you are with --as LOGIN.";
    PASSWORD_PROMPT = "{login} 的密码：", "Password of {login}: ";
    NO_PASSWORD = "读不到密码：没有终端。请用 --password-fd 从文件描述符读入。", "No password: there is no terminal. Use --password-fd to read it from a file descriptor.";
    NO_SUCH_STAFF = "没有登录名为 {login} 的工作人员。请核对 --as。", "Nobody has the login {login}. Check --as.";
    NOT_FOUNDED = "这个数据库还没有建局。请先运行 honordesk。", "This database has no bureau yet. Run honordesk first.";
    CANNOT_READ = "读不出 {file}：{why}。请核对路径和权限。", "Cannot read {file}: {why}. Check the path and the permissions.";
    CANNOT_WRITE = "写不了 {file}：{why}。请核对路径和空间。", "Cannot write {file}: {why}. Check the path and the free space.";
    NO_RANDOMNESS = "操作系统给不出随机数，什么也没有改动。请重新启动电脑后再试。", "The operating system gives no random numbers; nothing was changed. Restart the computer and try again.";
    BAD_FACTS = "{file} 的 JSON 读不懂：{why}。请核对字段名和写法。", "The JSON of {file} cannot be understood: {why}. Check the names of the fields and how they are written.";
    PERSON_ADDED = "已登记，编号 {person}（日志第 {seq} 条）", "On record as {person} (journal entry {seq})";

    FOUND = "共 {n} 人", "{n} {n|person|people}";
    FOUND_SOME = "共 {n} 人，列出前 {shown} 人", "{n} people, the first {shown} shown";
    VIEW_SAVED = "视图“{name}”已保存。", "View “{name}” is saved.";
    VIEW_REMOVED = "视图“{name}”已删除。", "View “{name}” is removed.";
    VIEWS_EXPORTED = "{n} 个视图已写入 {file}。", "{n} {n|view|views} written to {file}.";
    VIEWS_NONE = "还没有保存的视图。", "No view is saved yet.";
    VIEW_FILE_BAD = "{file} 不是视图文件：{what}", "{file} is no file of views: {what}";
    FOUND_PART = "共 {n} 人，列出第 {from} 至 {to} 人", "{n} people, {from} to {to} shown";
    FOUND_NOBODY = "没有找到“{query}”。可换拼音、身份证尾号、电话尾号或村名再查。", "Nothing found for “{query}”. Try pinyin, the tail of an identity number or phone, or a village.";
    PASTED_NOBODY = "这个身份证号有效，但没有登记。", "This identity number is sound, but nobody on record has it.";
    AGE = "{age}岁", "{age}";

    RECORD_PERSON = "{person}  {name}  {sex} {age}", "{person}  {name}  {sex} {age}";
    LINE = "{label}：{value}", "{label}: {value}";
    DIED_ON = "{on} 去世", "died on {on}";
    PAID_THIS_YEAR = "本年已发 {n} 笔，{sum} 元", "paid this year: {n} {n|entry|entries}, {sum} yuan";
    PETITIONS_OPEN = "未办结信访 {n} 件", "{n} {n|petition|petitions} open";
    NEXT_DUE = "最近期限 {on}（{days} 天）", "next due {on} (in {days} {days|day|days})";
    IDENTITY = "身份证号", "Identity number";
    PHONES = "电话", "Phones";
    ACCOUNT = "账户", "Account";
    CARD = "优待证", "Card";
    HOME = "户籍地", "Registered at";
    LIVES = "常住地", "Lives at";
    SERVICE = "服役", "Service";
    RECOGNITIONS = "身份认定", "Recognitions";
    RELATIVES = "家庭成员", "Relatives";
    SERVED = "{from} 至 {to} {unit}", "{from} to {to} {unit}";
    SINCE = "{group} {state}，自 {since}", "{group} {state} since {since}";

    NOTE_ADDED = "已写提示 {note}（日志第 {seq} 条）", "Wrote note {note} (journal entry {seq})";
    NOTE_ENDED = "已结束提示 {note}（日志第 {seq} 条）", "Ended note {note} (journal entry {seq})";

    STATEMENT = "{person} {name}  应发 {due}  已发 {paid}  差额 {owed}", "{person} {name}  due {due}  paid {paid}  difference {owed}";
    STATEMENT_HEAD = "记录        记账日      月份     项目                类别  金额            余额", "entry       booked      month    programme           kind  amount          balance";
    MONTH_LATE = "  结账后补记 {n} 笔：应发 {due}，已发 {paid}", "  After the close {n} {n|entry|entries}: due {due}, paid {paid}";
    MONTH_HEAD = "{programme} {month}  {people} 人  应发 {due}  已发 {paid}  {closed}", "{programme} {month}  {people} {people|person|people}  due {due}  paid {paid}  {closed}";
    CLOSED = "已结账", "closed";
    OPEN = "未结账", "open";
    DEATH_RECORDED = "已登记 {person} 去世（日志第 {seq} 条）", "Recorded the death of {person} (journal entry {seq})";
    DEATH_WITHDRAWN = "已撤销 {person} 的去世登记（日志第 {seq} 条）", "Took back the death of {person} (journal entry {seq})";
    BUDGET_PROPOSED = "已编报 {year} 年预算第 {version} 版，待另一人审批（日志第 {seq} 条）", "Entered version {version} of the budget for {year}; another person must approve it (journal entry {seq})";
    BUDGET_APPROVED = "已批准 {year} 年预算第 {version} 版（日志第 {seq} 条）", "Approved version {version} of the budget for {year} (journal entry {seq})";
    BUDGET_DECLINED = "已退回 {year} 年预算第 {version} 版（日志第 {seq} 条）", "Declined version {version} of the budget for {year} (journal entry {seq})";
    BUDGET_VERSION = "第 {version} 版", "version {version}";
    BUDGET_WAITING = "第 {version} 版待审批", "version {version} waits for approval";
    BUDGET_NONE = "没有预算", "no budget";
    FUND_SOURCE = "来源", "source";
    FUND_SHARE = "比例", "share";
    FUND_GIVEN = "全年", "the year";
    FUND_PAID = "已付", "paid";
    FUND_KEPT = "占用", "kept";
    FUND_LEFT = "剩余", "left";
    POSTED = "已记账 {entry}（日志第 {seq} 条）", "Posted {entry} (journal entry {seq})";
    REVERSED = "已冲销 {entry}，冲销记录 {by}（日志第 {seq} 条）", "Reversed {entry} by {by} (journal entry {seq})";

    NO_SUCH_COLUMN = "没有“{column}”这一列。可用：{known}。", "There is no column “{column}”. There are: {known}.";
    BAD_EXTENSION = "文件名要以 .xlsx 或 .csv 结尾：{file}。", "The name of the file must end in .xlsx or .csv: {file}.";
    CARE_CONTACTS = "联系到 {people} 人：电话 {calls} 次，走访 {visits} 次，信息 {messages} 次", "{people} people reached: {calls} calls, {visits} home visits, {messages} messages";
    WHICH_LIST = "写明要导出哪一份名单，如 W2。", "Say which list is to be exported, like W2.";
    CARE_HOUSEHOLDS = "困难户 {n} 户，走访 {visited} 户，脱困 {lifted} 户", "{n} {n|household|households} in hardship, {visited} visited, {lifted} out of it";
    ROTA = "待联系 {n} 人（本季到 {quarter}，本年到 {year}）", "{n} due (this quarter until {quarter}, this year until {year})";
    CONTACTED = "已登记联系 {contact}（日志第 {seq} 条）", "contact {contact} noted (journal entry {seq})";
    NO_SUCH_MATTER = "没有“{matter}”这个事项。请用 honordesk matter list 查看编号。", "There is no matter “{matter}”. See honordesk matter list.";
    NO_SUCH_MATERIAL = "这个事项只有 {n} 项材料，没有第 {at} 项。请核对 --brought。", "The matter has {n} {n|material|materials} and no number {at}. Check --brought.";
    NO_SUCH_QUESTION = "没有“{id}”这个问题。可用：{known}。", "There is no question “{id}”. There are: {known}.";
    PAPERS = "共 {n} 份", "{n} {n|paper|papers}";
    NO_PAPERS = "没有文书。", "No papers.";
    PAPER_IS_VOID = "已作废", "void";
    ISSUED = "已开具 {number}（{paper}，日志第 {seq} 条）", "Issued {number} ({paper}, journal entry {seq})";
    VOIDED = "已作废 {number}，编号保留（日志第 {seq} 条）", "{number} is void and its number stays (journal entry {seq})";
    WRITTEN = "已写入 {file}", "Written to {file}";

    VISIT_DONE = "{what} {visit}（日志第 {seq} 条）", "{what}: {visit} (journal entry {seq})";
    VISIT_NUMBERED = "{what} {visit}，{number} 号（日志第 {seq} 条）", "{what}: {visit}, number {number} (journal entry {seq})";
    PROMISES = "到 {until} 未兑现的承诺 {n} 项", "{n} {n|promise|promises} due by {until}";
    VISIT_GOES_ON = "这次来访还没有结束。结果请用 visit end 记。", "The visit has not ended. Use visit end to say how it ends.";
    NO_SUCH_RELATIVE = "此人登记的亲属有 {n} 位，没有第 {at} 位。请用 honordesk person family 查看。", "{n} {n|relative is|relatives are} on record and no number {at}. See honordesk person family.";

    QUEUE = "{tab}：{n} 件", "{tab}: {n} {n|petition|petitions}";
    QUEUE_EMPTY = "没有信访事项。", "No petitions.";
    ANONYMOUS = "匿名", "anonymous";
    AND_OTHERS = "{name} 等{n}人", "{name} and {n} in all";
    LATE_BY = "逾期 {days} 天", "{days} {days|day|days} late";
    DUE_IN = "还有 {days} 天", "in {days} {days|day|days}";
    DUE_TODAY = "今天到期", "due today";
    NO_CLOCK = "无期限", "no clock";
    TAKEN_IN = "已登记 {number}（{petition}，日志第 {seq} 条）", "Taken in as {number} ({petition}, journal entry {seq})";
    MOVED = "{number} 已办理：{act}（日志第 {seq} 条）", "{number}: {act} done (journal entry {seq})";
    DEMAND = "诉求 {n}  {text}", "Demand {n}  {text}";
    EVENT = "{on}  {act}  {by}  {note}", "{on}  {act}  {by}  {note}";
    CLOCK = "{due}  {name}  {status}  {article}", "{due}  {name}  {status}  {article}";
    NO_SUCH_CLOCK = "没有叫“{clock}”的期限。可选：{known}。", "There is no clock “{clock}”. There are: {known}.";
    NO_CLOCKS = "这件信访事项现在没有期限。", "This petition has no clock now.";
    WHY = "{name}：{due} 到期，依据{article}", "{name}: due {due}, by {article}";
    ACTS_NOW = "现在可以办：{acts}", "Possible now: {acts}";

    CHECK_OK = "{name}  完好（{n}）", "{name}  held ({n})";
    CHECK_BAD = "{name}  不符：{why}", "{name}  BROKEN: {why}";
    CHECK_ALL_HELD = "共核对 {n} 项，全部完好。", "{n} {n|invariant|invariants} checked, all held.";
    CHECK_FAILED = "有 {n} 项不符。请停止使用，从备份恢复。", "{n} {n|invariant|invariants} broken. Stop work and restore a backup.";

    READING = "已读 {n} 行", "{n} {n|row|rows} read";
    READ_AS = "按 {format} 读取，表头在第 {row} 行。前几行：", "Read as {format}, headings in row {row}. The first rows:";
    ROW_BAD = "第 {row} 行：{why}", "row {row}: {why}";
    DRY_RUN = "共 {rows} 行：可导入 {accepted}，退回 {rejected}（其中重复 {duplicates}），需留意 {warnings}", "{rows} {rows|row|rows}: {accepted} can be taken, {rejected} come back ({duplicates} of them duplicates), {warnings} deserve a look";
    CONFIRM = "导入 {n} 人？输入 y 确认：", "Take in {n} {n|person|people}? Type y: ";
    NEEDS_YES = "没有终端可以确认。请加 --yes 直接导入，或加 --dry-run 只试读。", "There is no terminal to confirm on. Add --yes to import, or --dry-run to read only.";
    IMPORTED = "已导入 {n} 人（日志第 {seq} 条）", "{n} {n|person|people} imported (journal entry {seq})";
    NOTHING_IMPORTED = "没有导入任何人。", "Nobody was imported.";
    RETURNED = "退回 {n} 行，写在 {file}；改好后可单独再导入", "{n} {n|row|rows} returned in {file}; correct and import that file alone";
    RETURNED_EXISTS = "退回文件已经存在。请移走 {file} 旁边的旧退回文件再导入。", "The file for returned rows exists. Move the old one beside {file} away, then import again.";
    RETURNED_LOST = "退回的行没有写成文件（{file} 旁边）。请检查空间和权限，再用同一 --key 办一次，补写退回文件。", "The returned rows could not be written beside {file}. Check space and permissions; the same --key again writes them.";
    KEY_OF_ANOTHER_FILE = "这个办理键已用于导入另一个文件（日志第 {seq} 条），这次没有导入。请换一个 --key。", "This key stands for the import of another file (journal entry {seq}); nothing was imported. Choose another --key.";
    RETURNED_FAILED = "退回文件写不了（{file} 旁边）。请检查空间和权限，什么也没有导入。", "The file for returned rows beside {file} cannot be written. Check space and permissions; nothing was imported.";
    PROFILE_MISFIT = "列对应和文件的表头不符。请去掉 --profile，或换一个。", "The column mapping does not fit the headings of the file. Leave --profile out, or name another.";
    NO_PROFILE = "没有叫“{name}”的列对应。请去掉 --profile，或换一个。", "There is no column mapping called “{name}”. Leave --profile out, or name another.";
    NO_COLUMN = "{file} 里没有姓名或身份证号列。请核对表头。", "{file} has no column for the name or the identity number. Check the headings.";
    FILE_CHANGED = "试读之后文件被改动。请重新导入。", "The file changed since it was read. Import it again.";
    NO_ENCODING = "不认识编码“{name}”。可用 utf-8、gb18030、gbk、utf-16。", "Unknown encoding “{name}”. Use utf-8, gb18030, gbk or utf-16.";

    BACKED_UP = "已备份到 {file}（日志 {n} 条）", "Backed up to {file} ({n} journal {n|entry|entries})";
    BACKUP_EXISTS = "{file} 已经存在，不能覆盖。请另起一个名字。", "{file} is there already and is not overwritten. Choose another name.";
    RESTORED = "已恢复到 {dir}（日志 {n} 条）", "Restored to {dir} ({n} journal {n|entry|entries})";
    BACKUP_INSIDE = "{file} 在数据目录里面，不能作备份。请另选一个地方，最好是别的磁盘。", "{file} lies inside the data directory and would be no backup. Choose another place, best on another disk.";
    RESTORE_INSIDE = "{dir} 和备份文件夹一个在另一个里面，不能恢复。请用 --data 指定别的目录。", "{dir} and the backup lie one inside the other, so nothing was restored. Name another directory with --data.";
    RESTORE_EXISTS = "{dir} 里已有数据，不能覆盖。请用 --data 指定一个空目录。", "There is data in {dir}, which is not overwritten. Name an empty directory with --data.";
    NO_BACKUP = "{file} 不是备份。请核对路径。", "{file} is no backup. Check the path.";

    BUILDING = "正在生成示例局：{what}（{done}/{all}）", "Making the sample bureau: {what} ({done}/{all})";
    BUILT = "示例局已建好：{people} 人，{entries} 条台账，{petitions} 件信访。数据在 {dir}", "Sample bureau ready: {people} people, {entries} ledger entries, {petitions} petitions, in {dir}";
    DEMO_KEPT = "示例局已经有了，没有重建。数据在 {dir}", "The sample bureau is there already and was kept, in {dir}";
    DEMO_THERE = "已有示例局（{what}）。要按新的参数重建，请加 --fresh。", "There is a sample bureau already ({what}). Add --fresh to make a new one.";
    NOT_A_SAMPLE = "{dir} 里不是示例局，不能覆盖。请用 --data 指定别的目录。", "What is in {dir} is no sample bureau and is not overwritten. Name another directory with --data.";

    KEYMAP_FINE = "{file}：没有问题", "{file}: no problems";
    KEYMAP_BAD = "键位有 {n} 处问题，逐条见上。请改好后再检查。", "{n} {n|problem|problems} in the keymaps, named above. Correct them and check again.";
    MAN_WRITTEN = "已写 {n} 页手册到 {dir}", "{n} manual {n|page|pages} written to {dir}";

    PANICKED = "程序出错退出（{place}）。已写入的数据不受影响；请记下这一行并报告。", "The program stopped at a fault ({place}). What was written is safe; note this line and report it.";

    USE_UNKNOWN = "不认识“{what}”。运行 honordesk --help 查看用法。", "“{what}” is not known. See honordesk --help.";
    USE_BAD_VALUE = "“{value}”不能用于 {what}{hint}。", "“{value}” does not suit {what}{hint}.";
    USE_HINT = "，应写成 {form}", ", write {form}";
    USE_MISSING = "还缺：{what}。运行 honordesk --help 查看用法。", "Missing: {what}. See honordesk --help.";
    USE_CONFLICT = "{what} 不能一起用。", "{what} do not go together.";
    USE_WRONG = "命令行有误。运行 honordesk --help 查看用法。", "The command line is not right. See honordesk --help.";
}
