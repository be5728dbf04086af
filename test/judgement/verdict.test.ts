import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { healthOf, judgeClaims, meanRegrets, summarisePolicies, type Sample } from "../../src/judgement/index.js";
import { readConflict } from "../../src/language/read.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { smallWar } from "./build.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "small-war.parley.yaml").conflict!;
const WORLDS = 120;
const REPEATS = 16;
const worlds = sampleWorlds(conflict, WORLDS, 1);

/** A course table in which each measure is what `value` says of (column, world, policy, repeat). */
function sampleWith(
  of: Conflict,
  value: (column: string, world: number, policy: number, repeat: number) => number,
  alive: (world: number, repeat: number) => number = () => 1,
): Sample {
  const columns = of.measures.filter((use) => use.engine === "course").map((use) => use.id);
  const policies = of.policies.length;
  const rows = WORLDS * policies * REPEATS;
  const world = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / (policies * REPEATS)));
  const policy = Int16Array.from({ length: rows }, (_, row) => Math.floor(row / REPEATS) % policies);
  const repeat = Int16Array.from({ length: rows }, (_, row) => (row % REPEATS) + 1);
  const values = columns.map((column) =>
    Float64Array.from({ length: rows }, (_, row) =>
      column.startsWith("ongoing")
        ? alive(world[row], repeat[row])
        : value(column, world[row], policy[row], repeat[row]),
    ),
  );
  const provenance = { worlds: WORLDS, repeats: REPEATS, seed: 1 };
  return {
    conflict: of,
    worlds,
    tables: {
      course: { provenance, columns, rows, world, policy, repeat, values, failed: new Map() },
      terms: null,
      structure: null,
      battle: null,
    },
  };
}

const kinds = (sample: Sample): string[] => judgeClaims(sample).map((verdict) => verdict.kind);
const settled =
  (chance: (world: number) => number) => (column: string, world: number, _policy: number, repeat: number) =>
    column.startsWith("settled") ? (repeat <= Math.round(chance(world) * REPEATS) ? 1 : 0) : 0;

