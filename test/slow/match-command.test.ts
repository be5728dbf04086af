import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CACHE_BOUNDS } from "../../src/cli/cache.js";
import { builtInto, child, scratch, type Ended } from "../ensemble/bundle.js";
import { killAndGoOn } from "../ensemble/kill.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";

const HISTORY = `history:
  window: [2000-09-01, 2001-03-01]
  must_match:
    - {measure: casualties(north) per month, within: 5000 to 6500}
  moves:
    - {on: 2000-12-01, move: patron.stop, use: match}
`;
const war = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
const place = scratch();
const file = join(place.folder, "war.parley.yaml");
const cache = join(place.folder, "cache");
const before = process.env["PARLEY_CACHE"];
let command: string;
let number = 0;
let out: string;
beforeAll(async () => {
  command = (await builtInto(place.folder)).command;
  writeFileSync(file, war + HISTORY);
  process.env["PARLEY_CACHE"] = cache;
});
afterAll(() => {
  if (before === undefined) delete process.env["PARLEY_CACHE"];
  else process.env["PARLEY_CACHE"] = before;
  place.done();
});
beforeEach(() => {
  out = join(place.folder, `found-${number++}.json`);
});

const search = (...more: string[]): string[] => ["match", file, "--worlds", "300", "--seed", "4", ...more];

/** Runs a command and sends it a signal some time after it is due. */
function stopped(
  argv: string[],
  due: (said: string) => boolean,
  { after, signal }: { after: number; signal: NodeJS.Signals },
): Promise<Ended> {
  return child(command, argv, (kill, over, said) => {
    const timer = setInterval(() => {
      if (!over() && !due(said())) return;
      clearInterval(timer);
      setTimeout(() => kill(signal), after);
    }, 5);
  });
}

/** Ctrl-C as soon as progress is told. */
const interrupted = (argv: string[]): Promise<Ended> =>
  stopped(argv, (said) => said.includes("match:"), { after: 0, signal: "SIGINT" });

describe("a search for worlds that fit, on the command line", () => {
  let whole: string;
  beforeAll(async () => {
    const path = join(place.folder, "whole.json");
    expect((await child(command, search("-o", path, "--jobs", "1", "--no-cache"))).status).toBe(0);
    whole = readFileSync(path, "utf8");
    expect(existsSync(cache)).toBe(false);
  });
  test.each(["2", "4"])("writes the same file from %s threads", async (jobs) => {
    expect((await child(command, search("-o", out, "--jobs", jobs, "--no-cache"))).status).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(whole);
  });
  test("interrupted, ends with 130, keeps what it found, and goes on with --resume to the same file", async () => {
    const argv = search("-o", out, "--no-cache", "--jobs", "2");
    const left = await interrupted(argv);
    expect([left.status, left.err]).toEqual([130, expect.stringContaining("go on with the same command and --resume")]);
    expect(existsSync(out)).toBe(false);
    const refused = await child(command, argv);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("go on with --resume, or remove it")]);
    expect((await child(command, [...argv, "--resume"])).status).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(whole);
    expect(existsSync(`${out}.sofar`)).toBe(false);
  });
  test("killed at random moments and gone on with, writes the same file", async () => {
    const argv = search("-o", out, "--no-cache", "--jobs", "2", "--resume");
    let hit = 0;
    for (let k = 0; k < 6 && !existsSync(out); k++) {
      const at = { world: k, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat: 3 };
      const after = 1500 * uniformAt(9, at);
      const ended = await stopped(argv, () => existsSync(`${out}.sofar`), { after, signal: "SIGKILL" });
      if (ended.signal === "SIGKILL") hit++;
    }
    expect(hit).toBeGreaterThan(0);
    if (!existsSync(out)) expect((await child(command, argv)).status).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(whole);
  });
  test("refuses to go on from what does not come out so, and to go on without a file", async () => {
    const { members, ...rest } = JSON.parse(whole) as { members: number[]; tried: number };
    const moved = members.map((index) => index + 1).slice(0, -1);
    writeFileSync(`${out}.sofar`, JSON.stringify({ ...rest, members: moved }));
    const left = await child(command, search("-o", out, "--resume"));
    expect([left.status, left.err]).toEqual([2, expect.stringContaining("do not come out as it says. Remove it.")]);
    const none = await child(command, search("--resume"));
    expect([none.status, none.err]).toEqual([2, expect.stringContaining("name it with -o")]);
  });
});

