//! The shapes that `--json` prints: one object a line. Field names are part of the interface: they are added to, never changed.
//! Amounts are yuan as text with two decimals, days `YYYY-MM-DD`, months `YYYY-MM`, people `P12`, entries `E345`, petitions `X7`,
//! divisions codes of twelve digits. What is not known is `null`. Numbers of people, phones and accounts are masked but for the
//! last four. A list in which nothing stands is `[]`, and the exit code is 1. Sentences (`detail`, `what`, `label`) are in the language asked for; everything else is the same in both.
//!
//! | Subcommand | One object | Fields |
//! |---|---|---|
//! | `lookup` | a query | `query`, `total`, `hits`: `person`, `name`, `id_masked`, `division`, `matched` (`field`, `how`, `detail`), `score` |
//! | | | then `offset`, `words` (looked up), `conditions` (`word`, `holds`: how many people answer it, `without`: how many would be found without it), `not_read` |
//! | `pivot` | a table | `query`, `not_read`, `by`, `across`, `total`, `rows` and `columns` (`value`, `lookup`: the query that finds them), `cells` (`row`, `column`, `lookup`); each with `people`, and with months `due`, `paid` |
//! | `view list` | a view | `name`, `text`, `pin` |
//! | `view save`, `view remove`, `view import` | a receipt | `seq`, `already` |
//! | `person show` | a person | `person`, `version`, `name`, `other_names`, `sex` (`male`, `female`), `birth`, `age`, `died`, `id_masked`, `phones_masked`, `bank`, `account_masked`, `card_masked`, `household`, `residence`, `recognitions` (`group`, `state`, `since`, `until`, `grade`), `enlisted`, `discharged`, `petitions_open`, `next_due`, `paid_this_year`, `owed`, `flags`, `account_usable_from` (while still to come), `account_waiting` (`change`, `by`, `on`) |
//! | `person family` | a person | `person`, `name`, `died`, `relatives`: `relation`, `name`, `id_masked`, `phone_masked`, `person`, `died`, `emergency`, `capacity` (`kind`: `guardian`, `agent`; `paper`, `from`, `until`, `validity`: `in-force`, `not-yet`, `expired`); `named_by`: `person`, `name`, `relation`, `died`; `payees`: `name`, `relation`, `account_masked`, `from`, `until`, `paper`, `validity` |
//! | `person account list` | a change that waits | `change` (`Z5`), `version`, `person`, `name`, `payee`, `stands` and `wanted` (`bank`, `holder`, `account_masked`), `document` (`passbook`, `card`, `certificate`), `note`, `origin` (`asked`, `registered`, `merged`, `imported`, `parted`), `holder_differs`, `despite`, `by`, `on`, `outcome` (`approved`, `declined`, `withdrawn`), `decided_by`, `decided_on`, `declined_by` and `declined_on` (of one taken back after that), `reason` |
//! | | then an import | `import` (its number in the journal), `file`, `people` (taken in), `waiting` (accounts), `holder_differs` (how many of them), `by`, `on` |
//! | `person account list --import` | a change that waits | as above |
//! | `person account approve-import`, `decline-import` | a receipt | `seq`, `already` |
//! | `person account history` | a change, then a former account | as above; then `person`, `payee`, `bank`, `holder`, `account_masked`, `from`, `until`, `asked_by`, `approved_by` |
//! | `person account ask`, `approve`, `decline`, `withdraw` | a receipt | `seq`, `already`, `change`, `version` |
//! | `policy` | a snippet | `id`, `groups`, `death`, `question` and `words` (`zh`, `en`), `articles`, `source`, `since` |
//! | `person add` | a receipt | `seq`, `already`, `person`, `version` |
//! | `person merge` without `--reason` | what it would do | `keep`, `gone` (as in `quality duplicates`), `points`, `evidence`, `differing` (names of parts), `moves`, `entries`, `petitions`, `visits`, `gifts`, `contacts`, `households`, `notes`, `papers` |
//! | `person unmerge` without `--reason` | what it would do | `keep`, `gone`, `on`, `returns` (how many), `stays` (names of parts), `since`: numbers of entries, gifts, petitions, visits, contacts, households, notes, papers |
//! | `person not-same`, `person merge`, `person unmerge` with it | a receipt | `seq`, `already`, `entry` (the first booked anew, if any) |
//! | `person note list` | a note | `note` (`N4`), `version`, `person`, `kind` (`plain`, `caution`), `pinned`, `text`, `expires`, `roles` (empty: everyone), `standing` (`holds`, `expired`, `ended`), `by`, `on`, `ended` |
//! | `person note add`, `person note end` | a receipt | `seq`, `already`, `note`, `version` |
//! | `person edit-many` without `--apply` | what it would do | `what`, `changes` (how many), `month` and `money` (what is due for it: `people` whose money changes, `untold`, `begins` who had no benefit, `now`, `then`, `past` of the months before), `people`: `person`, `name`, `standing` (`changes`, `left`; of a batch `done`, `undone`, `stays`, `left`), `before`, `after`, `left` (why: `same`, `missing`, `merged`, `changed`, `deceased`, `not-held`, `several`, `filled`, `unfit`, `full`), `fields` (that would not be sound), `why`, `money`: `programmes`: `programme`, `now`, `then`; `past`; `begins` |
//! | `person edit-many --apply`, `person undo-batch` | a receipt | `seq`, `already`, then the fields of `person batches` with a batch |
//! | `person batches` | a batch | `batch`, `version`, `on`, `by`, `what`, `named` (how many people), `done`, `standing` (not taken back), `undone_on`, `undone_by`; with a batch also `people` |
//! | `quality gaps` | everybody, then a town | `all`, `town`, `people`, `complete`, `missing` (how many lack each of `resident-id`, `birth`, `phone`, `account`, `residence`, `kin`, `service`, `card`) |
//! | `quality duplicates` | a pair | `points`, `evidence` (names of `likeness.toml`), `people`: `person`, `version`, `name`, `sex`, `birth`, `division`, `id_masked`, `dead` |
//! | `ledger statement` | a person | `person`, `name`, `due`, `paid`, `owed`, `waits` (`ask`, `programme`, `month`, `kind`, `amount`, `by`, `on`: asked for, and not booked before another agrees), `entries`: `entry`, `booked`, `month`, `programme`, `kind`, `amount`, `balance`, `reverses`, `reversed_by`, `corrects`, `corrected_by`, `memo` |
//! | `ledger month` | a programme's month | `programme`, `month`, `people`, `due`, `paid`, `closed`, `lines`: `person`, `name`, `division`, `due`, `paid` |
//! | `ledger budget list` | a programme's year | `year`, `programme`, `version` (in force), `waiting` (for approval), `state`, `basis`, `funds`: `source`, `share` (ten-thousandths), `amount`, `paid`, `reserved` (kept for runs under way), `left` |
//! | `ledger budget propose`, `ledger budget approve`, `ledger budget decline` | a receipt | `seq`, `already`, `year`, `version` |
//! | `ledger grant list`, `ledger grant show` | a request | `grant`, `version`, `person`, `name`, `programme`, `month`, `amount`, `state`, `taken_back`, `entry`, `basis`, `evidence`, `by`, `on`, `despite`, `decided`, `decided_by`, `declined_by` and `declined_on` (of one taken back after that), `reason`; of one: `opinions`, `doubts`, `worked`, `in_year`, and while it waits `fund`: `year`, `programme`, `budget`, `budget_needed`, `sources`: `source`, `amount`, `paid`, `reserved`, `takes`, `short` |
//! | `ledger grant list`, after the requests | a programme | `sum` (its id), `people`, `times` (bills, requests), `amount`, `waiting`, `declined`, `withdrawn`, `taken_back` |
//! | `ledger grant work-out` | a calculation | `programme`, `fen`, `items`: `item`, `fen`, `article`; `missing` |
//! | `ledger grant new`, `ledger grant opinion`, `ledger grant decline`, `ledger grant withdraw` | a receipt | `seq`, `already`, `grant`, `version` |
//! | `ledger grant approve` | a receipt | `seq`, `already`, `entry` (what is due) |
//! | `ledger entitle` | what somebody would be due | `fen` (what is due; where something is `missing` the sum of what can be told, with `partial`: true behind it, and `null` where nothing can; the exit code is then 1), `items`: `item` (programme), `fen`, `rate` (the figures that count: `yuan`, `per`, `effective`, `standard`; `percent` of a wage, `service_years`, `months` after a death), `article`, `source`; `missing`: `rate:PROGRAMME:GROUP:MONTH`, `fact:PROGRAMME:GROUP:FACT`, `setting:PROGRAMME:KEY`, `beside:PROGRAMME:GROUP:OTHER`, `before:PROGRAMME:GROUP:DAY`, `month:PROGRAMME`; `barred`, left out when empty: `item`, `rule`, `article`; `partial`, left out when false |
//! | `ledger explain` | what is due to a person | `person` (the record that stood for them then), `month`, `known`, `on_record`, then as `ledger entitle`, then `explanation`: `items` (`programme`, `group`, `fen`, `why`: `step`, `fen`, `articles`, `parts`, the leaves of which add up to it), `missing`, `barred` |
//! | `ledger confirm list` | a list | `year`, `total`, `offset`, `not_read`, `towns` (`all`, `town`, `receiving`, `confirmed`, `noticed`), `people`: `person`, `name`, `division`, `noticed`, `ends` (last day of the notice, where a rule gives one), `confirmed`, `how` (`in-person`, `face`, `data`), `document` (empty where none was named) |
//! | `ledger confirm show` | one thing done | `year`, `act` (`noticed`, `confirmed`, `notice-withdrawn`, `confirmation-withdrawn`), `on`, `known`, `how`, `document`, `by`, `reason` |
//! | `ledger confirm notice` | a receipt | `seq`, `already`, `people` (how many the notice was noted for) |
//! | `ledger confirm done`, `ledger confirm withdraw` | a receipt | `seq`, `already` |
//! | `ledger bank templates` | a template | `template` (its id), `zh`, `en`, `source`, `pay` and `back` (`null`: it answers with no file): `shape` (`csv`, `fixed`, `workbook`), `charset`, `headings`, `columns` (names of columns of a line) |
//! | `ledger bank specimen` | a file | `file`, `count`, `sum`, `digest` (the last three `null` for an answer) |
//! | `ledger bank send` | a file | `file`, `covers`, `count`, `sum`, `digest`, `again` (it went before), `seq` |
//! | `ledger bank answer` | an answer | `seq` (`null`: nothing was taken in), `paid` (how many), `failed`: `line`, `reason` (`no-account`, `other-holder`, `closed`, `frozen`, `dormant`, `limit`, `bank-trouble`, `other`), `code`, `words`; `repeated`, `pending` and `missing` (numbers of lines), `faults` (sentences), `differing` (numbers of lines of which the record says something else) |
//! | `ledger bank roster` | a list that was written | `file`, `rows`, `digest`, `seq` |
//! | `ledger rates list` | a figure | `programme`, `group`, `grade`, `nature`, `yuan`, `per` (`month`, `year`), `each_year`, `effective`, `own`, `standard`, `source` (keys of the table, or the notice), `known`, `changed` (a later change of the national figure) |
//! | `ledger rates missing` | what must be entered | `month`, `nobody` (nobody on record is paid: the cells are those of every group), `rates`: `programme`, `group`, `grade`, `nature`, `since`, `people`; `settings` (names) |
//! | `ledger rates pending` | a proposal | `proposal` (`T2`, of settings `C2`), `version`, `state` (`proposed`, `approved`, `rejected`, `withdrawn`), `by`, `on`, `ended_by`, `ended_on`, `reason`, `despite`, `notice`, `programmes`, `settings`, `rows`, `effective` |
//! | `ledger rates show` | a proposal | the same, then `rates`: as in the list with `before`, `before_per` (`yuan` is `null` where the figure is withdrawn); with `--people` `effect`: `month`, `since`, `people`, `old`, `new`, `rows`: `person`, `name`, `old`, `new` |
//! | `ledger rates import` | a file | `rows`, `faults`, `doubts` (sentences), and once proposed `seq`, `already`, `proposal` |
//! | `ledger rates propose`, `approve`, `reject`, `withdraw`, the same of `ledger settings`, `ledger settings set` | a receipt | `seq`, `already`, `proposal`, `version`; of `ledger rates approve` also `effect` (as of `ledger rates show --people`) |
//! | `ledger settings list` | a setting | `setting`, `value` (`null`: not set), `from`, `basis`, `known`, `pending`, `choices`, `ask`, `left_to_place`, `articles` |
//! | `ledger proposals` | a death that leaves something to do | `person`, `name`, `died`, `programme` and `month` (what is to be booked is booked so), `owed`, `counted`, `booked`, `to_book`, `take_back`, `to_pay`, `overpaid`, `signed_off`, `ended`: `programme`, `outcome` (`months`, `no-amount`, `instead`, `ask-cause`, `before`, `no-rule`), `months`, `each`, `owed`, `counted`, `excess`, `paid_after`, `paid_counted`, `overpaid`, `articles` |
//! | `person death` | a receipt and what follows | `seq`, `already` (both only where it was written), `settlement` (as of `ledger proposals`), `runs`: `run`, `state`, `line`, `amount` |
//! | `person withdraw-death` | a receipt | `seq`, `already` |
//! | `ledger correct` | a receipt | `seq`, `already`, `corrects` (the entry), `reversal`, `entry` (what stands in its place) |
//! | `ledger reversal list` | what waits for a second person's word | `entry` (to be taken back; `null`: to be booked), `ask` (to be booked; `null`: to be taken back), `person`, `name`, `programme`, `month`, `kind`, `amount`, `booked` (the day; `null`: that on which somebody agrees), `memo`, `right` (what is booked in its place: `programme`, `month`, `amount`; `null`: nothing), `doubts` (what speaks against it, in words), `recovery` (the decision by which money was paid back; `null`: none), `asked` (`by`, `on`, `reason`) |
//! | `ledger waiting` | something that waits for somebody's word | `kind` (`run`, `stuck`, `differing`, `astray`, `failed`, `claim`, `rule`, `proposal`, `budget`, `grant`, `condolence`, `condolence-back`, `extension-back`, `recovery`, `recovery-end`, `reversal`, `correction`, `posting`, `reopening`, `account`, `password`, `password-back`, `death`, `left`, `calendar`, `counting`), `object` (its number, of a budget its year, of a calendar or setting its name), `step` (of a run; of one that is stuck the step nobody is left for; after a death `book`, `pay`, `take-back`, `decide`), `seq` (of a claim), `lines` (that failed, differ, changed or were left; of a condolence list those that wait), `person`, `name`, `login` (of an account), `programmes`, `month`, `amount`, `by`, `on`, `mine` (it waits for who asks), `own` (who asks brought it), `stale` (of a calendar or setting: the first signature was of other changes and counts no more), `who`: `role`, `name` |
//! | `ledger reversal agree`, `decline`, `withdraw` | a receipt | `seq`, `already`; of an agreement `entry` |
//! | `ledger close list` | a month that was ever closed | `month`, `closed`, `by`, `on`, `reopened` (how often), `asked` (`by`, `on`, `reason`), `paper`, `number` |
//! | `ledger close month`, `day`, `sheet --issue` | a receipt | as `paper issue`; where a sheet stands already `of`, `paper`, `number` |
//! | `ledger close reopen`, `agree`, `decline`, `withdraw` | a receipt | `seq`, `already` |
//! | `ledger close sheet` | a sheet | `of`, `paper` and `number` (`null` until it is issued), `seq` and `digest` (the end of the journal now; of an issued sheet when it was issued), `programmes` and `sum`: `programme`, `booked`, `reversed`, `due`, `paid`; `corrected`; until it is issued `late`, `reopened` (how many), `open`: `what` (`not-over`, `earlier-open`, `run-under-way`, `deaths`, `taken-back`, `reversals-asked`, `postings-asked`, `overpaid`, `unpaid`, `reopening-asked`), `detail`; `text` |
//! | `ledger close verify` | the place a sheet names | `standing` (`contained`, `missing`), `seq`, `digest`, `day`, `since` (entries), `number`, `void` and `void_on` (the sheet does not count any more), `replaced_by` (the number of the sheet that took its place) |
//! | `ledger post`, `ledger reverse` | a receipt | `seq` (journal entry), `already` (done before under the same key), `entry`; where it is only asked for, `ask` of an entry to be booked and neither of a reversal |
//! | `petition list`, `petition queue` | the queue | `tab`, `order`, `counts` (how many stand in each tab), `not_read` (conditions that could not be read), `total`, `elsewhere` (where nothing matches: how many in which other tabs), `petitions`: `petition`, `number`, `name`, `headcount`, `demand`, `state`, `due`, `days`, `owner`, `secret`, `days_owned`, `first_handler`, `urgency` (`ordinary`, `urgent`, `critical`), `holder` (`level`: `bureau`, `town`, `village`; `division`, `accepted`), `bounces`, `long_standing`, `nth`, `why` (what counts first first: `critical`, `late`, `left`, `way-back`, `urgent`, `alarming`, `aged`, `disabled`, `group`, `long-standing`, `repeat`, `notice`; some with their number), `deferred` (until that day), `tracked` (`since`, `next_look`; null where nobody follows it) |
//! | `petition forecast` | who will be late | `days` (that are looked at), `petition` (that is to be given), `owners`: `staff`, `name`, `open`, `late_now`, `pace` (`steps`, `days`; null where the journal says nothing of them), `away`, `late` (`petition`, `number`, `due`, `done`, `by_leave`: in time but for their leave), `handled_earlier`, `first`, `leads` (petitions are not their task: those whose it is come first), `barred` (`declared`, `ordered`, `petitioner`, `relative`, `accused`, `accused-relative`) |
//! | `petition show` | a petition | the fields of the queue, then `version`, `received`, `channel`, `origin`, `purpose`, `demands` (`text`, `route`, `outcome`, `owner`, `settled`, `entry`, `due`: the last of its own sixty days), `events` (`act`, `on`, `recorded` (where later), `by`, `followed` (the petition from which it followed by itself, caused there by whom `by` names), `note`, `document`, `until`, `division`, `demand`, `proof`, `organ` (that reviewed it, or carries it out), `next_look`, `carried` (`done`, `not-done`), `ground` (of a refusal: `powers`, `final`, `in-hand`, `procedure`), `score`, `word` (`signed`, `call`), `word_at` in minutes after midnight, `papers` (the steps whose papers a service proves), `rule`, `set_by`), `clocks` (as `petition why`, without `days`), `acts`, `external_number`, `topics`, `recused`, `matter` (numbers of the other petitions of it), `final_matter`, `elsewhere`, `forwarded` (who sent it here: `organ`, `document`, `on`; null where nobody said), `visit` (at which it was brought) |
//! | `petition earlier` | an earlier petition | the fields of the queue, then `why` (`person`, `number`, `name-and-phone`, `fact`: `shared` of `of` pairs of characters), `outcome`, `is_final`, `in_hand` |
//! | `petition hands` | somebody who handles petitions | `staff`, `name`, `open`, `first`, `barred` (`declared`, `ordered`, `petitioner`, `relative`, `accused`, `accused-relative`) |
//! | `petition contact list` | somebody of the three levels | `contact`, `version`, `kind` (`team`, `agent`, `informant`), `division`, `place`, `name`, `phone`, `post` |
//! | `petition contact set`, `petition contact end` | a receipt | `seq`, `already`, `contact`, `version` |
//! | `petition figures` | the figures | `today`, `since`, `received`, `repeats`, `weeks` (`week`, `received`, `concluded`, `open`), `clocks` (`clock`, `rule`, `zh`, `en`, `met`, `late`, `open`), `towns` (`town`, `received`), `days` (`on`, `works`, `due`: petitions, `limits`: how many end), `overdue`, `satisfaction` (`scores`: how many gave 1 to 5, `unrated`), `topics` (`topic`: `null` where none was named; `zh`, `en`, `received`, `towns`; a petition of several topics counts under each) |
//! | `petition clocks` | a list of limits | `clock` (`notice`, `objection`, `conclusion`, `extension`, `review_request`, `review`, `final_request`, `final_review`), `article`, `unit`, `start`, `due`, `rolled` (the next working day where the last day is a rest day, or null; the same as `due` where the bureau has settled that it moves), `provisional`, `after_limit` (the day of a request that came after `due`; absent otherwise) |
//! | `petition why` | a clock | `clock` (its name, as in `petition clocks`), `rule` (what the table of rules calls it), `start`, `due`, `remaining`, `unit` (`natural`, `working`), `status`, `article`, `provisional`, `days`: `on`, `counted`, `why` |
//! | `petition new`, `petition correct`, `petition act`, and of one petition `petition undo`, `petition claim` | a receipt | `seq`, `already`, `petition`, `number`, `version` |
//! | `petition undo`, `petition claim` of several | a receipt | `seq`, `already`, `petitions` (that were changed), `left` (how many stay as they were) |
//! | `oncall list`, `oncall rota show` | the duty | `now`, `on` (`day`, `shift`, `staff`, `name`, `swap_asked`), `holder`, `rules`, `paging` and `review` (as in `petition list`, then `reasons` (`late`, `due-today`, `critical`, `undecided`), `raised`, `holder`, `acked_by`, `acked_until`, `unanswered_since`, `next_level`, `next_at`, `calls`: `on`, `level`, `called`, `answered`, `by`; `major` (its major matter that is not closed, `U2`)), `days` (`day`, `version`, `holiday`, `works`, `provisional`, `published`, `posts`, `away`), `faults`, `no_rest` (`day`, `shift`, `staff`, `after`), `shares` (`staff`, `name`, `shifts`, `weekends`, `holidays`), `majors` (`major`, `what`, `place`, `when`, `people`, `done`, `on`, `by`, `holder` (who answers for it now), `calls`, `reports` (`final`, `on`, `by`, `text`, `to`), `next_level`, `next_at`, `closed`, `petition`), `staying` |
//! | `oncall rules` | what the bureau says of its duty | `version`, `shifts` (`name`, `start`, `end`: minutes), `rungs` (`level`, `after`, `name`, `phone_masked`; with `--full` `phone`), `review_days`, `by`, `on` |
//! | `oncall register` | a petition registered that day | `petition`, `number`, `first`, `origin`, `forwarder`, `channel`, `division`, `name`, `headcount`, `groups`, `purpose`, `demands`, `state`, `outcomes` (one of each demand) |
//! | `calendar import`, `calendar settle` without `--sign` | what it would change | `source`, `digest`, `signature` (to be signed), `signing` (`takes-effect`, `first`, `own`, `needs-head`), `offered` (who signed first, and when), `stale` (that signature was of other changes and counts no more), `past`, `years` (`year`, `published`, `off`, `made_up`, `same`, `contradicts`, `lost`, `usual`), `same`, `petitions` (looked at), `moves`: `petition`, `number`, `rule`, `clock`, `name`, `from`, `to`, `provisional` |
//! | the same with it | a receipt | `seq`, `already`, `in_force` (whether it is, by now) |
//! | `handover show` | the handover under way, or the last | `handover`, `outgoing`, `incoming`, `incoming_name`, `on`, `resumes` (the first item that is not signed), `staying`, `finished`, `withdrawn` (`on`, `by`, `why`), `may_withdraw`, `digest`, `items`: `item`, `kind`, `about`, `text` (as stored), `said` (in words), `state` (`unsigned`, `taken`, `left`), `holder`, `why`, `on`, `kept` (not for who takes over: nobody signs it) |
//! | the others of `oncall` and `handover` | a receipt | `seq`, `already`, and of a paper `paper`, `number` |
//! | `visit list` | a day | `day`, `board` (`booked`, `waiting`, `attended`, `ended`, `mean_wait_ms`), `visits`, `promises` (`visit`, `promise`, `person`, `name`, `what`, `due`); a visit has `visit` (`V9`), `version`, `day`, `number`, `booked`, `stage`, `person`, `name`, `caller`, `topics`, `desk`, `staff`, `came_ms`, `called_ms`, `ended_ms`, `outcome`, `promises_open`, `slip` (`paper`, `number`, `digest`, `void`) |
//! | `visit list --person` | a person | `person`, `visits`: as above, then `work` (names of commands) |
//! | `visit show` | a visit | as above, then `caller_name`, `caller_relation`, `caller_paper`, `caller_from`, `caller_until`, `note`, `promises` (`what`, `due`, `kept`), `done` (`seq`, `at_ms`, `command`, `object`), `suggested` (topics of what was done) |
//! | `visit promises` | what is due | `until`, `promises` as above |
//! | `visit book`, `visit number`, `visit arrive`, `visit begin`, `visit call`, `visit end`, `visit amend`, `visit keep` | a receipt | `seq`, `already`, `version`, `visit`, `visit_number` (0 before they came) |
//! | `care condolence` | a list | `list`, `version`, `festival`, `year`, `of`, `whom`, `amount`, `made`, `closed`, `lines`, `given`, `total`, `paid`, `goods`, `goods_value`, `goods_total`, `goods_given`, `waits` (lines that wait for another person's word), `waits_total`, `by` (who brought it so far), `own` (it would be the own word of who asks), `agreed_by`, `agreed_on`, `sent_back_by`, `sent_back_on`, `reason` |
//! | `care condolence W2` | a line of the list | `gift`, `person`, `name`, `household`, `division`, `amount`, `awaits` (another person's word), `given`, `by`, `received_by` |
//! | `care agree`, `care decline`, `care propose` | a receipt | `seq`, `already`, `list`, `version` |
//! | `care condolence --year` | a festival | `festival`, `year`, `lists`, `people` (handed out), `households` (handed out), `open`, `money`, `goods`, `total` |
//! | `export people`, `export month`; `pivot`, `care households`, `care condolence` with `--out` | a list that was written | `file`, `rows`, `digest`, `seq` |
//! | `matter list` | a matter | `matter` (its id), `code`, `name`, `topic`, `materials`, `limits` (`what`, `count`, `unit`), `articles` |
//! | `matter notice` | a notice that is not issued | `matter`, `person`, `text` |
//! | `paper list` | the register | `total`, `papers`: `paper`, `kind`, `number`, `day`, `staff`, `person`, `name`, `visit`, `matter`, `petition`, `reprints`, `voided` (`day`, `reason`) |
//! | `paper show` | a paper | the fields of the register, then `digest`, `text` |
//! | `petition draft` | a letter that was drafted | `seq`, `already`, the fields of the register, then `missing` (the facts that are blanks), `file`, `text` |
//! | `paper issue`, `paper void` | a receipt | `seq`, `already`, `number`, `version`, `paper` |
//! | `import people` | the last line | `rows`, `accepted`, `rejected`, `duplicates`, `warnings`, `rejects_file`, `accounts_waiting` (for a second person, where any) |
//! | `overview` | the bureau at a glance | `day`, `living`, `dead`, `charts`: `chart` (`ages`, `groups`, `towns`, `missing`, `visits`, `petitions`, `money`), `bars`: `of`, `filter` (gives exactly these people in `lookup`; `null` where no people are counted), `n` |
//! | `ledger run list` | a run | `run`, `version`, `programmes`, `month`, `state`, `reissues`, `lines`, `total`, `unexplained`, `paid`, `paid_sum`, `failed` |
//! | `ledger run show`, `ledger run compare` | the run | as above, then `tasks`, `previous`, `beside`, `known`, `minute`, `digest`, `file`, `file_digest`, `changes` (`change`, `lines`, `sum`), `reasons` (`reason`, `lines`), `overpaid`, `overpaid_sum`, `acts` (`step`, `by`, `on`, `reason`, `void`), `steps` (`step`, `allowed`) |
//! | `ledger run lines` | a line | `line`, `person`, `name`, `division`, `programme`, `amount`, `parts` (`month`, `due`, `settled`, `amount`), `holder`, `bank`, `account` (masked), `change`, `reasons`, `explained`, `state`, `why`, `reissues` and `reissued` (`run`, `line`) |
//! | `ledger run changes` | a line that changed since the freeze | `line`, `person`, `name`, `facts`, `account`, `account_from` and `refused_before` (only where there is one), `died`, `died_on`, `merged`, `astray` (`null`: the run goes on) |
//! | `ledger run overpaid` | a person | `person`, `name`, `sum`, `months` (`month`, `due`, `settled`, `amount`), `recovery` |
//! | `ledger run rule list` | a setting | `rule`, `kind` (`tier`, `freeze`, `opening`), `from`, `until`, `name`, `programme`, `head`, `minute`, `basis`, `by`, `on`, `approved_by`, `approved`, `dropped` |
//! | `ledger run recovery list` | a decision | `recovery`, `version`, `person`, `name`, `programme`, `way`, `each`, `basis`, `by`, `on`, `approved_by`, `approved`, `ended`, `taken` |
//! | `ledger run draft`, `freeze`, `approve` and the other steps | a receipt | `seq`, `already`, `run`, `version` |
//! | `supervision list` | an item | `item`, `number` (with its mark, `S2026-0003`), `version`, `origin` (`weekly`, `meeting`), `text`, `owner`, `due`, `late`, `petition`, `by`, `on`, `state` (`open`, `asked`, `closed`), `events`: `step` (`nudge`, `ask`, `close`, `return`, `reassign`, `due`), `on`, `by`, `text`, `owner_before`, `due_before` (only where they changed), `followed` (the petition because of which it went to another by itself, where it did); `may` (what whoever asks may do now) |
//! | `supervision new`, `close`, `check`, `return`, `nudge`, `reassign`, `due` | a receipt | `seq`, `already`, `item`, `number`, `version` |
//! | `supervision print` | a receipt | as `paper issue` |
//! | `check` | an invariant | `invariant` (a fixed name), `held`, `detail` |
//! | `backup` | the copy | `entries` (journal entries in it; the last is the backup's own), `bytes`, `path` |
//! | `restore` | the copy | `entries`, `path` |
//! | `demo --build-only` | the sample | `dir`, `built` (`false`: one was there and was kept, and the counts are `null`), `people`, `entries`, `petitions` |
//! | `keymap check` | a file | `file`, `problems`: `line`, `column`, `what` |
//! | `keymap print` | a key | `context`, `keys`, `action`, `label` |
//!
//! `next_due` and `due` hold `on`, `in_days`, `provisional`.
//!
//! `score` is an integer from 1000 to 10999, higher is better, and never rises down a list. The thousands tell the kind of match: 10 a
//! whole number, 9 the whole name, 8 the beginning of the name, 7 the end of a number, 6 the birth, 5 the beginning of a number, 4
//! inside a name or number, 3 the village, 2 the same sound, 1 pinyin with a slip. What is below orders hits of one kind: whole before
//! begun, then how well the letters sit in the name.

