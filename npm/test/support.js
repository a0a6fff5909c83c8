// The samples, and the native program to compare with.
const { execFileSync } = require("node:child_process");
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "../..");
const folder = path.join(root, "static/samples");

exports.samples = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));

/** What is hard about texts, in small. */
exports.oddities = [
  "",
  "“",
  "“We’ll fight on,” he said — “’til dawn.” 😀 “No,” said Zoë.\r\n\r\nHe said: ``If they don't leave, we'll act.''",
  "\u{feff}A mark of order. \u0000 “Nul,” she said.",
  "קול אמר: “שלום”. If not, “we will see”, she said.",
  "“a ‘b “c ‘d “e ‘f” g’ h” i’ j” he said.",
];

/** The report that the native program writes. */
exports.native = (text, offsets) => {
  const program = process.env.SAYSO;
  if (!program) throw new Error("SAYSO does not name the native program; run these tests with `cargo xtask test`");
  return execFileSync(program, ["--format", "json", "--offsets", offsets, "-"], { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
};
