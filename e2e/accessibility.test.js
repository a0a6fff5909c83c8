// What a checker can see of accessibility: no violation in any state of the page, and no contrast it cannot tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./support/axe.js";
import { press, read, settled } from "./support/browser.js";
import { page } from "./support/page.js";
import { sample } from "./support/site.js";

async function article() {
  await read(page, await sample("diplomacy.txt"));
  await settled(page);
}

async function media(features) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features });
}

test("the empty page", () => check(page));

test("an article with its findings", async () => {
  await article();
  await check(page);
});

test("an article in the dark", async () => {
  await media([{ name: "prefers-color-scheme", value: "dark" }]);
  await article();
  await check(page);
});

test("an article in the colors of the device alone", async () => {
  await media([{ name: "forced-colors", value: "active" }]);
  await article();
  await check(page);
});

for (const panel of ["speakers", "threats"]) {
  test(`the panel of ${panel}`, async () => {
    await article();
    await page.click(`#tab-${panel}`);
    await settled(page);
    await check(page);
  });
}

test("a finding with its form, and what was taken out", async () => {
  await article();
  await press(page, "j");
  await press(page, "x");
  await press(page, "e");
  await check(page);
});

test("a speaker with the form", async () => {
  await article();
  await page.click("#tab-speakers");
  await page.click(".speakers__choose");
  await settled(page);
  await page.click(".correct__button:nth-child(3)");
  await settled(page);
  await check(page);
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
  await check(page);
});

for (const dialog of ["help", "privacy", "export"]) {
  test(`the dialog ${dialog}`, async () => {
    await article();
    await page.evaluate((dialog) => {
      const open = { help: ".header__button:last-of-type", privacy: ".header__promise", export: ".layout__button:last-child" };
      document.querySelector(open[dialog]).click();
    }, dialog);
    await page.waitForSelector(`#${dialog}[open]`);
    await check(page);
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
  await check(page);
});

test("the page in German", async () => {
  await page.click(".header__button");
  await article();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  await check(page);
  await page.click(".header__button");
});

test("an article on a phone, with the panel up", async () => {
  await article();
  await page.setViewport({ width: 320, height: 640 });
  await settled(page);
  await check(page);
  await page.click(".stepper__panel");
  await settled(page);
  await check(page);
});
