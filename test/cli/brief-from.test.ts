import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { REPEAT_RULE } from "../../src/judgement/index.js";
import { briefOf } from "../../src/report/brief.js";
import { renderJson } from "../../src/report/json.js";
import { copyRun, freshPaths } from "../ensemble/bundle.js";
import { parley, SMALL_WAR } from "./world.js";

const GROWS = ["--worlds", "4", "--repeats", "adaptive", "--most-runs", "0"];
const ONCE = ["--worlds", "6", "--repeats", "2"];
const DISK = ["--jobs", "1", "--chunk-worlds", "4"];
const place = freshPaths();
let folder: string;
beforeEach(() => {
  folder = place.path();
});

const whole = join(place.folder, "whole");
const once = join(place.folder, "once");
const war = readFileSync(SMALL_WAR, "utf8");
beforeAll(async () => {
  await parley(["run", SMALL_WAR, "-o", whole, ...GROWS, ...DISK]);
  await parley(["run", SMALL_WAR, "-o", once, ...ONCE, ...DISK]);
});

const from = (run: string, ...more: string[]): ReturnType<typeof parley> =>
  parley(["brief", SMALL_WAR, "--from", run, ...more]);

describe("a brief of a stored run", () => {
  test("says what the same worlds, repeats and seed say in memory", async () => {
    const [stored, memory] = [await from(once, "--json"), await parley(["brief", SMALL_WAR, ...ONCE, "--json"])];
    expect([stored.status, stored.err]).toEqual([0, ""]);
    expect(stored.out).toBe(memory.out);
  });
  test("claims, why and policies of it say what they say in memory, and refuse options of what is run", async () => {
    for (const [command, ...more] of [["claims"], ["why", "c1"], ["policies"]]) {
      const [stored, memory] = [
        await parley([command, ...more, SMALL_WAR, "--from", once, "--json"]),
        await parley([command, ...more, SMALL_WAR, ...ONCE, "--json"]),
      ];
      expect([stored.status, stored.err]).toEqual([0, ""]);
      expect(stored.out, command).toBe(memory.out);
      const both = await parley([command, ...more, SMALL_WAR, "--from", once, "--worlds", "6"]);
      expect([both.status, both.err]).toEqual([2, expect.stringContaining("--worlds says what to run")]);
    }
  });
  test("along a number, the values are tried on the worlds of the run: what the same worlds say in memory, and nothing weighed", async () => {
    const asked = ["policies", SMALL_WAR, "--along", "talks.chance=1 %, 20 %", "--json"];
    const [stored, memory] = [await parley([...asked, "--from", once]), await parley([...asked, ...ONCE])];
    expect([stored.status, stored.out]).toEqual([0, memory.out]);
    const other = await parley([...asked, "--from", once, "--set", "campaign.front.advance=14 to 24 km2/week"]);
    expect([other.status, other.err]).toEqual([2, expect.stringContaining("and no others")]);
  });
  test("policies and seal of a narrower range weigh its worlds, and say how many they are worth", async () => {
    await parley(["run", SMALL_WAR, "-o", folder, "--worlds", "40", "--repeats", "2", ...DISK]);
    const narrow = ["--from", folder, "--set", "campaign.front.advance=14 to 24 km2/week"];
    const asked = async (
      ...more: string[]
    ): Promise<{ effectiveWorlds: number | null; outcomes: { levels: object }[] }> =>
      JSON.parse((await parley(["policies", SMALL_WAR, ...more, "--json"])).out) as never;
    const [wide, weighed] = [await asked("--from", folder), await asked(...narrow)];
    expect(wide.effectiveWorlds).toBeNull();
    expect(weighed.effectiveWorlds).toBeGreaterThan(5);
    expect(weighed.effectiveWorlds).toBeLessThan(40);
    expect(weighed.outcomes[0].levels).not.toEqual(wide.outcomes[0].levels);
    const told = await parley(["seal", SMALL_WAR, "-o", "s.json", ...narrow]);
    const sealed = JSON.parse(told.files.get("s.json")!) as { effectiveWorlds: number; matched: boolean };
    expect([sealed.effectiveWorlds, sealed.matched]).toEqual([weighed.effectiveWorlds, false]);
  });
  test("sealed from it has the digest of the same worlds sealed in memory", async () => {
    const sealed = async (...more: string[]): Promise<string> => {
      const told = await parley(["seal", SMALL_WAR, "-o", "s.json", ...more]);
      expect([told.status, told.err.includes("sealed 2 claims")]).toEqual([0, true]);
      return told.files.get("s.json")!;
    };
    expect(await sealed("--from", once)).toBe(await sealed(...ONCE));
  });
  test("is what `parley run` offers next, where its rows are all that a brief reads", async () => {
    const all = await parley(["run", SMALL_WAR, "-o", folder, ...ONCE, ...DISK]);
    expect(all.out).toContain(`\nNEXT\n parley brief ${SMALL_WAR} --from ${folder}\n parley verify ${folder}\n`);
    const few = join(place.folder, "few");
    const some = await parley(["run", SMALL_WAR, "-o", few, ...ONCE, ...DISK, "--policies", "cut_off"]);
    expect(some.out).toContain(`\nNEXT\n parley verify ${few}\n`);
  });
  test("of another design has that design's worlds, and says so on the page", async () => {
    const asked = ["--design", "latin", "--worlds", "5", "--repeats", "adaptive", "--most-runs", "0"];
    await parley(["run", SMALL_WAR, "-o", folder, ...asked, ...DISK]);
    const left = await from(folder, "--json", "--report", "page.html");
    const { conflict } = readConflict(war, "small-war.parley.yaml");
    const memory = await briefOf(conflict!, {
      worlds: 5,
      repeats: 16,
      seed: 1,
      design: { kind: "latin", size: 5 },
      adaptive: { ...REPEAT_RULE, most: 0 },
    });
    expect(left.out).toBe(renderJson(memory));
    expect((await from(folder)).out.replace(/\s+/g, " ")).toContain(
      "5 worlds × 16 repeats of chance, worlds drawn as latin (hypercube of 5 worlds): each",
    );
    expect(left.files.get("page.html")).toMatch(/parley run \S+ --design latin --worlds 5 --repeats adaptive/);
  });
  test("of worlds that fit the record tells how they were found, as a brief in memory does", async () => {
    const band = "  must_match:\n    - {measure: casualties(north) per month, within: 5000 to 6500}\n";
    const file = join(place.folder, "recorded.parley.yaml");
    writeFileSync(file, `${war}history:\n  window: [2000-09-01, 2001-03-01]\n${band}`);
    const run = await parley(["run", file, "-o", folder, "--design", "matched", ...ONCE, ...DISK]);
    expect(run.status).toBe(0);
    const stored = await parley(["brief", file, "--from", folder, "--json"]);
    const memory = await parley(["brief", file, ...ONCE, "--json"]);
    expect(stored.out).toBe(memory.out);
    expect(JSON.parse(stored.out)).toMatchObject({ match: { members: 6, constraints: [{ kind: "band" }, {}, {}] } });
    copyRun(folder, `${folder}-old`, (text) => {
      const { match: _, ...old } = JSON.parse(text) as { match: unknown };
      return JSON.stringify(old);
    });
    const old = await parley(["brief", file, "--from", `${folder}-old`]);
    expect([old.status, old.err]).toEqual([2, expect.stringContaining("does not say how its worlds were matched")]);
  });
  test("of a changed file reads the change from the folder", async () => {
    const changed = ["--set", "talks.chance=10 %"];
    await parley(["run", SMALL_WAR, "-o", folder, ...ONCE, ...DISK, ...changed]);
    const [stored, memory] = [
      await from(folder, "--json"),
      await parley(["brief", SMALL_WAR, ...ONCE, ...changed, "--json"]),
    ];
    const claims = (out: string): unknown => (JSON.parse(out) as { claims: unknown }).claims;
    expect(claims(stored.out)).toEqual(claims(memory.out));
  });
});

