// The hosted page opens and works without a network, once it has been there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage, read } from "./support/browser.js";
import { sample, serve } from "./support/site.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("opens and reads an article after the host is gone", async () => {
  const site = await serve();
  const first = await openPage(browser, site.url);
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await first.close();
  await site.close();

  const page = await openPage(browser, site.url);
  await read(page, await sample("diplomacy.txt"));
  assert.deepEqual(page.complaints, []);
  await page.close();
  // By its other name, and by a link into it.
  for (const address of ["index.html", "#q=3"]) await (await openPage(browser, site.url + address)).close();
});
