// What does not go as planned: files that hold no article, a browser that keeps nothing, little room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, read, settled } from "./support/browser.js";
import { page } from "./support/page.js";
import { sample } from "./support/site.js";

const files = [
  ["an empty file", "empty.txt", [], /“empty\.txt” was not opened: it is empty/],
  ["a file of blanks", "blank.md", [32, 10, 9, 10], /“blank\.md” was not opened: it is empty/],
  ["a picture that calls itself a text", "photo.txt", [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13], /“photo\.txt” was not opened: it does not hold text/],
  ["a picture", "photo.png", [137, 80, 78, 71], /“photo\.png” was not opened: this kind of file cannot be opened/],
];
for (const [name, file, bytes, told] of files) {
  test(`${name} is refused in plain words, and the article stays`, async () => {
    await read(page, await sample("court.txt"));
    const article = await page.$eval("#article", ({ textContent }) => textContent);
    await page.evaluate(
      (file, bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(bytes)], file));
        document.querySelector("#main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
      },
      file,
      bytes,
    );
    await page.waitForSelector(".notice[data-kind=failure]");
    assert.match(await page.$eval(".notice[data-kind=failure]", ({ innerText }) => innerText), told);
    assert.equal(await page.$eval("#article", ({ textContent }) => textContent), article);
    await page.$eval(".notice[data-kind=failure] .notice__button", (button) => button.click());
    await settled(page);
    assert.equal(await page.$(".notice"), null);
    assert.deepEqual(page.complaints, []);
  });
}

for (const [name, refuse] of [
  ["has no store", () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } })],
  ["has a full store", () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }],
]) {
  test(`a browser that ${name} for the page is told, and all else works`, async () => {
    await page.evaluateOnNewDocument(refuse);
    await page.reload();
    await page.waitForSelector("#article-input");
    await page.click(".header__button:last-child");
    await page.waitForSelector("#help[open]");
    assert.match(await page.$eval("#help", ({ innerText }) => innerText), /keeps nothing for this page/);
    await press(page, "Escape");
    await read(page, await sample("court.txt"));
    await page.focus("#article");
    await press(page, "j");
    await press(page, "a");
    assert.ok(await page.$(".findings__decision"));
    await page.click(".header__button");
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    assert.deepEqual(page.complaints, []);
  });
}

test("on a phone the search stays in sight on the way through a long article", async () => {
  await page.setViewport({ width: 390, height: 844 });
  await read(page, await sample("politics.txt"));
  await page.$eval(".search__open", (button) => button.click());
  await settled(page);
  await page.keyboard.type("the");
  await press(page, "Shift+Enter");
  await page.waitForFunction(() => scrollY > 300);
  const { top, bottom } = await page.$eval(".search", (search) => search.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom < 200, `${top} to ${bottom}`);
});

test("a long finding leaves its buttons in sight", async () => {
  const long = `“${"We have carried the mail, the milk and the children of these islands for forty years. ".repeat(12)}”`;
  await read(page, `${long} said Marta Quill, the chief executive.`);
  await page.setViewport({ width: 1280, height: 500 });
  await page.$eval("#findings [data-id]", (row) => row.click());
  await settled(page);
  const hidden = await page.$$eval(".correct__button", (buttons) =>
    buttons
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return !button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      })
      .map(({ innerText }) => innerText),
  );
  assert.deepEqual(hidden, []);
});
