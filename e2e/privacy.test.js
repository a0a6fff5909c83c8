// The page sends nothing, and could not: counted by a proxy that sees whatever the browser asks of any network.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { builds, launch, openPage, read } from "./support/browser.js";
import { sample, serve } from "./support/site.js";

const stranger = "http://stranger.test/";

/** What Chromium asks of its maker by itself, whatever page is open; not all of it can be turned off. */
const housekeeping = /^CONNECT [\w.-]+\.google(apis)?\.com:443$/;

/** Every way out that a script has; each gives whether the browser let it. They run where the text is. */
const escapes = {
  fetch: (url) => fetch(url, { mode: "no-cors" }).then(() => true, () => false),
  XMLHttpRequest: (url) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(true);
      request.onerror = () => resolve(false);
      request.open("GET", url);
      request.send();
    }),
  WebSocket: (url) =>
    new Promise((resolve) => {
      try {
        const socket = new WebSocket(url.replace("http", "ws"));
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      } catch {
        resolve(false);
      }
    }),
  EventSource: (url) =>
    new Promise((resolve) => {
      const source = new EventSource(url);
      source.onopen = () => resolve(true);
      source.onerror = () => {
        source.close();
        resolve(false);
      };
    }),
};

/** Ways out that only a page has. */
const pageEscapes = {
  image: (url) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = url;
    }),
  script: (url) =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = () => resolve(true);
      script.onerror = () => resolve(false);
      script.src = url;
      document.head.append(script);
    }),
  beacon: async (url) => {
    navigator.sendBeacon(url, "text");
    await new Promise((resolve) => setTimeout(resolve, 200));
    return false;
  },
};

let wire;
let browser;
before(async () => {
  wire = await serve();
  browser = await launch(`--proxy-server=${new URL(wire.url).host}`, "--proxy-bypass-list=<-loopback>");
});
after(async () => {
  await browser.close();
  await wire.close();
});

/** What left for the stranger since `start`. */
const sent = (start) => wire.requests.slice(start).filter((request) => request.includes("stranger"));

test("the proxy sees what leaves a page that may connect", async () => {
  const page = await browser.newPage();
  await page.goto("about:blank");
  const start = wire.requests.length;
  assert.equal(await page.evaluate(escapes.fetch, stranger), true);
  assert.equal(sent(start).length, 1);
  await page.close();
});

for (const build of builds) {
  describe(build.name, () => {
    let site;
    let page;
    before(async () => {
      site = build.name === "hosted" ? wire : await build.open();
      page = await openPage(browser, site.url);
      // The hosted page keeps itself for later as a part of its loading.
      if (site === wire) await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    });
    after(() => page.close());

    test("makes no request once it is there", async () => {
      const start = wire.requests.length;
      await read(page, await sample("diplomacy.txt"));
      await read(page, await sample("court.txt"));
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.deepEqual(wire.requests.slice(start).filter((request) => !housekeeping.test(request)), []);
    });

    for (const [name, escape] of Object.entries({ ...escapes, ...pageEscapes })) {
      test(`refuses the page a connection by ${name}`, async () => {
        const start = wire.requests.length;
        assert.equal(await page.evaluate(escape, stranger), false);
        assert.deepEqual(sent(start), []);
      });
    }

    for (const [name, escape] of Object.entries(escapes)) {
      test(`refuses the worker a connection by ${name}`, async () => {
        const start = wire.requests.length;
        const [worker] = page.workers();
        assert.equal(await worker.evaluate(escape, stranger), false);
        assert.deepEqual(sent(start), []);
      });
    }
  });
}