describe("a stored run asked for other ranges", () => {
  const many = join(place.folder, "many");
  const LOSSES = ["--set", "campaign.men.north.losses=180 to 260 persons/day"];
  interface Told {
    readonly effectiveWorlds: number | null;
    readonly claims: readonly {
      readonly id: string;
      readonly verdict: { readonly pooled: { readonly value: number } | null };
    }[];
    readonly changes: unknown;
  }
  const told = async (...args: string[]): Promise<Told> => {
    const left = await parley(["brief", SMALL_WAR, ...args, "--json"]);
    expect(left.err).not.toContain("cannot");
    return JSON.parse(left.out) as Told;
  };
  beforeAll(async () => {
    await parley(["run", SMALL_WAR, "-o", many, "--worlds", "500", "--repeats", "2", "--jobs", "1"]);
  });
  test("has its worlds weighed, says how few that leaves, and comes out near the ranges run anew", async () => {
    const [weighed, plain] = [await told("--from", many, ...LOSSES), await told("--from", many)];
    const anew = await told("--worlds", "500", "--repeats", "2", "--seed", "2", ...LOSSES);
    expect(plain.effectiveWorlds).toBeNull();
    expect(weighed.effectiveWorlds).toBeGreaterThan(200);
    expect(weighed.effectiveWorlds).toBeLessThan(400);
    expect(weighed.changes).toEqual(expect.any(Array));
    const chances = (of: Told): number[] => of.claims.flatMap(({ verdict }) => verdict.pooled?.value ?? []);
    expect(chances(anew).length).toBeGreaterThan(0);
    chances(anew).forEach((chance, k) => {
      // some three standard errors of a chance near a half over 250 weighted worlds and 500 others
      expect(Math.abs(chances(weighed)[k] - chance), anew.claims[k].id).toBeLessThan(0.1);
      expect(chances(weighed)[k]).not.toBe(chances(plain)[k]);
    });
    expect(Math.abs(chances(plain)[0] - chances(anew)[0])).toBeGreaterThan(
      Math.abs(chances(weighed)[0] - chances(anew)[0]),
    );
  });
  test("is refused for values that were never drawn, with their share", async () => {
    const held = (range: string): string[] => ["--set", `beliefs.north.deal_holds=${range}`];
    await parley(["run", SMALL_WAR, "-o", folder, ...ONCE, ...DISK, ...held("uniform(0.5; 0.9)")]);
    const wide = await from(folder, ...held("uniform(0.1; 0.9)"));
    expect([wide.status, wide.err]).toEqual([
      2,
      expect.stringContaining("beliefs.north.deal_holds: 50 % of what is asked lies where nothing was drawn"),
    ]);
    expect((await from(folder, ...held("uniform(0.6; 0.8)"))).status).toBe(0);
  });
});

