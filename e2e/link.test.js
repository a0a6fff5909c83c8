// A short article in the address of the page: sent when asked, opened with its corrections, and never half of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, press, read, settled, status } from "./support/browser.js";
import { browser, page, site } from "./support/page.js";
import { sample } from "./support/site.js";

const words = (text) => text.replace(/\s/g, "");
const article = "Ferry talks\n\n“We will sail on Monday,” said Ana Ruiz, who runs the line. “Nobody told us, 👍” Bo Lind said.";

/** Asks for the link, and gives it with what is said about it. */
async function ask() {
  await page.$$eval(".layout__button", (buttons) => buttons.at(-1).click());
  await page.waitForSelector("#export[open]");
  await page.$$eval("#export .dialogs__form", (forms) => forms.find((form) => /^Link/.test(form.textContent)).click());
  await page.waitForFunction(() => document.querySelector(".link__lines").textContent);
  const said = await page.$eval(".link__lines", (lines) => lines.innerText);
  const link = await page.evaluate(() => document.querySelector("#link-address")?.value);
  await page.keyboard.press("Escape");
  await settled(page);
  return { link, said };
}

const shown = (page) => page.evaluate(() => document.querySelector("#article")?.textContent ?? "");
const failure = (page) =>
  page.evaluate(() => document.querySelector(".notice[data-kind=failure]")?.innerText ?? "");

test("an article is sent in the address and opened with its corrections", async () => {
  await read(page, article);
  await page.focus("#article");
  await press(page, "j");
  await press(page, "a");
  const before = page.url();
  const { link, said } = await ask();
  assert.equal(page.url(), before, "the page does not change its own address");
  assert.match(said, /^0\.\d kB\.\n\n?.*history/);
  const other = await openPage(browser, link);
  await other.waitForSelector("#article mark");
  await settled(other);
  assert.equal(words(await shown(other)), words(article));
  assert.match(await other.$eval("#findings", (list) => list.innerText), /Confirmed/i);
  await other.close();
});

test("a link cut at any length says so, and opens nothing", async () => {
  await read(page, await sample("court.txt"));
  const { link, said } = await ask();
  assert.match(said, /kB: some chat and mail programs cut/);
  const start = link.indexOf("#") + 1;
  const cuts = [1, 2, 3, 5, 8, 12, ...Array.from({ length: 12 }, (_, at) => 20 + Math.floor(((link.length - start - 21) * at) / 11))];
  const other = await openPage(browser, link.slice(0, start + 2));
  for (const cut of cuts) {
    await other.evaluate((hash) => (location.hash = hash), link.slice(start, start + cut));
    await other.waitForFunction(() => document.querySelector(".notice[data-kind=failure]"));
    assert.match(await failure(other), /was cut on its way/, `${cut}`);
    assert.equal(await shown(other), "");
    await other.$$eval(".notice[data-kind=failure] button", (buttons) => buttons.at(-1).click());
    await settled(other);
  }
  const changed = `${link.slice(start, -9)}!${link.slice(-8)}`;
  await other.evaluate((hash) => (location.hash = hash), changed);
  await other.waitForSelector(".notice[data-kind=failure]");
  assert.match(await failure(other), /was changed on its way/);
  await other.close();
});

test("a link opened over another article leaves that to be brought back", async () => {
  await read(page, article);
  const { link } = await ask();
  const own = await sample("diplomacy.txt");
  await page.$eval(".layout__button", (button) => button.click());
  await read(page, own);
  await page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf("#")));
  await page.waitForFunction(() => /Ferry talks/.test(document.querySelector("#article")?.textContent));
  await page.$$eval(".notice__button", (buttons) => buttons.find((button) => /Bring it back/.test(button.textContent)).click());
  await settled(page);
  assert.equal(words(await page.$eval("#article-input", (input) => input.value)), words(own));
});

test("what is too long for an address is refused", async () => {
  let noise = 7;
  const name = () => ((noise = (noise * 48_271) % 2_147_483_647), noise.toString(36));
  await read(page, `${Array.from({ length: 9_000 }, name).join(" ")}. “We will sail on Monday,” said Ana Ruiz.`);
  const { link, said } = await ask();
  assert.equal(link, undefined);
  assert.match(said, /too much for an address \(at most 32 kB\)/);
});

test("a finding is copied as a line to cite", async () => {
  await read(page, article);
  await page.focus("#article");
  await press(page, "j");
  await page.$$eval(".correct__button", (buttons) => buttons.find((button) => /Cite/.test(button.textContent)).click());
  await settled(page);
  assert.match(await status(page), /Copied/);
  await page.focus("#article");
  await press(page, "/");
  await press(page, "Control+v");
  assert.equal(
    await page.$eval("#search", (search) => search.value),
    "Ana Ruiz (Direct quote): “We will sail on Monday,” — Ferry talks, ¶ 2",
  );
});
