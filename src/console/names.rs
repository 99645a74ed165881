//! What the tables call things, in words that follow a switch of language.

use crate::bureau::Reference;
use crate::console::words::Words;
use crate::domain::Article;
use crate::locale::{Lang, common, field};

/// Words that a data table gives in both languages.
pub fn both(zh: &str, en: &str) -> Words {
    Words::with(common::BOTH, &[("zh", &zh), ("en", &en)])
}

/// A citation.
pub fn article(article: &Article) -> Words {
    both(&article.zh(), &article.en())
}

/// Several citations, each law named once.
pub fn articles(articles: &[Article]) -> Words {
    both(&Article::all_zh(articles), &Article::all_en(articles))
}

/// A field by its stable name; a position in it is counted from 1.
pub fn field_label(name: &str) -> Words {
    both(&field::label(name, Lang::Zh), &field::label(name, Lang::En))
}

/// An entitled group, or its code when the table does not know it.
pub fn group(tables: &Reference, code: &str) -> Words {
    tables.groups.get(code).map_or_else(|| Words::Data(code.to_owned()), |g| both(&g.zh, &g.en))
}

/// A programme, or its id when the table does not know it.
pub fn programme(tables: &Reference, id: &str) -> Words {
    tables.programmes.get(id).map_or_else(|| Words::Data(id.to_owned()), |p| both(&p.zh, &p.en))
}

/// The programmes that runs pay, by their ids: what goes on after a death is settled there, and festivals by their lists. Each needs an
/// opening month.
pub fn paid_by_runs(tables: &Reference) -> Vec<String> {
    let all = tables.programmes.all().iter();
    all.filter(|row| tables.paid_by_runs(&row.id)).map(|row| row.id.clone()).collect()
}
