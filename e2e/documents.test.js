// Several articles together, and the charts of one: listed, gone through, compared, by pointer and by keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { check } from "./support/axe.js";
import { courier, courierLater, gazette } from "./support/articles.js";
import { chromiumOnly, press, read, saved, settled } from "./support/browser.js";
import { browser, page, renew } from "./support/page.js";
import { slow } from "./support/tasks.js";

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const choose = async (selector) => {
  await page.$eval(selector, (element) => element.click());
  await settled(page);
};

/** Drops files on the page, as from the desktop. */
async function drop(files) {
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
    document.querySelector("#main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, files);
}

/** Drops them and waits until all have been read, with the panel open. */
async function together(...files) {
  await drop(files);
  await page.waitForSelector("#article mark[data-ids]");
  await choose("#tab-documents");
  const read = (count) => document.querySelector(".documents__status")?.textContent.startsWith(`${count} `);
  await page.waitForFunction(read, {}, files.length);
  await settled(page);
}

const both = () => together(["courier.txt", courier], ["gazette.txt", gazette]);

test("files dropped together are listed, and the first is open", async () => {
  await both();
  const rows = await page.$$eval(".documents__open", (rows) => rows.map((row) => row.innerText));
  assert.equal(rows.length, 2);
  assert.match(rows[0], /1\. courier\.txt\s*Open[^]*\d+ words · \d+ quotes, \d+ speakers/);
  assert.match(rows[1], /2\. gazette\.txt[^]*\d+ words · \d+ quotes, \d+ speakers/);
  assert.match(await text("#article"), /PORT LOWEN/);
  assert.deepEqual(page.complaints, []);
});

test("an article is left and found again with its corrections and its place", async () => {
  await page.setViewport({ width: 1280, height: 400 });
  await both();
  await choose("#tab-findings");
  await choose("#findings [data-id]");
  await page.focus("#article");
  await press(page, "a");
  const chosen = await page.$eval("#findings [aria-current]", (row) => row.dataset.id);
  await page.evaluate(() => scrollTo({ top: 120, behavior: "instant" }));
  await choose("#tab-documents");
  await choose(".documents__item:nth-child(2) .documents__open");
  assert.match(await text("#article"), /trade threats/);
  assert.equal(await page.$("#findings [aria-current]"), null);
  await choose(".documents__item:nth-child(1) .documents__open");
  assert.equal(await page.$eval("#findings [aria-current]", (row) => row.dataset.id), chosen);
  assert.ok(await page.$(".findings__decision"), "the correction is still there");
  await page.waitForFunction(() => Math.abs(scrollY - 120) < 3);
});

test("a misquote is found, and shown word by word", async () => {
  await both();
  const echoes = await text(".echoes");
  assert.match(echoes, /different words/);
  const words = (name) => page.$$eval(`.echoes ${name}`, (all) => all.map((one) => one.lastChild.textContent));
  assert.ok((await words("ins")).includes("fifty"), echoes);
  assert.ok((await words("del")).includes("forty"), echoes);
  assert.match(echoes, /said by somebody else/, "Vane’s words are given to Holm");
  assert.match(echoes, /quotation that agrees/);
});

test("a table says who speaks where, and leads there", async () => {
  await both();
  const table = await text(".together__table");
  assert.match(table, /Marta Quill\t\d+\t\d+\t\d+/);
  const row = await page.evaluateHandle(() =>
    [...document.querySelectorAll(".together__table tr")].find((row) => /Quill/.test(row.textContent)),
  );
  await row.evaluate((row) => row.querySelectorAll("button")[1].click());
  await page.waitForFunction(() => /trade threats/.test(document.querySelector("#article").textContent));
  await settled(page);
  assert.match(await text("#details"), /Quill/);
  assert.match(await text(".together__targets"), /Document 1/);
});

test("two versions of one article are compared", async () => {
  await together(["one.txt", courier], ["two.txt", courierLater]);
  await choose(".versions > summary");
  const told = await text(".versions");
  assert.match(told, /\d+ findings are the same/);
  for (const fate of [/Reworded Marta Quill[^]*Friday[^]*Monday/, /Cut Tom Ashby/, /Added Ian Cole/]) assert.match(told, fate);
  await page.select(".versions__select", "1");
  await settled(page);
  assert.match(await text(".versions"), /0 differ/, "a text and itself");
});

test("one more is added by pasting, taken out, and brought back", async () => {
  await read(page, courier);
  await choose("#tab-documents");
  assert.match(await text("#panel-documents"), /Put several articles side by side/);
  await choose(".documents__buttons button:nth-child(2)");
  await read(page, gazette);
  assert.equal((await page.$$(".panels .documents__item")).length, 2);
  await choose(".panels .documents__item:nth-child(2) .documents__remove");
  assert.match(await text("#article"), /PORT LOWEN/);
  await choose(".documents__note button");
  assert.equal((await page.$$(".panels .documents__item")).length, 2);
});

test("a file that cannot be opened is told, and the others are read", async () => {
  await drop([["courier.txt", courier], ["scan.pdf", "%PDF"], ["gazette.txt", gazette]]);
  await page.waitForSelector("#article mark[data-ids]");
  await choose("#tab-documents");
  await page.waitForFunction(() => /3 articles read/.test(document.querySelector(".documents__status").textContent));
  assert.match(await text(".documents__item:nth-child(2)"), /scan\.pdf[^]*not opened/);
});

test("twenty files are read while one goes on working", { timeout: 600_000, ...chromiumOnly }, async (context) => {
  const long = Array.from({ length: 12 }, (_, at) => (at % 2 ? courier : gazette)).join("\n\n");
  const files = Array.from({ length: 20 }, (_, at) => [`article ${at + 1}.txt`, `Number ${at + 1}\n\n${long}`]);
  const work = async (step) => {
    await step("open");
    await drop(files);
    await page.waitForSelector("#article mark[data-ids]");
    await step("stop");
    // Without a rest before, for a quick machine would have read them all.
    await page.$eval("#tab-documents", (tab) => tab.click());
    await (await page.waitForSelector(".documents__progress button")).evaluate((button) => button.click());
    await settled(page);
    assert.equal((await page.$$(".panels .documents__item")).length, 20);
    assert.match(await text(".documents__progress"), /Go on reading/);
    await step("go on");
    await page.$eval(".documents__progress button", (button) => button.click());
    await page.focus("#article");
    for (const key of ["j", "j", "k"]) {
      await step(key);
      await press(page, key);
    }
    await step("the rest");
    const all = () => /^20 articles read/.test(document.querySelector(".documents__status")?.textContent ?? "");
    await page.waitForFunction(all, {});
    await settled(page);
  };
  const flow = async () => {
    await renew();
    return { page, work };
  };
  assert.deepEqual(await slow(50, flow, (line) => context.diagnostic(line)), []);
});

test("all are saved in one file", async () => {
  await both();
  await page.evaluate(() => [...document.querySelectorAll(".layout__button")].at(-1).click());
  await page.waitForSelector("#export[open]");
  await page.evaluate(() =>
    [...document.querySelectorAll(".dialogs__form")].find((form) => /All documents, table/.test(form.innerText)).click(),
  );
  await saved(browser, page, 1, (name) => name === "documents.csv");
  const table = await readFile(path.join(browser.folder, "documents.csv"), "utf8");
  assert.match(table, /courier\.txt/);
  assert.match(table, /gazette\.txt/);
});

test("the charts are gone through by keys and lead into the text", async () => {
  await read(page, courier);
  await choose("#tab-chart");
  assert.match(await text(".chart__bars"), /Marta Quill\s*\d+ words, \d+ %/);
  const stops = await page.$$eval(".chart__tick", (ticks) => ticks.filter((tick) => tick.tabIndex === 0).length);
  assert.equal(stops, 1, "all ticks are one stop");
  await page.$eval(".chart__tick[tabindex='0']", (tick) => tick.focus());
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const first = await name();
  await press(page, "ArrowDown");
  const second = await name();
  assert.notEqual(second, first);
  await press(page, "End");
  assert.notEqual(await name(), second);
  const tick = await page.evaluate(() => document.activeElement.dataset.tick);
  await press(page, "Enter");
  assert.ok(await page.evaluate((tick) => document.activeElement.matches(`mark[data-ids~=${tick}]`), tick), "at its mark");
  await choose(".chart__twin summary");
  assert.match(await text(".chart__table"), /Marta Quill\t\d+\t\d+ %\t¶/);
  assert.match(await text(".chart__table"), /Conditional threats/);
});

for (const [name, features] of [
  ["light", []],
  ["dark", [{ name: "prefers-color-scheme", value: "dark" }]],
  ["the colors of the device alone", [{ name: "forced-colors", value: "active" }]],
]) {
  test(`a checker finds nothing in ${name}`, chromiumOnly, async () => {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features });
    await both();
    await choose(".versions > summary");
    await check(page, "#panels");
    await choose("#tab-chart");
    await choose(".chart__twin summary");
    await check(page, "#panels");
  });
}

test("on a phone nothing is too wide", async () => {
  await both();
  await page.setViewport({ width: 320, height: 640 });
  await choose(".stepper__panel");
  await choose(".versions > summary");
  // A scroll bar of its own takes room in some browsers.
  const over = () => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
  assert.equal(await over(), 0);
  const wide = await page.$$eval("#panel-documents *", (all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest(".together__scroll, .echoes__told, select"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth)
      .map((one) => one.className),
  );
  assert.deepEqual(wide, []);
  await check(page, "#panels");
  await choose("#tab-chart");
  assert.equal(await over(), 0);
  await check(page, "#panels");
});
