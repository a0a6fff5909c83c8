//! Holds the palette of the page to its contrast, in both themes.
//!
//! Contrast: WCAG 2.2, relative luminance of sRGB.
#![cfg(not(target_arch = "wasm32"))]

const TOKENS: &str = include_str!("../static/css/tokens.css");

/// The light and the dark value of a token.
fn token(name: &str) -> [[u8; 3]; 2] {
    let start = format!("  --{name}: light-dark(");
    let rest = TOKENS.split_once(&start).unwrap_or_else(|| panic!("no token {name}")).1;
    let values = rest.split_once(");").unwrap().0;
    let (light, dark) = values.split_once(", ").unwrap();
    [light, dark].map(|color| {
        let digits = color.strip_prefix('#').unwrap();
        [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
    })
}

fn luminance(color: [u8; 3]) -> f64 {
    let [r, g, b] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[track_caller]
fn check(front: &str, back: &str, least: f64) {
    for (front_value, back_value) in token(front).into_iter().zip(token(back)) {
        let (a, b) = (luminance(front_value), luminance(back_value));
        let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        assert!(ratio >= least, "{front} on {back}: {ratio:.2}, needs {least}");
    }
}

#[test]
fn text_is_legible_on_every_layer_and_lines_stand_out() {
    for layer in ["quote", "speaker", "condition", "outcome", "trace"] {
        check("text", layer, 7.0);
        check(&format!("{layer}-line"), layer, 3.0);
        check(&format!("{layer}-line"), "page", 3.0);
    }
}

#[test]
fn text_is_legible_on_every_ground() {
    for ground in ["page", "surface"] {
        check("text", ground, 7.0);
        check("muted", ground, 4.5);
        check("accent", ground, 4.5);
        check("edge", ground, 3.0);
    }
    check("on-accent", "accent", 4.5);
    check("text", "selected", 4.5);
    check("page", "text", 7.0);
}
