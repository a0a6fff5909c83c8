// A reader corrects what was found: by keys alone, by pointer, back and forth, and finds it again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { press, read, saved, settled, status } from "./support/browser.js";
import { browser, page, renew } from "./support/page.js";

const article =
  "“We are ready,” Ana Ruiz said.\n\n“If they close the port, we will leave,” she said.\n\nRain was likely, officials said.\n";

beforeEach(async () => {
  await read(page, article);
  await settled(page);
});

const rows = () => page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.innerText.replace(/\s+/g, " ")));
const ids = () => page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.dataset.id));
const card = () => page.$eval("#details", (card) => card.innerText);
const focus = () => page.evaluate(() => document.activeElement.name || document.activeElement.id || document.activeElement.dataset.ids);

test("by keys: right, wrong, another speaker, undo, redo, and out as JSON", async () => {
  const before = await ids();
  await press(page, "j");
  await press(page, "a");
  assert.match(await status(page), /Confirmed/);
  assert.match((await rows())[0], /Confirmed by you/);

  await press(page, "j");
  const [, second] = before;
  await press(page, "x");
  assert.ok(!(await ids()).includes(second), "taken out");
  await press(page, "Control+z");
  assert.deepEqual(await ids(), before);
  await press(page, "Control+Shift+Z");
  assert.ok(!(await ids()).includes(second), "taken out again");

  await press(page, "k");
  await press(page, "e");
  assert.equal(await focus(), "speaker");
  await press(page, "Control+a");
  await page.keyboard.type("Bo Lind");
  await press(page, "Enter");
  assert.match(await card(), /Bo Lind[\s\S]*Changed by you/);
  assert.equal(await focus(), "details", "the focus is in the card");

  const { folder } = browser;
  for (const name of ["findings.json", "findings.csv"]) {
    await page.$$eval(".dialogs__form", (forms, name) => {
      const wanted = name.endsWith("csv") ? /\.csv/ : /^Data/;
      forms.find((form) => wanted.test(form.textContent)).click();
    }, name);
  }
  await saved(browser, page, 2, (name) => name.startsWith("findings"));
  const report = JSON.parse(await readFile(path.join(folder, "findings.json"), "utf8"));
  assert.ok(report.speakers.some(({ name }) => name === "Bo Lind"));
  const decisions = report.reviews.map(({ finding, decision }) => `${finding} ${decision}`);
  assert.ok(decisions.includes("q1 changed") && decisions.includes(`${second} rejected`), decisions.join(", "));
  assert.match(await readFile(path.join(folder, "findings.csv"), "utf8"), /,rejected,/);
});

test("what was taken out is brought back from its list", async () => {
  const before = await ids();
  await page.click("#findings [data-id]");
  await settled(page);
  await page.click(".correct__button:nth-child(2)");
  await settled(page);
  assert.equal((await ids()).length, before.length - 1);
  await page.click(".findings__rejected summary");
  await page.click(".findings__back");
  await settled(page);
  assert.deepEqual(await ids(), before);
});

test("words are selected by keys and marked as a quote", async () => {
  const before = await ids();
  await page.focus("#article");
  await press(page, "m");
  for (let word = 0; word < 3; word += 1) await press(page, "Shift+ArrowRight");
  await page.waitForFunction(() => /Selected: “?We are/.test(document.querySelector("#status").textContent));
  await press(page, "Enter");
  await press(page, "Enter");
  assert.equal((await ids()).length, before.length + 1);
  assert.match(await card(), /Added by you/);
});

test("words are selected by pointer and marked as a speaker", async () => {
  const box = await page.evaluate(() => {
    const text = document.createTreeWalker(document.querySelector("#article"), NodeFilter.SHOW_TEXT);
    while (text.nextNode()) {
      const at = text.currentNode.data.indexOf("Rain");
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text.currentNode, at);
      range.setEnd(text.currentNode, at + 4);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
  });
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.middle, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector("#picker");
  await page.click("#picker button:nth-of-type(2)");
  await page.click("#tab-speakers");
  await settled(page);
  assert.match(await page.$eval("#panel-speakers", (panel) => panel.textContent), /Rain/);
});

test("speakers are joined by name and split again", async () => {
  await page.click("#tab-speakers");
  const names = () => page.$$eval(".speakers__choose", (names) => names.map((name) => name.innerText));
  const before = await names();
  assert.ok(before.length > 1, before.join(", "));
  await page.$$eval(".speakers__choose", (names) => names.at(-1).click());
  await settled(page);
  await page.click(".correct__button:nth-child(3)");
  await settled(page);
  assert.equal(await focus(), "name");
  await press(page, "Control+a");
  await page.keyboard.type("Ana Ruiz");
  await press(page, "Enter");
  assert.equal((await names()).length, before.length - 1);
  assert.match(await card(), /Ana Ruiz/, "who was joined is the other");
  await press(page, "Control+z");
  assert.deepEqual(await names(), before, "keys go on working");
  await press(page, "Control+Shift+z");
  await page.click(".speakers__choose");
  await settled(page);
  await page.click(".correct__button:nth-child(3)");
  await settled(page);
  await page.click("[name=quote]");
  await page.type("[name=other]", "Bo Lind");
  await press(page, "Enter");
  assert.ok((await names()).includes("Bo Lind"));
  // The other way to join: chosen from those there are.
  await page.$$eval(".speakers__choose", (all) => all.find((one) => /Bo Lind/.test(one.textContent)).click());
  await settled(page);
  await page.click(".correct__button:nth-child(3)");
  await settled(page);
  assert.equal(await page.$eval("[name=same]", ({ value }) => value), "", "nobody is joined unasked");
  await page.select("[name=same]", "Ana Ruiz");
  await page.click(".correct__button[data-main]");
  await settled(page);
  assert.ok(!(await names()).includes("Bo Lind"));
});

