// How long the page keeps the browser's main thread from answering, as the browser's own record of its work tells.
//
// Counted is the time of the processor, not of the clock, and in proportion to what known work takes meanwhile. That
// still leaves chance: caches that others empty, memory that is cleared just then. What only chance makes long is not
// long every time.

/**
 * What the same work takes on the machine that the limits of the tests are for, in milliseconds: a common laptop. On a
 * slower one, the limits are longer in proportion.
 */
const CALIBRATION = 25;
/** How often that is measured; the middle counts. */
const CALIBRATIONS = 5;
/** How often everything is done, at most. */
const ROUNDS = 3;

/**
 * The steps with a task above `limit` milliseconds, as `{ step, times }`, where it was that long in every round.
 * A round is done by `flow`, which is given what to call before each step; it is done again while there is such a step.
 */
export async function slow(limit, flow, tell) {
  let over;
  for (let round = 1; round <= ROUNDS && over?.size !== 0; round += 1) {
    const { page, work } = await flow();
    const { slower, longest } = await record(page, work);
    const all = [...longest].sort(([, a], [, b]) => b - a);
    const first = all.slice(0, 6).map(([name, time]) => `${name} ${time}`);
    tell(`longest tasks, in ms: ${first.join(", ")}; this machine is slower ${slower.toFixed(2)} times`);
    const long = new Map(all.filter(([, time]) => time > limit));
    const before = over ?? new Map([...long].map(([name]) => [name, []]));
    over = new Map([...before].filter(([name]) => long.has(name)).map(([name, times]) => [name, [...times, long.get(name)]]));
  }
  return [...over].map(([step, times]) => ({ step, times }));
}

/** Does the work and gives the longest task of each step, in milliseconds of the machine that the limits are for. */
async function record(page, work) {
  await page.tracing.start({ categories: ["-*", "toplevel", "blink.user_timing"] });
  for (let time = 0; time < CALIBRATIONS; time += 1) await calibrate(page);
  await work((name) => mark(page, name));
  await mark(page, "end");
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const marks = traceEvents.filter(({ name }) => name.startsWith("step:"));
  const [{ pid, tid }] = marks;
  const tasks = traceEvents.filter(
    (event) => event.pid === pid && event.tid === tid && event.name === "ThreadControllerImpl::RunTask",
  );
  /** The longest task between each mark and the next. */
  const longest = marks.map(({ name, ts }, at) => {
    const inside = tasks.filter((task) => task.ts >= ts && task.ts < (marks[at + 1]?.ts ?? 0));
    return [name.slice("step:".length), Math.max(0, ...inside.map(({ tdur = 0 }) => tdur / 1000))];
  });
  const calibrations = longest.filter(([name]) => name === "calibration").map(([, time]) => time);
  const slower = Math.max(1, calibrations.sort((a, b) => a - b)[CALIBRATIONS >> 1] / CALIBRATION);
  const steps = new Map();
  for (const [name, time] of longest.filter(([name]) => !["calibration", "end"].includes(name))) {
    steps.set(name, Math.max(steps.get(name) ?? 0, Math.round(time / slower)));
  }
  return { slower, longest: steps };
}

/** Work that is always the same. */
async function calibrate(page) {
  await mark(page, "calibration");
  await page.evaluate(() => {
    let sum = 0;
    for (let round = 0; round < 20_000; round += 1) sum += [...`${round} words of an article`].sort().join("").length;
    return sum;
  });
}

/** What is done from here on is called that. */
const mark = (page, name) => page.evaluate((name) => performance.mark(`step:${name}`), name).then(() => {});
