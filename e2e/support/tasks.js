// How long the page keeps the browser's main thread from answering, as the browser's own record of its work tells.
//
// Counted is the time of the processor, not of the clock: what else the machine does is not the page's fault.

/**
 * What the same work takes on the machine that the limits of the tests are for, in milliseconds: a common laptop. On a
 * slower one, the limits are longer in proportion.
 */
const CALIBRATION = 25;

/** Starts the record; `end` gives the tasks, as `{ step, time }`, the longest first. */
export async function record(page) {
  await page.tracing.start({ categories: ["-*", "toplevel", "blink.user_timing"] });
  await step(page, "calibration");
  await page.evaluate(() => {
    let sum = 0;
    for (let round = 0; round < 20_000; round += 1) sum += [...`${round} words of an article`].sort().join("").length;
    return sum;
  });
  await step(page, "start");
  const end = async () => {
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    const steps = traceEvents.filter(({ name }) => name.startsWith("step:"));
    const [{ pid, tid }] = steps;
    const tasks = traceEvents
      .filter((event) => event.pid === pid && event.tid === tid && event.name === "ThreadControllerImpl::RunTask")
      .map(({ ts, tdur = 0 }) => ({ step: steps.findLast((step) => step.ts <= ts)?.name.slice(5), time: tdur / 1000 }))
      .sort((a, b) => b.time - a.time);
    const { time } = tasks.find(({ step }) => step === "calibration");
    const slower = Math.max(1, time / CALIBRATION);
    const rest = tasks.filter(({ step }) => step && step !== "calibration");
    return { slower, tasks: rest.map(({ step, time }) => ({ step, time: Math.round(time / slower) })) };
  };
  return { end };
}

/** What is done from here on is called that. */
export const step = (page, name) => page.evaluate((name) => performance.mark(`step:${name}`), name).then(() => {});
