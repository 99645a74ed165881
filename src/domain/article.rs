//! Articles of law: what a rule, a deadline or a refusal rests on.

use std::fmt;
use std::str::FromStr;

/// A law, regulation or notice that rules here cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Law {
    /// 《信访工作条例》, in force since 2022-05-01.
    PetitionWork,
    /// 《信访条例》国务院令第431号, in force from 2005-05-01 until 信访工作条例 replaced it.
    Petition2005,
    /// No law: a day that somebody set by hand.
    ByHand,
    /// 《信访事项简易办理办法（试行）》国信发〔2016〕8号.
    SimpleTrial,
    /// 《信访事项简易办理办法》国信办发〔2022〕17号.
    SimpleHandling,
    /// 《信访事项办理群众满意度评价工作办法》国信发〔2022〕11号.
    Satisfaction,
    /// 《军人抚恤优待条例》, revised 2024, in force since 2024-10-01.
    ServicePensions,
    /// 《军人抚恤优待条例》 of 2004 as revised on 2011-07-29 (2019-03-02 changed names of offices alone), in force until 2024-09-30.
    ServicePensions2011,
    /// 《烈士褒扬条例》, revised 2024, in force since 2025-01-01.
    Martyrs,
    /// 《伤残抚恤管理办法》, in force since 2020-02-01.
    DisabilityPensions,
    /// 《广东省退役军人应急救助资金管理暂行办法》, 2019.
    EmergencyAid,
    /// 《中华人民共和国退役军人保障法》, in force since 2021-01-01.
    Veterans,
    /// 《退役军人、其他优抚对象优待证管理办法（试行）》, 2021-11-15.
    Card,
    /// 《退役军人安置条例》, in force since 2024-09-01.
    Resettlement,
}

const LAWS: [(Law, &str, &str, &str); 14] = [
    (Law::PetitionWork, "petition-work", "信访工作条例", "Regulation on Petition Work"),
    (Law::Petition2005, "petition-2005", "信访条例", "Regulation on Petitions (2005)"),
    (Law::ByHand, "set-by-hand", "指定，非法定", "set by hand, not by law"),
    (
        Law::SimpleTrial,
        "simple-trial",
        "信访事项简易办理办法（试行）",
        "Trial Measures for Simple Handling (2016)",
    ),
    (Law::SimpleHandling, "simple-handling", "信访事项简易办理办法", "Measures for Simple Handling (2022)"),
    (
        Law::Satisfaction,
        "satisfaction",
        "信访事项办理群众满意度评价工作办法",
        "Measures for Satisfaction Ratings (2022)",
    ),
    (
        Law::ServicePensions,
        "service-pensions",
        "军人抚恤优待条例",
        "Regulation on Military Pensions and Preferences",
    ),
    (
        Law::ServicePensions2011,
        "service-pensions-2011",
        "军人抚恤优待条例（2011年修订）",
        "Regulation on Military Pensions and Preferences (2011)",
    ),
    (Law::Martyrs, "martyrs", "烈士褒扬条例", "Regulation on Honouring Martyrs"),
    (Law::DisabilityPensions, "disability-pensions", "伤残抚恤管理办法", "Measures for Disability Pensions"),
    (
        Law::EmergencyAid,
        "emergency-aid",
        "广东省退役军人应急救助资金管理暂行办法",
        "Guangdong Interim Measures for Emergency Aid",
    ),
    (Law::Veterans, "veterans", "退役军人保障法", "Veterans Support Law"),
    (
        Law::Card,
        "card",
        "退役军人、其他优抚对象优待证管理办法（试行）",
        "Trial Measures for Preferential Cards (2021)",
    ),
    (Law::Resettlement, "resettlement", "退役军人安置条例", "Regulation on the Resettlement of Veterans"),
];

impl Law {
    fn row(self) -> (&'static str, &'static str, &'static str) {
        LAWS.iter().find(|row| row.0 == self).map_or(("", "", ""), |row| (row.1, row.2, row.3))
    }
}

/// A place in a law. Prints as data files write it: `petition-work/23/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Article {
    /// The law.
    pub law: Law,
    /// Article; 0 for the law as a whole.
    pub number: u16,
    /// Paragraph (款); 0 for the whole article.
    pub paragraph: u8,
    /// Item (项); 0 for the whole paragraph.
    pub item: u8,
}

impl Article {
    /// A place in a law; 0 leaves a part out.
    pub const fn new(law: Law, number: u16, paragraph: u8, item: u8) -> Self {
        Self { law, number, paragraph, item }
    }

    /// The citation in Chinese: `《信访工作条例》第二十三条第三款`.
    pub fn zh(&self) -> String {
        let name = self.law.row().1;
        let name = if self.law == Law::ByHand { name.to_owned() } else { format!("《{name}》") };
        format!("{name}{}", self.place_zh())
    }

    /// Where in the law, in Chinese: `第二十三条第三款`; empty for the law as a whole.
    fn place_zh(self) -> String {
        let part = |n: u16, left: &str, right: &str| match n {
            0 => String::new(),
            n => format!("{left}{}{right}", han(n)),
        };
        let number = part(self.number, "第", "条");
        let paragraph = part(self.paragraph.into(), "第", "款");
        let item = part(self.item.into(), "第（", "）项");
        format!("{number}{paragraph}{item}")
    }

