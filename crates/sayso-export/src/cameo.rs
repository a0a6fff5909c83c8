//! The code that event data would give a threat: CAMEO 13 “Threaten” (Schrodt 2012, *CAMEO: Event Data
//! Codebook*, 1.1b3).
//!
//! A help for those who keep event data, never the label of a finding: CAMEO knows neither condition nor status. Only a
//! threat or ultimatum that somebody issued has one; 139, the ultimatum, only where no other code fits, as CAMEO has it.

use sayso_report::{Byte, Category, Conditional, ConditionalKind, Status};

/// The code of an item, where it has one.
pub(crate) fn code(item: &Conditional<Byte>) -> &'static str {
    let issued = match item.status {
        Status::Live | Status::Past => true,
        Status::Negated | Status::Counterfactual | Status::Hypothetical | Status::Question => false,
    };
    let ultimatum = match item.kind {
        ConditionalKind::Threat => false,
        ConditionalKind::Ultimatum => true,
        ConditionalKind::Warning | ConditionalKind::Promise | ConditionalKind::Precondition => return "",
    };
    if !issued {
        return "";
    }
    match item.category {
        // “with military force”, “with sanctions, boycott, embargo”, “to reduce or break relations”
        Category::Military => "138",
        Category::Sanctions => "1312",
        Category::Diplomatic => "1313",
        // “with administrative sanctions”, “with political dissent, protest”
        Category::Legal => "132",
        Category::Domestic => "133",
        // “with non-force”
        Category::Trade => "131",
        Category::Violence | Category::Unspecified | Category::Other => {
            if ultimatum {
                "139"
            } else {
                "130"
            }
        }
    }
}
