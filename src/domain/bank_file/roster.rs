//! The columns of payment rosters.

use serde::{Deserialize, Serialize};

use crate::domain::TableFault;
use crate::domain::kinds::kinds;
use crate::domain::table::no_twins;

kinds! {
    /// A column of a roster.
    RosterColumn {
        /// 户籍地
        0 Place "place",
        /// 姓名
        1 Name "name",
        /// 身份证号
        2 IdNumber "id-number",
        /// 残疾证号, 优抚证号
        3 Certificate "certificate",
        /// 优抚对象类别
        4 Category "category",
        /// 伤残等级代码
        5 Grade "grade",
        /// 伤残性质
        6 Cause "cause",
        /// 伤残属别
        7 Service "service",
        /// 伤残时期
        8 Period "period",
        /// 户籍类别
        9 Residence "residence",
        /// 是否孤老
        10 Alone "alone",
        /// 银行帐号
        11 Account "account",
        /// 省标准
        12 Standard "standard",
        /// 发放月数
        13 Months "months",
        /// 发放金额
        14 Amount "amount",
        /// 护理费
        15 Nursing "nursing",
        /// 地方补贴
        16 Local "local",
        /// 自然增长机制
        17 Growth "growth",
        /// 粮油补贴
        18 Grain "grain",
        /// 煤补补贴
        19 Coal "coal",
        /// 抗日增发
        20 Resistance "resistance",
        /// 孤老增发
        21 AloneExtra "alone-extra",
        /// 补发金额
        22 Arrears "arrears",
        /// 其他补助1
        23 Other1 "other-1",
        /// 其他补助2
        24 Other2 "other-2",
        /// 其他补助3
        25 Other3 "other-3",
        /// 其他补助4
        26 Other4 "other-4",
        /// 其他补助5
        27 Other5 "other-5",
        /// 发放资金总额
        28 Total "total",
        /// 备注
        29 Note "note",
        /// 发放类别
        30 Change "change",
    }
}

impl RosterColumn {
    /// Whether an amount stands in it.
    pub fn is_money(self) -> bool {
        self == Self::Standard || self.is_summed()
    }

    /// Whether its amounts have a sum at the foot; a standard is one of many months or of none.
    pub fn is_summed(self) -> bool {
        (Self::Amount..=Self::Total).contains(&self)
    }
}

/// A kind of roster.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RosterKind {
    /// Its name in commands and records.
    pub id: String,
    /// Chinese title.
    pub zh: String,
    /// English title.
    pub en: String,
    /// Its columns, in their order.
    pub columns: Vec<RosterColumn>,
    /// Columns that it calls by another name than the other rosters.
    #[serde(default)]
    own: Vec<Heading>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    column: RosterColumn,
    zh: String,
    en: String,
}

/// The kinds of rosters there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rosters {
    version: String,
    headings: Vec<Heading>,
    kinds: Vec<RosterKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    heading: Vec<Heading>,
    roster: Vec<RosterKind>,
}

impl Rosters {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("rosters.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.roster.iter().map(|r| r.id.as_str()))?;
        no_twins(file.heading.iter().map(|h| h.column.name()))?;
        let named = |c: &RosterColumn| file.heading.iter().any(|h| h.column == *c);
        for roster in &file.roster {
            no_twins(roster.columns.iter().map(|c| c.name()))?;
            no_twins(roster.own.iter().map(|h| h.column.name()))?;
            if let Some(odd) = roster.columns.iter().chain([&RosterColumn::Change]).find(|c| !named(c)) {
                return Err(TableFault::Unknown(odd.name().to_owned()));
            }
            let needed = [RosterColumn::Name, RosterColumn::Total];
            // The kind of change is a column of the sheet of changes alone.
            if needed.iter().any(|c| !roster.columns.contains(c))
                || roster.columns.contains(&RosterColumn::Change)
            {
                return Err(TableFault::Figures(roster.id.clone()));
            }
        }
        Ok(Self { version: file.effective, headings: file.heading, kinds: file.roster })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every kind, in the order of the table.
    pub fn all(&self) -> &[RosterKind] {
        &self.kinds
    }

    /// The kind of an id.
    pub fn get(&self, id: &str) -> Option<&RosterKind> {
        self.kinds.iter().find(|r| r.id == id)
    }

    /// The Chinese and the English heading of a column.
    pub fn heading<'a>(&'a self, kind: &'a RosterKind, column: RosterColumn) -> (&'a str, &'a str) {
        let mut all = kind.own.iter().chain(&self.headings);
        all.find(|h| h.column == column).map_or(("", ""), |h| (&h.zh, &h.en))
    }
}
