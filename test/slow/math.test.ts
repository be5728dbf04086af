import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { error, readValues } from "../math/values.js";
import { LONG_PAIRS, PAIRS, type Pair } from "./math-pairs.js";

const COUNT = 1_000_000;
/** Two functions within 1 ulp of the truth are within 2 of each other. */
const ULPS = 2;
const RELATIVE = 1e-12;
/** How often they part further, out of a million: each time @stdlib is the farther one, as `dispute-NAME.json` shows. */
const PARTED: Readonly<Record<string, number>> = { erfc: 1, inverseNormal: 197_123, lgamma: 175, betaCdf: 728 };

const packages = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    devDependencies: Record<string, string>;
  }
).devDependencies;

/** Arguments at which the two part, and their largest distance elsewhere. */
function compare({ own, other, at }: Pair, distance: (own: number, other: number) => number, bar: number) {
  let most = 0;
  let parted = 0;
  for (let i = 0; i < COUNT; i++) {
    const x = at(i);
    const far = distance(own(...x), other(...x));
    if (!(far <= bar)) parted++;
    else if (far > most) most = far;
  }
  return { most, parted };
}

const ulps = (own: number, other: number): number => error(own, other);
const relative = (own: number, other: number): number => (own === other ? 0 : Math.abs(own / other - 1));

describe("oracle: @stdlib, single packages at the versions of package.json, on a million arguments", () => {
  test("versions are pinned", () => {
    const stdlib = Object.entries(packages).filter(([name]) => name.startsWith("@stdlib/"));
    expect(stdlib.length).toBe(PAIRS.length + LONG_PAIRS.length);
    expect(stdlib.every(([, version]) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
  });
  test.each(PAIRS)("$name: within 2 ulp of each other", (pair) => {
    const { most, parted } = compare(pair, ulps, ULPS);
    console.log(`${pair.name}: ${COUNT} arguments, largest distance ${most} ulp, farther apart ${parted}`);
    expect(parted).toBe(PARTED[pair.name] ?? 0);
  });
  test.each(LONG_PAIRS)("$name: within 1e-12 of each other", (pair) => {
    const { most, parted } = compare(pair, relative, RELATIVE);
    console.log(`${pair.name}: ${COUNT} arguments, largest difference ${most}, farther apart ${parted}`);
    expect(parted).toBe(PARTED[pair.name] ?? 0);
  });
});

describe("reference: where the two part, mpmath says that src/math is the nearer", () => {
  test.each([...PAIRS, ...LONG_PAIRS].filter(({ name }) => name in PARTED))("$name", ({ name, own, other }) => {
    const filed = readValues(`dispute-${name}`);
    const [worstOwn, worstOther] = [own, other].map((f) =>
      Math.max(
        ...Array.from(filed.values, (value, i) =>
          error(f(...filed.arguments.map((column) => column[i])), value, filed.rests[i]),
        ),
      ),
    );
    console.log(`${name}: ${filed.values.length} arguments, own ${worstOwn} ulp, @stdlib ${worstOther} ulp`);
    for (let i = 0; i < filed.values.length; i++) {
      const x = filed.arguments.map((column) => column[i]);
      expect(error(own(...x), filed.values[i], filed.rests[i])).toBeLessThan(
        error(other(...x), filed.values[i], filed.rests[i]),
      );
    }
    if (PAIRS.some((pair) => pair.name === name)) expect(worstOwn).toBeLessThanOrEqual(1);
  });
});
