import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConflict } from "../../src/language/read.js";

const folder = join(import.meta.dirname, "fragments");

/** A fragment lacks the sections that its names point to; its keys and numbers must be read all the same. */
describe.each(["flagship", "course"])("the %s fragment of the language's description", (name) => {
  const text = readFileSync(join(folder, `${name}.parley.yaml`), "utf8");
  const { diagnostics } = readConflict(text, `${name}.parley.yaml`);

  it("has no key that is not known, no number that is not read, no trap of YAML", () => {
    const wrong = diagnostics.filter(
      ({ code }) => code.startsWith("P00") || code === "P0101" || (code.startsWith("P02") && code !== "P0213"),
    );
    expect(wrong.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });
});
