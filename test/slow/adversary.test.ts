import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";

const head = "parley: 1\ncase: {title: T}\nactors:\n  a: {capability: 1 to 2}\n  b: {}\n";
const lines = (count: number, line: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => line(k)).join("\n");

/** Texts near the limits of a file, each of which once took minutes, or the stack, by one quadratic or deep walk. */
const ADVERSARIES: Readonly<Record<string, string>> = {
  "blanks in a number": head.replace("1 to 2", `1${" ".repeat(900_000)}!`),
  "letters in a number": head.replace("1 to 2", `{is: ${"1a".repeat(450_000)}!, unit: weeks}`),
  "60,000 keys": `${head}sources:\n${lines(60_000, (k) => `  s${k}: {}`)}`,
  "3,900 actors": `parley: 1\ncase: {title: T}\nactors:\n${lines(3_900, (k) => `  s${k}: {capability: 1}`)}`,
  "3,900 unknown keys": head + lines(3_900, (k) => `x${k}: 1`),
  "60,000 mistakes of YAML": head + lines(60_000, (k) => `x${k}: @a`),
  "a line of 200,000 keys": `${head}x: ${"a: ".repeat(200_000)}`,
  "80,000 tabs": head + "\t\n\tx: 1\n".repeat(80_000),
  "a condition of 100,000 names": `${head}incompatible: ["${"a.b and ".repeat(100_000)}a.b"]`,
  "a sum of 100,000 numbers": `${head}claims: [{text: A, says: "${"1 + ".repeat(100_000)}1 > 0"}]`,
  "100,000 times not": `${head}claims: [{text: A, says: "${"not ".repeat(100_000)}1 > 0"}]`,
  "a choice of 40,000 branches": head.replace("1 to 2", `one of ${lines(40_000, (k) => `n${k} 0.00001;`)}`),
  "3,900 claims in a chain": `${head}claims:\n${lines(3_900, (k) => `  - {id: C${k}, text: A, says: 1 > 0, rests_on: C${k + 1}}`)}`,
  "3,900 policies in a chain": `${head}policies:\n${lines(3_900, (k) => `  p${k}: {like: p${k + 1}}`)}`,
  "3,900 variants in a chain": `${head}variants:\n${lines(3_900, (k) => `  p${k}: {like: p${k + 1}, set: {actors.a.capability: 1}}`)}`,
};
/** Milliseconds; each takes under one second on an idle core. */
const SLOWEST = 10_000;

test.each(Object.keys(ADVERSARIES))("%s: an answer, soon", (name) => {
  const start = performance.now();
  const { conflict, diagnostics } = readConflict(ADVERSARIES[name], "adversary.parley.yaml");
  expect(performance.now() - start).toBeLessThan(SLOWEST);
  expect(conflict !== null || diagnostics.length > 0).toBe(true);
});
