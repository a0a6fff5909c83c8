// The page does its job, in both builds.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { builds, chromiumOnly, launch, openPage, paste, read } from "./support/browser.js";
import { sample } from "./support/site.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const build of builds) {
  describe(build.name, () => {
    let site;
    let page;
    before(async () => {
      site = await build.open();
      page = await openPage(browser, site.url);
    });
    after(async () => {
      await page.close();
      await site.close();
    });

    test("marks a pasted article and lists what it found", async () => {
      await read(page, await sample("diplomacy.txt"));
      const marked = await page.$$eval("#article mark[data-ids]", (marks) => marks.map((mark) => mark.dataset.ids));
      const listed = await page.$$eval("#findings [data-id]", (items) => items.map((item) => item.dataset.id));
      assert.ok(listed.length >= 5, `${listed.length} findings`);
      const ids = new Set(marked.flatMap((ids) => ids.split(" ")));
      assert.deepEqual(listed.filter((id) => !ids.has(id)), [], "each finding of the list is marked in the article");
      assert.deepEqual(page.complaints, []);
    });

    test("shows the article with every character of it", async () => {
      const text = await sample("court.txt");
      await read(page, text);
      const shown = await page.$eval("#article", (article) => article.textContent);
      const letters = (text) => text.replace(/\s/g, "");
      assert.equal(letters(shown), letters(text));
    });

    test("keeps the text when the engine stops, and goes on with the next", chromiumOnly, async () => {
      const text = await sample("politics.txt");
      await read(page, text);
      await page.workers()[0].evaluate(() => {
        self.onmessage = () => {
          throw new Error("a crash for the test");
        };
      });
      await paste(page, `${text}\n“One more thing,” he said.`);
      await page.waitForFunction(() => document.body.innerText.includes("a crash for the test"));
      const buttons = await page.$$eval(".notice__button", (buttons) => buttons.map(({ innerText }) => innerText));
      assert.deepEqual(buttons, ["Save a report without the text", "Try again", "Close"]);
      assert.ok((await page.$eval("#article-input", (input) => input.value)).endsWith("“One more thing,” he said."));
      await read(page, text);
    });

    test("answers for the newest text only", async () => {
      for (const text of ["“One,” he said.", "“Two,” he said.", "“Three,” she said."]) await paste(page, text);
      await page.waitForFunction(() => document.querySelector("#article")?.textContent.includes("Three"));
    });
  });
}
