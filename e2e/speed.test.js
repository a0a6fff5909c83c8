// No step keeps the page from answering: the longest task of the browser's main thread is measured while one works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, read, settled } from "./support/browser.js";
import { page } from "./support/page.js";
import { sample } from "./support/site.js";

/**
 * How many words, and how long a task may then be, in milliseconds. A quiet machine stays far below; these leave room
 * for one that runs other tests besides, and still catch what takes time in proportion to the whole article.
 */
const LIMITS = [
  [3_000, 200],
  [50_000, 800],
];

const samples = await Promise.all(["diplomacy.txt", "court.txt", "politics.txt"].map(sample));

/** So many words of articles, one after the other. */
function words(count) {
  const paragraphs = samples.join("\n\n").split(/\n\n+/);
  const text = [];
  for (let have = 0, at = 0; have < count; at = (at + 1) % paragraphs.length) {
    text.push(paragraphs[at]);
    have += paragraphs[at].split(/\s+/).length;
  }
  return text.join("\n\n");
}

for (const [count, limit] of LIMITS) {
  test(`${count} words are read and worked with`, { timeout: 120_000 }, async (context) => {
    await settled(page);
    await page.evaluate(() => {
      window.tasks = [];
      window.step = "";
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.tasks.push([window.step, Math.round(duration)]);
      }).observe({ type: "longtask" });
    });
    const text = words(count);
    const step = async (name, run) => {
      await page.evaluate((name) => (window.step = name), name);
      await run();
      await settled(page);
      await settled(page);
    };
    await step("read", () => read(page, text));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    for (const key of ["j", "j", "a", "x", "Control+z", "2", "2", "0", "0", "/"]) await step(key, () => press(page, key));
    await step("search", async () => {
      for (const letter of "said") await press(page, letter);
    });
    await step("leave the search", () => press(page, "Escape"));
    await step("speakers", () => page.$eval("#tab-speakers", (tab) => tab.click()));
    await step("threats", () => page.$eval("#tab-threats", (tab) => tab.click()));
    const tasks = await page.evaluate(() => window.tasks);
    context.diagnostic(`tasks over 50 ms: ${JSON.stringify(tasks)}`);
    const long = tasks.filter(([, duration]) => duration > limit);
    assert.deepEqual(long, []);
  });
}
