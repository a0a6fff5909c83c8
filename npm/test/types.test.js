// `index.d.ts` says what reports hold, and leaves nothing out.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { analyze } = require("sayso");
const { oddities, samples } = require("./support.js");

const source = readFileSync(path.join(__dirname, "../index.d.ts"), "utf8");

/** The interfaces of the file: for each the fields, for each field whether it may be missing and its type. */
const interfaces = new Map(
  [...source.matchAll(/export interface (\w+)[^{]*\{(.*?)\n\}/gs)].map(([, name, body]) => {
    const fields = [...body.matchAll(/^ {2}(\w+)(\??):([^;]+);/gm)];
    return [name, new Map(fields.map(([, field, optional, type]) => [field, { optional: optional === "?", type }]))];
  }),
);

function check(value, type, place) {
  const kinds = type.split("|").map((kind) => kind.trim()).filter(Boolean);
  const fits = (kind) => {
    if (kind === "null") return value === null;
    if (kind === "U") return ["byte", "codepoint", "utf16"].includes(value);
    if (kind === "Span") return Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
    if (/^["\d]/.test(kind)) return value === JSON.parse(kind);
    if (kind.endsWith("[]")) return Array.isArray(value);
    return interfaces.has(kind) ? typeof value === "object" && value !== null : typeof value === kind;
  };
  const kind = kinds.find(fits);
  assert.ok(kind, `${place} is ${JSON.stringify(value)}, not ${type.trim()}`);
  if (kind.endsWith("[]")) value.forEach((item, index) => check(item, kind.slice(0, -2), `${place}[${index}]`));
  const fields = interfaces.get(kind);
  if (!fields) return;
  for (const field of Object.keys(value)) assert.ok(fields.has(field), `${place}.${field} is not in index.d.ts`);
  for (const [field, { optional, type }] of fields) {
    if (field in value) check(value[field], type, `${place}.${field}`);
    else assert.ok(optional, `${place}.${field} is missing`);
  }
}

test("the types are read", () => {
  assert.equal(interfaces.size, 12);
});

for (const text of [...samples.map(({ text }) => text), ...oddities]) {
  test(`the types fit the report of ${JSON.stringify(text.slice(0, 40))}`, () => {
    check(analyze(text), "Report", "report");
  });
}
