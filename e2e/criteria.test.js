// What the page promises, one test for each promise that no other file holds.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { chromiumOnly, paste, press, read, saved, settled, status } from "./support/browser.js";
import { browser, page } from "./support/page.js";
import { sample } from "./support/site.js";

/** The element with the focus, and how well it is seen to have it. */
const focus = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const paper = element.id === "article-input" && getComputedStyle(element.closest(".editor__paper"));
    return {
      id: element.id,
      ids: element.dataset.ids?.split(" ") ?? [],
      name: element.textContent,
      sample: element.dataset.sample,
      ring: paper ? paper.outlineStyle !== "none" : outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    };
  });

/** Tabs until it is reached; every stop on the way shows that it has the focus. */
async function tab(wanted, most) {
  for (let stops = 1; stops <= most; stops += 1) {
    await press(page, "Tab");
    const now = await focus();
    assert.ok(now.ring, `no ring at ${now.id || now.name}`);
    if (wanted(now)) return stops;
  }
  assert.fail(`not reached in ${most} stops`);
}

test("everything is done by keys alone", async () => {
  await tab(({ sample }) => sample === "diplomacy", 12);
  await press(page, "Enter");
  await page.waitForSelector("#article mark[data-ids]");
  await settled(page);
  // From the top of the page to the first finding.
  await page.evaluate(() => document.activeElement.blur());
  await tab(({ ids }) => ids.length > 0, 12);
  const all = await page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.dataset.id));
  for (const finding of all) {
    await press(page, "j");
    const now = await focus();
    assert.ok(now.ids.includes(finding) && now.ring, finding);
  }
  const last = await focus();
  await press(page, "Enter");
  assert.equal((await focus()).id, "details");
  await press(page, "Escape");
  assert.deepEqual((await focus()).ids, last.ids, "back at the same mark");

  // Back to the first quote: its speaker is the first field of the form.
  const quote = all.findIndex((id) => id.startsWith("q"));
  for (let at = all.length - 1; at > quote; at -= 1) await press(page, "k");
  await press(page, "e");
  await press(page, "Control+a");
  await page.keyboard.type("Somebody Else");
  await press(page, "Enter");
  assert.match(await page.$eval("#details", (card) => card.innerText), /Somebody Else/);
  await press(page, "Control+z");
  assert.doesNotMatch(await page.$eval("#article", () => document.querySelector("#details")?.innerText ?? ""), /Somebody Else/);
  assert.match(await status(page), /Undone/);

  // To the button that saves, and the form of data.
  await page.focus("#article");
  for (let stops = 0; stops < 12 && !/^Save/.test((await focus()).name); stops += 1) await press(page, "Shift+Tab");
  await press(page, "Enter");
  await page.waitForSelector("#export[open]");
  await tab(({ name }) => /^Data/.test(name), 12);
  await press(page, "Enter");
  await saved(browser, page, 1, (name) => name === "findings.json");
  const report = JSON.parse(await readFile(path.join(browser.folder, "findings.json"), "utf8"));
  assert.ok(report.quotes.length > 0);
});

for (const [width, height] of [[320, 640], [640, 400], [320, 200]]) {
  test(`nothing is too wide or cut off at ${width} × ${height}, as on a phone or enlarged`, async () => {
    await read(page, await sample("politics.txt"));
    await page.setViewport({ width, height, deviceScaleFactor: 2 });
    await settled(page);
    const measure = () =>
      page.evaluate(() => ({
        over: Math.max(0, document.documentElement.scrollWidth - innerWidth),
        cut: [...document.querySelectorAll("button, summary, h1, h2, dt, dd, label")]
          .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).overflowX !== "visible")
          .map((element) => element.className),
      }));
    assert.deepEqual(await measure(), { over: 0, cut: [] });
    await page.$$eval(".stepper__button", (buttons) => buttons.at(-1).click());
    await page.click(".stepper__panel");
    await settled(page);
    assert.deepEqual(await measure(), { over: 0, cut: [] });
    const reached = await page.$$eval(".correct__button", (buttons) =>
      buttons.map((button) => {
        button.scrollIntoView({ block: "center" });
        const { left, top, width, height } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }),
    );
    assert.ok(reached.length === 0 || reached.every(Boolean), "every button can be pressed");
  });
}

test("wider text hides nothing", async () => {
  await read(page, await sample("politics.txt"));
  await press(page, "j");
  await page.evaluate(() => {
    // As WCAG 1.4.12 says; a style sheet of the page's own would be refused.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  await settled(page);
  const hidden = await page.evaluate(() => ({
    over: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    cut: [...document.querySelectorAll("button, summary, h1, h2, dt, dd, label")]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).overflow === "hidden")
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      .map((element) => element.className),
  }));
  assert.deepEqual(hidden, { over: 0, cut: [] });
});

test("a screen reader is told which details belong to a mark", chromiumOnly, async () => {
  await read(page, await sample("diplomacy.txt"));
  // What is scrolled away is not worked out by the browser.
  await page.setViewport({ width: 1280, height: 8000 });
  await settled(page);
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const marks = nodes.filter(({ role }) => role?.value === "mark");
  const details = (node) => node.properties?.find(({ name }) => name === "details")?.value.relatedNodes ?? [];
  // A mark of a speaker alone has its details in another panel; all others in the list.
  const wanted = await page.$$eval("#article mark", (marks) =>
    marks.map((mark) => mark.dataset.ids.split(" ").filter((id) => !id.startsWith("s")).length),
  );
  assert.ok(marks.length > 10);
  assert.deepEqual(marks.map((mark) => details(mark).length), wanted);
  const rows = await page.$$eval("#findings .findings__item", (rows) => rows.length);
  const [quotes, , threats] = (await status(page)).match(/\d+/g).map(Number);
  assert.equal(rows, quotes + threats);
});

