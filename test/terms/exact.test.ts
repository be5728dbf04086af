import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";
import { frontierOf, type Stage } from "../../src/terms/frontier.js";
import { readTerms } from "../../src/terms/index.js";
import { numbers } from "./build.js";

interface Domain {
  readonly reservation: readonly [number, number];
  readonly issues: readonly {
    readonly name: string;
    readonly options: readonly string[];
    /** Decimals, as the source writes them; of the two parties. */
    readonly weights: readonly [string, string];
    readonly evaluations: readonly [readonly number[], readonly number[]];
  }[];
  readonly expected: {
    readonly outcomes: number;
    readonly frontier: number;
    readonly possible: number;
    readonly frontierPossible: number;
    readonly nash: Solution;
    readonly egalitarian: Solution;
  };
}
interface Solution {
  readonly utilities: readonly (readonly [number, number])[];
  readonly first: readonly string[];
}

/** The source prints six decimals. */
const PRINTED = 5.1e-7;
/** A decimal weight as a whole number of 1e-20. */
const DECIMALS = 20;

const load = (name: string): Domain =>
  JSON.parse(readFileSync(new URL(`../../references/terms/anac/${name}.json`, import.meta.url), "utf8")) as Domain;

/** The domain as a conflict file with points: weight × evaluation ÷ the issue's largest evaluation. */
function fileOf(domain: Domain): string {
  const points = (k: 0 | 1, { weights, evaluations }: Domain["issues"][0]): string =>
    evaluations[k].map((each) => (Number(weights[k]) * each) / Math.max(...evaluations[k])).join(", ");
  return [
    "parley: 1",
    "case: {title: A domain of the negotiating agents competition}",
    `actors: {one: {walks_away_below: ${domain.reservation[0]}}, two: {walks_away_below: ${domain.reservation[1]}}}`,
    "issues:",
    ...domain.issues.flatMap((issue, k) => [
      `  i${k}:`,
      `    options: {${issue.options.map((_, o) => `o${o}: option`).join(", ")}}`,
      `    points: {one: [${points(0, issue)}], two: [${points(1, issue)}]}`,
    ]),
    "",
  ].join("\n");
}

/** Whole-number utilities of every outcome: weights × 10^20 over the product of the issues' largest evaluations. */
function exactOutcomes(domain: Domain): [bigint, bigint][] {
  const whole = (decimal: string): bigint => {
    const [head, tail = ""] = decimal.split(".");
    return BigInt(head + tail.padEnd(DECIMALS, "0"));
  };
  const worth = (k: 0 | 1): bigint[][] =>
    domain.issues.map(({ weights, evaluations }, at) => {
      const others = domain.issues.reduce(
        (product, issue, i) => (i === at ? product : product * BigInt(Math.max(...issue.evaluations[k]))),
        1n,
      );
      return evaluations[k].map((each) => whole(weights[k]) * BigInt(each) * others);
    });
  const [one, two] = [worth(0), worth(1)];
  return one.reduce<[bigint, bigint][]>(
    (sums, own, i) => sums.flatMap(([a, b]) => own.map((x, o): [bigint, bigint] => [a + x, b + two[i][o]])),
    [[0n, 0n]],
  );
}

/** Undominated points, each once, by falling first. */
function exactFrontier(points: readonly (readonly [bigint, bigint])[]): (readonly [bigint, bigint])[] {
  const falling = (x: bigint, y: bigint): number => (x === y ? 0 : x > y ? -1 : 1);
  const sorted = [...points].sort((p, q) => falling(p[0], q[0]) || falling(p[1], q[1]));
  let best = -1n; // utilities are no less than 0
  return sorted.filter(([, b]) => b > best && ((best = b), true));
}

describe.each(["laptop", "itex-cypress", "camera"])("reference: %s", (name) => {
  const domain = load(name);
  const { conflict } = readConflict(fileOf(domain), `${name}.parley.yaml`);
  const reading = readTerms(conflict!, medianWorld(conflict!));
  const { expected } = domain;

  test("counts of outcomes, frontier and individually rational outcomes", () => {
    expect({
      outcomes: reading.packages,
      frontier: reading.frontierSize,
      possible: reading.possible,
      frontierPossible: reading.agreementZone,
    }).toEqual({
      outcomes: expected.outcomes,
      frontier: expected.frontier,
      possible: expected.possible,
      frontierPossible: expected.frontierPossible,
    });
    expect(exactFrontier(exactOutcomes(domain)).length).toBe(expected.frontier);
  });
  test.each(["nash", "egalitarian"] as const)("the %s point, to the six decimals printed", (which) => {
    expect(reading[which].length).toBe(expected[which].utilities.length);
    reading[which].forEach(({ utility }, k) =>
      // the source clips at 1: the weights of laptop sum to 1.000052
      utility.forEach((u, d) =>
        expect(Math.abs(Math.min(1, u) - expected[which].utilities[k][d])).toBeLessThan(PRINTED),
      ),
    );
    expect(Object.values(reading[which][0].options)).toEqual(
      expected[which].first.map((option, k) => `o${domain.issues[k].options.indexOf(option)}`),
    );
  });
});

describe("tenths, whose sums no machine adds exactly", () => {
  /** Six issues of four options, points in tenths of a unit, many sums equal. */
  function stagesOf(seed: number, unit: number): { tenths: readonly Stage[]; stages: readonly Stage[] } {
    const draw = numbers(seed);
    const tenths = Array.from({ length: 6 }, () => {
      const gains = (): Float64Array => Float64Array.from({ length: 4 }, () => draw(9));
      return { a: gains(), b: gains(), ways: [0, 1, 2, 3] };
    });
    const scaled = (gains: Float64Array): Float64Array => gains.map((tenth) => (tenth * unit) / 10);
    return { tenths, stages: tenths.map(({ a, b, ways }) => ({ a: scaled(a), b: scaled(b), ways })) };
  }

  it.each([1, 12_345.678, 7e9 / 3])(
    "oracle: in units of %d, no point is kept that rounding alone keeps (150 cases)",
    (unit) => {
      for (let seed = 1; seed <= 150; seed++) {
        const { tenths, stages } = stagesOf(seed, unit);
        const all = tenths.reduce<[bigint, bigint][]>(
          (sums, { a, b, ways }) =>
            sums.flatMap(([x, y]) => ways.map((w): [bigint, bigint] => [x + BigInt(a[w]), y + BigInt(b[w])])),
          [[0n, 0n]],
        );
        const distinct = [...new Map(all.map((point) => [point.join(), point])).values()];
        const exact = exactFrontier(distinct).map(([a, b]) => [Number(a), Number(b)]);
        const found = frontierOf(stages);
        const points = Array.from(found.a, (a, p) => [
          Math.round((a * 10) / unit),
          Math.round((found.b[p] * 10) / unit),
        ]);
        expect(points, `case ${seed}`).toEqual(exact);
      }
    },
  );
});
