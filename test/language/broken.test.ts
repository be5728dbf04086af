import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../src/language/diagnostic.js";
import { readConflict } from "../../src/language/read.js";
import { expectGolden } from "./golden.js";

const folder = join(import.meta.dirname, "..", "broken");
const files = readdirSync(folder).filter((name) => name.endsWith(".parley.yaml"));

describe("broken files", () => {
  it("are at least thirty", () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  it.each(files)("%s gets its diagnostics: code, place, remedy", (file) => {
    const { diagnostics } = readConflict(readFileSync(join(folder, file), "utf8"), file);
    expect(diagnostics.length).toBeGreaterThan(0);
    const text = diagnostics.map((one) => formatDiagnostic(one) + "\n").join("");
    expectGolden(text, join(folder, file.replace(/\.parley\.yaml$/, ".txt")));
  });

  it("every diagnostic has a place inside its file", () => {
    for (const file of files) {
      const text = readFileSync(join(folder, file), "utf8");
      const lines = text.split("\n");
      for (const { at } of readConflict(text, file).diagnostics) {
        expect(at.line).toBeGreaterThanOrEqual(1);
        expect(at.line).toBeLessThanOrEqual(lines.length);
        expect(at.column).toBeLessThanOrEqual(lines[at.line - 1].length + 2);
      }
    }
  });
});
