import { describe, expect, test } from "vitest";
import { weigh } from "../../src/judgement/weigh.js";
import { truthsOf } from "../../src/judgement/evaluate.js";
import { nextRound, REPEAT_RULE, type Sample } from "../../src/judgement/index.js";
import { quantileOf } from "../../src/judgement/weights.js";
import { betaCdf, betaQuantile } from "../../src/math/beta.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { courseTable, smallWar } from "../judgement/build.js";

const TABLES = 200;
const WORLDS = 200;
const FIRST = 16;
const RESAMPLES = 100;
const THRESHOLD = 0.05;
const EVENT = "settled within 26 weeks";

const conflict = smallWar((text) =>
  text.replace(/claims:\n[\s\S]*/, `claims:\n  - {id: late, text: No quick end., says: chance(${EVENT}) <= 5 %}\n`),
);
const { expression } = conflict.claims[0].says;

/** A law of the chance within a world: its quantile from two uniforms, and its share at or below the threshold. */
interface Law {
  readonly chance: (u: number, v: number) => number;
  readonly truth: number;
}

const BETA: Law = { chance: (u) => betaQuantile(u, 0.6, 6), truth: betaCdf(THRESHOLD, 0.6, 6) };
/** Two kinds of worlds that no beta law fits: the event is rare in some and usual in the others. */
const BIMODAL: Law = {
  chance: (u, v) => (v < 0.45 ? betaQuantile(u, 2, 60) : betaQuantile(u, 8, 4)),
  truth: 0.45 * betaCdf(THRESHOLD, 2, 60) + 0.55 * betaCdf(THRESHOLD, 8, 4),
};

function draw(table: number, world: number, repeat: number): number {
  return uniformAt(99, { world, week: table, draw: 0, stream: 0, purpose: Purpose.tests, repeat });
}

/** Table `index` of a law, with more repeats where the rule asks for them if `adaptive`. */
function sampleOf(law: Law, index: number, adaptive: boolean): Sample {
  const chances = Float64Array.from({ length: WORLDS }, (_, world) =>
    law.chance(draw(index, world, 60_001), draw(index, world, 60_002)),
  );
  const repeats = new Int32Array(WORLDS).fill(FIRST);
  const worlds = Array.from({ length: WORLDS }, (_, place) => ({
    index: place,
    values: new Float64Array(conflict.quantities.length),
  }));
  for (;;) {
    const course = courseTable(
      conflict,
      { worlds: WORLDS, first: FIRST, policies: [0] },
      (world) => repeats[world],
      (column, world, _policy, repeat) => (column === EVENT && draw(index, world, repeat) < chances[world] ? 1 : 0),
    );
    const sample: Sample = { conflict, worlds, tables: { course, terms: null, structure: null, battle: null } };
    const { batches } = adaptive ? nextRound(sample, REPEAT_RULE) : { batches: [] };
    if (batches.length === 0) return sample;
    for (const batch of batches) for (const world of batch.list) repeats[world] += batch.repeats;
  }
}

/** How often the 90 % interval of the share covers its true value, over the tables of a law. */
function coverage(law: Law, adaptive: boolean): { share: number; pooled: number; naive: number } {
  const found = { share: 0, pooled: 0, naive: 0 };
  let hits = 0;
  const chance = law === BETA ? 0.6 / 6.6 : 0.45 * (2 / 62) + 0.55 * (8 / 12);
  const counts = (low: number, value: number, high: number): number => (low <= value && value <= high ? 1 : 0);
  for (let index = 0; index < TABLES; index++) {
    const sample = sampleOf(law, index, adaptive);
    const { interval, pooled } = weigh(sample, truthsOf(sample, expression, 0), { place: index, resamples: RESAMPLES });
    found.share += counts(interval[0], law.truth, interval[1]);
    found.pooled += counts(pooled!.interval[0], chance, pooled!.interval[1]);
    found.naive += naiveCovers(index, sample, law.truth);
    hits += sample.tables.course!.rows;
  }
  console.log(found, `${(hits / TABLES / WORLDS).toFixed(1)} repeats a world`);
  return { share: found.share / TABLES, pooled: found.pooled / TABLES, naive: found.naive / TABLES };
}

/** The share of worlds whose first sixteen repeats lie below the threshold, bootstrap over worlds. */
function naiveCovers(index: number, { tables: { course } }: Sample, truth: number): number {
  const column = course!.values[course!.columns.indexOf(EVENT)];
  const hits = new Float64Array(WORLDS);
  for (let row = 0; row < course!.rows; row++)
    if (course!.repeat[row] <= FIRST) hits[course!.world[row]] += column[row];
  const below = hits.map((k) => (k / FIRST <= THRESHOLD ? 1 : 0));
  const shares = Array.from({ length: RESAMPLES }, (_, week) => {
    let sum = 0;
    for (let world = 0; world < WORLDS; world++) {
      const u = uniformAt(7, { world, week, draw: index, stream: 0, purpose: Purpose.bootstrap, repeat: 0 });
      sum += below[Math.floor(u * WORLDS)];
    }
    return sum / WORLDS;
  });
  return quantileOf(shares, 0.05) <= truth && truth <= quantileOf(shares, 0.95) ? 1 : 0;
}

/** Of nominal .90; 200 tables leave a standard error of .021. */
const WITHIN = [0.85, 0.95] as const;

describe.each([
  ["a beta law", BETA],
  ["two kinds of worlds, which no beta law fits", BIMODAL],
] as const)("%s", (_, law) => {
  test.each([
    ["sixteen repeats in every world", false],
    ["more repeats where a world is not decided", true],
  ])("%s: the interval of the share covers it at .85 to .95, the naive share does not", (_name, adaptive) => {
    const { share, pooled, naive } = coverage(law, adaptive);
    expect(share).toBeGreaterThanOrEqual(WITHIN[0]);
    expect(share).toBeLessThanOrEqual(WITHIN[1]);
    expect(pooled).toBeGreaterThanOrEqual(WITHIN[0]);
    expect(naive).toBeLessThan(WITHIN[0]);
  });
});
