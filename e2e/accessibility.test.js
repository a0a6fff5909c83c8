// What a checker can see of accessibility: no violation in any state of the page, and no contrast it cannot tell.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { builds, launch, openPage, press, read, settled } from "./support/browser.js";
import { sample } from "./support/site.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let page;
before(async () => {
  browser = await launch();
});
after(() => browser.close());
beforeEach(async () => {
  await page?.close();
  page = await openPage(browser, (await builds[0].open()).url);
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluate(axe);
});

async function check() {
  // As tall as everything in it: of what is scrolled away the checker cannot tell the contrast.
  await page.setViewport({ width: page.viewport().width, height: 30_000 });
  await settled(page);
  const run = (standards) => axe.run(document, { runOnly: { type: "tag", values: standards } });
  const { violations, incomplete } = await page.evaluate(run, standards);
  // Of signs without a letter it never says anything, nor of words over which a mark goes on in the next line;
  // both have colors that tests/palette.rs holds.
  const told = ({ html, any: [{ message }] }) =>
    !message.includes("only non-text characters") &&
    !(html.includes('class="paragraph') && message.includes("overlap"));
  const contrast = incomplete
    .filter(({ id }) => id === "color-contrast")
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(told) }))
    .filter(({ nodes }) => nodes.length > 0);
  const found = [...violations, ...contrast].map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.any.map(({ message }) => message)}`).join(" | ")}`,
  );
  assert.deepEqual(found, []);
}

async function article() {
  await read(page, await sample("diplomacy.txt"));
  await settled(page);
}

async function media(features) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features });
}

test("the empty page", check);

test("an article with its findings", async () => {
  await article();
  await check();
});

test("an article in the dark", async () => {
  await media([{ name: "prefers-color-scheme", value: "dark" }]);
  await article();
  await check();
});

test("an article in the colors of the device alone", async () => {
  await media([{ name: "forced-colors", value: "active" }]);
  await article();
  await check();
});

for (const panel of ["speakers", "threats"]) {
  test(`the panel of ${panel}`, async () => {
    await article();
    await page.click(`#tab-${panel}`);
    await settled(page);
    await check();
  });
}

test("a finding with its form, and what was taken out", async () => {
  await article();
  await press(page, "j");
  await press(page, "x");
  await press(page, "e");
  await check();
});

test("a speaker with the form", async () => {
  await article();
  await page.click("#tab-speakers");
  await page.click(".speakers__choose");
  await settled(page);
  await page.click(".correct__button:nth-child(3)");
  await settled(page);
  await check();
});

test("a search and selected words", async () => {
  await article();
  await page.focus("#article");
  await press(page, "m");
  await press(page, "Shift+ArrowRight");
  await page.waitForSelector("#picker");
  await page.focus("#article");
  await press(page, "/");
  await page.keyboard.type("the");
  await settled(page);
  await check();
});

for (const dialog of ["help", "privacy", "export"]) {
  test(`the dialog ${dialog}`, async () => {
    await article();
    await page.evaluate((dialog) => {
      const open = { help: ".header__button:last-of-type", privacy: ".header__promise", export: ".layout__button:last-child" };
      document.querySelector(open[dialog]).click();
    }, dialog);
    await page.waitForSelector(`#${dialog}[open]`);
    await check();
  });
}

test("a message of what went wrong", async () => {
  await page.evaluate(() => {
    const input = document.querySelector("input[type=file]");
    const files = new DataTransfer();
    files.items.add(new File(["%PDF"], "a.pdf"));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.waitForSelector(".notice[data-kind=failure]");
  await check();
});

test("the page in German", async () => {
  await page.click(".header__button");
  await article();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  await check();
  await page.click(".header__button");
});

test("an article on a phone, with the panel up", async () => {
  await article();
  await page.setViewport({ width: 320, height: 640 });
  await settled(page);
  await check();
  await page.click(".stepper__panel");
  await settled(page);
  await check();
});
