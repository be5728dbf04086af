import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { inlineRunner } from "../../src/ensemble/inline.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { chunksOf } from "../../src/ensemble/plan.js";
import type { ConflictText } from "../../src/ensemble/pool.js";
import { runPlan, type Runner } from "../../src/ensemble/runner.js";
import { tableOf, type Chunk } from "../../src/ensemble/table.js";
import { workersRunner } from "../../src/ensemble/workers-node.js";
import { readConflict } from "../../src/language/read.js";
import { builtInto, scratch } from "../ensemble/bundle.js";

const FILE = "stocks-war.parley.yaml";
const filed = readFileSync(new URL(`../fixtures/${FILE}`, import.meta.url), "utf8");
/** Every world played with stocks; deliveries vary, money is set aside, foreign troops come in a truce. */
const text = filed.replace(/campaign: one of .*/, "campaign: stocks");
const source: ConflictText = { text, file: FILE, variant: null, sets: [] };
const conflict = readConflict(text, FILE).conflict!;
const maker = MAKERS.find((each) => each.table === "course")!;
const plan = planFor(maker, conflict, { worlds: 11, repeats: 3, seed: 17 })!;
const place = scratch();
let worker: URL;
let whole: string;

function bytesOf(chunks: readonly Chunk[]): string {
  const provenance = { hash: plan.hash, engine: "course", version: "1", seed: 17, worlds: 11, repeats: 3 };
  const { values } = tableOf({ ...provenance, design: plan.design }, maker.columns(conflict), plan, chunks);
  return Buffer.concat(values.map((column) => Buffer.from(column.buffer))).toString("base64");
}

async function through(runner: Runner, size: number): Promise<string> {
  return bytesOf(await runPlan(plan, runner, size, () => undefined).finally(runner.close));
}

beforeAll(async () => {
  worker = (await builtInto(place.folder)).worker;
  whole = await through(inlineRunner(conflict), 11);
});
afterAll(place.done);

describe("a war with stocks: whoever makes the chunks, the table is the same byte for byte", () => {
  test("another seed gives another table", async () => {
    const other = planFor(maker, conflict, { worlds: 11, repeats: 3, seed: 18 })!;
    const chunks = await runPlan(other, inlineRunner(conflict), 11, () => undefined);
    expect(chunks.map(({ values }) => `${values}`)).not.toEqual(
      (await runPlan(plan, inlineRunner(conflict), 11, () => undefined)).map(({ values }) => `${values}`),
    );
  });
  test.each([
    [1, 11],
    [1, 3],
    [2, 1],
    [2, 4],
    [4, 1],
    [4, 2],
  ])("%i worker threads, %i worlds a chunk", async (jobs, size) => {
    expect(await through(workersRunner(source, jobs, worker), size)).toBe(whole);
  });
  test.each([1, 2, 5, 7])("chunks of %i worlds, made from the last to the first, in this thread", (size) => {
    const make = chunkMaker(conflict);
    const made = chunksOf(plan, size).reverse();
    expect(bytesOf(made.map((range) => make(plan, range)))).toBe(whole);
  });
});
