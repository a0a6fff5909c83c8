// One browser for a file of tests, and for each of its tests a page ready for a text, as wide as a desk shows it.
import { after, before, beforeEach } from "node:test";
import { builds, launch, openPage } from "./browser.js";

/** The browser, once the tests run. */
export let browser;
/** Where the page is. */
export let site;
/** The page of the test that runs. */
export let page;

before(async () => {
  browser = await launch();
  site = await builds[0].open();
});
after(async () => {
  await browser.close();
  await site.close();
});
beforeEach(renew);

/** Opens the page anew, in place of the one there is. */
export async function renew() {
  await page?.close();
  page = await openPage(browser, site.url);
  await page.setViewport({ width: 1280, height: 900 });
}
