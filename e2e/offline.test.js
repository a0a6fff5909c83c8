// The hosted page on a bad line: it works without a network once it has been there, and takes a text before it has come.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromiumOnly, launch, openPage, read } from "./support/browser.js";
import { dist, sample, serve } from "./support/site.js";

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

test("on a slow line one pastes before the program has come", chromiumOnly, async () => {
  const whole = await readFile(path.join(dist, "index.html"));
  const cut = whole.indexOf(Buffer.from('<script id="unpacker"', "utf16le"));
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const server = createServer(async (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.write(whole.subarray(0, cut));
    await released;
    response.end(whole.subarray(cut));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  const loading = page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForSelector("#early");
  await page.type("#early", "“We will not sign before Friday,” said Ana Ruiz, the mayor, and left.");
  release();
  await loading;
  await page.waitForSelector("#article mark[data-ids]");
  assert.match(await page.$eval("#findings", (list) => list.innerText), /Ana Ruiz/);
  await page.close();
  server.close();
  server.closeAllConnections();
});
