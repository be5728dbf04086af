import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { builtInto, child, scratch, type Ended } from "../ensemble/bundle.js";

const HISTORY = `history:
  window: [2000-09-01, 2001-03-01]
  must_match:
    - {measure: casualties(north) per month, within: 4000 to 7500}
`;
const place = scratch();
const file = join(place.folder, "war.parley.yaml");
const before = process.env["PARLEY_CACHE"];
let command: string;
let argv: string[];
let undisturbed: Ended;

/** A cache of its own for what the next commands find. */
function freshCache(name: string): string {
  const folder = join(place.folder, name);
  process.env["PARLEY_CACHE"] = folder;
  return folder;
}

const readingsIn = (folder: string): number =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".reading.json")).length : 0;

/** Runs the command and sends it a signal some time after `due`. */
function stopped(due: (said: string) => boolean, after: number, signal: NodeJS.Signals): Promise<Ended> {
  return child(command, argv, (kill, over, said) => {
    const timer = setInterval(() => {
      if (!over() && !due(said())) return;
      clearInterval(timer);
      setTimeout(() => kill(signal), after);
    }, 5);
  });
}

beforeAll(async () => {
  command = (await builtInto(place.folder)).command;
  writeFileSync(file, readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8") + HISTORY);
  const few = "messages,optimism,attrition,truce,survival,moves-blame,aid-front";
  argv = ["ablate", file, "--only", few, "--worlds", "16", "--repeats", "4", "--jobs", "2", "--json"];
  process.env["PARLEY_CACHE"] = "";
  undisturbed = await child(command, [...argv]);
  expect([undisturbed.status, JSON.parse(undisturbed.out).links.length]).toEqual([0, 2]);
});
afterAll(() => {
  if (before === undefined) delete process.env["PARLEY_CACHE"];
  else process.env["PARLEY_CACHE"] = before;
  place.done();
});

test("interrupted, it ends with 130 and says what is kept; the same command goes on and prints the same bytes", async () => {
  const cache = freshCache("interrupted");
  const left = await stopped((said) => said.includes("messages: "), 0, "SIGINT");
  expect(left.status).toBe(130);
  const [, done, all] = left.err.match(/interrupted: (\d+) of (\d+) readings are finished, kept in (?:.*); the same/)!;
  expect(left.out).toBe("");
  expect(readingsIn(cache)).toBe(Number(done));
  expect(Number(done)).toBeLessThan(Number(all));
  const goneOn = await child(command, argv);
  expect([goneOn.status, goneOn.out === undisturbed.out]).toEqual([0, true]);
  // what was finished is not read again
  expect(goneOn.err).not.toMatch(/^as filed: /m);
  expect(goneOn.err.match(/^\S.*: \d+ of \d+ readings/gm)).toHaveLength(Number(all) - Number(done));
});

test("killed at random moments and gone on with, it prints the bytes of an undisturbed run, from any number of threads", async () => {
  const cache = freshCache("killed");
  let hit = 0;
  for (let k = 0; k < 5; k++) {
    const at = { world: k, week: 0, draw: 0, stream: 0, purpose: Purpose.tests, repeat: 21 };
    const there = readingsIn(cache);
    const ended = await stopped(() => readingsIn(cache) > there, 900 * uniformAt(9, at), "SIGKILL");
    if (ended.signal === "SIGKILL") hit++;
  }
  expect(hit).toBeGreaterThan(0);
  const alone = await child(command, [...argv, "--jobs", "1"]);
  expect([alone.status, alone.out === undisturbed.out]).toEqual([0, true]);
});

test("another seed, file or number of repeats takes nothing of what is kept, and a damaged reading is made again", async () => {
  const cache = freshCache("killed");
  const other = await child(command, [...argv, "--only", "optimism", "--seed", "2"]);
  expect(other.err).toMatch(/^as filed: 1 of 2 readings/m);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.endsWith(".reading.json")) writeFileSync(path, readFileSync(path, "utf8").replace(/\d(?=[^\d]*$)/, "7"));
  }
  const again = await child(command, argv);
  expect([again.status, again.out === undisturbed.out]).toEqual([0, true]);
  rmSync(cache, { recursive: true });
});

test("without a cache an interrupt says that nothing is kept", async () => {
  freshCache("none");
  process.env["PARLEY_CACHE"] = "";
  const left = await stopped((said) => said.includes("as filed: "), 0, "SIGINT");
  expect([left.status, left.err]).toEqual([130, expect.stringContaining("nothing is kept without a cache")]);
});