describe("a run of worlds that fit whose repeats grow", () => {
  const asked = [
    "--design",
    "matched",
    "--worlds",
    "30",
    "--repeats",
    "adaptive",
    "--most-runs",
    "2000",
    "--seed",
    "4",
  ];
  test("killed at random moments and gone on with is the undisturbed one in every byte, and a brief reads it", async () => {
    const base = join(place.folder, "runs");
    const argv = [file, ...asked, "--chunk-worlds", "1", "--jobs", "2", "--no-cache"];
    expect(await killAndGoOn(command, base, argv, 6)).toBeGreaterThanOrEqual(2);
    const stored = await child(command, ["brief", file, "--from", join(base, "killed"), "--json"]);
    const anew = await child(command, ["brief", file, "--json", "--no-cache", ...asked.slice(2)]);
    expect([stored.status, anew.status]).toEqual([0, 0]);
    expect({ ...JSON.parse(stored.out), design: null }).toEqual({ ...JSON.parse(anew.out), design: null });
  });
});

describe("the cache of worlds that fit", () => {
  const brief = (worlds: string, ...more: string[]): string[] => [
    ...["brief", file, "--json", "--repeats", "2", "--seed", "4", "--worlds", worlds],
    ...more,
  ];
  const kept = (): string[] => (existsSync(cache) ? readdirSync(cache).sort() : []);

  test("makes a second brief quick and says the same, whatever else was searched for", async () => {
    const anew = await child(command, brief("20", "--no-cache"));
    expect([anew.status, kept()]).toEqual([0, []]);
    const first = await child(command, brief("20"));
    expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{16}-\w+-4-20\.matched\.json$/)]);
    expect((await child(command, brief("60"))).status).toBe(0);
    const second = await child(command, brief("20"));
    expect([first.err, second.err]).toEqual([
      expect.stringContaining("match: 20 of 20"),
      expect.not.stringContaining("match:"),
    ]);
    expect([first.out, second.out]).toEqual([anew.out, anew.out]);
    expect(kept()).toHaveLength(2);
  });
  test("that is damaged, or of another build, is not believed", async () => {
    const [name] = kept();
    const path = join(cache, name);
    const whole = readFileSync(path, "utf8");
    const { members, ...rest } = JSON.parse(whole) as { members: number[] };
    const before = (await child(command, brief("20"))).out;
    for (const lie of [
      whole.slice(0, 300),
      JSON.stringify({ ...rest, members: [...members.slice(0, -2), members.at(-2)! + 1, members.at(-1)] }),
      JSON.stringify({ ...rest, members, constraints: [] }),
    ]) {
      writeFileSync(path, lie);
      const left = await child(command, brief("20"));
      expect([left.status, left.err]).toEqual([0, expect.stringContaining("match: 20 of 20")]);
      expect(left.out).toBe(before);
      expect(readFileSync(path, "utf8")).toBe(whole);
    }
  });
  test("keeps what an interrupted brief found, and the same command goes on", async () => {
    const argv = brief("1500", "--jobs", "1");
    const left = await interrupted(argv);
    expect([left.status, left.err]).toEqual([130, expect.stringContaining("the same command goes on")]);
    expect(kept().filter((name) => name.includes("sofar"))).toHaveLength(1);
  });
  test("keeps what a run found before its time was over, and the same command goes on", async () => {
    const argv = ["run", file, "-o", out, "--design", "matched", "--worlds", "600", "--repeats", "1", "--seed", "9"];
    const left = await child(command, [...argv, "--time-budget", "0.2s"]);
    expect([left.status, left.err]).toEqual([4, expect.stringContaining("stopped by the time budget:")]);
    expect(existsSync(out)).toBe(false);
    expect(kept().filter((name) => name.endsWith("-9-sofar.matched.json"))).toHaveLength(1);
    expect((await child(command, argv)).status).toBe(0);
    expect(kept().filter((name) => name.includes("-9-"))).toEqual([expect.stringContaining("-9-600.")]);
  });
  test("that cannot be written is said once and hinders nothing", async () => {
    const blocked = join(place.folder, "blocked");
    writeFileSync(blocked, "a file");
    process.env["PARLEY_CACHE"] = join(blocked, "inside");
    const left = await child(command, brief("20"));
    process.env["PARLEY_CACHE"] = cache;
    expect([left.status, left.err.match(/note: nothing is kept in the cache/g)]).toEqual([0, [expect.any(String)]]);
  });
  test("never removes a file that is not its own", async () => {
    const own = join(place.folder, "own");
    mkdirSync(own);
    writeFileSync(join(own, "notes.txt"), "mine");
    for (let k = 0; k < CACHE_BOUNDS.files + 30; k++)
      writeFileSync(join(own, `${"0".repeat(16)}-2-${k}-9.matched.json`), "{}");
    process.env["PARLEY_CACHE"] = own;
    expect((await child(command, brief("20"))).status).toBe(0);
    process.env["PARLEY_CACHE"] = cache;
    const names = readdirSync(own);
    expect(names).toContain("notes.txt");
    expect(names.filter((name) => name.endsWith("-20.matched.json"))).toHaveLength(1);
    // the notes are not counted
    expect(names.length).toBeLessThanOrEqual(CACHE_BOUNDS.files + 1);
    expect(names.length).toBeGreaterThan(CACHE_BOUNDS.files - 10);
  });
});
