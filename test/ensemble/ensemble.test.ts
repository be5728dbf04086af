import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/conflict/engine.js";
import { MONTE_CARLO } from "../../src/ensemble/design-kinds.js";
import { medianWorld, sampleWorld, sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { inlineRunner } from "../../src/ensemble/inline.js";
import { makerOf } from "../../src/ensemble/makers.js";
import { chunksOf, type TablePlan } from "../../src/ensemble/plan.js";
import { runPlan } from "../../src/ensemble/runner.js";
import { tableOf } from "../../src/ensemble/table.js";
import { courseEngine } from "../../src/dynamics/index.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "small-war.parley.yaml").conflict!;

test("a world has its name for ever: the same whatever the count", () => {
  const worlds = sampleWorlds(conflict, 5, 7);
  expect(sampleWorld(conflict, 4, 7).values).toEqual(worlds[4].values);
  expect(sampleWorld(conflict, 4, 8).values).not.toEqual(worlds[4].values);
});

test("every draw lies inside its bounds; the median world has no chance in it", () => {
  for (const world of [...sampleWorlds(conflict, 50, 1), medianWorld(conflict)])
    conflict.quantities.forEach(({ bounds, path }, k) => {
      expect(world.values[k], path).toBeGreaterThanOrEqual(bounds[0]);
      expect(world.values[k], path).toBeLessThanOrEqual(bounds[1]);
    });
  expect(medianWorld(conflict)).toEqual(medianWorld(conflict));
});

describe("runs", () => {
  const worlds = sampleWorlds(conflict, 7, 3);
  const given = givenFor(conflict, worlds, 3);
  const columns = courseEngine.measures(conflict).map((use) => use.id);
  const made = { hash: conflict.hash, table: "course", version: courseEngine.version, design: MONTE_CARLO } as const;
  const plan: TablePlan = { ...made, worlds: 7, policies: [0, 1], repeats: 3, seed: 3 };
  const { hash, version, design } = made;
  const provenance = { hash, engine: "course", version, seed: 3, design, worlds: 7, repeats: 3 };
  const rows = async (chunk: number, reverse: boolean): Promise<readonly Float64Array[]> => {
    const runner = inlineRunner(conflict, { first: 0, worlds, given });
    const chunks = await runPlan(plan, runner, chunk, () => undefined);
    return tableOf(provenance, columns, plan, reverse ? chunks.reverse() : chunks).values;
  };
  test("tables are the same bytes for any size and order of chunks", async () => {
    const whole = await rows(7, false);
    for (const [size, reverse] of [
      [1, false],
      [2, true],
      [3, true],
    ] as const)
      expect(await rows(size, reverse)).toEqual(whole);
  });
  test("chunks cover the plan, each world once", () => {
    const seen = chunksOf(plan, 3).flatMap(({ first, count }) => Array.from({ length: count }, (_, k) => first + k));
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  test("a run that throws is a row with its cause; the others stand", async () => {
    const engine: Engine<null> = {
      name: "course",
      version: courseEngine.version,
      measures: () => [{ id: "x", name: "x", engine: "course", args: [], week: null, at: null }],
      compile: () => null,
      run: (_program, world, _slot, _policy, _key, out) => {
        if (world.index === 2) throw new Error("campaign.front: no front");
        out[0] = world.index;
      },
    };
    const single: TablePlan = { ...made, worlds: 4, policies: [-1], repeats: 1, seed: 1 };
    const maker = makerOf(engine, { moved: true, reads: false, applies: () => true });
    const chunks = await runPlan(single, inlineRunner(conflict, null, [maker]), 2, () => undefined);
    const table = tableOf({ ...provenance, worlds: 4, repeats: 1 }, ["x"], single, chunks);
    expect([...table.failed]).toEqual([[2, "campaign.front: no front"]]);
    expect([...table.values[0]]).toEqual([0, 1, NaN, 3]);
  });
});

test("policies meet the same nature: nothing differs before the branch week", async () => {
  const late = text
    .replace("from: 2001-03-08", "from: 2001-08-30")
    .replace(/as_is: \{ ?title: As now ?\}/, "as_is: {title: As now, from: 2001-08-30}");
  const branch = readConflict(
    late.replace("area gained by 52 weeks), cut_off", "area gained by 20 weeks), cut_off"),
    "late.parley.yaml",
  ).conflict!;
  const { tables } = await runEnsemble(branch, { worlds: 10, repeats: 4, seed: 5 });
  const table = tables.course!;
  const column = table.columns.indexOf("area gained by 20 weeks");
  expect(column).toBeGreaterThanOrEqual(0);
  const of = (policy: number): number[] => [...table.values[column]].filter((_, row) => table.policy[row] === policy);
  expect(of(0)).toEqual(of(1));
  const later = table.columns.indexOf("supply(south) at 52 weeks");
  const then = (policy: number): number[] => [...table.values[later]].filter((_, row) => table.policy[row] === policy);
  expect(then(0)).not.toEqual(then(1));
});
