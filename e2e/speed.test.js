// No step keeps the page from answering: the longest task of the browser's main thread is measured while one works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, read, settled } from "./support/browser.js";
import { page, renew } from "./support/page.js";
import { sample } from "./support/site.js";
import { slow } from "./support/tasks.js";

/** How many words are worked with. */
const SIZES = [3_000, 50_000];
/** How long a task may be, in milliseconds. Longer ones are felt; what is planned for is half of it. */
const LIMIT = 50;

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

for (const count of SIZES) {
  test(`${count} words are read and worked with`, { timeout: 600_000 }, async (context) => {
    const text = words(count);
    const flow = async () => {
      await renew();
      await settled(page);
      return { page, work: (step) => work(step, text) };
    };
    assert.deepEqual(await slow(LIMIT, flow, (line) => context.diagnostic(line)), []);
  });
}

/** Reads the text, and does what a reader does with it. */
async function work(step, text) {
  const run = async (name, what) => {
    await step(name);
    await what();
    await settled(page);
  };
  await run("read", () => read(page, text));
  for (const key of ["j", "j", "a", "x", "Control+z", "2", "2", "0", "0", "/"]) await run(key, () => press(page, key));
  await run("search", async () => {
    for (const letter of "said") await press(page, letter);
  });
  await run("leave the search", () => press(page, "Escape"));
  for (const panel of ["speakers", "threats", "chart", "findings"]) {
    await run(panel, () => page.$eval(`#tab-${panel}`, (tab) => tab.click()));
  }
}
