import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/language/diagnostic.js";
import { readConflict } from "../../src/language/read.js";
import { mutantOf, sectionsOf, streamOf } from "./mutant.js";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const small = [
  ...sectionsOf(read("fixtures/every-key.parley.yaml")),
  ...Array.from({ length: 12 }, () => read("language/fragments/mill.parley.yaml")),
];
const large = [read("fixtures/every-key.parley.yaml"), read("language/fragments/war.parley.yaml")];
const flagship = [read("../conflicts/ukraine-2025.parley.yaml")];

/** Longest that one file may take, milliseconds: a hundred times what it takes on an idle machine. */
const SLOWEST = { small: 2_000, large: 5_000, flagship: 10_000 };
const MOST_MEMORY = 500 * 2 ** 20;
const SEED = 1;

/** A throw, a hang, or neither a conflict nor an error: the sentence that says which. */
function trouble(text: string, slowest: number): { wrong: string | null; read: boolean } {
  const start = performance.now();
  try {
    const { conflict, diagnostics } = readConflict(text, "mutant.parley.yaml");
    const took = performance.now() - start;
    if ((conflict === null) !== hasErrors(diagnostics))
      return { wrong: "neither a conflict nor an error", read: false };
    return { wrong: took > slowest ? `took ${Math.round(took)} ms` : null, read: conflict !== null };
  } catch (cause) {
    return { wrong: `threw ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`, read: false };
  }
}

function holdOut(name: keyof typeof SLOWEST, texts: readonly string[], count: number, first: number): void {
  const folder = new URL("../../out/mutation/", import.meta.url);
  const failed: string[] = [];
  let sound = 0;
  let most = 0;
  const start = performance.now();
  for (let seed = first; seed < first + count; seed++) {
    const next = streamOf(seed);
    const text = mutantOf(texts[next(texts.length)], next);
    const { wrong, read: whole } = trouble(text, SLOWEST[name]);
    if (whole) sound++;
    if (seed % 500 === 0) most = Math.max(most, process.memoryUsage().rss);
    if (wrong === null) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL(`${name}-${seed}.parley.yaml`, folder), text);
    failed.push(`seed ${seed}: ${wrong}; kept as out/mutation/${name}-${seed}.parley.yaml`);
  }
  most = Math.max(most, process.memoryUsage().rss);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${name}: seeds ${first} to ${first + count - 1}, ${count} mutants in ${seconds} s, ${sound} still sound, ` +
      `${failed.length} failed, most memory ${Math.round(most / 2 ** 20)} MB`,
  );
  expect(failed).toEqual([]);
  expect(most).toBeLessThan(MOST_MEMORY);
  // Both ends are reached: some mutations do no harm, most do.
  expect(sound).toBeGreaterThan(count / 200);
  expect(sound).toBeLessThan(count * 0.9);
}

describe("mutated files end in diagnostics or a conflict: no throw, no hang, no flood of memory", () => {
  test("50,000 mutants of small files", () => holdOut("small", small, 50_000, SEED));
  test("1,000 mutants of whole cases of every section", () => holdOut("large", large, 1_000, SEED));
  test("500 mutants of the flagship", () => holdOut("flagship", flagship, 500, SEED));
});
