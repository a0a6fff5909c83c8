// Takes the screenshots of the README anew: `npm run screenshots`, after the page was built.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { builds, launch, openPage, read } from "./support/browser.js";
import { dist } from "./support/site.js";

const root = path.dirname(dist);
const folder = path.join(root, "docs/screenshots");
const text = readFileSync(path.join(root, "static/samples/diplomacy.txt"), "utf8");

/** Each picture: its name, the size of the window, the color scheme, and what is clicked before it is taken. */
const pictures = [
  { name: "desktop", width: 1280, height: 900, scheme: "light", click: "#findings [data-id]" },
  { name: "dark", width: 1280, height: 900, scheme: "dark", click: "#tab-threats" },
  { name: "phone", width: 390, height: 844, scheme: "light" },
];

mkdirSync(folder, { recursive: true });
const browser = await launch("--hide-scrollbars");
const { url, close } = await builds[0].open();
for (const { name, width, height, scheme, click } of pictures) {
  const page = await openPage(browser, url);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await read(page, text);
  if (click) await page.click(click);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.close();
}
await close();
await browser.close();
