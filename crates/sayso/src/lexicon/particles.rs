//! Small words inside names. Asked by more than one phase.

use super::list;

list!(
    /// Small words inside names.
    particles, "name-particles.tsv"
);

/// Whether a word, in lower case, is a small word inside names: *von*, *de*.
pub(crate) fn is_particle(word: &str) -> bool {
    particles().contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_in_lower_case() {
        let rows = particles().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(rows.iter().all(|(word, _)| *word == word.to_lowercase()));
    }
}
