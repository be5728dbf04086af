import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";
import { readManifest, type Manifest } from "../../src/ensemble/manifest.js";
import { readRun, Store } from "../../src/ensemble/store-node.js";
import { tableIn } from "../../src/ensemble/store-table-node.js";
import type { Table } from "../../src/ensemble/table.js";
import { readConflict } from "../../src/language/read.js";
import { builtInto, child, contents } from "../ensemble/bundle.js";
import { killAndGoOn } from "../ensemble/kill.js";
import { FEW, growingRun, SOME } from "../ensemble/growing.js";

const run = growingRun();
const { whole, asIf } = run;
let folder: string;
let manifest: Manifest;
let command: string;
beforeAll(async () => {
  command = (await builtInto(run.base)).command;
});
beforeEach(() => {
  folder = run.folder();
  manifest = run.manifest();
});

describe("a run whose repeats grow", () => {
  test.each([
    ["before any round was asked for", 0, 1],
    ["inside the first repeats", 0, 2],
    ["at the end of the second round", 2, 1],
  ])("is gone on with %s, and is the undisturbed run in every byte", async (_, rounds, of) => {
    asIf(rounds, of);
    expect((await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"])).status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
  test("comes out the same when run again, chunks and rounds", async () => {
    const left = await parley(["verify", whole, "--all", "--jobs", "1"]);
    expect([left.status, left.out]).toEqual([
      0,
      expect.stringMatching(/all as they were written\. \d+ run again: all the same\./),
    ]);
  });
  test("in parts has the first repeats; merged it says so with 4, and goes on to the undivided run", async () => {
    for (const k of [1, 2]) {
      const left = await parley(["run", SMALL_WAR, "-o", `${folder}-${k}`, ...FEW, "--chunk", `${k}/2`]);
      expect([left.status, left.out]).toEqual([
        0,
        expect.stringContaining("More repeats are asked for when the parts are"),
      ]);
    }
    const merged = await parley(["merge", `${folder}-1`, `${folder}-2`, "-o", folder]);
    expect([merged.status, merged.err]).toEqual([4, expect.stringContaining("the claims are still to say what more")]);
    expect((await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"])).status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
  test("has the verdicts of a brief in memory", async () => {
    const stored = await parley(["brief", SMALL_WAR, "--from", whole, "--json"]);
    expect(stored.out).toBe((await parley(["brief", SMALL_WAR, ...SOME, "--json"])).out);
    expect((JSON.parse(stored.out) as { more: { runs: number } }).more.runs).toBeGreaterThan(100);
  });
  test("asks for the rounds of a brief in memory where differences count only runs alive when a course begins", async () => {
    const asked = ["--worlds", "30", "--repeats", "adaptive", "--most-runs", "2000", "--seed", "4"];
    await parley(["run", SMALL_WAR, "-o", folder, ...asked, "--jobs", "1"]);
    const stored = await parley(["brief", SMALL_WAR, "--from", folder, "--json"]);
    expect(stored.out).toBe((await parley(["brief", SMALL_WAR, ...asked, "--json"])).out);
  });
  test("is the same in every byte whoever makes the chunks: 1, 2 or 4 threads", async () => {
    for (const jobs of ["2", "4"]) {
      const argv = ["run", SMALL_WAR, "-o", `${folder}-${jobs}`, ...FEW.slice(0, -2), "--jobs", jobs];
      expect((await child(command, argv)).status).toBe(0);
      expect(contents(`${folder}-${jobs}`)).toEqual(contents(whole));
    }
  });
  test("has the same rounds and rows whatever the size of chunks", async () => {
    const table = await courseOf(whole);
    for (const size of ["1", "5", "14"]) {
      const into = `${folder}-${size}`;
      await parley(["run", SMALL_WAR, "-o", into, ...SOME, "--jobs", "1", "--chunk-worlds", size]);
      expect(readManifest(readFileSync(join(into, "manifest.json"), "utf8")).rounds).toEqual(manifest.rounds);
      expect(await courseOf(into)).toEqual(table);
    }
  });
  test("killed at 12 random moments and gone on with is the undisturbed one in every byte", async () => {
    const argv = [SMALL_WAR, "--worlds", "60", "--repeats", "adaptive", "--most-runs", "4000", "--chunk-worlds", "1"];
    expect(await killAndGoOn(command, folder, [...argv, "--jobs", "2"], 12)).toBeGreaterThanOrEqual(6);
  });
});

async function courseOf(run: string): Promise<Table> {
  const { manifest: there, text } = await readRun(run);
  return tableIn(Store.open(run, there, readConflict(text, there.conflict.file).conflict!), "course");
}
