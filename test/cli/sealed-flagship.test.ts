import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { MAKERS } from "../../src/ensemble/makers.js";
import type { Sealed } from "../../src/report/sealed.js";
import { parley } from "./world.js";

const CASE = "conflicts/ukraine-2025.parley.yaml";
const SEALED = "conflicts/outcomes/ukraine-2025.sealed.json";
const OUTCOMES = "conflicts/outcomes/ukraine-2025.outcomes.yaml";
const url = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(url(path), "utf8");

describe.skipIf(!existsSync(url(SEALED)))("the flagship as it is sealed", () => {
  const sealed = (): Sealed => JSON.parse(read(SEALED)) as Sealed;
  const { conflict } = readConflict(read(CASE), "ukraine-2025.parley.yaml");
  const files = { "s.json": existsSync(url(SEALED)) ? read(SEALED) : "", "o.yaml": read(OUTCOMES) };
  const graded = (...more: string[]): ReturnType<typeof parley> =>
    parley(["grade", "s.json", "--outcomes", "o.yaml", ...more], files);

  test("is the file that stands beside it, with every claim, by the engines of this version, on worlds that fit the record", () => {
    const { hash, claims, engines, matched, worlds, asOf } = sealed();
    expect([hash, asOf]).toEqual([conflict!.hash, conflict!.asOf]);
    expect(claims.map(({ id }) => id)).toEqual(conflict!.claims.map(({ id }) => id));
    const now = Object.fromEntries(MAKERS.map(({ table, version }) => [table as string, version]));
    for (const [engine, version] of Object.entries(engines)) expect([engine, now[engine]]).toEqual([engine, version]);
    expect([matched, worlds >= 200]).toEqual([true, true]);
  });

  test("is graded by what the dated sources tell, each event after the day of the case, and all else is listed with why", async () => {
    const { status, err, out } = await graded("--json");
    expect([status, err]).toEqual([0, ""]);
    const { grades, events, amounts } = JSON.parse(out) as {
      grades: { of: string; kind: string; why?: string; told?: { on: string; date: string } }[];
      events: { n: number; brier: number };
      amounts: { n: number };
    };
    expect([events.n >= 3, amounts.n >= 1, events.brier >= 0 && events.brier <= 1]).toEqual([true, true, true]);
    for (const { kind, why, told } of grades)
      if (kind === "ungraded") expect(why!.length).toBeGreaterThan(10);
      else expect([told!.on > conflict!.asOf!, told!.date >= told!.on]).toEqual([true, true]);
    const named = grades.map(({ of }) => of);
    for (const { id } of conflict!.claims) expect(named).toContain(id);
  });

  test("broken by a changed share is refused", async () => {
    const changed = { ...files, "s.json": files["s.json"].replace('"verdict": "', '"verdict": "un') };
    const { status, err } = await parley(["grade", "s.json", "--outcomes", "o.yaml"], changed);
    expect([status, err]).toEqual([3, expect.stringContaining("the seal is broken") as string]);
  });
});
