//! Reads treebanks in CoNLL-U, and puts their raw text together again.
//!
//! What it leaves out: enhanced dependencies, empty nodes, and all comments but those that part documents
//! and paragraphs.

use std::{fs, ops::Range, path::Path};

use anyhow::Context;

/// A syntactic word with its annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it stands, or as the treebank takes it apart (*do*, *n't*).
    pub form: String,
    /// The base form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Part of speech of the Penn Treebank.
    pub xpos: String,
    /// Features, `Name=Value` joined by `|`, or `_`.
    pub feats: String,
    /// The head's number in the sentence, counted from 1; 0 for the root.
    pub head: usize,
    /// The relation to the head, with its subtype.
    pub relation: String,
    /// Whether it is written together with the word before it, as the parts of *don't* are.
    pub joined: bool,
}

/// Consecutive words written without a break of their own: one word, or a contraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Surface {
    /// As written.
    pub form: String,
    /// Its words.
    pub words: Range<usize>,
    /// Whether white space follows.
    pub space_after: bool,
}

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// The same as written.
    pub surface: Vec<Surface>,
    /// Whether a document begins here.
    pub new_document: bool,
    /// Whether a paragraph begins here.
    pub new_paragraph: bool,
}

/// A document with its text put together again: paragraphs are parted by one line end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// The raw text.
    pub text: String,
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// For each sentence, where each of its words stands in the text, in bytes.
    pub places: Vec<Vec<Range<usize>>>,
}

/// Reads a treebank file.
///
/// # Errors
/// If the file cannot be read or a line of it is no CoNLL-U.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Sentence>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| path.display().to_string())
}

/// Reads sentences from the text of a treebank.
///
/// # Errors
/// If a line is no CoNLL-U.
pub(crate) fn parse(text: &str) -> anyhow::Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let (mut new_document, mut new_paragraph) = (false, false);
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            new_document |= comment.starts_with("newdoc");
            new_paragraph |= comment.starts_with("newdoc") || comment.split(' ').next() == Some("newpar");
        } else {
            if sentence.words.is_empty() {
                sentence.new_document = std::mem::take(&mut new_document);
                sentence.new_paragraph = std::mem::take(&mut new_paragraph);
            }
            read_line(line, &mut sentence).with_context(|| format!("line {}", number + 1))?;
        }
    }
    if !sentence.words.is_empty() {
        sentences.push(sentence);
    }
    for sentence in &mut sentences {
        for surface in &sentence.surface {
            for word in surface.words.clone().skip(1) {
                sentence.words[word].joined = true;
            }
        }
        for pair in sentence.surface.windows(2) {
            if !pair[0].space_after {
                sentence.words[pair[1].words.start].joined = true;
            }
        }
    }
    Ok(sentences)
}

fn read_line(line: &str, sentence: &mut Sentence) -> anyhow::Result<()> {
    let columns: Vec<&str> = line.split('\t').collect();
    anyhow::ensure!(columns.len() == 10, "ten columns expected");
    let space_after = !columns[9].split('|').any(|item| item == "SpaceAfter=No");
    if columns[0].contains('.') {
        return Ok(());
    }
    if let Some((first, last)) = columns[0].split_once('-') {
        let words = first.parse::<usize>()? - 1..last.parse::<usize>()?;
        sentence.surface.push(Surface { form: columns[1].to_owned(), words, space_after });
        return Ok(());
    }
    let index = sentence.words.len();
    anyhow::ensure!(columns[0].parse() == Ok(index + 1), "words must be numbered in order");
    if sentence.surface.last().is_none_or(|surface| surface.words.end <= index) {
        sentence.surface.push(Surface { form: columns[1].to_owned(), words: index..index + 1, space_after });
    }
    sentence.words.push(Word {
        form: columns[1].to_owned(),
        lemma: columns[2].to_owned(),
        upos: columns[3].to_owned(),
        xpos: columns[4].to_owned(),
        feats: columns[5].to_owned(),
        head: columns[6].parse()?,
        relation: columns[7].to_owned(),
        joined: false,
    });
    Ok(())
}

/// Puts documents together from consecutive sentences.
pub(crate) fn documents(sentences: &[Sentence]) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut space = false;
    for sentence in sentences {
        if documents.is_empty() || sentence.new_document {
            documents.push(Document::default());
            space = false;
        }
        let last = documents.len() - 1;
        let document = &mut documents[last];
        if sentence.new_paragraph && !document.text.is_empty() {
            document.text.push('\n');
            space = false;
        }
        let mut places = Vec::with_capacity(sentence.words.len());
        for surface in &sentence.surface {
            if space {
                document.text.push(' ');
            }
            let start = document.text.len();
            document.text.push_str(&surface.form);
            places.extend(cut(surface, &sentence.words, start));
            space = surface.space_after;
        }
        document.places.push(places);
        document.sentences.push(sentence.clone());
    }
    documents
}

/// Where the words of one written piece stand, which begins at `start`.
///
/// Where the words do not spell the piece (*wo* + *n't* do, other contractions may not), the first words
/// take as many bytes as they have and the last one takes the rest.
fn cut(surface: &Surface, words: &[Word], start: usize) -> Vec<Range<usize>> {
    let end = start + surface.form.len();
    let mut places = Vec::with_capacity(surface.words.len());
    let mut from = start;
    for index in surface.words.clone() {
        let mut to = (from + words[index].form.len()).min(end);
        while !surface.form.is_char_boundary(to - start) {
            to += 1;
        }
        if index + 1 == surface.words.end {
            to = end;
        }
        places.push(from..to);
        from = to;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = one
# newpar
# sent_id = 1
1	Ana	Ana	PROPN	NNP	Number=Sing	3	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	Tense=Past	3	aux	_	_
3	n't	not	PART	RB	_	0	root	_	_
3.1	go	go	VERB	VB	_	_	_	_	_
4	.	.	PUNCT	.	_	3	punct	_	SpaceAfter=No

# newpar
1	“	\"	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	Né	né	X	FW	_	0	root	_	_

# newdoc id = two
1	No	no	INTJ	UH	_	0	root	_	_
";

    #[test]
    fn words_surface_and_borders_are_read() {
        let sentences = parse(SAMPLE).unwrap();
        assert_eq!(sentences.len(), 3);
        let first = &sentences[0];
        assert_eq!(
            first.words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>(),
            ["Ana", "did", "n't", "."]
        );
        assert_eq!(first.surface[1].form, "didn't");
        assert_eq!(first.surface[1].words, 1..3);
        assert_eq!(
            first.words.iter().map(|word| word.joined).collect::<Vec<_>>(),
            [false, false, true, false]
        );
        assert!(first.new_document && sentences[1].new_paragraph && !sentences[1].new_document);
        assert!(sentences[2].new_document && sentences[2].new_paragraph);
    }

    #[test]
    fn the_text_is_put_together_and_every_word_has_its_place() {
        let documents = documents(&parse(SAMPLE).unwrap());
        assert_eq!(documents.len(), 2);
        assert_eq!(documents[0].text, "Ana didn't .\n“Né");
        for document in &documents {
            for (sentence, places) in document.sentences.iter().zip(&document.places) {
                for (word, place) in sentence.words.iter().zip(places) {
                    assert_eq!(word.form, document.text[place.clone()]);
                }
            }
        }
    }

    #[test]
    fn broken_lines_are_refused() {
        assert!(parse("1\tonly\tthree\n").is_err());
        assert!(parse("2\ta\ta\tX\tFW\t_\t0\troot\t_\t_\n").is_err());
    }
}
