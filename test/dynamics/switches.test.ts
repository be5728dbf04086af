import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightsByFirstStop, weightsByShare, type Endurance } from "../../src/dynamics/endurance.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";
import { betaQuadrature, emptyQuadrature } from "../../src/math/jacobi.js";

const load = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.parley.yaml`, import.meta.url), "utf8");
const WARS = { lattice: load("small-war"), stocks: load("stocks-war") };
const WORLDS = 8;

/** Every number of the course over a few worlds, under these settings of the switches. */
async function rows(text: string, switches: string): Promise<number[]> {
  const source = `${text.replace(/^switches:\n(?: .*\n)+/m, "")}\nswitches: {${switches}}\n`.replace(
    /^claims:\n/m,
    'claims:\n  - {id: worth, text: Worth., says: "mean(value of fighting(north) at 26 weeks) > 0"}\n',
  );
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  const { tables } = await runEnsemble(conflict, { worlds: WORLDS, repeats: 2, seed: 5 });
  return tables.course!.values.flatMap((column) => [...column]);
}

const CHANGES = [
  "patron: inattentive",
  "beliefs: fading",
  "beliefs: stubborn",
  "endurance: share",
  "attrition: log",
  'quadrature: "16"',
  "continuation: bargain",
];

describe.each(Object.entries(WARS))("a war on %s", (model, text) => {
  const plain = `campaign: ${model}`;
  const neutral = model === "stocks" ? "general" : "square";
  const settings = [
    "patron: bayes",
    "beliefs: bayes",
    "endurance: share",
    `attrition: ${neutral}`,
    "quadrature: off",
    "continuation: bargain",
    "posture: off",
    "words: declared",
  ];
  test("is the same to the bit with every switch written out as it is left out", async () => {
    expect(await rows(text, [plain, ...settings].join(", "))).toEqual(await rows(text, plain));
  });
  test("is another in some world under every other setting", async () => {
    // under these two wars last long enough for every other setting to show
    const long = { campaign: model, continuation: "certainty_equivalent", endurance: "first_stop" };
    const under = (settings: object): Promise<number[]> =>
      rows(
        text,
        Object.entries(settings)
          .map(([key, value]) => `${key}: ${value}`)
          .join(", "),
      );
    const before = await under(long);
    for (const setting of CHANGES) {
      const [key, value] = setting.split(": ");
      const after = await under({ ...long, [key]: value });
      const same = after.every((value, k) => Object.is(value, before[k]));
      expect([setting, same]).toEqual([setting, false]);
    }
  });
});

const about: Endurance = { stays: 0.5, resumes: 0.1, epoch: 4, bound: 0, stock: 0, factor: 0.995 };

test("property: without return the share of the time without help is the time after the first stop", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.7, max: 0.9999, noNaN: true }),
      fc.double({ min: 0.9, max: 0.9999, noNaN: true }),
      fc.nat(40),
      fc.nat(40),
      (stays, factor, bound, stock) => {
        const given = { ...about, stays, factor, bound, stock, resumes: 0 };
        expect(weightsByShare.on(given)).toBeCloseTo(weightsByFirstStop.on(given), 10);
        const covered = { ...given, bound: 0 };
        expect(weightsByShare.off(covered)).toBeCloseTo(weightsByFirstStop.off(covered), 10);
      },
    ),
    { numRuns: 100, seed: 3 },
  );
});

test("oracle: the share is that of the chain summed epoch by epoch, the stock cut off whole epochs behind the first stop", () => {
  for (const [stays, resumes, bound, stock] of [
    [0.5, 0.1, 0, 0],
    [0.2, 0.2, 8, 0],
    [0.9, 0.05, 0, 12],
    [0.4, 0.15, 20, 12],
    [0.4, 0.15, 8, 20],
  ]) {
    const given = { ...about, stays: Math.pow(stays, about.epoch / 52), resumes, bound, stock };
    expect(weightsByShare.on(given)).toBeCloseTo(summed(given, true), 9);
    expect(weightsByShare.off(given)).toBeCloseTo(summed(given, false), 9);
  }
});

/** Discounted share of weeks without help and without stock, by the chain itself. */
function summed({ stays: stay, resumes, bound, stock, epoch, factor }: Endurance, on: boolean): number {
  const WEEKS = 12_000;
  // chance by weeks since the first stop (0 … stock, then "out"), help on or off
  const spell = (weeks: number, off: number): number => {
    let [sum, without] = [0, off];
    for (let week = 0; week < WEEKS - weeks; week++) {
      if (week > 0 && week % epoch === 0) without = without * (1 - resumes) + (1 - without) * (1 - stay);
      if (week >= weeks) sum += (1 - factor) * Math.pow(factor, week) * without;
    }
    return sum;
  };
  if (on) {
    let [first, still] = [0, 1];
    for (let week = bound; week < WEEKS; week += epoch) {
      first += Math.pow(factor, week) * still * (1 - stay);
      still *= stay;
    }
    return first * spell(stock, 1);
  }
  let held = 0;
  for (let week = stock; week < bound; week++) held += (1 - factor) * Math.pow(factor, week);
  return held + Math.pow(factor, bound) * spell(Math.max(0, stock - bound), 1 - resumes);
}

test("property: the sixteen nodes give the moments of a Beta law", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 150, noNaN: true }),
      fc.double({ min: 0.05, max: 150, noNaN: true }),
      (a, b) => {
        const rule = emptyQuadrature(16);
        betaQuadrature(a, b, rule);
        let moment = 1;
        for (let power = 0; power <= 12; power++) {
          const found = rule.nodes.reduce((sum, x, k) => sum + rule.weights[k] * Math.pow(x, power), 0);
          expect(Math.abs(found / moment - 1)).toBeLessThan(1e-9);
          moment *= (a + power) / (a + b + power);
        }
      },
    ),
    { numRuns: 100, seed: 7 },
  );
});
