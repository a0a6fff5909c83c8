// How long the module takes in Node for each text of a folder: name and milliseconds, the quickest of three.
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { performance } = require("node:perf_hooks");
const { analyzeJson } = require("sayso");

const folder = process.argv[2];
for (const name of readdirSync(folder)) {
  const text = readFileSync(path.join(folder, name), "utf8");
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    analyzeJson(text);
    return performance.now() - start;
  });
  console.log(`${path.basename(name, ".txt")}\t${Math.min(...times).toFixed(2)}`);
}