test("nothing moves for those who want less motion", chromiumOnly, async () => {
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await read(page, await sample("diplomacy.txt"));
  const moving = await page.$$eval("*", (elements) =>
    elements
      .filter((element) => {
        const style = getComputedStyle(element);
        return [style.transitionDuration, style.animationDuration].some((time) => Number.parseFloat(time) > 0.00001);
      })
      .map(({ className }) => className),
  );
  assert.deepEqual(moving, []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

test("every finding says why", async () => {
  for (const name of ["diplomacy.txt", "court.txt", "politics.txt"]) {
    await read(page, await sample(name));
    await page.focus("#article");
    const rows = await page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.dataset.id));
    for (const row of rows) {
      await page.$eval(`#findings [data-id=${row}]`, (row) => row.click());
      await page.waitForSelector(`#findings [data-id=${row}][aria-current]`);
      assert.ok((await page.$eval(".card__why", (why) => why.textContent)).length > 10, row);
    }
    await page.$eval(".layout__button", (button) => button.click());
  }
});

test("printed, there are pages with every finding behind the article", chromiumOnly, async () => {
  await read(page, await sample("diplomacy.txt"));
  const pdf = await page.pdf({ format: "A4", printBackground: false });
  assert.equal(Buffer.from(pdf.slice(0, 5)).toString(), "%PDF-");
  await page.emulateMediaType("print");
  await page.setViewport({ width: 794, height: 1123 });
  const shown = await page.evaluate(() => ({
    rows: [...document.querySelectorAll("#findings .findings__item")].filter((row) => row.checkVisibility()).length,
    all: document.querySelectorAll("#findings .findings__item").length,
    buttons: [...document.querySelectorAll(".header, .layout__bar, .stepper, .notice")].filter((part) => part.checkVisibility()).length,
  }));
  assert.deepEqual([shown.rows, shown.buttons], [shown.all, 0]);
});

test("the language of the page is chosen, and the article stays English", async () => {
  await page.click(".header__button");
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  await read(page, await sample("court.txt"));
  assert.match(await status(page), /Zitate/);
  assert.equal(await page.$eval("#article", ({ lang }) => lang), "en");
  await page.reload();
  await page.waitForSelector("#article-input");
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de", "it is remembered");
  await page.click(".header__button");
});

const states = [
  ["another language", "Der Minister sagte am Montag, dass er nicht zurücktreten werde. Die Opposition forderte ihn erneut dazu auf, weil er das Vertrauen der Bürger verloren habe. Er lehnte das ab und sprach von einer Kampagne.", /does not look like English/],
  ["a program", "fn main() {\n  let x = said(1);\n  if x == 2 { print(x); }\n  call(&x)[0] = y?;\n}\nlet z = vec![1, 2, 3];", /looks like a program/],
  ["a table", "name\tage\tcity\nAnn\t31\tLeeds\nBob\t44\tYork\nCid\t22\tHull\nDee\t19\tBath", /looks like a table/],
  ["a line", "“We will sail,” she said.", /few words/],
  ["no text", `PK\u0003\u0004${"\u0000\u0001\ufffd\u0002".repeat(80)}`, /no text/],
];
for (const [name, text, told] of states) {
  test(`${name} is told in plain words`, async () => {
    await page.$eval("#article-input", (input, text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }, text);
    await page.waitForSelector("#article");
    await settled(page);
    assert.match(await page.$eval("main", (main) => main.innerText), told);
  });
}

test("an article without findings says what was examined", async () => {
  await read(page, "It rained all day on Monday. The road was closed until noon.");
  assert.match(await page.$eval("#panel-findings", (panel) => panel.innerText), /No quotes .* 2 sentences.*Examined/);
  await page.click("#tab-threats");
  await settled(page);
  assert.match(await page.$eval("#panel-threats", (panel) => panel.textContent), /No conditional threats found/);
});

test("a book is refused in plain words, and the text stays", async () => {
  const book = "word ".repeat(200_001);
  await page.$eval("#article-input", (input, text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, book);
  await page.waitForSelector(".notice[data-kind=failure]");
  assert.match(await page.$eval(".notice[data-kind=failure]", (notice) => notice.innerText), /200,001 words/);
  assert.equal(await page.$eval("#article-input", (input) => input.value.length), book.length);
});

test("a long text says how far it is read, and can be stopped", { timeout: 120_000 }, async () => {
  const article = await sample("politics.txt");
  const count = Math.ceil(180_000 / article.split(/\s+/).length);
  await paste(page, Array.from({ length: count }, () => article).join("\n\n"));
  // In one go, for a quick machine would be done before the next question.
  const stopped = await page.waitForFunction(
    () => {
      const notice = document.querySelector(".notice[data-kind=work]");
      const far = notice?.querySelector(".notice__progress[value]")?.value;
      window.first ??= far;
      if (!(far > window.first)) return false;
      const status = document.querySelector("#status").textContent;
      notice.querySelector("button").click();
      return { text: notice.textContent, status };
    },
  );
  const { text, status: said } = await stopped.jsonValue();
  assert.match(text, /\d+ %/);
  assert.doesNotMatch(said, /%/, "it is not said again and again");
  await page.waitForFunction(() => /Stopped/.test(document.querySelector(".notice")?.innerText));
  assert.ok((await page.$eval("#article-input", (input) => input.value.length)) > 400_000);
});
