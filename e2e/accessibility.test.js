// What a checker can see of accessibility: no violation in any state of the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { builds, launch, openPage, read } from "./support/browser.js";
import { sample } from "./support/site.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await openPage(browser, (await builds[0].open()).url);
  await page.evaluate(axe);
});
after(() => browser.close());

async function check() {
  const run = (standards) => axe.run(document, { runOnly: { type: "tag", values: standards } });
  const { violations } = await page.evaluate(run, standards);
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  assert.deepEqual(told, []);
}

test("the empty page", check);

test("an article with its findings", async () => {
  await read(page, await sample("diplomacy.txt"));
  await check();
});

test("an article in the dark", async () => {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await check();
});

test("an article on a phone", async () => {
  await page.setViewport({ width: 320, height: 640 });
  await check();
});
