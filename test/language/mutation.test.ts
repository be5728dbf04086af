import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasErrors } from "../../src/language/diagnostic.js";
import { readConflict } from "../../src/language/read.js";
import { mutantOf, sectionsOf, streamOf } from "../slow/mutant.js";

const COUNT = 1000;
const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const mill = read("language/fragments/mill.parley.yaml");
const seeds = [...sectionsOf(read("fixtures/every-key.parley.yaml")), ...Array.from({ length: 12 }, () => mill)];

test(`${COUNT} mutated files end in diagnostics or a conflict, never a throw (test/slow has 50,000)`, () => {
  let sound = 0;
  for (let seed = 1_000_001; seed <= 1_000_000 + COUNT; seed++) {
    const next = streamOf(seed);
    const { conflict, diagnostics } = readConflict(mutantOf(seeds[next(seeds.length)], next), "mutated.parley.yaml");
    if ((conflict === null) !== hasErrors(diagnostics)) throw new Error(`neither conflict nor error: seed ${seed}`);
    if (conflict !== null) sound++;
  }
  // Both ends are reached: some mutations do no harm, most do.
  expect(sound).toBeGreaterThan(COUNT / 100);
  expect(sound).toBeLessThan(COUNT * 0.9);
});
