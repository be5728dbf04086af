import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Sealed } from "../../src/report/sealed.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "30", "--repeats", "4"];
const FILES = { "war.yaml": readFileSync(SMALL_WAR, "utf8") };
const sealing = parley(["seal", "war.yaml", ...FEW, "-o", "war.sealed.json"], FILES);
const textOf = async (): Promise<string> => (await sealing).files.get("war.sealed.json")!;
const AREA = "area gained by 52 weeks";
const by = "on: 2001-09-01, source: {title: Record, date: 2001-09-02}";
const outcomes = (...lines: string[]): string =>
  ["outcomes: 1", "case: war", "happened:", ...lines.map((line) => `  ${line}`)].join("\n");

interface Data {
  grades: {
    of: string;
    kind: string;
    why?: string;
    chance: number;
    brier: number;
    log: number;
    crps: number;
    inside: boolean;
  }[];
  events: { n: number; brier: number; log: number } | null;
}
const graded = async (told: string, sealed?: string): Promise<Data> => {
  const files = { "s.json": sealed ?? (await textOf()), "o.yaml": told };
  const { out, err, status } = await parley(["grade", "s.json", "--outcomes", "o.yaml", "--json"], files);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Data;
};

describe("parley seal", () => {
  test("holds the claims of the brief, the case's hash, engines, seed, and the day of the clock", async () => {
    const sealed = JSON.parse(await textOf()) as Sealed & { digest: string };
    const brief = JSON.parse((await parley(["brief", "war.yaml", ...FEW, "--json"], FILES)).out) as {
      hash: string;
      engine: object;
      claims: { verdict: { kind: string; share: number; pooled: { value: number } | null } }[];
    };
    expect(sealed).toMatchObject({
      hash: brief.hash,
      engines: brief.engine,
      seed: 1,
      sealedOn: "1970-01-01",
      case: "war",
    });
    expect(sealed.claims.map(({ verdict, share, chance }) => [verdict, share, chance?.value ?? null])).toEqual(
      brief.claims.map(({ verdict: { kind, share, pooled } }) => [kind, share, pooled?.value ?? null]),
    );
    expect(sealed.measures.find(({ measure, under }) => measure === AREA && under === "as_is")!.quantiles).toHaveLength(
      99,
    );
    expect(sealed.digest).toMatch(/^sha256-/);
  });

  test("the same file, seed and day give the same bytes", async () => {
    const again = await parley(["seal", "war.yaml", ...FEW, "-o", "war.sealed.json"], FILES);
    expect(again.files.get("war.sealed.json")).toBe(await textOf());
  });
});

describe("parley grade", () => {
  test("refuses a sealed file in which anything was changed, or that is none", async () => {
    const told = outcomes(`c1: {is: no, ${by}}`);
    const changed = (await textOf()).replace('"verdict": "', '"verdict": "un');
    for (const [text, why] of [
      [changed, "the seal is broken"],
      ["{}", "holds no sealed claims"],
      ["no json", "holds no sealed claims"],
    ]) {
      const { status, err } = await parley(["grade", "s.json", "--outcomes", "o.yaml"], {
        "s.json": text,
        "o.yaml": told,
      });
      expect([status, err]).toEqual([3, expect.stringContaining(why) as string]);
    }
  });

  test("a chance p of what did not happen scores p² and −ln(1 − p); of what did, (1 − p)² and −ln p", async () => {
    const no = (await graded(outcomes(`c1: {is: no, ${by}}`))).grades[0];
    expect(no.brier).toBeCloseTo(no.chance * no.chance, 10);
    expect(no.log).toBeCloseTo(-Math.log(1 - no.chance), 10);
    const yes = (await graded(outcomes(`c1: {is: yes, ${by}}`))).grades[0];
    expect(yes.brier).toBeCloseTo((1 - yes.chance) * (1 - yes.chance), 10);
    expect(yes.log).toBeCloseTo(-Math.log(yes.chance), 10);
  });

  test("an amount at the middle of its distribution scores better than one far off, and only that is inside", async () => {
    const { measures } = JSON.parse(await textOf()) as Sealed;
    const middle = measures.find(({ measure, under }) => measure === AREA && under === "as_is")!.quantiles![49];
    const near = (await graded(outcomes(`${AREA}: {is: ${Math.round(middle)} km2, under: as_is, ${by}}`))).grades[0];
    const far = (await graded(outcomes(`${AREA}: {is: 90k km2, under: as_is, ${by}}`))).grades[0];
    expect([near.inside, far.inside]).toEqual([true, false]);
    expect(near.crps).toBeLessThan(far.crps);
  });

  test("what cannot be graded is listed with why, and none of it counts in the means", async () => {
    const { grades, events } = await graded(
      outcomes(
        `c2: {is: yes, ${by}}`,
        `${AREA}: {is: yes, ${by}}`,
        `unheard of: {is: 3, ${by}}`,
        "c1: {is: no, on: 2001-02-01, source: {title: Record, date: 2001-02-02}}",
      ),
    );
    expect(events).toBeNull();
    expect(grades.map(({ kind }) => kind)).toEqual(grades.map(() => "ungraded"));
    expect(grades.map(({ why }) => why)).toEqual([
      "it states no chance of an event, so nothing that happened can score it",
      "its outcome must be a number in km2, km²",
      "nothing of that name is sealed",
      "it was so on 2001-02-01, not after the day of the case (2001-03-01)",
    ]);
    expect((await graded(outcomes("c2: {ungraded: nobody says}"))).grades.map(({ of, why }) => [of, why])).toEqual([
      ["c2", "nobody says"],
      ["c1", "the outcomes file does not name it"],
    ]);
  });

  test.each([80, 100])("its text fits %i columns", async (columns) => {
    const told = outcomes(`c1: {is: no, ${by}}`, `${AREA}: {is: 410 km2, ${by}}`, "c2: {ungraded: nobody says}");
    const files = { "s.json": await textOf(), "o.yaml": told };
    const { out } = await parley(["grade", "s.json", "--outcomes", "o.yaml"], files, [], columns);
    for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(columns);
    for (const said of ["One event: Brier score", "GRADED", "UNGRADED", "CRPS", "c2: nobody says."])
      expect(out).toContain(said);
  });

  test("3 for an outcomes file with an error, 2 for one of another case", async () => {
    const files = {
      "s.json": await textOf(),
      "bad.yaml": outcomes("c1: {is: perhaps}"),
      "other.yaml": outcomes("c1: {ungraded: x}").replace("case: war", "case: peace"),
    };
    const bad = await parley(["grade", "s.json", "--outcomes", "bad.yaml"], files);
    expect([bad.status, bad.err]).toEqual([3, expect.stringContaining("P0481") as string]);
    const other = await parley(["grade", "s.json", "--outcomes", "other.yaml"], files);
    expect([other.status, other.err]).toEqual([2, "other.yaml tells of peace, and s.json is sealed of war.\n"]);
  });
});
