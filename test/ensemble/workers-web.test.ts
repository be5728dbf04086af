import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inlineRunner, MAKERS, planFor, webWorkersRunner, type WebWorker } from "../../src/ensemble/index.js";
import { answerOrders, type WorkerScope } from "../../src/ensemble/worker-web.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const source = { text, file: "small-war.parley.yaml", variant: null, sets: [] };
const conflict = readConflict(text, source.file).conflict!;
const maker = MAKERS.find((each) => each.table === "course")!;
const plan = planFor(maker, conflict, { worlds: 4, repeats: 2, seed: 3 })!;

interface Fake extends WebWorker {
  ended: boolean;
  onerror: ((event: unknown) => unknown) | null;
}

/** A worker of this thread: what one side posts, the other is told a moment later. (Chromium's own are in test/e2e.) */
function fake(answers: (scope: WorkerScope) => void = answerOrders): Fake {
  const tell = (side: { onmessage: ((event: never) => unknown) | null }, data: unknown): void =>
    queueMicrotask(() => worker.ended || side.onmessage?.({ data } as never));
  const worker: Fake = {
    ended: false,
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (data) => tell(scope, data),
    terminate: () => void (worker.ended = true),
  };
  const scope: WorkerScope = { onmessage: null, postMessage: (data) => tell(worker, data) };
  answers(scope);
  return worker;
}

test("chunks by web workers are the chunks made here; closing ends the workers", async () => {
  const opened: Fake[] = [];
  const runner = webWorkersRunner(source, 2, () => opened[opened.push(fake()) - 1]);
  const here = inlineRunner(conflict);
  for (const range of [
    { first: 2, count: 2 },
    { first: 0, count: 1 },
  ])
    expect(await runner.run(plan, range)).toEqual(await here.run(plan, range));
  expect([runner.width, opened.length]).toEqual([2, 2]);
  await runner.close();
  expect(opened.map((worker) => worker.ended)).toEqual([true, true]);
  await expect(runner.run(plan, { first: 0, count: 1 })).rejects.toThrow("the runner was closed");
});

test("closing refuses the chunks under way", async () => {
  const runner = webWorkersRunner(source, 1, () => fake(() => undefined));
  const under = Promise.allSettled([0, 1].map((first) => runner.run(plan, { first, count: 1 })));
  await runner.close();
  expect((await under).map((each) => each.status === "rejected" && String(each.reason))).toEqual([
    "Error: the runner was closed",
    "Error: the runner was closed",
  ]);
});

test("an order that cannot be made is refused with its reason, and the worker goes on", async () => {
  const runner = webWorkersRunner(source, 1, () => fake());
  const range = { first: 0, count: 1 };
  await expect(runner.run({ ...plan, hash: "0" }, range)).rejects.toThrow("invalid plan: it is of conflict 0");
  expect((await runner.run(plan, range)).rows).toBeGreaterThan(0);
  await runner.close();
});

test("a worker that dies refuses every chunk not yet made, with what the browser gave as the cause", async () => {
  const worker = fake(() => undefined);
  const runner = webWorkersRunner(source, 1, () => worker);
  const under = runner.run(plan, { first: 0, count: 1 }).catch((error: unknown) => error as Error);
  const cause = new RangeError("out of ink");
  worker.onerror!({ message: "Uncaught RangeError: out of ink", error: cause });
  expect(await under).toMatchObject({ message: "a web worker stopped: Uncaught RangeError: out of ink", cause });
  await expect(runner.run(plan, { first: 1, count: 1 })).rejects.toThrow("out of ink");
  await runner.close();
});

test("a worker that may not be started, or whose script takes no orders, is told of and not waited for", async () => {
  const range = { first: 0, count: 1 };
  const refused = webWorkersRunner(source, 2, () => {
    throw new Error("Script at 'file:///w.js' cannot be accessed");
  });
  await expect(refused.run(plan, range)).rejects.toThrow("could not be started: Script at 'file:///w.js'");
  await refused.close();
  const silent = webWorkersRunner(source, 1, () => fake(() => undefined), 20);
  await expect(silent.run(plan, range)).rejects.toThrow("said nothing for 0.02 s");
  await silent.close();
});

test("a worker that has started may take its time", async () => {
  const runner = webWorkersRunner(source, 1, () => fake(), 20);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect((await runner.run(plan, { first: 0, count: 1 })).from).toBe(0);
  await runner.close();
});
