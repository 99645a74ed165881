//! The fields that columns carry, and what kind of content each holds.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($name:ident)+) => {
        /// A field of the registration sheets, named as in `columns.toml`; the Chinese heading there says what it means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum Field { $($name),+ }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

fields! {
    ResidentId Name Birth Ethnicity Sex RelationToHead HouseholdKind HouseholdDivision HouseholdAddress
    ResidenceDivision ResidenceAddress MedicalCover MedicalNumber PensionCover Mobile OtherPhone Postcode Marriage
    Education Health Political Employment Income Employer EmployerKind EmployerPhone EmployerAddress OwnsHome
    HomeTenure HomeCondition HomeKind HomeStructure HomeRooms HomeBuilt FamilySize FloorArea FloorAreaEach
    Bank AccountHolder Account Remark
    Group State Certificate Approved Card NoId OtherNames Enlisted Discharged Retired Unit UnitName DischargeCertificate Placement
    RankHeld AloneElderly Orphan Mental LabourAbility LivingAbility CareMode LivingState FamilyMeans BodyState LowIncome
    FiveGuarantees Fought Tested Died
    Grade Nature HurtPeriod Korea Attachment HurtOn HurtUnit HurtPlace HurtPart HurtCause
    RelationToFallen Studying Disabled HoldsCertificate MartyrCertificate FallenName FallenSex FallenBirth
    FallenEnlisted FallenUnit FallenPost FallenOn FallenPlace FallenApproved FallenCause
    IllnessInService WarKind ConscriptFrom ConscriptUntil ServiceYears FamilyUnder18 FamilyOver60 IdentityProof
    OffspringKind HadPension
    Reason
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Free text of one line.
    #[default]
    Text,
    /// A person's name.
    Name,
    /// An identity number of GB 11643.
    Id,
    /// A day.
    Date,
    /// One or more phone numbers.
    Phone,
    /// An account or card number.
    Account,
    /// A division of twelve digits, or its name.
    Division,
    /// A postcode of six digits.
    Postcode,
    /// A plain number.
    Number,
    /// One of a list, by code or by name.
    List,
    /// Why the row came back; never read.
    Reason,
}
