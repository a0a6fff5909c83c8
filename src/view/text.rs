//! The text of an article.

use std::{ops::Deref, rc::Rc};

/// A text that is shared, however long.
///
/// One that is compared with itself is not read. `Rc<str>` is read to its end each time, and the page compares at every
/// step what it was drawn from.
#[derive(Clone, Debug, Eq)]
pub struct Text(Rc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Default for Text {
    fn default() -> Self {
        Self("".into())
    }
}

impl<T: Into<Rc<str>>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl From<&Text> for Rc<str> {
    fn from(text: &Text) -> Self {
        text.0.clone()
    }
}
