// What a reader does with an article: choose, step, filter, copy, open, save; by pointer and by keyboard alone.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { chromiumOnly, read, saved, settled as settle } from "./support/browser.js";
import { browser, page } from "./support/page.js";
import { sample } from "./support/site.js";

const article = "“We are ready,” Ana Ruiz said.\n\n“If they close the port, we will leave,” she said.\n";

const focused = () =>
  page.evaluate(() => {
    const { id, dataset } = document.activeElement;
    return { id, ids: dataset.ids?.split(" ") ?? [] };
  });
const chosen = () => page.$$eval("#findings [aria-current]", (rows) => rows.map((row) => row.dataset.id));
const settled = () => settle(page);

test("the article and the list lead to each other", async () => {
  await read(page, article);
  const [first] = await page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.dataset.id));
  await page.click(`#findings [data-id=${first}]`);
  await settled();
  assert.ok((await focused()).ids.includes(first), "the list leads to the mark");
  assert.ok((await page.$eval("#details", (card) => card.innerText)).length > 20, "the card says why");
  await page.keyboard.press("Escape");
  await settled();
  assert.deepEqual(await chosen(), []);
  await page.click(`#article mark[data-ids~=${first}]`);
  await settled();
  assert.deepEqual(await chosen(), [first], "the mark leads to the list");
});

test("every finding is reached by keys, and the way back is the same place", async () => {
  await read(page, article);
  await settled();
  const all = await page.$$eval("#findings [data-id]", (rows) => rows.map((row) => row.dataset.id));
  for (const finding of all) {
    await page.keyboard.press("j");
    await settled();
    assert.deepEqual(await chosen(), [finding]);
    const place = await focused();
    assert.ok(place.ids.includes(finding), `${finding} has the focus`);
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    assert.ok(Number.parseFloat(ring) >= 2, `a focus ring of ${ring}`);
    await page.keyboard.press("Enter");
    await settled();
    assert.equal((await focused()).id, "details");
    await page.keyboard.press("Escape");
    await settled();
    assert.deepEqual(await focused(), place);
  }
});

test("help opens by a key and gives the focus back", async () => {
  await read(page, article);
  await settled();
  await page.keyboard.press("j");
  await settled();
  const place = await focused();
  await page.keyboard.press("?");
  await settled();
  assert.equal(await page.$eval("#help", (dialog) => dialog.open), true);
  await page.keyboard.press("Escape");
  await settled();
  assert.equal(await page.$eval("#help", (dialog) => dialog.open), false);
  assert.deepEqual(await focused(), place);
});

test("layers are switched, and keys go on working", async () => {
  await read(page, article);
  await settled();
  const marks = () => page.$$eval("#article mark[data-layer=quote]", (marks) => marks.length);
  assert.ok((await marks()) > 0);
  await page.keyboard.press("1");
  await settled();
  assert.equal(await marks(), 0);
  await page.keyboard.press("0");
  await settled();
  assert.equal((await page.$$("#article mark")).length, 0, "the clean text");
  await page.keyboard.press("0");
  await page.keyboard.press("1");
  await settled();
  assert.ok((await marks()) > 0);
});

test("what is copied is what was pasted", async () => {
  for (const text of [article, await sample("court.txt")]) {
    await read(page, text);
    await settled();
    assert.equal(await page.$eval("#article", (article) => article.textContent), text);
    await page.focus("#article");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    const copied = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const copy = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(copy);
      // Firefox makes its own.
      return copy.clipboardData.getData("text/plain");
    });
    assert.equal(copied, text);
  }
});

test("a rich paste becomes clean paragraphs, and what was left out comes back", async () => {
  const html =
    "<nav><a href=a>Home</a></nav><article><h1>Talks go on</h1><p>“We are  ready,” <b>she</b> said.</p>" +
    "<figcaption>A caption</figcaption><p>He left.</p></article><script>document.title = 'run'</script>";
  await page.$eval("#article-input", (input, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    // Firefox takes a single form, and by other names.
    const held = { clipboardData, dataType: "text/html", data: html };
    input.dispatchEvent(new ClipboardEvent("paste", { ...held, bubbles: true, cancelable: true }));
  }, html);
  const text = () => page.$eval("#article-input", (input) => input.value);
  await page.waitForSelector("#article mark[data-ids]");
  assert.equal(await text(), "Talks go on\n\n“We are ready,” she said.\n\nHe left.");
  await page.click(".notice__button");
  await settled();
  assert.match(await text(), /^Home\n\n.*A caption/s);
  assert.notEqual(await page.title(), "run");
});

