import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CACHED, type Cache } from "../../src/cli/cache.js";
import { readingsIn } from "../../src/cli/kept-readings.js";
import type { Io } from "../../src/cli/io.js";
import { comparedOf, type Reading } from "../../src/report/ablation/compared.js";

const reading = (values: readonly number[]): Reading => ({
  figures: [
    { id: "x free", kind: "measure", of: "x", under: "free", unit: "share", values: Float64Array.from(values) },
    { id: "y free", kind: "measure", of: "y", under: "free", unit: "share", values: Float64Array.from([1, NaN, -0]) },
  ],
  verdicts: [{ id: "C1", kind: "holds" }],
  worlds: values.length,
});

function memory(): { readonly cache: Cache; readonly files: Map<string, string> } {
  const files = new Map<string, string>();
  const cache: Cache = {
    folder: "/cache",
    names: async () => [...files.keys()],
    read: async (name) => files.get(name) ?? null,
    write: async (name, text) => void files.set(name, text),
    remove: async (name) => void files.delete(name),
  };
  return { cache, files };
}

const io = {
  sha256: (text: string) => createHash("sha256").update(text).digest("base64"),
  err: () => undefined,
} as unknown as Io;

test("what is kept comes back to the bit, with numbers that JSON does not know", async () => {
  const { cache, files } = memory();
  const kept = readingsIn(cache, "question", io);
  const [one, other] = [reading([0.1, 1 / 3, NaN]), reading([0.1 + 1e-17, -0, Infinity])];
  const compared = comparedOf(one, other, { outcomes: new Set(["x free"]), comparisons: 3 });
  expect(compared.effects.effects.some(({ changes, errors }) => !changes && Object.is(errors, 0))).toBe(true);
  await kept.filed.keep("as filed", one);
  await kept.compared.keep("hash", compared);
  for (const name of files.keys()) expect(name).toMatch(CACHED);
  const again = readingsIn(cache, "question", io);
  const back = (await again.filed.read("as filed"))!;
  expect(back).toEqual(one);
  expect(Buffer.from(back.figures[1].values.buffer)).toEqual(Buffer.from(one.figures[1].values.buffer));
  expect(await again.compared.read("hash")).toEqual(compared);
});

test("what is damaged, of another question or not there is not believed", async () => {
  const { cache, files } = memory();
  await readingsIn(cache, "question", io).filed.keep("as filed", reading([1, 2, 3]));
  expect(await readingsIn(cache, "another", io).filed.read("as filed")).toBeNull();
  expect(await readingsIn(cache, "question", io).compared.read("hash")).toBeNull();
  for (const [name, text] of files) files.set(name, text.replace("holds", "fails"));
  expect(await readingsIn(cache, "question", io).filed.read("as filed")).toBeNull();
});

test("a cache that cannot be written is said once and left alone, and without one nothing is kept", async () => {
  const told: string[] = [];
  const full: Cache = { ...memory().cache, write: () => Promise.reject(new Error("no space left")) };
  const kept = readingsIn(full, "question", { ...io, err: (text) => void told.push(text) });
  await kept.filed.keep("as filed", reading([1, 2, 3]));
  await kept.filed.keep("as filed", reading([1, 2, 3]));
  expect(told).toEqual(["note: nothing is kept in the cache: no space left\n"]);
  const none = readingsIn(null, "question", io);
  await none.filed.keep("as filed", reading([1, 2, 3]));
  expect([none.folder, await none.filed.read("as filed")]).toEqual([null, null]);
});
