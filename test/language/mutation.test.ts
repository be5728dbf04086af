import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { hasErrors } from "../../src/language/diagnostic.js";

const COUNT = 5000;
const folder = join(import.meta.dirname, "fragments");
const seeds = ["mill", "war"].map((name) => readFileSync(join(folder, `${name}.parley.yaml`), "utf8"));

/** Marsaglia's xorshift32 (2003): a seeded stream for mutations. */
function stream(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SIGNS = "\t\n :,-{}[]()\"'#&*!?%@|>~<=0123456789.kMabz_\u0000\uFFFDé";
const VALUES = [
  "",
  "yes",
  "1e999",
  "-5",
  "8 to 2",
  "30 to 38k",
  "beta(0, 1)",
  "one of a 0.5",
  "{is: }",
  "[]",
  "*a",
  "12 %",
  "NaN",
];

function mutate(text: string, next: (below: number) => number): string {
  const lines = text.split("\n");
  const line = next(lines.length);
  const at = next(text.length);
  switch (next(8)) {
    case 0:
      return text.slice(0, at) + SIGNS[next(SIGNS.length)] + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + next(12));
    case 2:
      return text.slice(0, at) + SIGNS[next(SIGNS.length)] + text.slice(at);
    case 3:
      return lines.filter((_, index) => index !== line).join("\n");
    case 4:
      return [...lines.slice(0, line), lines[next(lines.length)], ...lines.slice(line)].join("\n");
    case 5: {
      // One numeral among all, so that the search is linear in the text.
      const numerals = [...text.matchAll(/\d+/g)];
      const { index, 0: numeral } = numerals[next(numerals.length)] ?? { index: 0, 0: "" };
      return text.slice(0, index) + VALUES[next(VALUES.length)] + text.slice(index + numeral.length);
    }
    case 6:
      return lines
        .map((one, index) => (index === line ? one.replace(/:.*$/, `: ${VALUES[next(VALUES.length)]}`) : one))
        .join("\n");
    default:
      return lines
        .map((one, index) => (index === line ? one.replace(/[a-z_]+/, (word) => word.slice(1) + word[0]) : one))
        .join("\n");
  }
}

describe("mutated files", () => {
  it(`end in diagnostics or a conflict, never a throw (${COUNT} files)`, () => {
    let read = 0;
    for (let index = 1; index <= COUNT; index++) {
      const next = stream(index * 2654435761);
      // The larger case is dearer, so it takes a fifth.
      let text = seeds[index % 5 === 0 ? 1 : 0];
      for (let step = 0; step <= next(3); step++) text = mutate(text, next);
      const { conflict, diagnostics } = readConflict(text, "mutated.parley.yaml");
      if ((conflict === null) !== hasErrors(diagnostics))
        throw new Error(`neither conflict nor error in file ${index}`);
      if (conflict !== null) read++;
    }
    // Both ends are reached: some mutations do no harm, most do.
    expect(read).toBeGreaterThan(COUNT / 100);
    expect(read).toBeLessThan(COUNT * 0.9);
  });
});
