//! What the weekly list gives somebody to do: late, to be checked, in hand, closed, and what a meeting decided.

use super::builder::{Builder, Job};
use crate::bureau::command::SuperviseAct;
use crate::bureau::{Command, Refusal, Session};
use crate::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use crate::domain::{Date, SupervisionId};

/// Who has an item in hand.
#[derive(Clone, Copy)]
enum Owner {
    Clerk,
    Officer,
    Keeper,
}

/// An item: put on the list and due so many days from Monday of this week, what came of it on which.
struct Plan {
    on: i64,
    due: i64,
    owner: Owner,
    origin: SupervisionOrigin,
    text: &'static str,
    asked: Option<(i64, &'static str)>,
    closed: Option<i64>,
}

const fn plan(on: i64, due: i64, owner: Owner, text: &'static str) -> Plan {
    Plan { on, due, owner, origin: SupervisionOrigin::Weekly, text, asked: None, closed: None }
}

static PLANS: [Plan; 6] = [
    Plan {
        asked: Some((-5, "未到人员名单已逐人电话核实，附记录")),
        closed: Some(-4),
        ..plan(-14, -3, Owner::Keeper, "核对年度确认未到人员名单")
    },
    plan(-14, -3, Owner::Officer, "清理超期未办结的信访件"),
    Plan {
        asked: Some((-3, "已更新电话本并打印上墙")), ..plan(-7, 4, Owner::Clerk, "核对值班电话本")
    },
    plan(-7, 4, Owner::Keeper, "补齐光荣牌悬挂登记"),
    plan(0, 11, Owner::Clerk, "下月补助发放前与银行核对退款"),
    Plan {
        origin: SupervisionOrigin::Meeting,
        ..plan(0, 18, Owner::Officer, "局务会议定：走访积案信访人，逐件报进展")
    },
];

impl Builder<'_> {
    fn monday(&self) -> Date {
        let today = self.spec.today;
        today.plus_days(-i64::from(today.weekday().num_days_from_monday()))
    }

    /// The days on which something is done about them.
    pub(super) fn supervised_days(&self) -> Vec<(Date, Job)> {
        if self.visits_a_day() == 0 {
            return Vec::new();
        }
        let mut jobs = Vec::new();
        for (k, plan) in PLANS.iter().enumerate() {
            let steps = [Some(plan.on), plan.asked.map(|(on, _)| on), plan.closed];
            let steps = steps.into_iter().enumerate().filter_map(|(step, on)| Some((step, on?)));
            jobs.extend(steps.map(|(step, on)| (self.monday().plus_days(on), Job::Supervised(step, k))));
        }
        jobs
    }

    /// A step of one: it is put on the list, said to be done, or closed by another person.
    pub(super) fn supervised(&mut self, on: Date, step: usize, k: usize) -> Result<(), Refusal> {
        let Some(plan) = PLANS.get(k) else { return Ok(()) };
        let (head, owner) = (self.hands.head.clone(), self.owner(plan.owner));
        let add = || SupervisionSaid {
            origin: plan.origin,
            text: plan.text.to_owned(),
            owner: owner.staff,
            due: self.monday().plus_days(plan.due),
            petition: None,
        };
        // They are numbered in the order of the list.
        let item = SupervisionId(u32::try_from(k + 1).unwrap_or_default());
        let goes = |step, seen, text: &str| SuperviseAct::Step { item, seen, step, text: text.to_owned() };
        let (who, act) = match step {
            0 => (head, SuperviseAct::Add { said: Box::new(add()) }),
            1 => (owner.clone(), goes(SupervisionStep::Ask, 1, plan.asked.map_or("", |(_, text)| text))),
            _ => (head, goes(SupervisionStep::Close, 2, "属实")),
        };
        self.scribe.does(who, on, Command::Supervise(act)).map(drop)
    }

    fn owner(&self, owner: Owner) -> Session {
        match owner {
            Owner::Clerk => self.hands.clerk.clone(),
            Owner::Officer => self.hands.officer.clone(),
            Owner::Keeper => self.hands.keeper.clone(),
        }
    }
}
