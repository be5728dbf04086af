import { readFileSync } from "node:fs";
import type { Conflict } from "../../src/conflict/conflict.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import type { Rows, Sample } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";

/** The small war of the fixtures, with any replacement made in its text first. */
export function smallWar(replace: (text: string) => string = (text) => text): Conflict {
  const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
  return readConflict(replace(text), "small-war.parley.yaml").conflict!;
}

/** What a run gives: the value of a column in a world under a policy, in a repeat. */
export type Value = (column: string, world: number, policy: number, repeat: number) => number;

/** Repeats of a world under a policy. */
export type Repeats = (world: number, policy: number) => number;

/** A table of the course in which worlds and policies may differ in repeats. */
export function courseTable(
  conflict: Conflict,
  over: { readonly worlds: number; readonly first: number; readonly policies: readonly number[] },
  repeatsOf: Repeats,
  value: Value,
): Rows {
  const columns = conflict.measures.filter((use) => use.engine === "course").map((use) => use.id);
  const keys: [number, number, number][] = [];
  for (let world = 0; world < over.worlds; world++)
    for (const policy of over.policies)
      for (let repeat = 1; repeat <= repeatsOf(world, policy); repeat++) keys.push([world, policy, repeat]);
  return {
    provenance: { worlds: over.worlds, repeats: over.first, seed: 1 },
    columns,
    rows: keys.length,
    world: Int32Array.from(keys, ([world]) => world),
    policy: Int16Array.from(keys, ([, policy]) => policy),
    repeat: Int16Array.from(keys, ([, , repeat]) => repeat),
    values: columns.map((column) => Float64Array.from(keys, (key) => value(column, ...key))),
    failed: new Map(),
  };
}

/** A sample of `worlds` worlds with the same number of repeats everywhere, unless `repeatsOf` says otherwise. */
export function sampleOf(
  conflict: Conflict,
  { worlds, repeats, repeatsOf = () => repeats }: { worlds: number; repeats: number; repeatsOf?: Repeats },
  value: Value,
): Sample {
  const policies = [...conflict.policies.keys()];
  const course = courseTable(conflict, { worlds, first: repeats, policies }, repeatsOf, value);
  return {
    conflict,
    worlds: sampleWorlds(conflict, worlds, 1),
    tables: { course, terms: null, structure: null, battle: null },
  };
}
