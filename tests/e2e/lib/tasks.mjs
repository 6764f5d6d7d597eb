// How long a page of Chromium is kept from its own events by an extension: the browser's trace of its main thread. A page's own
// `longtask` entries tell nothing of what an extension does there when the browser, and not the page, starts it.

/// Every task of a page's main thread that ran a script of the extension or took one of its messages in, while `work` ran:
/// the milliseconds of CPU it took, which another process cannot make longer, and what it began with; the longest first.
/// A frame is the browser's own task: of that only what our script took counts.
export const tasksOf = async ({ pipe }, work) => {
  const events = [];
  let end = null;
  const ended = new Promise((resolve) => void (end = resolve));
  const forget = pipe.on(({ method, params }) => {
    if (method === "Tracing.dataCollected") for (const event of params.value) events.push(event);
    if (method === "Tracing.tracingComplete") end();
  });
  await pipe.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline", "toplevel", "v8"] }, transferMode: "ReportEvents" });
  await work();
  await pipe.send("Tracing.end");
  await ended;
  forget();
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const whole = events.filter(({ ph }) => ph === "X");
  const ours = whole.filter(({ args }) => args?.worldName === "Standfirst" || args?.data?.worldName === "Standfirst");
  const pages = new Set(ours.map(threadOf));
  const messages = whole.filter((event) => pages.has(threadOf(event)) && String(args(event)).startsWith("extensions."));
  const spots = [...ours, ...messages];
  const tasks = whole.filter((event) => event.name === "ThreadControllerImpl::RunTask" && pages.has(threadOf(event)))
    .map((task) => ({ task, within: spots.filter((spot) => threadOf(spot) === threadOf(task) && spot.ts >= task.ts && spot.ts < task.ts + task.dur) }))
    .filter(({ within }) => within.length > 0)
    .map(({ task, within }) => ({ took: (isFrame(task) ? Math.max(...within.map(cpu)) : cpu(task)) / 1000, began: within[0].args?.fileName ?? args(within[0]) ?? within[0].name }));
  return tasks.sort((a, b) => b.took - a.took);
};
const cpu = ({ tdur, dur }) => tdur ?? dur;
const isFrame = ({ args }) => args?.src_func === "ScheduledActionSendBeginMainFrame";
const args = ({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag;
