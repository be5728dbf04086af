import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../language/golden.js";
import { goldenCases } from "./cases.js";
import { tableHashes } from "./tables.js";


describe("the numbers of every engine over 64 worlds", () => {
  it.each([1, 7, 64])("golden: have the filed hashes in blocks of %i", async (block) => {
    const found = await tableHashes(goldenCases(), block);
    expect(Object.keys(found).sort()).toEqual(["course", "inputs", "structure", "terms"]);
    for (const [engine, lines] of Object.entries(found))
      expectGolden(`${lines.join("\n")}\n`, join(import.meta.dirname, `${engine}.hash.txt`));
  });
});
