//! A text with a reader's corrections as one file, to go on with later or elsewhere.
//!
//! The findings are not in it: the engine finds the same again.

use std::rc::Rc;

use sayso_review::History;
use serde::{Deserialize, Serialize};

use super::Text;

/// The version of the form.
const VERSION: u16 = 1;

/// A text and what was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The article.
    pub text: Text,
    /// The corrections.
    pub history: Rc<History>,
}

#[derive(Serialize, Deserialize)]
struct File<'a> {
    sayso_project: u16,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
    corrections: std::borrow::Cow<'a, History>,
}

impl Project {
    /// The project as a file.
    pub fn write(text: &str, history: &History) -> String {
        let file = File {
            sayso_project: VERSION,
            text: text.into(),
            corrections: std::borrow::Cow::Borrowed(history),
        };
        // Neither text nor corrections hold anything that JSON cannot.
        serde_json::to_string(&file).unwrap_or_default()
    }

    /// The project in a file; none, if it is another sort of file or of a later version.
    pub fn read(file: &str) -> Option<Self> {
        let file: File<'_> = serde_json::from_str(file).ok()?;
        (file.sayso_project == VERSION).then(|| Self {
            text: file.text.as_ref().into(),
            history: Rc::new(file.corrections.into_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use sayso_review::Correction;

    use super::*;

    #[test]
    fn a_project_is_read_as_it_was_written() {
        let mut history = History::default();
        history.make(Correction::Merged { speaker: "“A”\n".to_owned(), into: "B".to_owned() });
        let written = Project::write("A “text”.\n", &history);
        assert_eq!(
            Project::read(&written),
            Some(Project { text: "A “text”.\n".into(), history: Rc::new(history) })
        );
    }

    #[test]
    fn other_files_are_no_projects() {
        for other in ["", "{}", "[1]", r#"{"sayso_project": 2, "text": "", "corrections": []}"#] {
            assert_eq!(Project::read(other), None);
        }
    }
}
