//! What a text looks like that is no article; said of the text as a whole, whatever was found in it.

/// How many words a text has at least that says who says what.
const FEW: usize = 8;
/// How many lines at its start are looked at.
const LINES: usize = 60;
/// How many lines, at least, show a shape.
const ENOUGH: usize = 4;
/// Of a hundred characters of a program, so many are brackets and signs that prose hardly has.
const SIGNS: usize = 6;

/// A text that is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A few words.
    Short,
    /// A program.
    Code,
    /// Rows of a table.
    Table,
}

/// What the text looks like, unless it is an article.
pub fn shape(text: &str) -> Option<Shape> {
    if text.split_whitespace().nth(FEW - 1).is_none() {
        return Some(Shape::Short);
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    if lines.len() < ENOUGH {
        return None;
    }
    if rows(&lines, &['\t', '|']) || rows(&lines, &[';']) || rows(&lines, &[',']) {
        return Some(Shape::Table);
    }
    let sign = |character: &char| "{}[]<>=;|&_\\$^~".contains(*character);
    let characters = || lines.iter().flat_map(|line| line.chars()).filter(|it| !it.is_whitespace());
    (characters().filter(sign).count() * 100 > characters().count() * SIGNS).then_some(Shape::Code)
}

/// Whether nearly all lines are cut by one of the signs into as many cells as the first, and none is a sentence.
fn rows(lines: &[&str], signs: &[char]) -> bool {
    let cells = |line: &str| line.trim().matches(signs).count();
    let wanted = lines.first().map_or(0, |line| cells(line));
    let row = |line: &&&str| cells(line) == wanted && !line.trim_end().ends_with(['.', '!', '?', '”', '"']);
    let enough = if signs.contains(&'\t') { 1 } else { 2 };
    wanted >= enough && lines.iter().filter(row).count() * 10 >= lines.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_have_no_shape() {
        for sample in crate::view::samples::Sample::ALL {
            assert_eq!(shape(sample.text()), None);
        }
        let list =
            "# Budget\n\n## 1. Fuel\n\n**Strand** said no (twice).\n\n- “Yes,” said Raj.\n\n[1] A note.";
        assert_eq!(shape(list), None);
        let names = "Ana Ruiz, mayor\nBo Lind, 54\nThe two met on Monday, Tuesday and Friday.\nNobody spoke.\n“No,” said Ruiz.";
        assert_eq!(shape(names), None);
    }

    #[test]
    fn what_is_no_article_is_told() {
        assert_eq!(shape("“We will not,” she said."), Some(Shape::Short));
        assert_eq!(shape(""), Some(Shape::Short));
        for table in [
            "name\tage\nAnn\t31\nBob\t44\nCid\t22\nDee\t31",
            "a,b,c\n1,2,3\n4,5,6\n7,8,9",
            "a | b | c\n1 | 2 | 3\n4 | 5 | 6\n7 | 8 | 9",
        ] {
            assert_eq!(shape(&format!("{table}\n{table}\n{table}")), Some(Shape::Table), "{table}");
        }
        let code = "fn main() {\n    let x = said(1);\n    if x == 2 { print(x); }\n    call(&x)[0] = y?;\n}";
        assert_eq!(shape(code), Some(Shape::Code));
    }
}
