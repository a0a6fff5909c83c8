//! The article among the pieces of a web page or of a rich paste; what is left out is kept to be shown.
//!
//! Judged by structure alone: where a piece stands, whether it is a caption, how much of it is links.

use super::Text;

/// A run of text between two block borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What the page says it is.
    pub kind: PieceKind,
    /// In which part of the page it stands.
    pub region: Region,
    /// Its words.
    pub text: String,
    /// How many bytes of them are links.
    pub linked: usize,
}

/// What a page says a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Running text, a list item, a cell.
    Paragraph,
    /// A heading.
    Heading,
    /// The caption of a picture or a table.
    Caption,
}

/// The part of a page a piece stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Nothing said.
    Body,
    /// What the page marks as its article.
    Article,
    /// Menus, side boxes, forms, the foot of the page.
    Around,
}

/// The article, and what was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The paragraphs that were kept, with a blank line between.
    pub text: String,
    /// The pieces that were not.
    pub left_out: Vec<String>,
    /// All pieces, with a blank line between.
    pub whole: String,
}

/// Pieces left out of a text, and the text with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The pieces.
    pub pieces: Vec<String>,
    /// What the box would hold with them.
    pub whole: Text,
}

/// Keeps what is the article.
pub fn extract(pieces: &[Piece]) -> Extract {
    let unlinked = |wanted: &dyn Fn(&Piece) -> bool| -> usize {
        pieces.iter().filter(|piece| wanted(piece)).map(|piece| piece.text.len() - piece.linked).sum()
    };
    // A page that marks an article means it, unless next to nothing stands there.
    let marked = unlinked(&|piece| piece.region == Region::Article) * 3 >= unlinked(&|_| true);
    let kept = |piece: &Piece| {
        let placed = match piece.region {
            Region::Article => true,
            Region::Body => !marked,
            Region::Around => false,
        };
        placed && piece.kind != PieceKind::Caption && !is_links(piece)
    };
    let all = |wanted: &dyn Fn(&Piece) -> bool| -> Vec<&str> {
        pieces.iter().filter(|piece| wanted(piece)).map(|piece| piece.text.as_str()).collect()
    };
    let whole = all(&|_| true).join("\n\n");
    let text = all(&kept).join("\n\n");
    if text.is_empty() {
        return Extract { text: whole.clone(), left_out: Vec::new(), whole };
    }
    let left_out = all(&|piece| !kept(piece)).into_iter().map(str::to_owned).collect();
    Extract { text, left_out, whole }
}

/// Whether a piece is a few words that are nearly all links: a menu, “read more”, tags.
fn is_links(piece: &Piece) -> bool {
    let few = piece.text.split_whitespace().take(30).count() < 30;
    piece.kind != PieceKind::Heading && few && piece.linked * 10 >= piece.text.len() * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: PieceKind, region: Region, text: &str, linked: usize) -> Piece {
        Piece { kind, region, text: text.to_owned(), linked }
    }

    #[track_caller]
    fn check(pieces: &[Piece], text: &str, left_out: &[&str]) {
        let extract = extract(pieces);
        assert_eq!(
            (extract.text.as_str(), extract.left_out),
            (text, left_out.iter().map(|&it| it.to_owned()).collect())
        );
    }

    #[test]
    fn the_marked_article_is_kept_and_the_rest_left_out() {
        use {PieceKind::*, Region::*};
        check(
            &[
                piece(Paragraph, Around, "Home Sport Weather", 18),
                piece(Heading, Article, "Talks go on", 0),
                piece(Caption, Article, "The ministers on Monday", 0),
                piece(Paragraph, Article, "“We are ready,” the minister said.", 0),
                piece(Paragraph, Article, "Read more: the crisis in pictures", 33),
                piece(Paragraph, Body, "All rights reserved", 0),
            ],
            "Talks go on\n\n“We are ready,” the minister said.",
            &[
                "Home Sport Weather",
                "The ministers on Monday",
                "Read more: the crisis in pictures",
                "All rights reserved",
            ],
        );
    }

    #[test]
    fn without_a_marked_article_the_body_is_kept() {
        use {PieceKind::*, Region::*};
        check(
            &[
                piece(Paragraph, Body, "One.", 0),
                piece(Paragraph, Around, "Menu", 4),
                piece(Paragraph, Body, "Two.", 0),
            ],
            "One.\n\nTwo.",
            &["Menu"],
        );
    }

    #[test]
    fn a_paste_of_links_alone_is_kept_whole() {
        check(&[piece(PieceKind::Paragraph, Region::Body, "A link", 6)], "A link", &[]);
        check(&[], "", &[]);
    }
}
