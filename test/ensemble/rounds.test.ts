import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { batchPlan, chunksOf, type Batch } from "../../src/ensemble/plan.js";
import { tableOfParts, type Part, type Table } from "../../src/ensemble/table.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "small-war.parley.yaml").conflict!;
const maker = MAKERS.find((each) => each.table === "course")!;
const columns = maker.columns(conflict);
const WORLDS = 7;
const plan = planFor(maker, conflict, { worlds: WORLDS, repeats: 2, seed: 5 })!;
const { hash, version, design } = plan;
const provenance = { hash, engine: "course", version, seed: 5, design, worlds: WORLDS, repeats: 2 };
const make = chunkMaker(conflict);

const BATCHES: readonly Batch[] = [
  { policies: [0, 1], after: 2, repeats: 2, list: [1, 4, 6] },
  { policies: [1], after: 2, repeats: 2, list: [0] },
  { policies: [1], after: 4, repeats: 4, list: [0, 4] },
];

/** The table of the plan and the batches, chunks of `size` worlds. */
function ragged(size: number): Table {
  const parts = [plan, ...BATCHES.map((batch) => batchPlan(plan, batch))].map((each): Part => {
    const chunks = chunksOf(each, size).map((range) => make(each, range));
    return { plan: each, chunks: chunks.reverse() };
  });
  return tableOfParts(provenance, columns, parts);
}

describe("more repeats of some worlds", () => {
  test("are the rows that all worlds would have had, had all been given as many", () => {
    const all = { ...plan, repeats: 8 };
    const whole = tableOfParts(provenance, columns, [{ plan: all, chunks: [make(all, { first: 0, count: WORLDS })] }]);
    const table = ragged(2);
    expect(table.rows).toBe(WORLDS * 2 * 2 + 3 * 2 * 2 + 2 + 8);
    const key = ({ world, policy, repeat }: Table, row: number): string =>
      `${world[row]} ${policy[row]} ${repeat[row]}`;
    const places = new Map(Array.from({ length: whole.rows }, (_, row) => [key(whole, row), row]));
    for (let row = 0; row < table.rows; row++)
      for (const [c, column] of table.values.entries())
        expect(Object.is(column[row], whole.values[c][places.get(key(table, row))!])).toBe(true);
    const sorted = Array.from({ length: table.rows }, (_, row) => [
      table.world[row],
      table.policy[row],
      table.repeat[row],
    ]);
    expect(sorted).toEqual([...sorted].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
  });
  test("are the same whatever the size and order of chunks", () => {
    const whole = ragged(7);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (size) => {
        expect(ragged(size)).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });
  test("are refused where they do not follow what the world has", () => {
    const wrong = batchPlan(plan, { policies: [0], after: 4, repeats: 4, list: [2] });
    expect(() =>
      tableOfParts(provenance, columns, [
        { plan, chunks: [] },
        { plan: wrong, chunks: [] },
      ]),
    ).toThrow("invalid batch: world 2 has 2 repeats");
  });
  test("are asked for after each round, and progress tells each", async () => {
    const seen: number[] = [];
    const told: [number, number][] = [];
    const { tables } = await runEnsemble(conflict, {
      worlds: WORLDS,
      repeats: 2,
      seed: 5,
      onProgress: (done, total) => void told.push([done, total]),
      deepen: ({ tables: { course } }) => {
        seen.push(course!.rows);
        return seen.length === 1 ? BATCHES.slice(0, 2) : seen.length === 2 ? BATCHES.slice(2) : [];
      },
    });
    expect(seen).toEqual([28, 42, 50]);
    expect(tables.course!.values).toEqual(ragged(7).values);
    expect(told.filter(([done, total]) => done === total).map(([, total]) => total)).toEqual([7, 4, 2]);
  });
});
