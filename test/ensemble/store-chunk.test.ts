import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { TableEntry } from "../../src/ensemble/manifest.js";
import { MONTE_CARLO } from "../../src/ensemble/design-kinds.js";
import type { Range, TablePlan } from "../../src/ensemble/plan.js";
import { chunkBytes } from "../../src/ensemble/store-bytes.js";
import { hashOf } from "../../src/ensemble/store-node.js";
import { decodeChunk, encodeChunk } from "../../src/ensemble/store-parquet-node.js";
import type { Chunk } from "../../src/ensemble/table.js";

describe("a chunk in a file", () => {
  const entry: TableEntry = {
    table: "course",
    version: "1",
    policies: ["as_is", "cut_off"],
    repeats: 2,
    columns: ["a number", "an event"],
  };
  const plan: TablePlan = {
    hash: "h",
    table: "course",
    version: "1",
    design: MONTE_CARLO,
    worlds: 9,
    policies: [0, 1],
    repeats: 2,
    seed: 1,
  };
  const anyChunk = fc
    .record({
      first: fc.nat(5),
      count: fc.integer({ min: 1, max: 4 }),
      seed: fc.infiniteStream(fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0, 1, NaN, Infinity))),
      broken: fc.subarray([0, 1, 2, 3]),
      cause: fc.string(),
    })
    .map(({ first, count, seed, broken, cause }): { range: Range; chunk: Chunk } => {
      const values = Float64Array.from({ length: count * 8 }, () => seed.next().value + 0);
      const failed = broken.map((row) => ({ row, cause }));
      return { range: { first, count }, chunk: { from: first * 4, rows: count * 4, values, failed } };
    });
  test("comes back as it went, every bit of it", async () => {
    await fc.assert(
      fc.asyncProperty(anyChunk, async ({ range, chunk }) => {
        const back = await decodeChunk(entry, range, encodeChunk(entry, range, chunk, ""));
        expect(back).toEqual(chunk);
        expect(hashOf(entry, { plan, range }, back)).toBe(hashOf(entry, { plan, range }, chunk));
      }),
      { numRuns: 60 },
    );
  });
  test("has another hash when a value, a cause, its place or its plan differs", () => {
    fc.assert(
      fc.property(anyChunk, fc.nat(), ({ range, chunk }, at) => {
        const hash = hashOf(entry, { plan, range }, chunk);
        const values = chunk.values.slice();
        values[at % values.length] = values[at % values.length] === 0.5 ? 0.25 : 0.5;
        const others = [
          hashOf(entry, { plan, range }, { ...chunk, values }),
          hashOf(entry, { plan, range }, { ...chunk, failed: [...chunk.failed, { row: 99, cause: "x" }] }),
          hashOf(entry, { plan, range: { ...range, first: range.first + 1 } }, chunk),
          hashOf(entry, { plan: { ...plan, seed: 2 }, range }, chunk),
          hashOf(entry, { plan: { ...plan, version: "2" }, range }, chunk),
          hashOf(entry, { plan: { ...plan, hash: "i" }, range }, chunk),
          hashOf({ ...entry, columns: ["a number", "another"] }, { plan, range }, chunk),
        ];
        expect(others).not.toContain(hash);
        expect(new Set(others).size).toBe(others.length);
      }),
    );
  });
  test("is hashed over bytes that can be written down by hand", () => {
    const small: TablePlan = { ...plan, policies: [-1], repeats: 1 };
    const chunk = { from: 4, rows: 1, values: Float64Array.of(1, NaN), failed: [{ row: 0, cause: "é" }] };
    const line = 'parley chunk 1 ["h","course","1",1,[-1],1,4,1,["x","y"]]\n[[0,"é"]]\n';
    const bytes = Buffer.concat([Buffer.from(line, "utf8"), Buffer.from("000000000000f03f000000000000f87f", "hex")]);
    const parts = chunkBytes(small, ["x", "y"], { first: 4, count: 1 }, chunk);
    expect(Buffer.concat(parts).toString("hex")).toBe(bytes.toString("hex"));
    const single = { ...entry, columns: ["x", "y"] };
    const expected = createHash("sha256").update(bytes).digest("hex");
    expect(hashOf(single, { plan: small, range: { first: 4, count: 1 } }, chunk)).toBe(expected);
  });
});