    /// The citation in English: `Regulation on Petition Work, art. 23 para. 3`.
    pub fn en(&self) -> String {
        format!("{}{}", self.law.row().2, self.place_en())
    }

    /// Several citations in Chinese, each law by its name once: `《军人抚恤优待条例》第六十一条第二款、第六十二条`.
    pub fn all_zh(articles: &[Self]) -> String {
        Self::by_law(articles, "、", Self::zh, |next| format!("、{}", next.place_zh()))
    }

    /// Several citations in English, each law by its name once: `Regulation on Honouring Martyrs, art. 17, art. 19`.
    pub fn all_en(articles: &[Self]) -> String {
        Self::by_law(articles, "; ", Self::en, |next| next.place_en())
    }

    /// Each law with its places behind it, in the order that the laws come up in; no place twice.
    fn by_law(
        articles: &[Self],
        between: &str,
        first: impl Fn(&Self) -> String,
        next: impl Fn(&Self) -> String,
    ) -> String {
        let mut laws: Vec<(Vec<Self>, String)> = Vec::new();
        for article in articles {
            match laws.iter_mut().find(|(said, _)| said.iter().any(|other| other.law == article.law)) {
                Some((said, _)) if said.contains(article) || article.number == 0 => {}
                Some((said, cited)) => {
                    cited.push_str(&next(article));
                    said.push(*article);
                }
                None => laws.push((vec![*article], first(article))),
            }
        }
        laws.into_iter().map(|(_, cited)| cited).collect::<Vec<_>>().join(between)
    }

    /// Where in the law, in English: `, art. 23 para. 3`; empty for the law as a whole.
    fn place_en(self) -> String {
        let part = |n: u16, word: &str| match n {
            0 => String::new(),
            n => format!("{word}{n}"),
        };
        let number = part(self.number, ", art. ");
        let paragraph = part(self.paragraph.into(), " para. ");
        let item = part(self.item.into(), " item ");
        format!("{number}{paragraph}{item}")
    }
}

/// A number below 100 in Chinese.
fn han(n: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u16| DIGITS.get(usize::from(n)).copied().unwrap_or("");
    match n {
        0..=9 => digit(n).to_owned(),
        10..=19 => format!("十{}", digit(n % 10)),
        20..=99 => format!("{}十{}", digit(n / 10), digit(n % 10)),
        _ => n.to_string(),
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.law.row().0)?;
        let parts = [self.number, self.paragraph.into(), self.item.into()];
        parts.iter().take_while(|n| **n > 0).try_for_each(|n| write!(f, "/{n}"))
    }
}

impl serde::Serialize for Article {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl FromStr for Article {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("no article: {text}");
        let mut parts = text.split('/');
        let key = parts.next().unwrap_or("");
        let law = LAWS.iter().find(|row| row.1 == key).ok_or_else(bad)?.0;
        let mut next = || parts.next().map_or(Ok(0), str::parse::<u16>).map_err(|_| bad());
        let (number, paragraph, item) = (next()?, next()?, next()?);
        if parts.next().is_some() {
            return Err(bad());
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| bad());
        Ok(Self::new(law, number, small(paragraph)?, small(item)?))
    }
}

impl<'de> serde::Deserialize<'de> for Article {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_articles_each_law_is_named_once() {
        let all: Vec<Article> =
            ["service-pensions/61/2", "martyrs/17", "service-pensions/62", "service-pensions/62"]
                .map(|text| text.parse().unwrap())
                .to_vec();
        assert_eq!(
            Article::all_zh(&all),
            "《军人抚恤优待条例》第六十一条第二款、第六十二条、《烈士褒扬条例》第十七条"
        );
        assert_eq!(
            Article::all_en(&all),
            "Regulation on Military Pensions and Preferences, art. 61 para. 2, art. 62; \
             Regulation on Honouring Martyrs, art. 17"
        );
        assert_eq!(Article::all_zh(&[]), "");
    }

    #[test]
    fn articles_are_cited_in_both_languages() {
        for (text, zh, en) in [
            (
                "petition-work/23/3",
                "《信访工作条例》第二十三条第三款",
                "Regulation on Petition Work, art. 23 para. 3",
            ),
            (
                "petition-work/22/1/3",
                "《信访工作条例》第二十二条第一款第（三）项",
                "Regulation on Petition Work, art. 22 para. 1 item 3",
            ),
            ("petition-work/19", "《信访工作条例》第十九条", "Regulation on Petition Work, art. 19"),
            ("petition-work/10", "《信访工作条例》第十条", "Regulation on Petition Work, art. 10"),
            ("simple-trial", "《信访事项简易办理办法（试行）》", "Trial Measures for Simple Handling (2016)"),
        ] {
            let article: Article = text.parse().unwrap();
            assert_eq!(
                (article.to_string().as_str(), article.zh().as_str(), article.en().as_str()),
                (text, zh, en)
            );
        }
        for bad in ["", "no-law/1", "petition-work/x", "petition-work/1/2/3/4", "petition-work/1/999"] {
            assert!(bad.parse::<Article>().is_err(), "{bad}");
        }
        assert!(LAWS.iter().all(|row| !row.0.row().0.is_empty()));
    }
}
