//! How an amount comes about (待遇计算说明), for whoever asks at the desk: what stands in the window of the explanation, on paper.

use super::Head;
use super::notice::plain_item;
use crate::bureau::command::PaperDraft;
use crate::domain::PersonId;
use crate::domain::paper::{Block, PaperKind};
use crate::locale::paper_words as say;

/// Notes that stand under one item; a longer list goes on under the next.
const NOTES: usize = 12;

/// The paper of an explanation. What is set in by two columns is an item, what is set in further stands under it.
pub fn explained(head: &Head<'_>, (person, name): (PersonId, &str), lines: &[String]) -> PaperDraft {
    let lang = head.lang;
    let mut blocks = vec![Block::field(say::PERSON.get(lang), format!("{name} {person}"))];
    for line in lines {
        let text = line.trim();
        match (line.len() - line.trim_start().len(), blocks.last_mut()) {
            (0, _) => blocks.push(Block::text(text)),
            (3.., Some(Block::Item { notes, .. })) if notes.len() < NOTES => notes.push(text.to_owned()),
            _ => blocks.push(plain_item(text.to_owned(), Vec::new())),
        }
    }
    blocks.push(Block::text(String::new()));
    blocks.push(Block::text(say::EXPLAINED_END.get(lang)));
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::Explained,
        title: say::kind(PaperKind::Explained).get(lang).to_owned(),
        person: Some(person),
        visit: None,
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bureau::Reference;
    use crate::domain::Date;
    use crate::exchange::papers::{Form, Sheet, text};
    use crate::locale::Lang;

    #[test]
    fn an_explanation_on_paper_is_set_in_as_its_steps_are() {
        let tables = Reference::embedded().unwrap();
        let today = Date::parse("2026-11-25").unwrap();
        let head = &Head {
            lang: Lang::Zh,
            bureau: "退役军人事务局",
            clerk: "李娜",
            desk: "一号窗",
            today,
            tables: &tables,
        };
        let lines = [
            "残疾抚恤金",
            "依据：某条",
            "",
            "残疾抚恤金 3,607.50",
            "  标准 43,290.00 元/年",
            "    来源：某文",
            "  按月 1/12",
        ];
        let lines: Vec<String> = lines.map(String::from).to_vec();
        let draft = explained(head, (PersonId(7), "买买提·吐尔逊"), &lines);
        let said = text(&Sheet::draft(&draft, Lang::Zh), Form::Slip48).replace("\r\n", "\n");
        let body = said.split("------\n").last().unwrap().split("\n\n本说明").next().unwrap();
        let expected = [
            "办理人  买买提·吐尔逊 P7",
            "残疾抚恤金",
            "依据：某条",
            "",
            "残疾抚恤金 3,607.50",
            " 1. 标准 43,290.00 元/年",
            "    来源：某文",
            " 2. 按月 1/12",
        ];
        assert_eq!(body, expected.join("\n"));
    }
}
