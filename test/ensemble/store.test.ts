import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { chunkMaker } from "../../src/ensemble/chunk.js";
import { MAKERS, planFor } from "../../src/ensemble/makers.js";
import { mergeRuns } from "../../src/ensemble/merge-node.js";
import { differencesOf, manifestText, newManifest, readManifest, type Manifest } from "../../src/ensemble/manifest.js";
import { DISK, type Disk } from "../../src/ensemble/store-disk-node.js";
import { readRun, Store } from "../../src/ensemble/store-node.js";
import { encodeChunk } from "../../src/ensemble/store-parquet-node.js";
import { readConflict } from "../../src/language/read.js";
import { contents, freshPaths } from "./bundle.js";

const text = readFileSync(new URL("../../conflicts/mill-shifts.parley.yaml", import.meta.url), "utf8");
const conflict = readConflict(text, "mill-shifts.parley.yaml").conflict!;
const place = freshPaths();
let folder: string;
beforeEach(() => {
  folder = place.path();
});

const plans = MAKERS.flatMap((maker) => planFor(maker, conflict, { worlds: 10, repeats: 1, seed: 5 }) ?? []);
const how = { file: "mill-shifts.parley.yaml", sets: [], worldsPerChunk: 3, part: null };
const manifest = newManifest(conflict, plans, how);
const make = chunkMaker(conflict);

async function filled(into: string, over: Manifest = manifest, disk: Disk = DISK): Promise<Store> {
  const store = await Store.create(into, over, { policies: conflict.policies, text }, disk);
  for (const task of store.missing()) await store.put(task, make(task.plan, task.range));
  await store.save();
  return store;
}

async function reopened(): Promise<Store> {
  return Store.open(folder, (await readRun(folder)).manifest, conflict);
}

