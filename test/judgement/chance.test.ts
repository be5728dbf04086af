import { expect, test } from "vitest";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { judgeClaims, type Sample } from "../../src/judgement/index.js";
import { smallWar } from "../report/build.js";

const WORLDS = 24;
const REPEATS = 16;

/** The small war with these claims alone, and a course in which `value` says what each run ends with. */
function sampleWith(says: readonly string[], value: (column: string, repeat: number) => number): Sample {
  const claims = says.map((text) => `  - {text: A., says: "${text}"}\n`).join("");
  const conflict = smallWar((text) => text.replace(/claims:\n[\s\S]*$/, `claims:\n${claims}`));
  const columns = conflict.measures.filter(({ engine }) => engine === "course").map(({ id }) => id);
  const policies = conflict.policies.length;
  const rows = WORLDS * policies * REPEATS;
  const course = {
    provenance: { worlds: WORLDS, repeats: REPEATS, seed: 1 },
    columns,
    rows,
    world: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / (policies * REPEATS))),
    policy: Int16Array.from({ length: rows }, (_, row) => Math.floor(row / REPEATS) % policies),
    repeat: Int16Array.from({ length: rows }, (_, row) => (row % REPEATS) + 1),
    values: columns.map((column) =>
      Float64Array.from({ length: rows }, (_, row) => value(column, (row % REPEATS) + 1)),
    ),
    failed: new Map<number, string>(),
  };
  const tables = { course, terms: null, structure: null, battle: null };
  return { conflict, worlds: sampleWorlds(conflict, WORLDS, 1), tables };
}

// ground runs from 100 to 1,600 km² over the repeats of every world
const ground = (column: string, repeat: number): number => (column.startsWith("area gained") ? 100 * repeat : 0);
const shares = (says: readonly string[]): number[] =>
  judgeClaims(sampleWith(says, ground)).map(({ share }) => Math.round(share ?? NaN));

test("a chance may speak of an amount: how many repeats of a world lie in a band", () => {
  const band = "chance(area gained by 52 weeks > 350 km2 and area gained by 52 weeks <= 1200 km2)"; // 9 of 16
  expect(shares([`${band} >= 20 %`, `${band} >= 90 %`, `${band} <= 20 %`])).toEqual([1, 0, 0]);
});

test("all comparisons, not, if and iff count repeats", () => {
  const says = (event: string): string[] => [`chance(${event}) >= 50 %`];
  const at = "area gained by 52 weeks";
  // true in 15, 1, 16, 0, 14 and 16 repeats of 16
  const often = [`${at} >= 200 km2`, `${at} < 200 km2`, `${at} >= 100 km2`, `${at} == 150 km2`].flatMap(says);
  const joined = [`not ${at} <= 200 km2`, `${at} > 900 km2 if ${at} > 800 km2`].flatMap(says);
  const same = [`${at} > 850 km2 iff ${at} > 800 km2`, `${at} != 150 km2`].flatMap(says);
  expect(shares([...often, ...joined, ...same])).toEqual([1, 0, 1, 0, 1, 1, 1, 1]);
});
