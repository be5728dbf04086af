import fc from "fast-check";
import { courseEngine } from "../../src/dynamics/index.js";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/conflict/engine.js";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { worldsOf, type Design } from "../../src/ensemble/design-kinds.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { inlineRunner } from "../../src/ensemble/inline.js";
import { makerOf, MAKERS, planFor } from "../../src/ensemble/makers.js";
import { chunksOf, drawnFrom, partOf, tasksOf, usualChunk, type TablePlan } from "../../src/ensemble/plan.js";
import type { ConflictText } from "../../src/ensemble/pool.js";
import { runPlan, runTasks, type Runner } from "../../src/ensemble/runner.js";
import { tableOf, type Chunk } from "../../src/ensemble/table.js";
import { workersRunner } from "../../src/ensemble/workers-node.js";
import { readConflict } from "../../src/language/read.js";
import { builtInto, scratch } from "./bundle.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "small-war.parley.yaml").conflict!;
const source: ConflictText = { text, file: "small-war.parley.yaml", variant: null, sets: [] };
const place = scratch();
let worker: URL;
beforeAll(async () => {
  worker = (await builtInto(place.folder)).worker;
});
afterAll(place.done);

const maker = MAKERS.find((each) => each.table === "course")!;
const plan = planFor(maker, conflict, { worlds: 13, repeats: 3, seed: 11 })!;

/** A table's bytes from chunks put together in the order they come. */
function bytesOf(over: TablePlan, chunks: readonly Chunk[], of = conflict): string {
  const { hash, table: engine, design } = over;
  const provenance = { hash, engine, version: "1", seed: 11, design, worlds: 13, repeats: 3 };
  const columns = MAKERS.find((each) => each.table === over.table)!.columns(of);
  const { values } = tableOf(provenance, columns, over, chunks);
  return Buffer.concat(values.map((column) => Buffer.from(column.buffer))).toString("base64");
}

async function through(runner: Runner, over: TablePlan, size: number, of = conflict): Promise<string> {
  try {
    return bytesOf(over, await runPlan(over, runner, size, () => undefined), of);
  } finally {
    await runner.close();
  }
}

describe.each<Design>([
  { kind: "latin", size: 12 },
  { kind: "sobol", size: 16 },
  { kind: "saltelli", size: 1, secondOrder: true, apart: false },
  { kind: "morris", size: 1, levels: 4, apart: false },
  { kind: "factorial", size: 2 },
  { kind: "matched", members: [2, 3, 5, 8, 13, 21, 34] },
])("worlds of the design $kind", (design) => {
  const chosen = text.replace("  foresight: none\n", "  foresight: one of none 0.5; next 0.5\n");
  const asked: ConflictText = { ...source, text: chosen };
  const choosy = readConflict(chosen, source.file).conflict!;
  test.each([1, 2, 4])("are the same byte for byte from %i worker threads", async (jobs) => {
    const inputs = MAKERS.find((each) => each.table === "inputs")!;
    const worlds = worldsOf(choosy, design)!;
    const over = planFor(inputs, choosy, { design, worlds, repeats: 1, seed: 11 })!;
    const here = await through(inlineRunner(choosy), over, worlds, choosy);
    expect(here.length).toBeGreaterThan(1000);
    expect(await through(workersRunner(asked, jobs, worker), over, 5, choosy)).toBe(here);
  });
});

describe("whoever makes the chunks, the table is the same byte for byte", () => {
  let whole: string;
  beforeAll(async () => {
    whole = await through(inlineRunner(conflict), plan, 13);
    expect(whole.length).toBeGreaterThan(10_000);
  });
  test.each([
    [1, 13],
    [1, 2],
    [2, 1],
    [2, 5],
    [4, 1],
    [4, 3],
  ])("%i worker threads, %i worlds a chunk", async (jobs, size) => {
    expect(await through(workersRunner(source, jobs, worker), plan, size)).toBe(whole);
  });
  test("any size and any order of chunks in this thread", async () => {
    const make = chunkMaker(conflict);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 13 }), fc.infiniteStream(fc.nat()), async (size, order) => {
        const ranges = chunksOf(plan, size);
        const keys = ranges.map(() => order.next().value);
        const shuffled = ranges
          .map((_, k) => ranges[k])
          .sort((a, b) => keys[ranges.indexOf(a)] - keys[ranges.indexOf(b)]);
        expect(
          bytesOf(
            plan,
            shuffled.map((range) => make(plan, range)),
          ),
        ).toBe(whole);
      }),
      { numRuns: 12 },
    );
  });
  test.each(["inputs", "terms"] as const)("the table of %s too", async (table) => {
    const other = planFor(
      MAKERS.find((each) => each.table === table)!,
      conflict,
      { worlds: 13, repeats: 3, seed: 11 },
    )!;
    const here = await through(inlineRunner(conflict), other, 13);
    expect(await through(workersRunner(source, 2, worker), other, 3)).toBe(here);
  });
  test("an ensemble whose course is run in threads is the ensemble run here", async () => {
    const options = { worlds: 8, repeats: 2, seed: 4 };
    const runner = workersRunner(source, 2, worker);
    const there = await runEnsemble(conflict, { ...options, runner }).finally(runner.close);
    expect(there.tables).toEqual((await runEnsemble(conflict, options)).tables);
  });
});

