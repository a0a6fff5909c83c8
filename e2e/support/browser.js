// Opens the page in the system's Chromium: the hosted build over http, or the one file from disk.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import puppeteer from "puppeteer-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const dist = path.join(root, "dist");

/** The text of a sample, by the name of its file. */
export const sample = (name) => readFile(path.join(root, "static/samples", name), "utf8");

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts Chromium; it talks to nobody by itself. */
export async function launch() {
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
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** The two ways the page reaches a reader: a name, and a function that gives its address and a way to end it. */
export const builds = [
  { name: "one file from disk", open: async () => ({ url: pathToFileURL(path.join(dist, "sayso.html")).href, close() {} }) },
  { name: "hosted", open: serve },
];

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** Serves `dist` as any static host does. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(dist, pathname === "/" ? "index.html" : path.normalize(pathname));
    try {
      const content = await readFile(file);
      response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page with the article input there; what the browser complains about is kept in `page.complaints`. */
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

/** Puts a text into the article input as pasting does, and waits until the report is announced. */
export async function paste(page, text) {
  const before = await page.$eval("#status", (status) => status.textContent);
  await page.$eval("#article-input", (input, text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, text);
  await page.waitForFunction((before) => {
    const now = document.querySelector("#status").textContent;
    return now !== before && /\d/.test(now);
  }, {}, before);
}
