// The page does its job, in both builds.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { builds, launch, openPage, paste } from "./support/browser.js";

const article = "The spokesman said on Monday that talks would go on.\n\n“We are ready,” he added.";

let browser;
before(async () => { browser = await launch(); });
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

    test("reads a pasted article", async () => {
      await paste(page, article);
      assert.equal(await page.$eval("#article", (article) => article.textContent.includes("“We are ready,”")), true);
      assert.deepEqual(page.complaints, []);
    });
  });
}