test("many corrections are undone and redone, one after the other", async () => {
  await page.focus("#article");
  const rows = () => page.$eval("#findings", (list) => list.innerText);
  const seen = [await rows()];
  for (const key of ["x", "a", "j", "x", "x", "a", "a", "x", "j", "a"]) {
    if (!(await page.$(".card"))) await press(page, "j");
    await press(page, key);
    if ((await rows()) !== seen.at(-1)) seen.push(await rows());
  }
  assert.ok(seen.length > 4);
  for (const before of seen.slice(0, -1).reverse()) {
    await press(page, "Control+z");
    assert.equal(await rows(), before);
  }
  // A click on nothing takes the keys away from nobody.
  await page.mouse.click(3, 500);
  for (const after of seen.slice(1)) {
    await press(page, "Control+Shift+z");
    assert.equal(await rows(), after);
  }
});

test("editing begins where one reads, and the article comes back where one edits", async () => {
  const filler = Array.from({ length: 90 }, (_, at) => `Paragraph ${at} of the report says that it rained again in the valley that day.`);
  await page.$$eval(".layout__button", (buttons) => buttons.find((button) => /Edit/.test(button.textContent)).click());
  await read(page, filler.join("\n\n"));
  await page.evaluate(() => scrollTo({ top: 1600, behavior: "instant" }));
  await settled(page);
  const inSight = () => {
    const paragraphs = [...document.querySelectorAll(".paragraph")];
    const first = paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > 120);
    return Number(first.querySelector("[data-number]").dataset.number);
  };
  const seen = await page.evaluate(inSight);
  assert.ok(seen > 15);
  await page.$$eval(".layout__button", (buttons) => buttons.find((button) => /Edit/.test(button.textContent)).click());
  await settled(page);
  const caret = await page.$eval("#article-input", (input) => {
    const { selectionStart, scrollTop, scrollHeight, clientHeight, value } = input;
    return { line: value.slice(0, selectionStart).split("\n\n").length, scrolled: scrollTop > 0.1 * (scrollHeight - clientHeight) };
  });
  assert.deepEqual(caret, { line: seen, scrolled: true });
  await page.keyboard.type("Late on ");
  await press(page, "Control+Enter");
  await page.waitForSelector("#article");
  await settled(page);
  const inPlace = (seen) => {
    const { top } = document.querySelector(`[data-number="${seen}"]`).getBoundingClientRect();
    return top > 60 && top < 840;
  };
  await page.waitForFunction(inPlace, {}, seen);
  assert.match(await page.$eval("#article", (article) => article.textContent), /Late on Paragraph/);
});

test("corrections outlive an edit of the text, and wait for words that are gone", async () => {
  await page.click("#findings [data-id]");
  await settled(page);
  await press(page, "a");
  await read(page, `A first line.\n\n${article}`);
  assert.match((await rows()).join("\n"), /Confirmed by you/);
  await read(page, "“No,” he said, and left the room at once.");
  assert.match(await page.$eval(".notice", (notice) => notice.innerText), /1 correction waits/);
  await read(page, article);
  assert.match((await rows())[0], /Confirmed by you/);
});

test("a project is saved, and opened with its corrections", async () => {
  await page.click("#findings [data-id]");
  await settled(page);
  await press(page, "a");
  await page.$$eval(".dialogs__form", (forms) => forms.find((form) => /Project/.test(form.textContent)).click());
  await saved(browser, page, 1, (name) => name === "article.sayso.json");
  const file = path.join(browser.folder, "article.sayso.json");
  await renew();
  await (await page.$("input[type=file]")).uploadFile(file);
  await page.waitForSelector("#article mark[data-ids]");
  assert.match((await rows())[0], /Confirmed by you/);
});

test("corrections stay on the device only when the reader asks", async () => {
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("Sayso corrections")).length);
  await page.click("#findings [data-id]");
  await settled(page);
  await press(page, "a");
  assert.equal(await kept(), 0);
  await press(page, "?");
  await page.click("#help .dialogs__switch:last-of-type input");
  await settled(page);
  assert.equal(await kept(), 1);
  await page.reload();
  await page.waitForSelector("#article-input");
  await read(page, article);
  await settled(page);
  assert.match((await rows())[0], /Confirmed by you/);
  await page.focus("#article");
  await press(page, "?");
  await page.click("#help .dialogs__switch:last-of-type input");
  await settled(page);
  assert.equal(await kept(), 0, "forgotten when no longer asked for");
});

test("the search counts, goes around and gives the focus back", async () => {
  await page.focus("#article");
  await press(page, "/");
  await page.keyboard.type("said");
  await settled(page);
  const count = () => page.$eval(".search__count", (count) => count.textContent);
  assert.equal(await count(), "1 of 3");
  await press(page, "Shift+Enter");
  assert.equal(await count(), "3 of 3");
  await press(page, "Enter");
  assert.equal(await count(), "1 of 3");
  assert.equal(await page.$eval("#article", (article) => article.textContent), article, "the text is as it was");
  await press(page, "Escape");
  assert.equal(await focus(), "article");
  assert.equal((await page.$$(".paragraph__hit")).length, 0);
});

test("findings are announced in the article, when asked, and never copied", async () => {
  await page.focus("#article");
  await press(page, "v");
  const heard = await page.$$eval("#article mark[data-starts]", (marks) =>
    marks.filter((mark) => getComputedStyle(mark, "::before").content !== "none").map((mark) => mark.dataset.starts),
  );
  assert.ok(heard.some((said) => /quote 1 starts/.test(said)), heard.join(" "));
  assert.equal(await page.$eval("#article", (article) => article.textContent), article);
});
