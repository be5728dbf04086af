import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import type { Batch } from "../../src/ensemble/plan.js";
import {
  extraRuns,
  judgeClaims,
  nextRound,
  REPEAT_RULE,
  summarisePolicies,
  type Sample,
} from "../../src/judgement/index.js";
import { rangesOf, valuesOf } from "../../src/judgement/sample.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { courseTable, sampleOf, smallWar, type Value } from "./build.js";

const WORLDS = 80;
const FIRST = 16;
const claims = (says: string): Conflict => smallWar((text) => text.replace(/claims:\n[\s\S]*/, `claims:\n${says}`));
const chance = claims(
  "  - {id: late, text: No quick end., under: cut_off, says: chance(settled within 26 weeks) <= 5 %}\n",
);
const gap = claims(
  '  - {id: gap, text: It costs ground., says: "difference(mean(area gained by 52 weeks), cut_off, as_is) > 100 km2"}\n',
);
const u = (world: number, repeat: number): number =>
  uniformAt(4, { world, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
/** Even worlds never settle, odd ones about as often as the threshold says. */
const onEdge: Value = (column, world, _policy, repeat) =>
  column.startsWith("ongoing") || (column.startsWith("settled") && world % 2 === 1 && u(world, repeat) < 0.07) ? 1 : 0;

function apply(sample: Sample, batches: readonly Batch[], value: Value): Sample {
  const old = rangesOf(sample.tables.course!);
  const more = new Map(
    batches.flatMap(({ policies, repeats, list }) =>
      policies.flatMap((policy) => list.map((world) => [`${world} ${policy}`, repeats])),
    ),
  );
  const repeatsOf = (world: number, policy: number): number =>
    old.get(policy)!.count[world] + (more.get(`${world} ${policy}`) ?? 0);
  const over = { worlds: WORLDS, first: FIRST, policies: [...sample.conflict.policies.keys()] };
  return { ...sample, tables: { ...sample.tables, course: courseTable(sample.conflict, over, repeatsOf, value) } };
}

describe("the next repeats of a claim on a chance", () => {
  const sample = sampleOf(chance, { worlds: WORLDS, repeats: FIRST }, onEdge);
  const cutOff = chance.policies.findIndex(({ id }) => id === "cut_off");
  test("double the worlds that are not decided, under the claim's own course only", () => {
    const { batches, capped } = nextRound(sample);
    expect(capped).toEqual([]);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ policies: [cutOff], after: 16, repeats: 16 });
    const [verdict] = judgeClaims(sample);
    const open = [...verdict.mass!.keys()].filter((world) => verdict.mass![world] > 0.1 && verdict.mass![world] < 0.9);
    expect(batches[0].list).toEqual(open);
    expect(open.length / WORLDS).toBe(verdict.undecided);
  });
  test("go on until fewer than a tenth are undecided, and no world passes 512", () => {
    let now = sample;
    const shares = [judgeClaims(now)[0].undecided!];
    for (let { batches } = nextRound(now); batches.length > 0; { batches } = nextRound(now)) {
      now = apply(now, batches, onEdge);
      shares.push(judgeClaims(now)[0].undecided!);
    }
    expect(shares[0]).toBeGreaterThan(0.2);
    const most = Math.max(...now.tables.course!.repeat);
    expect(shares.at(-1)! < 0.1 || most === 512).toBe(true);
    expect(shares.slice(0, -1).every((share) => share >= 0.1)).toBe(true);
    expect(most).toBeLessThanOrEqual(512);
    expect(extraRuns(now)).toBe(now.tables.course!.rows - WORLDS * FIRST * chance.policies.length);
  });
  test("the cap on runs is kept, and the claim that it ends is named", () => {
    const { batches } = nextRound(sample);
    const cost = batches[0].list.length * 16;
    expect(nextRound(sample, { ...REPEAT_RULE, most: cost }).batches).toEqual(batches);
    expect(nextRound(sample, { ...REPEAT_RULE, most: cost - 1 })).toEqual({ batches: [], capped: ["late"] });
    expect(nextRound(sample, { ...REPEAT_RULE, to: 16 })).toEqual({ batches: [], capped: [] });
  });
  test("none where the claim is decided", () => {
    expect(nextRound(sampleOf(chance, { worlds: WORLDS, repeats: FIRST }, () => 0)).batches).toEqual([]);
  });
});

describe("courses that a claim compares", () => {
  const noise: Value = (column, world, policy, repeat) =>
    column.startsWith("ongoing") ? 1 : column.startsWith("area") ? policy * (100 + 400 * (u(world, repeat) - 0.5)) : 0;
  const sample = sampleOf(gap, { worlds: WORLDS, repeats: FIRST }, noise);
  test("get the same repeats, and a course that has fewer is brought up to the other", () => {
    const { batches } = nextRound(sample);
    expect(batches).toHaveLength(1);
    expect(batches[0].policies).toEqual([0, 1]);
    const ahead = sampleOf(
      gap,
      { worlds: WORLDS, repeats: FIRST, repeatsOf: (world, policy) => (policy === 1 && world < 40 ? 32 : FIRST) },
      noise,
    );
    const next = nextRound(ahead).batches;
    expect(next.length).toBeGreaterThan(0);
    const policiesOf = (world: number): number[] =>
      next.flatMap(({ policies, list }) => (list.includes(world) ? policies : [])).sort();
    for (const { list, after, repeats } of next)
      for (const world of list) {
        expect([after, repeats]).toEqual([16, 16]);
        expect(policiesOf(world)).toEqual(world < 40 ? [0] : [0, 1]);
      }
  });
  test("are compared in repeats that both have: what one alone has been given changes nothing", () => {
    const ragged = (factor: number): Sample =>
      sampleOf(
        gap,
        {
          worlds: WORLDS,
          repeats: FIRST,
          repeatsOf: (world, policy) => (policy === 1 && world % 3 === 0 ? 48 : FIRST),
        },
        (column, world, policy, repeat) => noise(column, world, policy, repeat) * (repeat > FIRST ? factor : 1),
      );
    expect(judgeClaims(ragged(50))).toEqual(judgeClaims(sample));
    expect(summarisePolicies(ragged(50))).toEqual(summarisePolicies(sample));
  });
});

describe("a table whose worlds differ in repeats", () => {
  test("gives each world's own repeats in order", () => {
    const sample = sampleOf(
      chance,
      { worlds: 5, repeats: 2, repeatsOf: (world, policy) => 2 + world * (policy + 1) },
      (_column, world, policy, repeat) => 100 * world + 10 * policy + repeat / 100,
    );
    const measure = chance.measures.findIndex(({ name }) => name === "settled");
    for (const policy of chance.policies.keys())
      expect(valuesOf(sample, measure, policy)!.map((draws) => [...draws])).toEqual(
        Array.from({ length: 5 }, (_, world) =>
          Array.from({ length: 2 + world * (policy + 1) }, (_, r) => 100 * world + 10 * policy + (r + 1) / 100),
        ),
      );
  });
  test("is refused where the repeats of a world stand apart or out of order", () => {
    const { tables } = sampleOf(chance, { worlds: 2, repeats: 2 }, () => 0);
    const course = tables.course!;
    expect(() =>
      rangesOf({ ...course, repeat: course.repeat.map((_, row) => (row === 1 ? 3 : course.repeat[row])) }),
    ).toThrow("invalid table: row 1 is out of order");
    const world = Int32Array.from(course.world).reverse();
    world[0] = 0;
    expect(() => rangesOf({ ...course, world, repeat: course.repeat.map(() => 1) })).toThrow("invalid table");
  });
});
