// What a checker can see of accessibility: no violation, and no contrast that it cannot tell.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { settled } from "./browser.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Checks the part of the page that `root` selects, drawn as high as everything in it. */
export async function check(page, root = "html") {
  // Of what is scrolled away the checker cannot tell the contrast.
  await page.setViewport({ width: page.viewport().width, height: 30_000 });
  await settled(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const run = (root, standards) => axe.run(root, { runOnly: { type: "tag", values: standards } });
  const { violations, incomplete } = await page.evaluate(run, root, standards);
  // Of signs without a letter it never says anything, nor of words over which a mark goes on in the next line;
  // both have colors that tests/palette.rs holds.
  const told = ({ html, any: [{ message }] }) =>
    !message.includes("only non-text characters") &&
    !(html.includes('class="paragraph') && message.includes("overlap"));
  const contrast = incomplete
    .filter(({ id }) => id === "color-contrast")
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(told) }))
    .filter(({ nodes }) => nodes.length > 0);
  const say = (node) => `${node.html.slice(0, 120)} ${node.any.map(({ message }) => message)}`;
  const found = [...violations, ...contrast].map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(say).join(" | ")}`);
  assert.deepEqual(found, []);
}
