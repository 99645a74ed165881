//! HonorDesk (荣军台): a full-screen terminal console for the front desk of a district Veterans Affairs Bureau
//! (退役军人事务局).
//!
//! One clerk, one modest PC, one keyboard, a visitor waiting. It replaces paper registers and loose spreadsheets for
//! some 22,000 people, the money paid to them, and the petitions they bring.
//!
//! # The map
//!
//! A folder is a room with one duty. A room may name only rooms on lower floors, and of those only the ones listed;
//! `tests/architecture.rs` fails on any other edge.
//!
//! | floor | room | duty | may use |
//! |--:|---|---|---|
//! | 9 | [`cli`] | one file a subcommand: arguments in, exit code out | everything below |
//! | 8 | [`terminal`] | the real terminal: decode input, one write a frame, guard, signals, loop, effects | everything below |
//! | 7 | [`view`] | draws the model with ratatui: panes, widgets, theme, layout | console keymap locale bureau domain text |
//! | 6 | [`console`] | the screen's state: model, actions, update; pure | keymap locale exchange bureau domain text |
//! | 5 | [`exchange`] | spreadsheets in and out, through the one door | bureau locale domain text |
//! | 5 | [`sample`] | the synthetic bureau for trying things out | bureau domain text |
//! | 4 | [`locale`] | the words people read, in zh-CN and en; the sentence for every typed fact | bureau domain text |
//! | 3 | [`bureau`] | the application core and the one door: commands, queries, gate | store search domain text |
//! | 2 | [`store`] | redb lives here only: tables, codec, journal, open, check, backup | domain text |
//! | 2 | [`search`] | the lookup index: build, update, query, rank | domain text |
//! | 1 | [`domain`] | what the bureau knows: types and rules; no clock, no I/O | text |
//! | 1 | [`keymap`] | chords, tries, the conflict report; generic over the action type | text |
//! | 0 | [`text`] | display width, truncation, wrapping, sanitising, folding, pinyin | – |
//!
//! Only `store` names redb, only `terminal` names crossterm, only `view` (and the frame in `terminal`) names ratatui,
//! only `terminal` and `cli` read the clock or the environment. Everything else gets time, language and identity
//! passed in. There is no global state.
//!
//! # How a key becomes a record
//!
//! ```text
//! key ─► Action ─► console::update ─► Effect::Execute / Effect::Query ─► bureau ─► store
//!                        ▲                                                  │
//!                        └────────────── Receipt / Answer ◄─────────────────┘
//! ```
//!
//! A [`bureau::Command`] passes the gate, then the rules of `domain`, then becomes one transaction that holds the
//! changed rows, their index rows, the journal entry, the chain head and the idempotency key. The journal file beside
//! the database is written and synchronised first; at open it is compared with the database and its tail replayed.
//! Undo is a linked, compensating command, never a rollback.
//!
//! # Glossary
//!
//! One word for one thing, in code and on screen.
//!
//! | 中文 | pinyin | English | type |
//! |---|---|---|---|
//! | 人员 | rényuán | person: anyone served | [`domain::person::Person`] |
//! | 身份认定 | shēnfèn rèndìng | recognition: belonging to an entitled group | [`domain::person::Recognition`] |
//! | 身份证号 | shēnfènzhèng hào | resident ID (GB 11643) | [`domain::ResidentId`] |
//! | 银行账户 / 银行账号 | yínháng zhànghù / zhànghào | bank account / account number | [`domain::person::BankAccount`], [`domain::AccountNumber`] |
//! | 账号变更 | zhànghào biàngēng | account change: asked for by one, decided by another | [`domain::person::AccountChange`] |
//! | 原账号 | yuán zhànghào | former account: kept once another took its place | [`domain::person::FormerAccount`] |
//! | 无号原因 | wúhào yuányīn | why somebody is on record without a resident ID | [`domain::person::NoId`] |
//! | 优待证 | yōudàizhèng | card | field of the person |
//! | 区划 | qūhuà | division: 12-digit statistical code | [`domain::DivisionCode`] |
//! | 优抚补助 | yōufǔ bǔzhù | subsidy | – |
//! | 项目 | xiàngmù | programme: what is paid, to whom, under which article | `domain::ledger` |
//! | 标准 | biāozhǔn | rate: amount with effective date and source | `domain::ledger` |
//! | 待遇计算 | dàiyù jìsuàn | entitlement: what is due to a person for a month, with its explanation | [`domain::ledger::Entitlement`] |
//! | 待遇试算 | dàiyù shìsuàn | calculator: the entitlement of nobody in particular | `ledger entitle` |
//! | 台账记录 | táizhàng jìlù | entry: immutable double-entry record of money due or paid | [`domain::ledger::Entry`] |
//! | 应发 / 已发 | yīngfā / yǐfā | due / paid | [`domain::ledger::EntryKind`] |
//! | 专项申请 | zhuānxiàng shēnqǐng | grant request: money that is not monthly, asked for by one and decided by another | [`domain::ledger::GrantRequest`] |
//! | 慰问品 | wèiwènpǐn | goods: what a condolence list gives beside money | [`domain::care::Goods`] |
//! | 冲销 | chōngxiāo | reversal: a linked entry that takes one back | `Entry::reverses` |
//! | 记账申请 | jìzhàng shēnqǐng | asked entry: an entry by hand that waits for a second word | [`domain::ledger::PostingAsk`] |
//! | 第二人意见 | dì èr rén yìjiàn | second word: what another one agrees to or sends back before it is booked | [`bureau::answer::SecondWord`] |
//! | 待遇计算说明 | dàiyù jìsuàn shuōmíng | explanation: how an amount comes about, on paper | [`domain::paper::PaperKind::Explained`] |
//! | – | – | doubt: why an entry may not be meant; it is booked with a reason | [`domain::ledger::Doubt`] |
//! | 发放批次 / 行 | fāfàng pīcì / háng | run / line: what is paid out together, and what one person is paid by it | [`domain::ledger::run::Run`], [`domain::ledger::run::RunLine`] |
//! | – | – | obligation: person, programme and month; part: what a line settles of one | [`domain::ledger::run::Part`] |
//! | 补发 | bǔfā | arrears: a part for a month that an earlier run was for | [`domain::ledger::run::Reason`] |
//! | 冻结 / 回盘 / 退汇 | dòngjié / huípán / tuìhuì | freeze / return / payment taken back | [`domain::ledger::run::RunStep`] |
//! | 起算月 / 封账期 / 审批额度 | qǐsuànyuè / fēngzhàngqī / shěnpī édù | opening month / time of no release / sums of approval | [`domain::ledger::run::RunRuleSaid`] |
//! | 多发 / 抵扣 / 追回 | duōfā / dǐkòu / zhuīhuí | overpaid / set off / recovery | [`domain::ledger::run::Recovery`] |
//! | – | – | claim: what somebody says became of a line, until another agrees | [`domain::ledger::run::Claimed`] |
//! | 退回账号 | tuìhuí zhànghào | refused account: the bank did not pay to it; held until it is changed or cleared | [`domain::ledger::run::RefusedAccount`] |
//! | – | – | fund year: the year whose funds a payment comes out of | [`domain::ledger::run::Run::fund_year`] |
//! | 待您办 | dài nín bàn | waiting: what waits for somebody's word | [`bureau::answer::WaitRow`] |
//! | – | – | duty: one of the parts in a run that are never with the same person | [`domain::ledger::run::Duty`] |
//! | – | – | bearing: from which duties of a run an act beside it keeps | [`domain::ledger::run::Bearing`] |
//! | – | – | changer: whoever did something beside a run that bears on it | [`domain::ledger::run::ChangedBy`] |
//! | – | – | place: number of a journal entry, behind which changes count | [`domain::ledger::run::ChangePlace`] |
//! | 预算 / 资金来源 | yùsuàn / zījīn láiyuán | budget / fund: what a programme may cost in a year, and whose money it is | [`domain::ledger::Budget`], [`domain::ledger::FundSource`] |
//! | 提交 | tíjiāo | proposal: figures or settings that one person enters and another decides | [`domain::ledger::ProposalId`] |
//! | 地方参数 | dìfāng cānshù | setting: what the law leaves to the place | [`domain::ledger::Setting`] |
//! | – | – | standing: what was known of a person's money facts from a day on | [`domain::person::Standing`] |
//! | 年度确认 | niándù quèrèn | confirmation: once a year somebody is seen to be entitled still | [`domain::person::Confirmation`] |
//! | 名册 | míngcè | roster: the sheet of a payment that is signed and kept | [`exchange::bank::Roster`] |
//! | 银行文件 / 模板 | yínháng wénjiàn / múbǎn | bank file / template: a run as the bank takes it, laid out by a table | [`exchange::bank::BankFile`], [`domain::bank_file::BankTemplate`] |
//! | 回盘文件 | huípán wénjiàn | return file: what the bank says of each payment | [`exchange::bank::ReturnRead`] |
//! | 替代字 | tìdàizì | substitute: what stands in the place of a character that a bank's file cannot hold | [`exchange::bank::Substitutes`] |
//! | 交接单 | jiāojiēdān | cover: the sheet with count, sum and digest that goes with a bank file | [`exchange::bank::Cover`] |
//! | 结账 | jiézhàng | close a month's books | [`domain::ledger::Period`] |
//! | 建账日 | jiànzhàngrì | first day of the books: before it nothing is booked by hand | [`domain::ledger::BooksBegin`] |
//! | 重开 | chóngkāi | reopening: a closed month opened again; one asks, another one agrees | [`domain::ledger::Reopened`] |
//! | 更正 | gēngzhèng | correction: an entry taken back and booked anew in one step, linked both ways | `Entry::corrects` |
//! | 日结单 / 月结单 | rìjiédān / yuèjiédān | sheet of the books of a day or month, with the end of the journal it rests on | [`domain::ledger::BooksHead`] |
//! | 结账后补记 | jiézhàng hòu bǔjì | late entries: for a closed month, booked in later ones | [`bureau::answer::LateEntries`] |
//! | 分月尾差 | fēnyuè wěichā | remainder: a standard of a year that comes to no whole fen a month, so that one month has a fen more | [`domain::ledger::run::Reason::Remainder`] |
//! | 分 | fēn | fen: integer money | [`domain::Fen`] |
//! | 信访事项 | xìnfǎng shìxiàng | petition | [`domain::petition::Petition`] |
//! | 诉求 | sùqiú | demand | [`domain::petition::Demand`] |
//! | 时限 | shíxiàn | clock: a period the law sets | [`domain::petition::Clock`] |
//! | 规定版本 | guīdìng bǎnběn | version: the limits in force from a day on | [`domain::petition::RulesVersion`] |
//! | 中止 / 依据 | zhōngzhǐ / yījù | pause / pause rule: the cited rule that stops clocks meanwhile | [`domain::petition::PauseRule`] |
//! | 指定期限 | zhǐdìng qīxiàn | deadline: a last day set by hand, not by law | [`domain::petition::CaseFacts::deadline`] |
//! | 首日 / 顺延 | shǒurì / shùnyán | day zero / roll: what the bureau settles about the first and the last day | [`domain::petition::Counting`] |
//! | 放假安排 | fàngjià ānpái | calendar notice: the days off and make-up days of a year | [`domain::CalendarNotice`] |
//! | 签发 | qiānfā | sign: a calendar takes effect with every limit that it moves | [`domain::SignedCalendar`] |
//! | 研判 | yánpàn | figures: what petitions come to, each with the petitions behind it | [`domain::petition::Figure`] |
//! | 督办 / 催办 | dūbàn / cuībàn | supervision / nudge: what somebody is given to do until another saw that it is done | [`domain::supervision::SupervisionItem`] |
//! | 督2026-0001 | – | number with its mark, `S2026-0001` in English: that of an item of supervision; a petition has none | [`domain::Quoted`] |
//! | 改派 / 改期 | gǎipài / gǎiqī | give to another / another day: who has an item of supervision in hand, and until when, with the reason | [`domain::supervision::SupervisionEvent`] |
//! | 告知 / 受理 / 答复 / 送达 | gàozhī / shòulǐ / dáfù / sòngdá | notice / acceptance / reply / service | acts of a petition |
//! | 复查 / 复核 | fùchá / fùhé | review / recheck | acts of a petition |
//! | 重复件 / 同一事项 | chóngfùjiàn / tóngyī shìxiàng | repeat / matter: a petition that brings the same once more, and all of them together | [`domain::petition::PetitionFacts::repeats`], [`bureau::answer::PetitionView::family`] |
//! | 诉求相近 | sùqiú xiāngjìn | like demands: pairs of neighbouring characters that two have in common | [`domain::petition::Bigrams`] |
//! | 首办 | shǒubàn | first handler: who got a petition first | [`domain::petition::Petition::first_handler`] |
//! | 回避 / 解除回避 | huíbì / jiěchú huíbì | recusal: somebody with an interest keeps away; lifted by the head; barred: why somebody is not given a petition | [`bureau::answer::Barred`] |
//! | 被检举控告人 | bèi jiǎnjǔ kònggào rén | accused: whom an accusation names; kept from: who of the staff it may mean | [`domain::petition::Accused`] |
//! | 三级 / 联系人 | sānjí / liánxìrén | holder / liaison: which of the three levels has a petition, and who is called there | [`domain::petition::Holder`], [`domain::petition::Liaison`] |
//! | 对方退回 / 转回本局 / 分出另办 | duìfāng tuìhuí / zhuǎnhuí běnjú / fēnchū lìngbàn | sent back from below / back with the bureau / handled apart: what was joined goes on by itself; a town returned it, or another organ did or the bureau recalled it; bounce: how often either happened | [`domain::petition::CaseFacts::bounces`] |
//! | 积案 | jī'àn | long-standing case | [`domain::petition::CaseFacts::long_standing`] |
//! | 追踪 | zhuīzōng | tracking: what has ended is followed, with a day for the next look | [`domain::petition::Tracking`] |
//! | 督促执行 / 执行结果 | dūcù zhíxíng / zhíxíng jiéguǒ | enforce: who carries an opinion out by a day; carry out: what became of it | [`domain::petition::Carried`] |
//! | 满意度 | mǎnyìdù | rating: what a petitioner thinks, from 1 to 5; satisfaction: the figures of it | [`domain::petition::Rating`] |
//! | 转送、交办 | zhuǎnsòng, jiāobàn | forwarded: who sent a petition here, by which document, when | [`domain::petition::Forwarded`] |
//! | 不予受理的依据 | bùyǔ shòulǐ de yījù | refusal ground: on which article a refusal rests | [`domain::petition::RefusalGround`] |
//! | 送达方式 | sòngdá fāngshì | proof: what shows that a document was received | [`domain::petition::ServiceProof`] |
//! | 补录 | bǔlù | recorded: the day on which something done earlier was written down | `PetitionEvent::recorded` |
//! | 无法送达 | wúfǎ sòngdá | undelivered: why an opinion reaches nobody | `PetitionAct::Undelivered` |
//! | 办结未送达 | bànjié wèi sòngdá | unserved: done, and its opinion reached nobody | `PetitionState::Unserved` |
//! | 撤回（本人怎样说的） | chèhuí | withdrawal; word: how the petitioner said it | [`domain::petition::PetitionerWord`] |
//! | – | – | grounds: what must be said with an act | [`domain::petition::Grounds`] |
//! | 紧要原因 | jǐnyào yuányīn | pressing reason: why a petition is looked at before others | [`domain::petition::PressingReason`] |
//! | 极端言行 | jíduān yánxíng | alarming words: by which a text speaks of harm, of force or of a blockade | [`domain::petition::Alarms`] |
//! | 分办 | fēnbàn | triage: deciding in the queue how a petition is taken in | [`bureau::command::Triage`] |
//! | 暂缓 | zànhuǎn | to defer: set aside until a day, no limit moves | an act of a petition |
//! | 重复件并入 | chóngfùjiàn bìngrù | to join: a repeat to the earlier petition in hand | an act of a petition |
//! | 认领 | rènlǐng | claim: taking over a petition that nobody has | [`bureau::command::Triage::Claim`] |
//! | 预计逾期 | yùjì yúqī | forecast: which petitions of whom will be late | [`domain::petition::will_be_late`] |
//! | – | – | pace: the steps that somebody recorded on how many days | [`domain::petition::Pace`] |
//! | – | – | board: how every open petition stands, held in memory | `bureau::petitions` |
//! | 值班 / 排班 | zhíbān / páibān | duty / rota: who is on call, day by day | [`domain::duty`], [`domain::duty::DutyDay`] |
//! | 班次 / 换班 | bāncì / huànbān | shift / swap: asked for by one, agreed to by the other | [`domain::duty::ShiftKind`], [`domain::duty::SwapAsk`] |
//! | 待处理 / 跟进 | dàichǔlǐ / gēnjìn | paging / acknowledgement: what needs an answer now, and who looks after it until when | [`domain::duty::Alert`], [`domain::duty::Ack`] |
//! | 呼叫顺序 | hūjiào shùnxù | ladder: whom to call after how many minutes; its rungs are the bureau's own | [`domain::duty::Rung`], [`domain::duty::Hop`] |
//! | 紧急重大事项 | jǐnjí zhòngdà shìxiàng | major urgent matter | [`domain::duty::Major`] |
//! | 续报 / 终报 | xùbào / zhōngbào | follow-up report / final report | [`domain::duty::Report`] |
//! | 交接班 | jiāojiēbān | handover: signed item by item by the one who takes over | [`domain::duty::Handover`] |
//! | 撤回交接 | chèhuí jiāojiē | withdraw a handover: it is set aside before it is finished | [`domain::duty::Withdrawn`] |
//! | 不交 | bùjiāo | kept: an item that is not handed over, because who takes over keeps away from it | [`domain::duty::Handover::kept`] |
//! | 今日登记情况 | jīnrì dēngjì qíngkuàng | daily register: what was registered on a day | [`domain::paper::PaperKind::DayRegister`] |
//! | 信访文书 | xìnfǎng wénshū | letter: a paper that goes out at a step of a petition | [`domain::petition::Letter`] |
//! | 缺：… | quē | blank: what a letter should tell and the case does not hold | [`domain::petition::LetterFact`] |
//! | 送达回证 | sòngdá huízhèng | proof of service: a paper on which the receipt of others is signed | [`domain::paper::PaperKind::ServiceProof`] |
//! | 接访 | jiēfǎng | visit: somebody at the desk | [`domain::visit::Visit`] |
//! | 来人 | láirén | caller: who came, the person or somebody for them | [`domain::visit::Caller`] |
//! | 候办 / 叫号 | hòubàn / jiàohào | waiting / called | [`domain::visit::VisitStage`] |
//! | 承诺 | chéngnuò | promise: something said to a visitor, with its day | [`domain::visit::Promise`] |
//! | 接访单 | jiēfǎngdān | slip: what a visitor goes away with, named by the visit | [`domain::paper::PaperKind::VisitSlip`] |
//! | 提示 / 提醒 | tíshì / tíxǐng | note / caution: what must be read before work with a person goes on | [`domain::note::Note`] |
//! | 现场询问 | xiànchǎng xúnwèn | ask: something the record lacks, asked for while its owner is here | [`domain::visit::Ask`] |
//! | 亲属 / 代理人 | qīnshǔ / dàilǐrén | relative / agent, by which capacity somebody acts for another | [`domain::person::Relative`], [`domain::person::Capacity`] |
//! | 重新评定 / 原等级 | chóngxīn píngdìng / yuán děngjí | re-assessment / former grade: what the grade was before it | [`domain::person::FormerGrade`] |
//! | 集中收治 | jízhōng shōuzhì | stay: a time in a hospital for veterans | [`domain::person::Stay`] |
//! | 代领人 | dàilǐngrén | payee: whose account receives the money, where it is not the entitled person | [`domain::person::Payee`] |
//! | 缺项 | quēxiàng | gap: something a record should have and lacks | [`domain::person::Gap`] |
//! | 疑似重复 / 依据 | yísì chóngfù / yījù | duplicate / evidence: two records that may be one person, and what speaks for it | [`domain::person::Likeness`] |
//! | 不是同一人 | búshì tóngyī rén | distinct: two records held apart for good | [`domain::person::Distinct`] |
//! | 合并 / 拆分 | hébìng / chāifēn | merge / un-merge | [`bureau::Command::MergePeople`] |
//! | 随并 | suíbìng | belonging: what comes along in a merger | [`domain::person::Belonging`] |
//! | – | – | standing: what was known of a person from a day on, as far as money depends on it | [`domain::person::Standing`] |
//! | 年度确认 | niándù quèrèn | confirmation: that somebody paid every month is seen once a year, or told that they were not | [`domain::person::ConfirmationLog`] |
//! | 事项 | shìxiàng | matter: something people come for, with its materials | [`domain::matter::Matter`] |
//! | 一次性告知 | yīcìxìng gàozhī | notice: a paper that names all materials at once | [`exchange::papers::notice`] |
//! | 待遇初查 | dàiyù chūchá | pre-check: questions that lead to the benefits that may apply; it approves nothing | [`domain::matter`] |
//! | 文书 | wénshū | paper: a numbered slip or notice that was issued | [`domain::paper::Paper`] |
//! | 导出 | dǎochū | export: a list that leaves as a file, with its purpose on record | [`exchange::export::Export`] |
//! | 条件 / 筛选 | tiáojiàn / shāixuǎn | condition / filter: the query language of lists | [`domain::filter::Filter`] |
//! | – | – | facet: what filters see of a person | [`domain::filter::Facet`] |
//! | 视图 | shìtú | view: a filter kept under a name | [`domain::filter::View`] |
//! | 交叉表 / 概览 | jiāochābiǎo / gàilǎn | pivot / overview | [`bureau::answer::Pivot`], [`bureau::answer::Overview`] |
//! | 联系 | liánxì | contact: a call or visit of the bureau's own accord | [`domain::care::Contact`] |
//! | 待联系 | dài liánxì | rota: who is due a call or visit, by the bureau's own rule | [`domain::care::Rota`] |
//! | 困难家庭（户） | kùnnán jiātíng (hù) | hardship household, counted by household | [`domain::care::Hardship`] |
//! | 慰问名单 / 慰问金 | wèiwèn míngdān / wèiwènjīn | condolence list / gift | [`domain::care::Condolence`], [`domain::care::Gift`] |
//! | 批量修改 / 批次 | pīliàng xiūgǎi / pīcì | bulk change / batch: the same set for many people at once, taken back as one | [`domain::bulk::BulkChange`], [`domain::bulk::Batch`] |
//! | 补班日 | bǔbānrì | make-up working day | [`domain::Calendar`] |
//! | 工作人员 | gōngzuò rényuán | staff | [`domain::staff::Staff`] |
//! | 账号 | zhànghào | account: how somebody of the staff signs in and whether they may | [`bureau::answer::AccountRow`] |
//! | 窗口 | chuāngkǒu | desk | field of the staff record |
//! | 经办 / 复核 | jīngbàn / fùhé | maker / checker | [`domain::staff::Role`] |
//! | 一次性密码 | yīcìxìng mìmǎ | one-time password: given by an administrator, changed at the next sign-in | [`domain::staff::PasswordDue::Given`] |
//! | 同意启用密码 | tóngyì qǐyòng mìmǎ | to vouch: a second person's word for a password that somebody else set | [`domain::staff::GivenPassword`] |
//! | 锁定 / 解锁 | suǒdìng / jiěsuǒ | lock-out / unlock | [`bureau::Command::EndLockout`] |
//! | 日志 | rìzhì | journal: what was done, when and by whom, chained; its pane | `store`, [`console::panes::journal`] |
//! | 日志条目 | rìzhì tiáomù | journal entry | [`store::JournalEntry`], read as [`bureau::answer::Happening`] |
//! | 掩码 / 显示原文 | yǎnmǎ / xiǎnshì yuánwén | mask / reveal | [`bureau::Command::Reveal`] |
//! | 试读 | shìdú | dry run: a whole file read, nothing written | [`exchange::people::DryRun`] |
//! | 退回文件 | tuìhuí wénjiàn | returned rows: rejected rows with their reasons | [`exchange::ReturnedFile`] |
//! | – | – | errand: work with files done beside the desk's other work | [`exchange::Errand`] |
//! | 遮屏 | zhēpíng | blank the screen | action `app.blank` |

pub mod bureau;
pub mod cli;
pub mod console;
pub mod domain;
pub mod exchange;
pub mod keymap;
pub mod locale;
#[cfg(test)]
mod property;
pub mod sample;
pub mod search;
pub mod store;
pub mod terminal;
pub mod text;
pub mod view;
