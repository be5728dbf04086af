import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";
import { MONTE_CARLO } from "../../src/ensemble/design-kinds.js";
import { readManifest, type Manifest } from "../../src/ensemble/manifest.js";
import { batchPlan, type TablePlan } from "../../src/ensemble/plan.js";
import { batchTasks } from "../../src/ensemble/rounds.js";
import { chunkBytes } from "../../src/ensemble/store-bytes.js";
import { contents } from "./bundle.js";
import { FEW, growingRun } from "./growing.js";

const run = growingRun();
const { whole, asIf } = run;
let folder: string;
let manifest: Manifest;
beforeEach(() => {
  folder = run.folder();
  manifest = run.manifest();
});

describe("a run whose repeats grow", () => {
  test("keeps each round as lists of worlds, and its chunks by round, batch and first world", () => {
    const { rounds = [], plan, complete } = manifest;
    expect(plan.adaptive).toEqual({ until: 0.1, to: 512, most: 500 });
    expect(rounds.length).toBeGreaterThanOrEqual(3);
    expect(rounds.at(-1)!.batches).toEqual([]);
    expect(complete).toBe(true);
    const [batch] = rounds[0].batches;
    expect(batch).toMatchObject({ after: 16, repeats: 16 });
    const file = `course/r001-b000-${String(batch.worlds[0]).padStart(9, "0")}.parquet`;
    expect(manifest.chunks.filter((chunk) => chunk.file === file)).toMatchObject([{ first: batch.worlds[0] }]);
    const rows = manifest.chunks.reduce((sum, { table, rows: own }) => sum + (table === "course" ? own : 0), 0);
    const asked = rounds.flatMap(({ batches }) =>
      batches.map((each) => each.worlds.length * each.policies.length * each.repeats),
    );
    expect(rows).toBe(14 * 2 * 16 + asked.reduce((sum, each) => sum + each, 0));
  });
  test("is not read for what decides it while claims still ask for repeats, though every chunk asked for so far is there", async () => {
    asIf(1, 1);
    const { status, err } = await parley(["drivers", folder, "--claim", "c1"]);
    expect([status, err.includes("claims still ask for more repeats"), err.includes("--resume")]).toEqual([
      2,
      true,
      true,
    ]);
    expect((await parley(["drivers", whole, "--claim", "c1", "--resamples", "100"])).status).toBe(0);
  });
  test("is gone on with inside a round, and is the undisturbed run in every byte", async () => {
    asIf(1, 2);
    expect((await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"])).status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
  test("is found out where its rounds are not what the claims ask for", async () => {
    asIf(1, 1);
    const { rounds, ...rest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
    const none = { ...rest, rounds: [...rounds!, { batches: [], capped: [] }], complete: true };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify(none));
    const left = await parley(["verify", folder, "--sample", "0", "--jobs", "1"]);
    expect([left.status, left.err]).toEqual([
      1,
      expect.stringContaining("round 2 of repeats: the claims ask for others"),
    ]);
  });
  test("is merged with one that is a round behind", async () => {
    asIf(1, 2);
    expect((await parley(["merge", folder, whole, "-o", `${folder}-m`])).status).toBe(0);
    expect(contents(`${folder}-m`)).toEqual(contents(whole));
  });
  test("is exported with every repeat of every round", async () => {
    expect((await parley(["export", whole, "--format", "csv", "-o", folder])).status).toBe(0);
    const rows = readFileSync(join(folder, "course.csv"), "utf8").trimEnd().split("\n").slice(1);
    const cells = rows.map((row) => row.split(",").slice(0, 3).join());
    expect(new Set(cells).size).toBe(cells.length);
    const [batch] = manifest.rounds![0].batches;
    for (const policy of batch.policies) expect(cells).toContain(`${batch.worlds[0]},${policy},32`);
  });
  test.each<[string, string[], string]>([
    [
      "gone on with by another cap",
      [...FEW, "-o", whole, "--resume", "--most-runs", "1"],
      "repeats: adaptive, 500 runs",
    ],
    ["gone on with by a number", ["-o", whole, "--resume", "--repeats", "16"], "the same in every world here"],
    ["a cap without growth", ["-o", "never", "--most-runs", "9"], "--most-runs is for --repeats adaptive"],
    [
      "worlds that do not count alike",
      ["-o", "never", "--design", "morris", "--repeats", "adaptive"],
      "do not count alike",
    ],
    ["no number", ["-o", "never", "--repeats", "some"], 'adaptive, or a whole number from 1 to 65535, not "some"'],
  ])("is refused for %s, in a sentence", async (_, args, said) => {
    const left = await parley(["run", SMALL_WAR, ...args]);
    expect([left.status, left.err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe("rounds from anyone", () => {
  type Loose = { plan: Record<string, unknown>; rounds: { batches: Record<string, unknown>[]; capped: unknown }[] };
  test.each<[string, (loose: Loose) => void]>([
    ["a world twice", ({ rounds: [{ batches }] }) => (batches[0].worlds = [1, 1])],
    ["a world that is not of the run", ({ rounds: [{ batches }] }) => (batches[0].worlds = [14])],
    ["repeats that go before what is there", ({ rounds: [{ batches }] }) => (batches[0].after = 8)],
    ["a policy that was not run", ({ rounds: [{ batches }] }) => (batches[0].policies = ["surrender"])],
    ["no repeats", ({ rounds: [{ batches }] }) => (batches[0].repeats = 0)],
    ["no lists", (loose) => (loose.rounds = [{} as never])],
    ["no rule", ({ plan }) => delete plan.adaptive],
    ["an end before the end", ({ rounds }) => rounds.unshift({ batches: [], capped: [] })],
  ])("with %s are refused", (_, change) => {
    const loose = JSON.parse(JSON.stringify(manifest)) as Loose;
    change(loose);
    expect(() => readManifest(JSON.stringify(loose))).toThrow("its manifest.json has a strange round of repeats");
  });
  test("with a rule that is none are refused", () => {
    const loose = { ...manifest, plan: { ...manifest.plan, adaptive: { until: 0.1, to: "many", most: 1 } } };
    expect(() => readManifest(JSON.stringify(loose))).toThrow("has a strange rule of repeats");
  });
});

describe("a chunk of more repeats", () => {
  const plan: TablePlan = {
    hash: "h",
    table: "course",
    version: "1",
    design: MONTE_CARLO,
    worlds: 99,
    policies: [0, 1],
    repeats: 16,
    seed: 1,
  };
  const batch = { policies: [1], after: 16, repeats: 16, list: [3, 5, 8, 9] };
  const named = (of: TablePlan, first = 1): string =>
    Buffer.from(
      chunkBytes(of, [], { first, count: 2 }, { from: 0, rows: 32, values: new Float64Array(), failed: [] })[0],
    ).toString();
  test("is named by its worlds and the repeats before it, not by when it was asked for", () => {
    const made = batchPlan(plan, batch);
    expect(named(made)).toBe('parley chunk 1 ["h","course","1",1,[1],16,5,2,[],{"after":16,"worlds":[5,8]}]\n[]\n');
    expect(named(batchPlan(plan, batch, { round: 7, place: 2 }))).toBe(named(made));
    expect(named(batchPlan(plan, { ...batch, list: [4, 5, 8, 10] }))).toBe(named(made));
    for (const other of [{ after: 32 }, { list: [3, 5, 9, 11] }, { repeats: 32 }])
      expect(named(batchPlan(plan, { ...batch, ...other }))).not.toBe(named(made));
  });
  test("has about as many rows as one of the first repeats, and never less than a world", () => {
    const sizes = (repeats: number): number[] =>
      batchTasks(batchPlan(plan, { ...batch, repeats }), plan, 2).map(({ range }) => range.count);
    expect(sizes(16)).toEqual([4]);
    expect(sizes(32)).toEqual([2, 2]);
    expect(sizes(256)).toEqual([1, 1, 1, 1]);
  });
});
