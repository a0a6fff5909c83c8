// The module gives what the native program gives, in what JavaScript understands.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { analyze, analyzeJson, version } = require("sayso");
const { native, oddities, samples } = require("./support.js");

for (const { name, text } of samples) {
  for (const offsets of ["utf16", "codepoint", "byte"]) {
    test(`writes the same bytes as the native program: ${name} in ${offsets}`, () => {
      assert.equal(`${analyzeJson(text, { offsets })}\n`, native(text, offsets));
    });
  }
}

test("writes the same bytes as the native program for odd texts", () => {
  for (const text of oddities) {
    // The command line takes a mark of order for a sign of the encoding, not for text.
    assert.equal(`${analyzeJson(text.replace("\u{feff}", ""))}\n`, native(text, "utf16"));
  }
});

test("counts in UTF-16 by default, so that slice fits", () => {
  const text = "😀 “We are ready,” the minister said.";
  const report = analyze(text);
  assert.equal(report.offsets, "utf16");
  assert.deepEqual(report.marks.map(({ span }) => text.slice(...span)), ["“We are ready,”"]);
  assert.deepEqual(analyze(text, {}), report);
});

test("takes a lone surrogate for one unknown character", () => {
  const text = "\ud83d “We are ready,” the minister said.";
  assert.deepEqual(analyze(text).marks.map(({ span }) => text.slice(...span)), ["“We are ready,”"]);
});

test("refuses an unknown unit and says which there are", () => {
  assert.throws(() => analyze("a", { offsets: "words" }), /"utf16", "codepoint" or "byte"/);
  assert.throws(() => analyze("a", { offsets: 8 }), /"utf16", "codepoint" or "byte"/);
});

test("is of the version that its package names", () => {
  const { version: named } = JSON.parse(readFileSync(path.join(__dirname, "../package.json"), "utf8"));
  assert.equal(version(), named);
});

test("runs from the web wrapping too", async () => {
  const web = await import("sayso/web");
  await web.default({ module_or_path: readFileSync(path.join(__dirname, "../web/sayso_bg.wasm")) });
  assert.equal(web.analyzeJson(samples[0].text), analyzeJson(samples[0].text));
});
