import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sampleWorld } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

function valuesByPath(source: string): Map<string, number> {
  const conflict = readConflict(source, "war.parley.yaml").conflict!;
  const { values } = sampleWorld(conflict, 3, 7);
  return new Map(conflict.quantities.map(({ path, origin }, ref) => [`${origin} ${path}`, values[ref]]));
}

test("property: a number that a file gains moves the draw of no other", () => {
  const before = valuesByPath(text);
  const more = text.replace("  patron: { title: The patron,", "  patron: { capability: 20 to 60, title: The patron,");
  expect(more).not.toBe(text);
  const after = valuesByPath(more);
  expect(after.size).toBe(before.size + 1);
  for (const [path, value] of before) expect(after.get(path), path).toBe(value);
});

test("no two uncertain numbers of a worked case share their draws", () => {
  const folder = new URL("../../conflicts/", import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".parley.yaml"))) {
    const conflict = readConflict(readFileSync(new URL(file, folder), "utf8"), file).conflict!;
    const paths = conflict.quantities.map(({ path, origin }) => `${origin} ${path}`);
    expect(new Set(paths).size, file).toBe(paths.length);
  }
});
