import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatConflict } from "../../src/language/format.js";
import { readConflict } from "../../src/language/read.js";
import { formatDiagnostic } from "../../src/language/diagnostic.js";
import { meaningOf as linesOf } from "./meaning.js";

const folder = new URL("../frozen/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".parley.yaml"));
const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");

/** A switch may gain settings behind those it had: an index means what it meant, and a file that does not name one gives it no weight. */
const settled = (line: string): string =>
  line.replace(/"choice",\[0,\d+\]/, '"choice"').replace(/,\{"name":"\w+","weight":0,"law":null\}/g, "");
const meaningOf = (conflict: Parameters<typeof linesOf>[0]): string[] => linesOf(conflict).map(settled);

/** Hash and meaning of a file, as its golden holds them; written where there is none yet, never over an old one. */
function frozen(file: string, hash: string, meaning: readonly string[]): string[] {
  const golden = new URL(file.replace(/\.parley\.yaml$/, ".txt"), folder);
  if (!existsSync(golden)) {
    if (process.env["CI"] !== undefined) throw new Error(`golden missing: ${golden.pathname}`);
    writeFileSync(golden, `${[`hash ${hash}`, ...meaning].join("\n")}\n`);
  }
  return readFileSync(golden, "utf8").trimEnd().split("\n").map(settled);
}

describe("a file of format 1 as it was frozen", () => {
  it("is one of at least three: a dispute, a small war, the flagship", () => {
    expect(files).toEqual(
      expect.arrayContaining(["mill-shifts.parley.yaml", "small-war.parley.yaml", "ukraine-2025.parley.yaml"]),
    );
  });

  it.each(files)("%s keeps its hash and all that it says; what is new is a default at most", (file) => {
    const { conflict, diagnostics } = readConflict(read(file), file);
    expect(diagnostics.filter((one) => one.severity === "error").map(formatDiagnostic)).toEqual([]);
    const now = meaningOf(conflict!);
    const [hash, ...then] = frozen(file, conflict!.hash, now);
    expect(`hash ${conflict!.hash}`).toBe(hash);
    const said = new Set(now);
    expect(then.filter((line) => !said.has(line))).toEqual([]);
    const known = new Set(then);
    expect(now.filter((line) => !known.has(line) && !line.startsWith("default "))).toEqual([]);
    // What is numbered (names, numbers of the file) is still in one order.
    expect(now.filter((line) => known.has(line))).toEqual(then);
  });

  it.each(files)("%s keeps both laid out anew", (file) => {
    const result = formatConflict(read(file), file);
    if (result.kind !== "formatted") throw new Error(result.kind);
    const { conflict } = readConflict(result.text, file);
    const [hash, ...then] = read(file.replace(/\.parley\.yaml$/, ".txt"))
      .trimEnd()
      .split("\n")
      .map(settled);
    expect(`hash ${conflict!.hash}`).toBe(hash);
    const said = new Set(meaningOf(conflict!));
    expect(then.filter((line) => !said.has(line))).toEqual([]);
  });

  it("would not keep them if a number, an option, a claim or the order of policies were another (the test can fail)", () => {
    const text = read("small-war.parley.yaml");
    const before = readConflict(text, "a").conflict!;
    const meaning = meaningOf(before);
    for (const [from, to] of [
      ["stake: 4k to 6k km2", "stake: 4k to 7k km2"],
      ["none: no limit", "none: none"],
      ["role: patron", "role: backer"],
    ]) {
      const after = readConflict(text.replace(from, to), "a").conflict!;
      expect(after.hash, from).not.toBe(before.hash);
      expect(meaningOf(after), from).not.toEqual(meaning);
    }
  });
});
