import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/program.js";

const root = new URL("../../", import.meta.url);

interface Told {
  status: number;
  out: string;
  err: string;
  written: Record<string, string>;
}

/** Runs a command line against files of this repository and a few made ones; nothing touches the disk. */
async function parley(args: readonly string[], made: Record<string, string> = {}): Promise<Told> {
  const told: Told = { status: -1, out: "", err: "", written: {} };
  const io: Io = {
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    read: (path) => {
      if (path in made) return Promise.resolve(made[path]);
      try {
        return Promise.resolve(readFileSync(new URL(path, root), "utf8"));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    },
    write: (path, text) => {
      told.written[path] = text;
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
    sha256: (text) => createHash("sha256").update(text).digest("base64"),
    columns: 100,
    colour: false,
    live: false,
    now: () => 0,
  };
  told.status = await run(args, "0.0.0", io);
  return told;
}

const mill = "conflicts/mill-shifts.parley.yaml";
const war = "test/fixtures/small-war.parley.yaml";
const few = ["--worlds", "12", "--repeats", "4"];

describe("exit status", () => {
  test("0 for a sound file", async () => expect((await parley(["check", mill])).status).toBe(0));
  test("2 for a file that is not there, with a sentence", async () => {
    const told = await parley(["check", "nowhere.parley.yaml"]);
    expect(told.status).toBe(2);
    expect(told.err).toBe("nowhere.parley.yaml: there is no such file.\n");
  });
  test("2 for an unknown command, option or number", async () => {
    for (const args of [
      ["brie", mill],
      ["brief", mill, "--wrlds", "3"],
      ["brief", mill, "--worlds", "many"],
      ["brief", mill, "--fail-on", "maybe"],
    ])
      expect((await parley(args)).status, args.join(" ")).toBe(2);
  });
  test("3 for a file with errors, all of them printed with line, column and code", async () => {
    const told = await parley(["brief", "bad.parley.yaml"], {
      "bad.parley.yaml": "parley: 1\ncase: {titel: X}\nactors: {a: {title: A, role: general}}\n",
    });
    expect(told.status).toBe(3);
    expect(told.err).toMatch(/bad\.parley\.yaml:2:\d+ P\d{4} .*titel/);
    expect(told.err).toMatch(/bad\.parley\.yaml:3:\d+ P\d{4} .*general/);
  });
  test("1 where a gate fails, 0 where it does not", async () => {
    expect((await parley(["brief", mill, ...few, "--fail-on", "holds"])).status).toBe(1);
    expect((await parley(["brief", mill, ...few, "--fail-on", "fails,open"])).status).toBe(0);
  });
});

test("explain says what a code means; an unknown code is a usage error", async () => {
  const known = await parley(["explain", "P0107"]);
  expect(known.status).toBe(0);
  expect(known.out.length).toBeGreaterThan(60);
  expect((await parley(["explain", "P9999"])).status).toBe(2);
});

describe("brief", () => {
  test("prints the page, and writes it as HTML where asked", async () => {
    const told = await parley(["brief", war, ...few, "--report", "out/page.html"]);
    expect(told.status).toBe(0);
    expect(told.out).toContain("The valley war");
    expect(Object.keys(told.written)).toEqual(["out/page.html"]);
    expect(told.written["out/page.html"]).toMatch(/^<!doctype html>/);
  });
  test("twice with the same seed: the same bytes of JSON; another seed: others", async () => {
    const [one, two, other] = await Promise.all(
      [[], [], ["--seed", "2"]].map((extra) => parley(["brief", war, "--json", ...few, ...extra])),
    );
    expect(one.out).toBe(two.out);
    expect(one.out).not.toBe(other.out);
  });
  test("with --set it says which verdicts changed, and says so where none did", async () => {
    const sure = await parley([
      "brief",
      war,
      "--worlds",
      "40",
      "--repeats",
      "16",
      "--set",
      "talks.chance=0.01 %",
      "--set",
      "patron.patron.tables_packages=no",
    ]);
    expect(sure.out).toMatch(
      /CHANGED\n (One|Two) of two verdicts differs? from the file as filed; .*\n c1 \(.*\): [a-z ]+ as filed,\s+holds\s+here/,
    );
    const same = await parley(["brief", war, ...few, "--set", "case.title=Another name"]);
    expect(same.out).toContain("No verdict differs from the file as filed.");
  });
  test("a path that is not there is a diagnostic that names near ones", async () => {
    const told = await parley(["brief", war, "--set", "talks.chanse=10 %"]);
    expect(told.status).toBe(3);
    expect(told.err).toMatch(/chance/);
  });
  test.each(["red_lines=priced", "red_lines=hard", "foresight=next", "foresight=none", "patron=fixed", "patron=bayes"])(
    "runs under switches.%s",
    async (setting) => {
      const told = await parley([
        "brief",
        "conflicts/ukraine-2025.parley.yaml",
        "--json",
        "--unmatched",
        "--worlds",
        "12",
        "--repeats",
        "4",
        "--set",
        `switches.${setting}`,
      ]);
      expect(told.status).toBe(0);
      const { claims, failedRuns } = JSON.parse(told.out) as {
        failedRuns: number;
        claims: { id: string; verdict: { kind: string } }[];
      };
      expect(failedRuns).toBe(0);
      for (const id of ["C1", "C2", "C3", "C5", "C7", "C10", "C12a", "C13"])
        expect(claims.find((claim) => claim.id === id)!.verdict.kind).not.toBe("not-testable-yet");
    },
  );
});

describe("readings", () => {
  test("structure --json has stability by concept and decider, and equilibria, as lists of states", async () => {
    const told = await parley(["structure", "conflicts/elmira-1991.parley.yaml", "--json"]);
    const reading = JSON.parse(told.out) as {
      stability: Record<string, Record<string, string[][]>>;
      equilibria: Record<string, string[][]>;
    };
    expect(reading.equilibria.nash).toContainEqual(["uniroyal.delay", "local_government.insist"]);
    expect(reading.equilibria.nash).toHaveLength(6);
    expect(Object.keys(reading.stability.seq)).toEqual(["moe", "uniroyal", "local_government"]);
  });
  test("terms gives the numbers of the teaching case", async () => {
    const told = await parley(["terms", mill]);
    expect(told.out).toContain("36 packages");
    expect(told.out).toMatch(/split +62 +58 +yes/);
    expect(told.out).toMatch(/Nash point +70 +66/);
  });
  test("course tells one world week by week", async () => {
    const told = await parley(["course", war, "--world", "3", "--weeks", "12"]);
    expect(told.status).toBe(0);
    expect(told.out).toContain("One world of many; not a forecast.");
  });
  test("a reading that the file has no section for is a usage error with a sentence", async () => {
    const told = await parley(["course", mill]);
    expect(told.status).toBe(2);
    expect(told.err).toContain("campaign");
  });
});
