//! `honordesk policy`: what is said to questions about policy, with article and source.

use super::args::{Global, PolicyArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::PolicyJson;
use super::out::Out;
use crate::bureau::{Answer, Query, Refusal, What};
use crate::domain::PersonId;
use crate::domain::policy::Snippet;
use crate::locale::{Lang, policy as say};
use crate::text::{Echo, fold};

pub(super) fn run(args: &PolicyArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    let done = find(&desk, args, out);
    desk.close(done, out)
}

fn find(desk: &Desk, args: &PolicyArgs, out: &mut Out) -> Done {
    let groups = args.person.map(|person| groups(desk, person, out.lang)).transpose()?;
    let words: Vec<String> =
        args.query.iter().flat_map(|w| w.split_whitespace()).map(|w| fold(w).into_owned()).collect();
    let reference = desk.bureau.reference();
    let mut found = 0;
    for snippet in reference.policy.all() {
        let named: Vec<&str> = snippet
            .groups
            .iter()
            .filter_map(|code| reference.groups.get(code))
            .map(|g| g.zh.as_str())
            .collect();
        let concerned = groups.as_ref().is_none_or(|g| snippet.concerns(g.iter().map(String::as_str)));
        if !concerned || !words.iter().all(|word| text(snippet, &named).contains(word)) {
            continue;
        }
        found += 1;
        if args.json {
            out.json(&PolicyJson::new(snippet))?;
        } else {
            show(snippet, out)?;
        }
    }
    if found > 0 {
        return Ok(Exit::Done);
    }
    let query = args.query.join(" ");
    out.nothing(&say::NOTHING.with(out.lang, &[("query", &Echo(&query))]), args.json)
}

fn groups(desk: &Desk, person: PersonId, lang: Lang) -> Result<Vec<String>, Failure> {
    match desk.query(Query::Card(person))? {
        Answer::Card(card) => Ok(card.recognitions.iter().map(|r| r.group.clone()).collect()),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

/// Everything that a word may be found in.
fn text(snippet: &Snippet, groups: &[&str]) -> String {
    let all = [&snippet.zh, &snippet.en, &snippet.zh_words, &snippet.en_words, &snippet.source, &snippet.id];
    let articles: Vec<String> = snippet.articles.iter().map(|a| format!("{a} {}", a.zh())).collect();
    fold(&format!("{} {} {}", all.map(String::as_str).join(" "), groups.join(" "), articles.join(" ")))
        .into_owned()
}

fn show(snippet: &Snippet, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let (question, words) = match lang {
        Lang::Zh => (&snippet.zh, &snippet.zh_words),
        Lang::En => (&snippet.en, &snippet.en_words),
    };
    let cite = |article: &crate::domain::Article| match lang {
        Lang::Zh => article.zh(),
        Lang::En => article.en(),
    };
    let articles: Vec<String> = snippet.articles.iter().map(cite).collect();
    let articles = articles.join(match lang {
        Lang::Zh => "、",
        Lang::En => "; ",
    });
    out.line(question)?;
    out.line(&format!("  {words}"))?;
    out.line(&format!("  {}", say::RESTS_ON.with(lang, &[("articles", &articles)])))?;
    let source = say::SOURCE.with(lang, &[("source", &snippet.source), ("since", &snippet.since)]);
    out.line(&format!("  {source}"))
}
