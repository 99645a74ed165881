//! The data tables that forms and explanations read: programmes, rates, entitled groups, items of the registry form.
//! Each is read when it is first asked for, so that the first frame does not wait for any of them.

use std::sync::OnceLock;

use crate::console::words::Words;
use crate::domain::Article;
use crate::domain::ledger::{Groups, Programmes, Rates};
use crate::domain::person::RegistryFields;
use crate::locale::common;

/// The tables that come with the program, or those that a data directory puts in their place.
#[derive(Debug, Default)]
pub struct Tables {
    groups: OnceLock<Groups>,
    programmes: OnceLock<Programmes>,
    rates: OnceLock<Rates>,
    fields: OnceLock<Option<RegistryFields>>,
}

impl Tables {
    /// Tables of a data directory.
    pub fn of(groups: Groups, programmes: Programmes, rates: Rates, fields: RegistryFields) -> Self {
        Self {
            groups: groups.into(),
            programmes: programmes.into(),
            rates: rates.into(),
            fields: Some(fields).into(),
        }
    }

    /// Entitled groups.
    pub fn groups(&self) -> &Groups {
        self.groups.get_or_init(Groups::embedded)
    }

    /// Programmes.
    pub fn programmes(&self) -> &Programmes {
        self.programmes.get_or_init(Programmes::embedded)
    }

    /// Published rates.
    pub fn rates(&self) -> &Rates {
        self.rates.get_or_init(Rates::embedded)
    }

    /// Items of the registry form; the embedded table is tested to be readable.
    pub fn fields(&self) -> Option<&RegistryFields> {
        self.fields.get_or_init(|| RegistryFields::embedded().ok()).as_ref()
    }

    /// The name of an entitled group, or its code when the table does not know it.
    pub fn group(&self, code: &str) -> Words {
        self.groups().get(code).map_or_else(|| Words::Data(code.to_owned()), |g| both(&g.zh, &g.en))
    }

    /// The name of a programme, or its id when the table does not know it.
    pub fn programme(&self, id: &str) -> Words {
        self.programmes().get(id).map_or_else(|| Words::Data(id.to_owned()), |p| both(&p.zh, &p.en))
    }
}

/// Words that a data table gives in both languages.
pub fn both(zh: &str, en: &str) -> Words {
    Words::with(common::BOTH, &[("zh", &zh), ("en", &en)])
}

/// A citation.
pub fn article(article: &Article) -> Words {
    both(&article.zh(), &article.en())
}
