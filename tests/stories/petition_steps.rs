//! What the stories of petitions share: a petition that the post brings, its steps by the command line, and finding it at the desk.

use std::fs;

use serde_json::Value;

use crate::clerk::Clerk;
use crate::scenarios::Hand;
use crate::support::pty::Launch;
use crate::support::sample::{Folder, TODAY};

/// A petition of 试件人 by the file of the command line, as the post brings it.
pub fn take_in(folder: &Folder, demand: &str, origin: &str, received: &str) -> String {
    take_in_as(folder, demand, received, &format!(r#""origin": "{origin}""#))
}

/// The same, with more facts of it.
pub fn take_in_as(folder: &Folder, demand: &str, received: &str, facts: &str) -> String {
    let file = folder.beside().join("petition.json");
    let all = format!(
        r#"{{"received": "{received}", "channel": "letter", "purpose": "resolve", "headcount": 1, {facts},
            "petitioners": [{{"name": "试件人"}}], "demands": [{{"text": "{demand}"}}]}}"#
    );
    fs::write(&file, all).unwrap();
    let done = folder.json(&["petition", "new", "--from", file.to_str().unwrap()]);
    done["petition"].as_str().unwrap().to_owned()
}

/// A subcommand that must succeed.
pub fn done(folder: &Folder, arguments: &[&str]) {
    let ran = folder.run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.said, ran.told);
}

/// Steps of a petition on their days.
pub fn acts(folder: &Folder, petition: &str, acts: &[(&str, &str)]) {
    for (act, on) in acts {
        done(
            folder,
            &[&["petition", "act", petition, act, "--on", on, "--note", "有据"], also(act)].concat(),
        );
    }
}

/// What a step must say besides its reason.
pub fn also(act: &str) -> &'static [&'static str] {
    match act {
        "accept" => &["--route", "opinion"],
        "serve" => &["--proof", "signature", "--document", "回证 1"],
        _ => &[],
    }
}

/// Accepted today, by the opinion that ends in a written answer.
pub fn accept(folder: &Folder, petition: &str) {
    acts(folder, petition, &[("accept", TODAY)]);
}

/// What the command line says of a petition.
pub fn petition(folder: &Folder, number: &str) -> Value {
    folder.json(&["petition", "show", number])
}

/// A clock of it.
pub fn clock(folder: &Folder, number: &str, clock: &str) -> Value {
    let shown = petition(folder, number);
    let clocks = shown["clocks"].as_array().into_iter().flatten();
    clocks.clone().find(|one| one["clock"] == clock).unwrap_or_else(|| panic!("no {clock}: {shown}")).clone()
}

/// The number of the petition whose list row has a text.
pub fn number_of(folder: &Folder, text: &str) -> String {
    let queue = folder.json(&["petition", "list", "--tab", "all", "--text", text]);
    queue["petitions"][0]["number"].as_str().expect("a petition").to_owned()
}

/// The console as somebody on a day.
pub fn on_day(folder: &Folder, who: &str, today: &str) -> Clerk {
    let mut clerk = opened(folder, who, today);
    clerk.see("在册 ");
    clerk
}

/// The same, whatever comes up for them.
pub fn opened(folder: &Folder, who: &str, today: &str) -> Clerk {
    let arguments = ["--data", folder.arg(), "--today", today, "--as", who, "--lang", "zh"];
    Clerk::of(Launch::honordesk(&arguments))
}

/// The petition with a demand, selected in the list of all.
pub fn go_to(clerk: &mut Clerk, demand: &str) {
    clerk.press("f4").see("[F4 信访]");
    clerk.press("left").see("[全部");
    find(clerk, demand);
}

/// The petition with a demand, selected in the list that is open.
pub fn find(clerk: &mut Clerk, demand: &str) {
    clerk.press("ctrl-f").see("筛 ").type_text(demand).press("enter").see_row(&["▌", demand]);
}

/// The step of a digit, with its form filled in and saved.
pub fn step(clerk: &mut Clerk, hand: Hand, digit: &str, title: &str, fields: &[(&str, &str)]) {
    hand.presses(clerk, digit).see(&format!("┌─ {title}"));
    fill(clerk, hand, fields);
    clerk.press("ctrl-s").wait_gone(&format!("┌─ {title}"));
}

/// Fills fields of the form on the screen: what stood in them goes.
pub fn fill(clerk: &mut Clerk, hand: Hand, fields: &[(&str, &str)]) {
    for (label, text) in fields {
        hand.types(clerk.go_to_field(label).press("ctrl-u"), text);
    }
}

/// What the page of reasons says after some keys: the newest limit is its last.
pub fn why(clerk: &mut Clerk, keys: &str, said: &[&str]) {
    clerk.press("ctrl-w").see("的期限为什么是那一天").press(keys);
    for text in said {
        clerk.see(text);
    }
    clerk.press("ctrl-w").wait_gone("的期限为什么是那一天");
}
