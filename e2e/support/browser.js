// Opens the page in the system's Chromium or Firefox, in either of the ways it reaches a reader.
import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { dist, serve } from "./site.js";

/** Whether the tests run in Firefox: `BROWSER=firefox`. */
export const firefox = process.env.BROWSER === "firefox";
/** Why a test runs in Chromium alone. */
export const chromiumOnly = { skip: firefox && "needs what only Chromium lets a test do" };

/** How long something may take on a machine that has much else to do, in milliseconds. */
const PATIENCE = 120_000;

const places = firefox
  ? ["/usr/bin/firefox-esr", "/usr/bin/firefox"]
  : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the browser; it talks to nobody by itself, and what it saves is in `browser.folder`. */
export async function launch(...more) {
  const executablePath =
    (firefox ? process.env.FIREFOX : process.env.CHROMIUM) ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error("no browser found: install it, or name it in CHROMIUM or FIREFOX");
  const folder = mkdtempSync(path.join(tmpdir(), "sayso-"));
  const browser = await puppeteer.launch(
    firefox ? firefoxOptions(executablePath, folder) : chromiumOptions(executablePath, more),
  );
  browser.folder = folder;
  if (!firefox) {
    const session = await browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  }
  return browser;
}

const chromiumOptions = (executablePath, more) => ({
  timeout: PATIENCE,
  executablePath,
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    ...more,
  ],
});

const firefoxOptions = (executablePath, folder) => ({
  timeout: PATIENCE,
  executablePath,
  browser: "firefox",
  protocol: "webDriverBiDi",
  headless: true,
  extraPrefsFirefox: {
    "browser.download.folderList": 2,
    "browser.download.dir": folder,
    "browser.download.always_ask_before_handling_new_types": false,
    "browser.download.alwaysOpenPanel": false,
    "browser.helperApps.neverAsk.saveToDisk":
      "text/html,text/csv,text/markdown,text/plain,application/json,application/ld+json",
    "intl.accept_languages": "en-US",
  },
});

/** The names of the saved files that pass, once there are as many as that. */
export async function saved(browser, page, count, pass = () => true) {
  for (let tries = 0; tries < 100; tries += 1) {
    const whole = (name) => !/\.(crdownload|part)$/.test(name) && statSync(path.join(browser.folder, name)).size > 0;
    const names = readdirSync(browser.folder).filter((name) => pass(name) && whole(name));
    if (names.length >= count) return names;
    await settled(page);
  }
  return readdirSync(browser.folder);
}

/** The two ways: each has a name and opens a site, with its address and what ends it. */
export const builds = [
  {
    name: "one file from disk",
    open: async () => ({ url: pathToFileURL(path.join(dist, "sayso.html")).href, close: async () => {} }),
  },
  { name: "hosted", open: serve },
];

/** A page that is ready for a text; what the browser complains about is kept in `page.complaints`. */
export async function openPage(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector("#article-input");
  return page;
}

/** Puts a text into the article input, as pasting does. */
export function paste(page, text) {
  const put = (input, text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  };
  return page.$eval("#article-input", put, text);
}

/** Pastes a text and waits until it stands there as an article, with its findings announced. */
export async function read(page, text) {
  await paste(page, text);
  const stands = (end) => {
    const article = document.querySelector("#article")?.textContent.replace(/\s/g, "") ?? "";
    return article.endsWith(end) && /\d/.test(document.querySelector("#status").textContent);
  };
  await page.waitForFunction(stands, {}, text.replace(/\s/g, "").slice(-60));
}

/** Waits until what was done is drawn, all its pieces: until nothing changes in the document. */
export const settled = (page) =>
  page.evaluate(
    (quiet) =>
      new Promise((done) => {
        const settle = () => {
          observer.disconnect();
          clearTimeout(timer);
          clearTimeout(end);
          done();
        };
        // More than once: on a machine that halts the browser, a timer of the page may be as late as this one.
        const rest = (times) => {
          clearTimeout(timer);
          timer = setTimeout(() => (times > 1 ? rest(times - 1) : settle()), quiet);
        };
        const wait = () => rest(3);
        const observer = new MutationObserver(wait);
        let timer;
        // A page that never rests is not waited for.
        const end = setTimeout(settle, 10_000);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        requestAnimationFrame(wait);
      }),
    20,
  );

/** Presses keys held together, as `Control+Shift+Z`, and waits. */
export async function press(page, keys) {
  const held = keys.split("+");
  const last = held.pop();
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(last);
  for (const key of held.reverse()) await page.keyboard.up(key);
  await settled(page);
}

/** What the live region says. */
export const status = (page) => page.$eval("#status", (status) => status.textContent);
