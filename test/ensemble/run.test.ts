import { courseEngine } from "../../src/dynamics/index.js";
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";
import { readRun, Store } from "../../src/ensemble/store-node.js";
import { readConflict } from "../../src/language/read.js";
import { contents, copyRun, freshPaths } from "./bundle.js";

const MILL = fileURLToPath(new URL("../../conflicts/mill-shifts.parley.yaml", import.meta.url));
const FEW = ["--worlds", "6", "--repeats", "2", "--chunk-worlds", "2", "--jobs", "1"];
const place = freshPaths();
let folder: string;
beforeEach(() => {
  folder = place.path();
});

const whole = join(place.folder, "whole");
beforeAll(async () => {
  expect((await parley(["run", SMALL_WAR, "-o", whole, ...FEW])).status).toBe(0);
});

describe("parley run", () => {
  test("says what it made, and what to do next; every next command runs", async () => {
    const left = await parley(["run", SMALL_WAR, "-o", folder, ...FEW]);
    expect([left.status, left.err.split("\n")[0]]).toEqual([0, "run: 2 of 6 worlds, 2000 a second, 1 s left"]);
    expect(left.out).toContain("course: 6 worlds × 2 policies × 2 repeats, 24 rows of 27 columns, 3 files\n");
    const commands = [...left.out.matchAll(/^ parley (.+)$/gm)].map((found) => found[1].split(" "));
    expect(commands.map(([name]) => name)).toEqual(["brief", "verify", "export"]);
    for (const command of commands) {
      const here = command[0] === "verify" ? ["--jobs", "1"] : [];
      expect((await parley([...command, ...here])).status).toBe(0);
    }
  });
  test("keeps the manifest, a copy of the file, the chunks, and apart from them the times", () => {
    const manifest = JSON.parse(readFileSync(join(whole, "manifest.json"), "utf8")) as Record<string, unknown>;
    expect(Object.keys(manifest)).toEqual(["format", "kind", "complete", "conflict", "plan", "chunks"]);
    expect(readFileSync(join(whole, "conflict.parley.yaml"), "utf8")).toBe(readFileSync(SMALL_WAR, "utf8"));
    const timings = JSON.parse(readFileSync(join(whole, "timings.json"), "utf8")) as Record<string, unknown>;
    expect(Object.keys(timings)).toEqual(["parley", "node", "jobs", "seconds", "worlds"]);
    expect(readdirSync(join(whole, "course"))).toEqual(["000000000.parquet", "000000002.parquet", "000000004.parquet"]);
  });
  test("twice: the same folder byte for byte; with another seed: other rows", async () => {
    await parley(["run", SMALL_WAR, "-o", folder, ...FEW]);
    expect(contents(folder)).toEqual(contents(whole));
    await parley(["run", SMALL_WAR, "-o", `${folder}-2`, ...FEW, "--seed", "2"]);
    const chunk = "course/000000000.parquet";
    expect(contents(`${folder}-2`)[chunk]).not.toBe(contents(folder)[chunk]);
  });
  test("of some policies and engines holds those", async () => {
    const picked = ["--policies", "cut_off", "--engine", "course"];
    const left = await parley(["run", SMALL_WAR, "-o", folder, ...FEW, ...picked]);
    expect(left.out).toContain("course: 6 worlds × 1 policies × 2 repeats, 12 rows");
    expect(readdirSync(folder).sort()).not.toContain("terms");
    const [a, b] = await Promise.all(
      [folder, whole].map(async (run) => {
        const file = readFileSync(join(run, "course/000000000.parquet"));
        return parquetReadObjects({ file: new Uint8Array(file).buffer });
      }),
    );
    expect(a).toEqual(b.filter((row) => row.policy === "cut_off"));
  });
  test.each([
    [
      "an unknown policy",
      ["--policies", "surrender"],
      'No policy is named "surrender". Policies here: as_is, cut_off.',
    ],
    ["an unknown engine", ["--engine", "astrology"], 'there is no "astrology"; there are structure, terms, course'],
    ["an engine that the file asks nothing of", ["--engine", "structure"], "asks for anything that worlds can answer"],
    [
      "a design that there is not",
      ["--design", "lattice"],
      'there is monte-carlo, latin, sobol, saltelli, morris, factorial, matched, not "lattice"',
    ],
    ["Sobol points that are no power of two", ["--design", "sobol", "--worlds", "6"], "4 or 8 is"],
    [
      "levels of a design that has none",
      ["--design", "sobol", "--levels", "4"],
      "--levels is for morris, and the design is",
    ],
    ["cells of a file without choices", ["--design", "factorial"], "the file has no structural choice"],
    ["a part that is none", ["--chunk", "3/2"], 'a part such as 3/8, not "3/2"'],
    ["a time that is none", ["--time-budget", "soon"], 'a time such as 90s, 15m or 2h, not "soon"'],
  ])("refuses %s with a sentence, and writes nothing", async (_, extra, said) => {
    const left = await parley(["run", SMALL_WAR, "-o", folder, ...FEW, ...extra]);
    expect(left.status).toBe(2);
    expect(left.err).toContain(said);
    expect(existsSync(folder)).toBe(false);
  });
  test("refuses a folder below a file, and one that holds a run, with a sentence", async () => {
    writeFileSync(folder, "x");
    const below = await parley(["run", SMALL_WAR, "-o", join(folder, "run"), ...FEW]);
    expect([below.status, below.err]).toEqual([
      2,
      `${join(folder, "run")}: a part of the path is a file, not a folder (ENOTDIR).\n`,
    ]);
    const again = await parley(["run", SMALL_WAR, "-o", whole, ...FEW]);
    expect([again.status, again.err]).toEqual([
      2,
      `${whole} holds a run already: --resume goes on with it, or name another folder.\n`,
    ]);
  });
  test("ends with 4 when its time is over, says so, and goes on to the same folder", async () => {
    const cut = await parley(["run", SMALL_WAR, "-o", folder, ...FEW, "--time-budget", "0.001"]);
    expect(cut.status).toBe(4);
    expect(cut.err).toMatch(/stopped by the time budget: \d of 9 chunks are in .* Go on with: parley run .* --resume/);
    expect(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))).toMatchObject({ complete: false });
    const on = await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"]);
    expect(on.status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
});

describe("going on", () => {
  test("with a finished run changes nothing and needs no plan", async () => {
    const left = await parley(["run", SMALL_WAR, "-o", whole, "--resume"]);
    expect([left.status, left.err]).toEqual([0, ""]);
  });
  test("takes what was changed before the check from the folder", async () => {
    const changed = ["--set", "talks.chance=10 %"];
    await parley(["run", SMALL_WAR, "-o", folder, ...FEW, ...changed, "--time-budget", "0.001"]);
    expect((await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"])).status).toBe(0);
    await parley(["run", SMALL_WAR, "-o", `${folder}-2`, ...FEW, ...changed]);
    expect(contents(folder)).toEqual(contents(`${folder}-2`));
  });
  test.each<[string, string[], string]>([
    ["another conflict", [MILL], "conflict: small-war "],
    ["a changed conflict", [SMALL_WAR, "--set", "talks.chance=10 %"], "conflict: small-war "],
    ["another seed", [SMALL_WAR, "--seed", "9"], "seed: 1 there, 9 here"],
    ["another design", [SMALL_WAR, "--design", "latin"], "design: monte-carlo (independent draws) there, latin"],
    ["another number of worlds", [SMALL_WAR, "--worlds", "7"], "worlds: 6 there, 7 here"],
    ["other repeats", [SMALL_WAR, "--repeats", "3"], "repeats of course: 2 there, 3 here"],
    [
      "other policies",
      [SMALL_WAR, "--policies", "as_is"],
      'policies of course: ["as_is","cut_off"] there, ["as_is"] here',
    ],
    ["another part", [SMALL_WAR, "--chunk", "1/2"], "part: all there, 1/2 here"],
  ])("with %s is refused, and the difference is named", async (_, args, said) => {
    const left = await parley(["run", ...args, "-o", whole, "--resume"]);
    expect(left.status).toBe(2);
    expect(left.err).toContain(said);
  });
  test("with a run of another engine version is refused, and the versions are named", async () => {
    copyRun(whole, folder, (manifest) => manifest.replace(/("table": "course",\s+"version": )"[^"]+"/, '$1"0.9"'));
    for (const command of [
      ["run", SMALL_WAR, "-o", folder, "--resume"],
      ["verify", folder],
    ]) {
      const left = await parley(command);
      expect(left.status).toBe(2);
      expect(left.err).toContain(`version of course: "0.9" there, "${courseEngine.version}" here`);
    }
  });
  test("makes a truncated chunk again, and says which", async () => {
    copyRun(whole, folder);
    truncateSync(join(folder, "course/000000002.parquet"), 1000);
    const left = await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"]);
    expect(left.status).toBe(0);
    expect(left.err).toMatch(/^made again: course\/000000002\.parquet: /);
    expect(contents(folder)).toEqual(contents(whole));
  });
  test("without a run in the folder is refused", async () => {
    const left = await parley(["run", SMALL_WAR, "-o", folder, "--resume"]);
    expect([left.status, left.err]).toEqual([2, `${folder} holds no run.\n`]);
  });
});

describe("parley verify", () => {
  test("runs a sample, or all, again, and finds them the same", async () => {
    const some = await parley(["verify", whole, "--sample", "2", "--jobs", "1"]);
    expect([some.status, some.out]).toEqual([
      0,
      "9 chunks read: all as they were written. 2 run again: all the same.\n",
    ]);
    const all = await parley(["verify", whole, "--all", "--jobs", "1"]);
    expect(all.out).toContain("9 run again: all the same.");
  });
  test("finds damage and false rows with the right hash, with status 1", async () => {
    copyRun(whole, folder);
    truncateSync(join(folder, "terms/000000000.parquet"), 10);
    const damaged = await parley(["verify", folder, "--sample", "0", "--jobs", "1"]);
    expect(damaged.status).toBe(1);
    expect(damaged.out).toBe("9 chunks read: 1 damaged. 0 run again: all the same.\n");
    expect(damaged.err).toMatch(/^terms\/000000000\.parquet: /);
  });
  test("finds rows that are whole on disk and come out otherwise, with status 1", async () => {
    copyRun(whole, folder);
    const { manifest, text } = await readRun(folder);
    const { conflict } = readConflict(text, manifest.conflict.file);
    const store = Store.open(folder, manifest, conflict!);
    const task = store.tasks().find(({ plan }) => plan.table === "course")!;
    const chunk = await store.get(task);
    await store.put(task, { ...chunk, values: chunk.values.map((value, k) => (k === 3 ? value + 1e-12 : value)) });
    await store.save();
    const found = await parley(["verify", folder, "--all", "--jobs", "1"]);
    expect([found.status, found.out]).toEqual([
      1,
      "9 chunks read: all as they were written. 9 run again: 1 different.\n",
    ]);
    expect(found.err).toContain("course/000000000.parquet: run again, its rows are others\n");
  });
  test("finds a copy of the conflict that is not the one that was run", async () => {
    copyRun(whole, folder);
    const copy = join(folder, "conflict.parley.yaml");
    writeFileSync(copy, readFileSync(copy, "utf8").replace("stake: 4k to 6k km2", "stake: 4k to 7k km2"));
    const left = await parley(["verify", folder]);
    expect(left.status).toBe(1);
    expect(left.err).toContain("is not the conflict that was run");
  });
});

describe.each<[string, string[]]>([
  ["latin", ["--worlds", "6"]],
  ["sobol", ["--worlds", "8"]],
  ["saltelli", ["--worlds", "1", "--second-order"]],
  ["morris", ["--worlds", "1", "--levels", "6"]],
])("a run of the design %s", (design, extra) => {
  const quick = ["--repeats", "1", "--policies", "as_is", "--jobs", "1", "--chunk-worlds", "40"];
  const asked = ["--design", design, ...extra, ...quick];
  test("says its design in the manifest, is gone on with without naming it, and comes out the same in parts", async () => {
    expect((await parley(["run", SMALL_WAR, "-o", `${folder}-w`, ...asked])).status).toBe(0);
    const { plan } = JSON.parse(readFileSync(join(`${folder}-w`, "manifest.json"), "utf8")) as {
      plan: { design: object };
    };
    expect(plan.design).toMatchObject({ kind: design });
    expect((await parley(["run", SMALL_WAR, "-o", `${folder}-w`, "--resume"])).status).toBe(0);
    const verified = await parley(["verify", `${folder}-w`, "--all", "--jobs", "1"]);
    expect(verified.out).toMatch(/all as they were written\. \d+ run again: all the same\.\n$/);
    for (const k of [1, 2])
      expect((await parley(["run", SMALL_WAR, "-o", `${folder}-${k}`, ...asked, "--chunk", `${k}/2`])).status).toBe(0);
    expect((await parley(["merge", `${folder}-2`, `${folder}-1`, "-o", folder])).status).toBe(0);
    expect(contents(folder)).toEqual(contents(`${folder}-w`));
    const chunk = "inputs/000000000.parquet";
    expect(contents(folder)[chunk]).not.toBe(contents(whole)[chunk]);
  });
  test("is refused where its manifest tells of more worlds than the design has, or of no such design", async () => {
    await parley(["run", SMALL_WAR, "-o", `${folder}-w`, ...asked]);
    copyRun(`${folder}-w`, folder, (manifest) =>
      manifest.replace(/"worlds": \d+,\n  "seed"/, '"worlds": 9999,\n  "seed"'),
    );
    expect((await parley(["verify", folder])).err).toContain("worlds: 9999 there");
    copyRun(`${folder}-w`, `${folder}-s`, (manifest) => manifest.replace(`"kind": "${design}"`, '"kind": "lattice"'));
    expect((await parley(["verify", `${folder}-s`])).err).toContain("has a strange design");
  });
  test("is not put together with chunks of another", async () => {
    await parley(["run", SMALL_WAR, "-o", `${folder}-1`, ...asked, "--chunk", "1/2"]);
    await parley(["run", SMALL_WAR, "-o", `${folder}-2`, ...quick, "--worlds", "6", "--chunk", "2/2"]);
    const left = await parley(["merge", `${folder}-1`, `${folder}-2`, "-o", folder]);
    expect(left.status).toBe(2);
    expect(left.err).toMatch(/design: .+ there, .+ here/);
  });
});

describe("parts", () => {
  const part = (k: number, of: number): Promise<{ status: number }> =>
    parley(["run", SMALL_WAR, "-o", `${folder}-${k}`, ...FEW, "--chunk", `${k}/${of}`]);
  test("run apart and merged are the undivided run, byte for byte", async () => {
    for (const k of [1, 2, 3]) expect((await part(k, 3)).status).toBe(0);
    const left = await parley(["merge", `${folder}-3`, `${folder}-1`, `${folder}-2`, "-o", folder]);
    expect(left.status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
  test("merged without one of them end with 4, and can be gone on with", async () => {
    for (const k of [1, 3]) await part(k, 3);
    const left = await parley(["merge", `${folder}-1`, `${folder}-3`, "-o", folder]);
    expect(left.status).toBe(4);
    expect(left.err).toContain("3 of 9 chunks are in none of the folders");
    expect((await parley(["run", SMALL_WAR, "-o", folder, "--resume", "--jobs", "1"])).status).toBe(0);
    expect(contents(folder)).toEqual(contents(whole));
  });
});