describe("a folder", () => {
  test("is complete when its last chunk is there, and reads back whole", async () => {
    const store = await filled(folder);
    expect(store.manifest.complete).toBe(true);
    expect(store.manifest.chunks.map(({ table, first }) => `${table} ${first}`)).toEqual(
      [0, 3, 6, 9].flatMap((first) => [`inputs ${first}`, `terms ${first}`]),
    );
    expect(await (await reopened()).check()).toEqual([]);
  });
  test("is the same in every byte whatever the order the chunks came in", async () => {
    await filled(folder);
    const other = `${folder}-reversed`;
    const store = await Store.create(other, manifest, { policies: conflict.policies, text });
    for (const task of store.missing().reverse()) await store.put(task, make(task.plan, task.range));
    await store.save();
    expect(contents(other)).toEqual(contents(folder));
  });
  test.each<[string, (file: string) => void, RegExp]>([
    ["truncated", (file) => truncateSync(file, 100), /^terms\/000000003\.parquet: /],
    ["emptied", (file) => truncateSync(file, 0), /^terms\/000000003\.parquet: /],
    ["lengthened", (file) => appendFileSync(file, "PAR1"), /^terms\/000000003\.parquet: /],
    [
      "another chunk",
      (file) => writeFileSync(file, readFileSync(file.replace("3.p", "6.p"))),
      /row 0 has another world/,
    ],
    ["no Parquet at all", (file) => writeFileSync(file, "rows"), /^terms\/000000003\.parquet: /],
  ])("finds a chunk that was %s, and asks for it again", async (_, damage, said) => {
    await filled(folder);
    const before = contents(folder);
    damage(join(folder, "terms/000000003.parquet"));
    const store = await reopened();
    const wrong = await store.check();
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(said);
    expect(store.missing().map(({ plan, range }) => [plan.table, range.first])).toEqual([["terms", 3]]);
    for (const task of store.missing()) await store.put(task, make(task.plan, task.range));
    await store.save();
    expect(contents(folder)).toEqual(before);
  });
  test("finds any one byte of a chunk that was changed, or the rows are still the same", async () => {
    const store = await filled(folder);
    const file = join(folder, "inputs/000000000.parquet");
    const sound = readFileSync(file);
    const task = store.tasks()[0];
    const rows = await store.get(task);
    let found = 0;
    for (let at = 0; at < sound.length; at += 3) {
      const bytes = Uint8Array.from(sound);
      bytes[at] ^= 0x41;
      writeFileSync(file, bytes);
      const read = await store.get(task).catch(() => null);
      if (read) expect(read).toEqual(rows);
      else found++;
    }
    expect(found).toBeGreaterThan(20);
  });
  test("finds a value that was changed in a sound file", async () => {
    const store = await filled(folder);
    const task = store.tasks()[0];
    const chunk = await store.get(task);
    const values = chunk.values.map((value) => value + 1);
    const entry = manifest.plan.tables[0];
    writeFileSync(join(folder, "inputs/000000000.parquet"), encodeChunk(entry, task.range, { ...chunk, values }, ""));
    expect(await (await reopened()).check()).toEqual([
      "inputs/000000000.parquet: its rows have changed since they were written",
    ]);
  });
  test("lists a chunk that was finished but not yet listed; not one whose stated hash is not that of its rows", async () => {
    await filled(folder);
    const before = contents(folder);
    const { chunks } = manifest;
    writeFileSync(join(folder, "manifest.json"), manifestText({ ...manifest, chunks }));
    const lost = join(folder, "terms/000000003.parquet");
    const store = await reopened();
    const task = store.tasks().find(({ plan, range }) => plan.table === "terms" && range.first === 3)!;
    const chunk = make(task.plan, task.range);
    const values = chunk.values.map((value) => 1 - value);
    writeFileSync(lost, encodeChunk(manifest.plan.tables[1], task.range, { ...chunk, values }, "00"));
    expect(await store.check()).toEqual([]);
    expect(store.missing()).toEqual([task]);
    await store.put(task, chunk);
    await store.save();
    expect(contents(folder)).toEqual(before);
  });
  test("is swept of what a killed run left half-written", async () => {
    await filled(folder);
    for (const name of ["manifest.json.77.part", "terms/000000003.parquet.77.part"])
      writeFileSync(join(folder, name), "half");
    await (await reopened()).check();
    expect(Object.keys(contents(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
  test("is refused where it holds a run already, or anything else", async () => {
    await filled(folder);
    const again = (into: string): Promise<Store> => Store.create(into, manifest, { policies: [], text });
    await expect(again(folder)).rejects.toThrow("holds a run already: --resume goes on with it");
    const strange = `${folder}-strange`;
    mkdirSync(strange);
    writeFileSync(join(strange, "thesis.txt"), "x");
    await expect(again(strange)).rejects.toThrow("is not empty, and what it holds is no run");
  });
  test.each([
    ["", "is not JSON"],
    ["{}", "is not of a run"],
    ['{"kind":"parley run","format":2}', "has format 2; this tool reads 1"],
    ['{"kind":"parley run","format":1}', "lacks the conflict, the plan or the chunks"],
  ])("whose manifest reads %j is refused with a sentence", async (written, said) => {
    mkdirSync(folder);
    writeFileSync(join(folder, "manifest.json"), written);
    await expect(readRun(folder)).rejects.toThrow(said);
  });
});

describe("a manifest from anyone", () => {
  type Loose = { conflict: Record<string, unknown>; plan: Record<string, unknown>; chunks: unknown[] };
  test.each<[string, (loose: Loose) => void, string]>([
    ["no worlds in a chunk", ({ plan }) => (plan.worldsPerChunk = 0), "number of worlds or repeats"],
    ["half a world", ({ plan }) => (plan.worlds = 0.5), "number of worlds or repeats"],
    ["a part beyond the last", ({ plan }) => (plan.part = { index: 3, of: 2 }), "part"],
    ["a copy elsewhere", ({ conflict: at }) => (at.copy = "../../secret"), "name of the conflict's copy"],
    ["a table elsewhere", ({ plan }) => (plan.tables = [{ ...manifest.plan.tables[0], table: "../x" }]), "table"],
    ["a chunk elsewhere", (loose) => (loose.chunks = [{ table: "terms", file: "terms/../../x.parquet" }]), "chunk"],
  ])("with %s is refused", (_, change, what) => {
    const loose = JSON.parse(manifestText(manifest)) as Loose;
    change(loose);
    expect(() => readManifest(JSON.stringify(loose))).toThrow(`its manifest.json has a strange ${what}`);
  });
  test("as a run writes it is read", () => expect(readManifest(manifestText(manifest))).toEqual(manifest));
});

describe("a disk that refuses", () => {
  const refusing = (code: string, after: number): Disk => {
    let left = after;
    return {
      ...DISK,
      write: async (path, bytes) => {
        if (left-- <= 0) throw Object.assign(new Error(code), { code, syscall: "write" });
        await DISK.write(path, bytes);
      },
    };
  };
  test("when full: a sentence, and all that was finished can be gone on with", async () => {
    await expect(filled(folder, manifest, refusing("ENOSPC", 6))).rejects.toThrow(
      `${folder}: there is no space left on the disk (ENOSPC).`,
    );
    const store = await reopened();
    expect(await store.check()).toEqual([]);
    for (const task of store.missing()) await store.put(task, make(task.plan, task.range));
    await store.save();
    const undisturbed = `${folder}-undisturbed`;
    await filled(undisturbed);
    expect(contents(folder)).toEqual(contents(undisturbed));
  });
  test("that may not be written: a sentence, and nothing there", async () => {
    await expect(filled(folder, manifest, refusing("EACCES", 0))).rejects.toThrow(
      "it may not be written or read (EACCES)",
    );
    expect(existsSync(folder)).toBe(false);
  });
  test("where a part of the path is a file: a sentence, and nothing there", async () => {
    const file = `${folder}.txt`;
    writeFileSync(file, "x");
    await expect(filled(join(file, "run"))).rejects.toThrow("a part of the path is a file, not a folder (ENOTDIR)");
    expect(readFileSync(file, "utf8")).toBe("x");
  });
  test("a file whose pieces fail on the way leaves neither itself nor a draft", async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield "half";
      await Promise.resolve();
      throw new Error("no more");
    }
    mkdirSync(folder);
    await expect(DISK.write(join(folder, "a.csv"), pieces())).rejects.toThrow("no more");
    expect(await DISK.list(folder)).toEqual([]);
  });
});

describe("what tells runs apart", () => {
  const other = (change: (plan: Manifest["plan"]) => Partial<Manifest["plan"]>): Manifest => ({
    ...manifest,
    plan: { ...manifest.plan, ...change(manifest.plan) },
  });
  test.each<[string, Manifest, string]>([
    ["seed", other(() => ({ seed: 6 })), "seed: 6 there, 5 here"],
    ["worlds", other(() => ({ worlds: 11 })), "worlds: 11 there, 10 here"],
    ["chunk", other(() => ({ worldsPerChunk: 4 })), "worlds per chunk: 4 there, 3 here"],
    [
      "design",
      other(() => ({ design: { kind: "latin", size: 10 } })),
      "design: latin (hypercube of 10 worlds) there, monte-carlo (independent draws) here",
    ],
    [
      "version of an engine",
      other(({ tables }) => ({ tables: tables.map((each) => ({ ...each, version: "0" })) })),
      'version of inputs: "0" there, "1" here|version of terms: "0" there, "1" here',
    ],
    [
      "conflict",
      { ...manifest, conflict: { ...manifest.conflict, hash: "0123456789abcdef" } },
      `conflict: mill-shifts 0123456789ab there, mill-shifts ${conflict.hash.slice(0, 12)} here`,
    ],
  ])("names the %s", (_, there, said) => expect(differencesOf(there, manifest).join("|")).toBe(said));
  test("a run does not differ from itself", () => expect(differencesOf(manifest, manifest)).toEqual([]));
});

describe("parts", () => {
  const partial = (index: number, of: number): Manifest =>
    newManifest(conflict, plans, { ...how, part: { index, of } });
  test("of any number, put together in any order, are the undivided run in every byte", async () => {
    await filled(`${folder}-whole`);
    const whole = contents(`${folder}-whole`);
    for (const of of [1, 2, 3, 7]) {
      const folders = Array.from({ length: of }, (_, k) => `${folder}-${of}-${k + 1}`);
      for (const [k, each] of folders.entries()) await filled(each, partial(k + 1, of));
      await mergeRuns(folders.reverse(), `${folder}-merged-${of}`, conflict);
      expect(contents(`${folder}-merged-${of}`)).toEqual(whole);
    }
  });
  test("of another plan are refused with the difference named; a damaged chunk with its file", async () => {
    await filled(`${folder}-1`, partial(1, 2));
    await filled(`${folder}-2`, { ...partial(2, 2), plan: { ...partial(2, 2).plan, seed: 6 } });
    await expect(mergeRuns([`${folder}-1`, `${folder}-2`], `${folder}-m`, conflict)).rejects.toThrow(
      /-2 is not of the same plan as .*-1:\n {2}seed: 5 there, 6 here/,
    );
    expect(existsSync(`${folder}-m`)).toBe(false);
    truncateSync(join(`${folder}-1`, "terms/000000000.parquet"), 50);
    await expect(mergeRuns([`${folder}-1`], `${folder}-n`, conflict)).rejects.toThrow("-1/terms/000000000.parquet: ");
  });
});