test("files are opened; one that cannot be says why and the text stays", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "sayso-"));
  const open = async (name, content) => {
    await writeFile(path.join(folder, name), content);
    const input = await page.$("input[type=file]");
    await input.uploadFile(path.join(folder, name));
  };
  const holds = (text) =>
    page.waitForFunction((text) => document.querySelector("#article-input").value === text, {}, text);
  await open("a.txt", "“One,” he said.\r\nTwo.");
  await holds("“One,” he said.\nTwo.");
  await open("old.txt", Buffer.from([0x93, 0x48, 0x69, 0x94, 0x20, 0x68, 0x65, 0x20, 0x73, 0x61, 0x69, 0x64]));
  await holds("“Hi” he said");
  await open("a.html", "<main><p>“Three,” she said.</p></main><footer>Imprint</footer>");
  await holds("“Three,” she said.");
  await open("a.md", "# **Four**\n\n![A bridge](b.jpg)\n\n> “Go,” _she_ said.");
  await holds("Four\n\n“Go,” she said.");
  assert.match(await page.$eval(".notice__details", (notice) => notice.innerText), /Left out 1 piece/);
  await open("a.pdf", "%PDF-1.7");
  await page.waitForSelector(".notice[data-kind=failure]");
  assert.match(await page.$eval(".notice[data-kind=failure]", (notice) => notice.innerText), /a\.pdf/);
  await holds("Four\n\n“Go,” she said.");
});

test("findings are saved as files", async () => {
  await read(page, article);
  await page.click(".layout__button:last-child");
  // Those that give a file have its ending in their names.
  const names = await page.$$eval(".dialogs__form", (forms) => forms.map((form) => form.innerText));
  const forms = (await page.$$(".dialogs__form")).filter((_, at) => /\(\..+\)/.test(names[at]));
  assert.ok(forms.length >= 9, names.join(", "));
  for (const form of forms) await form.click();
  const files = await saved(browser, page, forms.length);
  assert.equal(files.length, forms.length, files.join(", "));
  assert.deepEqual(page.complaints, []);
});

test("no width is too narrow", async () => {
  await read(page, await sample("politics.txt"));
  for (const width of [320, 400, 640, 1024, 1280]) {
    await page.setViewport({ width, height: 640 });
    await settled();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
  }
});

test("printed, the marks have numbers and the findings follow as notes", chromiumOnly, async () => {
  await read(page, article);
  // About as wide as a sheet of paper, where the screen would show a folded panel.
  await page.setViewport({ width: 794, height: 1123 });
  await page.emulateMediaType("print");
  const count = await page.$$eval("#findings [data-id]", (rows) => rows.filter((row) => row.checkVisibility()).length);
  assert.ok(count > 0);
  const numbers = await page.$$eval("#article mark[data-note]", (marks) =>
    marks.flatMap((mark) => mark.dataset.note.split(" ")),
  );
  assert.equal(new Set(numbers).size, count);
});

test("each kind of mark has its own line, without color", chromiumOnly, async () => {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  await read(page, await sample("diplomacy.txt"));
  const lines = await page.$$eval("#article [data-line]", (marks) =>
    marks.map((mark) => `${mark.dataset.line} ${getComputedStyle(mark).textDecorationStyle}`),
  );
  const kinds = [...new Set(lines)];
  const styles = kinds.map((kind) => kind.split(" ")[1]);
  assert.equal(new Set(styles).size, kinds.length, kinds.join(", "));
});

test("a short line between paragraphs heads a section; a byline, a caption and a line that is said do not", async () => {
  const lines = [
    "Ferry company gives islanders until Friday",
    "By Ann Lee",
    "The company that runs the only ferry said on Tuesday that it would end the winter service.",
    "A winter without boats",
    "Tom Ashby, who farms on the largest of the islands, said he had not been told anything.",
    "“Nobody asked us.”",
    "The harbor of Port Lowen in March (Ann Lee/Courier)",
    "Mr. Ashby keeps two hundred sheep, and sells the lambs on the mainland before the winter.",
    "Tom Ashby with his dog on the quay of the harbor of Port Lowen last week",
    "The county did not answer a letter that the islanders sent in August, and no other came.",
  ];
  await read(page, lines.join("\n\n"));
  const headings = await page.$$eval("#article [role=heading]", (all) => all.map((one) => [one.ariaLevel, one.innerText.trim()]));
  assert.deepEqual(headings, [["2", lines[0]], ["3", lines[3]]]);
});
