import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "40", "--repeats", "2"];
const text = readFileSync(SMALL_WAR, "utf8")
  .replace("red_lines: priced", "red_lines: one of priced 0.5; hard 0.5")
  .replace(
    "  - text: A cut-off",
    "  - text: It lasts.\n    under: as_is\n    says: chance(settled within 26 weeks) <= 60 %\n    rests_on: [c1]\n  - text: A cut-off",
  );
const FILES = { "war.yaml": text };

describe("parley claims", () => {
  test("its verdicts, shares and chances are those of the brief", async () => {
    interface Data {
      claims: { id: string; verdict: { kind: string; share: number; interval: number[]; pooled: unknown } }[];
    }
    const ours = JSON.parse((await parley(["claims", "war.yaml", ...FEW, "--json"], FILES)).out) as Data;
    const brief = JSON.parse((await parley(["brief", "war.yaml", ...FEW, "--json"], FILES)).out) as Data;
    expect(ours.claims.map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
    for (const [k, { verdict }] of ours.claims.entries()) {
      const { kind, share, interval, pooled } = brief.claims[k].verdict;
      expect(verdict).toMatchObject({ kind, share, interval, pooled });
    }
  });

  test("tells of each claim its numbers, readings, switches, and what it rests on; the rule below", async () => {
    const { out, status } = await parley(["claims", "war.yaml", ...FEW], FILES);
    expect(status).toBe(0);
    expect(out).toMatch(/c1 {2}A settlement within half a year is very unlikely\.\n +[A-Z]+: holds in /);
    for (const said of [
      "chance over",
      "loosely:",
      "(line 167",
      "SWITCHES",
      "priced",
      "c2 rests on c1: in",
      "Rule: holds",
    ])
      expect(out).toContain(said);
    expect(out.replaceAll(/it\s+is\s+no\s+probability/g, "")).not.toMatch(/probab/);
  });

  test.each([80, 100, 160])("every line fits %i columns", async (columns) => {
    const { out } = await parley(["claims", "war.yaml", ...FEW], FILES, [], columns);
    for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(columns);
  });

  test("1 where a claim has a verdict of --fail-on, with which; 2 for a verdict that is none", async () => {
    const gated = await parley(["claims", "war.yaml", ...FEW, "--fail-on", "holds,depends,open,fails"], FILES);
    expect([gated.status, gated.err]).toEqual([1, expect.stringMatching(/--fail-on: c1 \w+/) as string]);
    expect((await parley(["claims", "war.yaml", "--fail-on", "perhaps"], FILES)).status).toBe(2);
  });

  test("2 for a file without claims", async () => {
    const bare = text.slice(0, text.indexOf("\nclaims:") + 1);
    const { status, err } = await parley(["claims", "bare.yaml"], { "bare.yaml": bare });
    expect([status, err]).toEqual([2, expect.stringContaining("no `claims:` section") as string]);
  });

  test("the same file and seed give the same bytes", async () => {
    const once = await parley(["claims", "war.yaml", ...FEW, "--json"], FILES);
    expect((await parley(["claims", "war.yaml", ...FEW, "--json"], FILES)).out).toBe(once.out);
  });
});

test("a file with two claims of which each denies the other says so, and names no pair that can hold together", async () => {
  const says = (id: string, of: string): string => `  - {id: ${id}, text: ${id}., under: as_is, says: "${of}"}\n`;
  const claims = `claims:\n${says("far", "mean(area gained by 52 weeks) > 800 km2")}${says("near", "mean(area gained by 52 weeks) <= 800 km2")}${says("any", "mean(area gained by 52 weeks) > -1 km2")}`;
  const war = readFileSync(SMALL_WAR, "utf8").replace(/claims:\n[\s\S]*/, claims);
  const { out } = await parley(["claims", "war.yaml", "--worlds", "120", "--repeats", "4"], { "war.yaml": war });
  const told = out.replace(/\s+/g, " ");
  expect(told).toMatch(
    /far and near deny each other: in each of the \d+ worlds that decide both, exactly one of them holds\./,
  );
  expect(told).not.toContain("any and");
  expect(told).not.toContain("and any");
});
