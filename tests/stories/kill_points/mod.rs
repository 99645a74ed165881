//! Three visitors in any order, and a thousand moments at which the program is killed: each time every visitor is at the desk
//! again, each with what was typed for them until a second before, and with nothing that was typed for another.

mod day;
mod looks;
mod moments;
mod typed;

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use day::Day;
use looks::{held, people, through_the_program};
use moments::{Files, Moment, put};
use typed::{Sheet, VISITORS};

use crate::clerk::small;
use crate::support::sample::Folder;
use honordesk::domain::PersonId;

/// Moments of the day.
const MOMENTS: usize = 1_000;
/// Every so many the program itself is started on the copy.
const STARTS: usize = 40;
/// Moments that may wait to be looked at.
const AHEAD: usize = 32;
/// Of the dice.
const SEED: u64 = 0x0f1e;

#[test]
fn a_thousand_kills_among_three_visitors_lose_nothing_and_mix_nothing() {
    let folder = small();
    let people = people(folder.again().path());
    let (sender, moments) = sync_channel(AHEAD);
    let looking = thread::spawn(move || look_at_all(&moments, &people));
    Day::begin(&folder, SEED, MOMENTS, sender).work();
    let copies = looking.join().expect("every look found what it should");
    assert!(copies > MOMENTS / 40, "only {copies} differed from the one before");
}

/// Looks at every moment, as it comes; says at how many the folder was another one than before.
fn look_at_all(moments: &Receiver<Moment>, people: &[PersonId; 3]) -> usize {
    let mut copies = 0;
    let mut last = (Files::new(), Default::default());
    for moment in moments {
        // The same bytes hold the same.
        if let Some(files) = moment.files {
            let folder = Folder::empty();
            put(&files, folder.path());
            last = (files, held(folder.path(), people));
            copies += 1;
        }
        let (files, all) = &last;
        for ((held, typed), (name, mark)) in all.iter().zip(&moment.typed).zip(VISITORS) {
            if let Err(why) = held.judge(typed, mark, moment.at) {
                panic!("moment {}, {:?}, {name}: {why}", moment.n, moment.at);
            }
        }
        if moment.n % STARTS == STARTS - 1 {
            let folder = Folder::empty();
            put(files, folder.path());
            through_the_program(&folder, all, Sheet::ALL[moment.n / STARTS % 3]);
        }
    }
    copies
}