describe("is refused, with the difference named:", () => {
  test.each<[string, (manifest: string) => string, string]>([
    [
      "another version of an engine",
      (text) => text.replace(/("table": "terms",\s+"version": )"[^"]+"/, '$1"0"'),
      'version of terms: "0" there',
    ],
    [
      "a run without an engine",
      (text) => text.replace(/\{\s+"table": "terms",[^}]+\},/, ""),
      'tables: ["inputs","course"] there',
    ],
    [
      "a part",
      (text) => text.replace('"part": null', '"part": { "index": 1, "of": 3 }'),
      "is part 1 of 3: put the parts together",
    ],
  ])("%s", async (_, change, said) => {
    copyRun(once, folder, change);
    const left = await from(folder);
    expect([left.status, left.err]).toEqual([2, expect.stringContaining(said)]);
  });
  test("another conflict, a changed file, a design of worlds that do not count alike, some of the courses", async () => {
    const other = await from(once, "--set", "talks.chance=10 %");
    expect([other.status, other.err]).toEqual([
      2,
      expect.stringMatching(/cannot be weighed for what is asked; .*\n {2}talks\.chance was one number in every world/),
    ]);
    const file = join(place.folder, "other.parley.yaml");
    writeFileSync(file, war.replace("stake: 4k to 6k km2", "stake: 4k to 7k km2"));
    const apart = await parley(["brief", file, "--from", once]);
    expect([apart.status, apart.err]).toEqual([
      2,
      expect.stringMatching(/is not a run of .*\n {2}conflict: small-war \w+ there, other \w+ here/),
    ]);
    const asked = ["--repeats", "1", "--jobs", "1", "--worlds", "1"];
    await parley(["run", SMALL_WAR, "-o", `${folder}-m`, ...asked, "--design", "morris"]);
    expect((await from(`${folder}-m`)).err).toContain("was drawn by morris, whose worlds do not count alike");
    await parley(["run", SMALL_WAR, "-o", `${folder}-p`, ...asked, "--policies", "as_is"]);
    expect((await from(`${folder}-p`)).err).toContain('policies of course: ["as_is"] there, ["as_is","cut_off"] here');
  });
  test("a run that is not complete, in its chunks or in its rounds", async () => {
    copyRun(once, folder);
    const { chunks, ...rest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      chunks: unknown[];
    };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...rest, complete: false, chunks: chunks.slice(1) }));
    expect((await from(folder)).err).toMatch(
      /is not complete: 1 of 6 chunks are not there\. Go on with: parley run .* --resume/,
    );
    copyRun(whole, `${folder}-r`, (text) => {
      const manifest = JSON.parse(text) as { rounds: unknown[]; chunks: { file: string }[] };
      return JSON.stringify({ ...manifest, complete: false, rounds: manifest.rounds.slice(0, -1) });
    });
    expect((await from(`${folder}-r`)).err).toContain("is not complete: more repeats are still to be asked for");
  });
  test("a chunk that is damaged or gone", async () => {
    copyRun(once, folder);
    rmSync(join(folder, "course/000000004.parquet"));
    const left = await from(folder);
    expect([left.status, left.err]).toEqual([2, expect.stringContaining("course/000000004.parquet: it is not there")]);
  });
  test.each([
    ["--worlds", "6"],
    ["--repeats", "2"],
    ["--most-runs", "5"],
    ["--seed", "1"],
    ["--jobs", "1"],
    ["--unmatched"],
  ])("%s, which says what to run", async (...option) => {
    const left = await from(once, ...option);
    expect([left.status, left.err]).toEqual([2, expect.stringContaining(`${option[0]} says what to run, and --from`)]);
  });
  test("a folder without a run", async () => {
    expect([(await from(place.folder)).err, (await from(folder)).status]).toEqual([
      `${place.folder} holds no run.\n`,
      2,
    ]);
  });
});
