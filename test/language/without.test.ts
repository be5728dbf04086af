import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { placeOf } from "../../src/language/without.js";

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const lines = text.split("\n");

test("a key that is taken out leaves the file as if it had never stood there", () => {
  const at = lines.findIndex((line) => line.startsWith("  freeze:"));
  const cut = [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n");
  const without = readConflict(text, "war", { without: ["packages.freeze"] });
  expect(without.conflict!.hash).toBe(readConflict(cut, "war").conflict!.hash);
  expect(without.conflict!.hash).not.toBe(readConflict(text, "war").conflict!.hash);
});

test("keys with dots and items of lists are taken out too; sets come after", () => {
  const cut = readConflict(text, "war", {
    without: ["moves.south.truce.truce", "objectives.patron.1"],
    sets: ["talks.chance=10 %"],
  }).conflict!;
  expect(cut.moves.find(({ id }) => id === "south.truce")!.truce).toBeNull();
  expect(cut.objectives.flat().map(({ measure }) => measure.id)).toEqual(["settled within 104 weeks"]);
  expect(cut.quantities[cut.talks!.chance].text).toBe("10 %");
});

test("a path that leads nowhere is a diagnostic that names what stands there", () => {
  const { conflict, diagnostics } = readConflict(text, "war", { without: ["talk"] });
  expect(conflict).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(["P0111"]);
  expect(diagnostics[0].remedy).toContain("talks");
});

test("a path has a line where the file has it, and none where not", () => {
  const { root } = parseConflict(text, "war");
  expect(placeOf(root, "talks.chance")!.line).toBe(lines.findIndex((line) => line.startsWith("talks:")) + 1);
  expect(placeOf(root, "moves.south.truce.says")!.line).toBe(
    lines.findIndex((line) => line.startsWith("  south.truce:")) + 3,
  );
  expect(placeOf(root, "perceived")).toBeNull();
  expect(placeOf(root, "talks.pace")).toBeNull();
});
