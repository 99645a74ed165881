//! Roles and the separation of duties.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// What a member of staff is there to do. What each role may do is decided by the gate of the `bureau` room alone.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 窗口: receives visitors.
    #[n(0)]
    FrontDesk,
    /// 经办: prepares the ledger.
    #[n(1)]
    Maker,
    /// 复核: checks what a maker prepared.
    #[n(2)]
    Checker,
    /// 信访: handles petitions and the on-call desk.
    #[n(3)]
    Petitions,
    /// 本单位负责人: approves what the law reserves to the head of the organ (信访工作条例 第三十四条).
    #[n(4)]
    Head,
    /// 系统管理员: accounts, backup and restore; sees no business data.
    #[n(5)]
    SystemAdmin,
    /// 安全管理员: roles, policy, unlocking.
    #[n(6)]
    SecurityAdmin,
    /// 审计员: reads and verifies the journal.
    #[n(7)]
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::FrontDesk,
        Self::Maker,
        Self::Checker,
        Self::Petitions,
        Self::Head,
        Self::SystemAdmin,
        Self::SecurityAdmin,
        Self::Auditor,
    ];

    /// The stable name: in the journal, in forms, with `--json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontDesk => "front-desk",
            Self::Maker => "maker",
            Self::Checker => "checker",
            Self::Petitions => "petitions",
            Self::Head => "head",
            Self::SystemAdmin => "system-admin",
            Self::SecurityAdmin => "security-admin",
            Self::Auditor => "auditor",
        }
    }

    /// Roles that run or watch the system; they may not be joined with each other (but see [`Roles::clash`]) nor with business roles.
    pub fn is_administrative(self) -> bool {
        matches!(self, Self::SystemAdmin | Self::SecurityAdmin | Self::Auditor)
    }
}

/// The roles one member of staff holds, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[cbor(transparent)]
#[serde(transparent)]
pub struct Roles(#[n(0)] Vec<Role>);

impl Roles {
    /// A set of roles.
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Self {
        let mut roles: Vec<Role> = roles.into_iter().collect();
        roles.sort_unstable();
        roles.dedup();
        Self(roles)
    }

    /// True when `role` is held.
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// The roles in order.
    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    /// True when no role is held.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Two roles that one person may not hold together, if there are any: the auditor holds nothing else, and
    /// administration does not mix with business (GB/T 22239-2019 8.1.4.2 d). System and security administration may
    /// be one person only at protection level 2 (`joined_admin`).
    pub fn clash(&self, joined_admin: bool) -> Option<(Role, Role)> {
        self.iter().enumerate().find_map(|(i, a)| {
            self.iter().skip(i + 1).map(|b| (a, b)).find(|&(a, b)| match (a, b) {
                (Role::SystemAdmin, Role::SecurityAdmin) => !joined_admin,
                _ => a.is_administrative() || b.is_administrative(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duties_are_separated() {
        let clash = |roles: &[Role], joined| Roles::new(roles.iter().copied()).clash(joined);
        assert_eq!(clash(&[Role::FrontDesk, Role::Maker, Role::Petitions], false), None);
        assert_eq!(clash(&[Role::SystemAdmin, Role::SecurityAdmin], true), None);
        assert!(clash(&[Role::SystemAdmin, Role::SecurityAdmin], false).is_some());
        assert!(clash(&[Role::Auditor, Role::SystemAdmin], true).is_some());
        assert!(clash(&[Role::Maker, Role::Auditor], true).is_some());
        assert!(clash(&[Role::Maker, Role::SystemAdmin], true).is_some());
    }
}