describe("what goes wrong in a thread", () => {
  test("a plan of another conflict or version is refused, not run", async () => {
    const runner = workersRunner(source, 1, worker);
    const range = { first: 0, count: 1 };
    await expect(runner.run({ ...plan, hash: "0" }, range)).rejects.toThrow("invalid plan: it is of conflict 0");
    await expect(runner.run({ ...plan, version: "0" }, range)).rejects.toThrow("invalid plan: course of version 0");
    expect((await runner.run(plan, range)).rows).toBe(6);
    await runner.close();
  });
  test("a file that cannot be read is refused with its name", async () => {
    const runner = workersRunner({ ...source, text: "parley: [" }, 1, worker);
    await expect(runner.run(plan, { first: 0, count: 1 })).rejects.toThrow("small-war.parley.yaml");
    await runner.close();
  });
  test("a thread that dies refuses every chunk not yet made", async () => {
    const runner = workersRunner(source, 2, new URL("./nowhere.js", worker));
    const tasks = tasksOf([plan], chunksOf(plan, 1));
    await expect(runTasks(tasks, runner, { take: () => undefined })).rejects.toThrow("a worker thread stopped");
    await expect(runner.run(plan, { first: 0, count: 1 })).rejects.toThrow("a worker thread stopped");
    await runner.close();
  });
});

describe("running a list of chunks", () => {
  const tasks = tasksOf([plan], chunksOf(plan, 1));
  const empty = (row: number): Chunk => ({ from: row, rows: 0, values: new Float64Array(0), failed: [] });
  test("no more at once than the runner can make and one waiting; chunks are taken one at a time", async () => {
    let under = 0;
    let most = 0;
    let taking = 0;
    const runner: Runner = {
      width: 3,
      run: async (_plan, { first }) => {
        most = Math.max(most, ++under);
        await new Promise((resolve) => setTimeout(resolve, (first * 7) % 5));
        under--;
        return empty(first);
      },
      close: () => Promise.resolve(),
    };
    const taken: number[] = [];
    const all = await runTasks(tasks, runner, {
      take: async (_task, chunk) => {
        expect(++taking).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        taking--;
        taken.push(chunk.from);
      },
    });
    expect([all, most]).toEqual([true, 4]);
    expect(taken.sort((a, b) => a - b)).toEqual(tasks.map(({ range }) => range.first));
  });
  test("once stopped it leaves at once, with what was taken, and says that not all is made", async () => {
    const stop = new AbortController();
    const runner: Runner = {
      width: 1,
      run: (_plan, { first }) => (first < 3 ? Promise.resolve(empty(first)) : new Promise(() => stop.abort())),
      close: () => Promise.resolve(),
    };
    const taken: number[] = [];
    const take = (_task: unknown, chunk: Chunk): void => void taken.push(chunk.from);
    expect(await runTasks(tasks, runner, { take, signal: stop.signal })).toBe(false);
    expect(taken).toEqual([0, 1, 2]);
  });
  test("trouble in storing a chunk ends the run; no chunk is taken after it", async () => {
    const taken: number[] = [];
    const take = (_task: unknown, chunk: Chunk): void => {
      if (chunk.from === 2) throw new Error("the disk is full");
      taken.push(chunk.from);
    };
    const runner: Runner = {
      ...inlineRunner(conflict),
      width: 3,
      run: (_plan, { first }) => Promise.resolve(empty(first)),
    };
    await expect(runTasks(tasks, runner, { take })).rejects.toThrow("the disk is full");
    expect(taken).toEqual([0, 1]);
  });
});

test("a failed run is a row of NaN with its cause, though it had begun to write; −0 is written as 0", () => {
  const engine: Engine<null> = {
    name: "course",
    version: courseEngine.version,
    measures: () => ["x", "y"].map((id) => ({ id, name: id, engine: "course", args: [], week: null, at: null })),
    compile: () => null,
    run: (_program, world, _slot, _policy, _key, out) => {
      out[0] = -0;
      if (world.index === 1) throw new Error("campaign.front: no front");
    },
  };
  const made = makerOf(engine, { moved: true, reads: false, applies: () => true });
  const chunk = chunkMaker(conflict, null, [made])({ ...plan, policies: [-1], repeats: 1 }, { first: 0, count: 3 });
  expect([...chunk.values]).toEqual([0, NaN, NaN, NaN, 0, NaN]);
  expect(chunk.failed).toEqual([{ row: 1, cause: "campaign.front: no front" }]);
});

describe("plans", () => {
  test("parts of a list are the list, whatever their number", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (list, of) => {
        expect(Array.from({ length: of }, (_, k) => partOf(list, k + 1, of)).flat()).toEqual(list);
      }),
    );
  });
  test("a drawn sample has no item twice, keeps the order, and is named by its seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(80), fc.nat(), (length, count, seed) => {
        const list = Array.from({ length }, (_, k) => k);
        const drawn = drawnFrom(list, count, seed);
        expect(drawn).toHaveLength(Math.min(length, count));
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
        expect(drawnFrom(list, count, seed)).toEqual(drawn);
      }),
    );
    expect(drawnFrom([...Array(200).keys()], 5, 1)).not.toEqual(drawnFrom([...Array(200).keys()], 5, 2));
  });
  test("a usual chunk holds at most 65,536 rows, and a plan has at least 64 chunks where it has the worlds", () => {
    const size = (worlds: number, policies: number, repeats: number): number =>
      usualChunk([{ worlds, policies: Array.from({ length: policies }, (_, k) => k), repeats }]);
    expect(size(2000, 6, 16)).toBe(32);
    expect(size(10_000_000, 1, 1)).toBe(65_536);
    expect(size(10_000, 2, 65_535)).toBe(1);
    expect(size(3, 1, 1)).toBe(1);
  });
});
