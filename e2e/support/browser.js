// Opens the page in the system's Chromium, in either of the ways it reaches a reader.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { dist, serve } from "./site.js";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts Chromium; it talks to nobody by itself. */
export async function launch(...more) {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in CHROMIUM");
  return puppeteer.launch({
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
  await page.waitForFunction(stands, { timeout: 20_000 }, text.replace(/\s/g, "").slice(-60));
}