describe("a claim on a chance", () => {
  test("holds where the event never happens, fails where it always does", () => {
    expect(
      kinds(
        sampleWith(
          conflict,
          settled(() => 0),
        ),
      )[0],
    ).toBe("holds");
    expect(
      kinds(
        sampleWith(
          conflict,
          settled(() => 1),
        ),
      )[0],
    ).toBe("fails");
  });
  test("depends where half of the worlds go each way, for a cause that is no input", () => {
    const [verdict] = judgeClaims(
      sampleWith(
        conflict,
        settled((world) => (world % 2 === 0 ? 0 : 1)),
      ),
    );
    expect(verdict.kind).toBe("depends");
    expect(verdict.share).toBeCloseTo(0.5, 1);
    expect(verdict.interval![0]).toBeLessThan(0.5);
    expect(verdict.interval![1]).toBeGreaterThan(0.5);
  });
  test("is assumed where one declared number alone decides it, and names it with its turning point", () => {
    const index = conflict.quantities.findIndex((quantity) => quantity.path === "talks.chance");
    const other = conflict.quantities.findIndex((quantity) => quantity.path === "patron.patron.attention");
    expect([index, other].every((each) => each >= 0)).toBe(true);
    const [verdict] = judgeClaims(
      sampleWith(
        conflict,
        settled((world) => (worlds[world].values[other] > 0.75 ? 1 : 0)),
      ),
    );
    expect(verdict.kind).toBe("assumed");
    expect(verdict.turns!.path).toBe("patron.patron.attention");
    expect(verdict.turns!.at).toBeCloseTo(0.75, 1);
    expect(verdict.turns!.assumption).toBe(true);
  });
  test("is open where the repeats cannot tell", () => {
    // each world settles in one run of twenty, which is the threshold: none can be told to lie on a side
    const coin = (world: number, repeat: number): number =>
      uniformAt(5, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
    expect(
      kinds(
        sampleWith(conflict, (column, world, _policy, repeat) =>
          column.startsWith("settled") && coin(world, repeat) < 0.05 ? 1 : 0,
        ),
      )[0],
    ).toBe("open");
  });
});

test("a difference of means is judged on paired repeats", () => {
  const gain = (cut: number) => (column: string, world: number, policy: number, repeat: number) =>
    column.startsWith("area gained") ? 1000 * Math.sin(world * 7 + repeat) + (policy === 1 ? cut : 0) : 0;
  expect(kinds(sampleWith(conflict, gain(200)))[1]).toBe("holds");
  expect(kinds(sampleWith(conflict, gain(50)))[1]).toBe("fails");
});

test("a run that ended before a course begins says nothing of that course", () => {
  // the cut-off gives ground, but only runs that are over by then show any difference
  const gain = (column: string, _world: number, policy: number, repeat: number): number =>
    column.startsWith("area gained") ? (policy === 1 && repeat > 8 ? 1000 : repeat) : 0;
  expect(kinds(sampleWith(conflict, gain, (_, repeat) => (repeat > 8 ? 1 : 0)))[1]).toBe("holds");
  expect(kinds(sampleWith(conflict, gain, (_, repeat) => (repeat > 8 ? 0 : 1)))[1]).toBe("fails");
  const none = judgeClaims(sampleWith(conflict, gain, () => 0))[1];
  expect(none.kind).toBe("open");
  expect(none.undecided).toBe(1);
});

test("where courses tie at the top none is the best, and where no run is alive none has regret", () => {
  const same = sampleWith(conflict, () => 1);
  const patron = conflict.actors.findIndex((actor) => actor.id === "patron");
  expect(new Set(meanRegrets(same, patron).best)).toEqual(new Set([-1]));
  expect(meanRegrets(same, patron).regret[0][0]).toBe(0);
  const later = smallWar((said) =>
    said.replace("as_is: { title: As now }", "as_is: { title: As now, from: 2001-03-08 }"),
  );
  const over = sampleWith(
    later,
    () => 1,
    () => 0,
  );
  expect(meanRegrets(over, patron).regret[0][0]).toBeNaN();
});

test("a claim on a part that is not built says what it needs and gets no stand-in", () => {
  const more = readConflict(
    text.replace(
      "claims:\n",
      "claims:\n  - id: late\n    text: Pressure settles it.\n    says: leverage.forecast(line) > 0\n",
    ),
    "more.parley.yaml",
  ).conflict!;
  const verdict = judgeClaims(sampleWith(more, () => 0)).find((each) => each.id === "late")!;
  expect(verdict.kind).toBe("not-testable-yet");
  expect(verdict.share).toBeNull();
  expect(verdict.needs).toContain("the leverage reading");
});

test("regret: the course that serves the objectives best in a world has none there", () => {
  const sample = sampleWith(conflict, (column, world, policy) =>
    column.startsWith("settled within 104") ? (policy === world % 2 ? 1 : 0) : 0,
  );
  const patron = conflict.actors.findIndex((actor) => actor.id === "patron");
  const { best, regret } = meanRegrets(sample, patron);
  for (let world = 0; world < WORLDS; world++) {
    expect(best[world]).toBe(world % 2);
    expect(regret[world % 2][world]).toBe(0);
    expect(regret[1 - (world % 2)][world]).toBeGreaterThan(0);
  }
  const summary = summarisePolicies(sample);
  // each is best in every second world, so the worlds do not tell them apart
  expect(summary.map((policy) => policy.regret.patron.leads)).toEqual([true, true]);
  const always = sampleWith(conflict, (column, _, policy) =>
    column.startsWith("settled within 104") && policy === 1 ? 1 : 0,
  );
  expect(summarisePolicies(always).map((policy) => policy.regret.patron.leads)).toEqual([false, true]);
  expect(summary.map((policy) => policy.regret.patron.best)).toEqual([0.5, 0.5]);
});

test("file health counts what the file writes and names unsourced numbers that verdicts turn on", () => {
  const other = conflict.quantities.findIndex((quantity) => quantity.path === "patron.patron.attention");
  const verdicts = judgeClaims(
    sampleWith(
      conflict,
      settled((world) => (worlds[world].values[other] > 0.75 ? 1 : 0)),
    ),
  );
  const health = healthOf(conflict, verdicts);
  expect(health.sourced).toBe(0);
  expect(health.numbers).toBeGreaterThan(50);
  expect(health.decisive[0].path).toBe("patron.patron.attention");
  expect(health.decisive[0].line).toBeGreaterThan(0);
});

test("file health names the switch on which a verdict depends, and what stands in the file without effect", () => {
  const split = readConflict(
    text
      .replace("  red_lines: priced", "  red_lines: one of priced 0.5; hard 0.5")
      .replace("  north: { title: North,", "  north: { capability: 20 to 60, title: North,")
      .replace("goes_on: [deliveries, mobilisation]", "goes_on: [deliveries, foreign_troops]"),
    "split.parley.yaml",
  ).conflict!;
  const drawn = sampleWorlds(split, WORLDS, 1);
  const hard = (world: number): boolean => drawn[world].values[split.switches.redLines] === 1;
  const sample = {
    ...sampleWith(
      split,
      settled((world) => (hard(world) ? 0 : 1)),
    ),
    worlds: drawn,
  };
  const health = healthOf(split, judgeClaims(sample));
  expect(health.decisive.map(({ path }) => path)).toContain("switches.red_lines");
  expect(health.idle.map(({ path }) => path)).toEqual([
    "actors.north.capability",
    "moves.south.truce.truce (foreign_troops)",
  ]);
});

test("property: where nothing decides, no turning point is named, however many inputs there are", () => {
  // each world holds or not by a coin of its own, over many coins
  let named = 0;
  for (let round = 0; round < 40; round++) {
    const coin = (world: number): number => (Math.imul(world * 40 + round + 1, 2654435761) >>> 31 === 1 ? 1 : 0);
    if (judgeClaims(sampleWith(conflict, settled(coin)))[0].turns !== null) named++;
  }
  // at most one in a hundred is expected
  expect(named).toBeLessThanOrEqual(3);
});