mod account;
mod bank;
mod books;
mod bulk;
mod care;
mod care_lists;
mod confirm;
mod duty;
mod entitle;
mod family;
mod funds;
mod grants;
mod ledger;
mod notes;
mod offices;
mod overview;
mod papers;
mod payment_runs;
mod people;
mod petition;
mod petition_clocks;
mod petition_event;
mod petition_hands;
mod pivot;
mod policy;
mod quality;
mod rates;
mod recoveries;
mod run_changes;
mod run_funds;
mod runs;
mod settlement;
mod supervision;
mod values;
mod visits;
mod waiting;

pub(super) use account::{AccountChangeJson, AccountImportJson, FormerAccountJson};
pub(super) use bank::{AnswerJson, ExportedJson, SentJson, SpecimenJson, TemplateJson};
pub(super) use books::{BooksJson, CorrectionJson, HeadJson, PeriodJson, SecondWordJson, SheetJson};
pub(super) use bulk::{BatchJson, BatchRowJson, BulkJson};
pub(super) use care::{ContactJson, RotaJson, TownJson};
pub(super) use care_lists::{FestivalJson, FiguresJson, GiftJson, HouseholdJson, ListJson};
pub(super) use confirm::{ConfirmationJson, ConfirmationPageJson, ExplainJson};
pub(super) use duty::{DutyJson, DutyRulesJson, HandoverJson, RegisterJson};
pub(super) use entitle::EntitleJson;
pub(super) use family::FamilyJson;
pub(super) use funds::{ForecastJson, FundStatementJson};
pub(super) use grants::{GrantJson, GrantSumJson, WorkedJson};
pub(super) use ledger::{BudgetJson, MonthJson, ReceiptJson, StatementJson};
pub(super) use notes::NoteJson;
pub(super) use offices::{AccountJson, JournalJson};
pub(super) use overview::OverviewJson;
pub(super) use papers::{LetterJson, MatterJson, PaperJson, PapersJson};
pub(super) use payment_runs::{OverpaidJson, RunJson, RunLineJson, RunRowJson, RunRuleJson};
pub(super) use people::{LookupJson, PersonJson};
pub(super) use petition::{PetitionForecastJson, PetitionJson, QueueJson};
pub(super) use petition_clocks::{ClockJson, DayJson, RungJson};
pub(super) use petition_hands::{EarlierJson, HandJson, LiaisonJson};
pub(super) use pivot::{PivotJson, ViewJson};
pub(super) use policy::PolicyJson;
pub(super) use quality::{ApartJson, GapRowJson, PairJson, TogetherJson, numbers};
pub(super) use rates::{
    ApprovedJson, LackingJson, ProposalJson, ProposalViewJson, RateFileJson, RateJson, SettingJson,
};
pub(super) use recoveries::RecoveryJson;
pub(super) use run_changes::RunChangeJson;
pub(super) use run_funds::OpeningJson;
pub(super) use runs::{CopyJson, DemoJson, ImportJson, InvariantJson, KeyJson, KeyProblemJson, KeymapJson};
pub(super) use settlement::{DeathJson, SettlementJson};
pub(super) use supervision::SupervisionJson;
pub(super) use visits::{DayVisitsJson, PersonVisitsJson, PromisesJson, VisitJson};
pub(super) use waiting::WaitJson;
