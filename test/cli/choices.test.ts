import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixedEffects, fixedNumbers, type FixedGroup } from "../../src/report/choices/fixed.js";
import { readConflict } from "../../src/language/read.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "40", "--repeats", "2"];
const war = readFileSync(SMALL_WAR, "utf8").replace("red_lines: priced", "red_lines: one of priced 0.5; hard 0.5");
const FILES = { "war.parley.yaml": war };
const choices = (...args: string[]): ReturnType<typeof parley> =>
  parley(["choices", "war.parley.yaml", ...FEW, ...args], FILES);

interface Told {
  structural: { path: string; line: number; claims: { id: string; shares: number[] }[] }[];
  fixed: { file: { path: string; value: string; line: number }[]; tool: { path: string; quantities: number[] }[] };
}

describe("parley choices", () => {
  test("has each choice with its line in the file, at 80 and at 100 columns", async () => {
    const told = JSON.parse((await choices("--json")).out) as Told;
    const lines = war.split("\n");
    const [lineChoice] = told.structural.filter(({ path }) => path === "switches.red_lines");
    expect(lines[lineChoice.line - 1]).toContain("red_lines: one of priced 0.5; hard 0.5");
    for (const { line, path } of told.fixed.file) expect(lines[line - 1], path).toMatch(/\S/);
    for (const columns of [80, 100]) {
      const { out, status } = await parley(["choices", "war.parley.yaml", ...FEW], FILES, [], columns);
      expect(status).toBe(0);
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
      expect(out).toContain("Whether stated red lines have a price or are absolute");
      expect(out).not.toMatch(/NaN|undefined/);
    }
  });

  test("leaves out no number without a source that has one value", () => {
    const { conflict } = readConflict(war, "war.parley.yaml");
    const alone = conflict!.quantities.filter(({ law, source }) => law.kind === "point" && source === null);
    const { file, tool } = fixedNumbers(conflict!);
    expect(file.length + tool.reduce((sum, { quantities }) => sum + quantities.length, 0)).toBe(alone.length);
    for (const { path } of file) expect(alone.map((each) => each.path)).toContain(path);
  });

  test("another value of a fixed number is said to touch the claim that it moves, and of one without effect nothing is said", async () => {
    // all ground comes from the pace of the front, which has one value here; what winning is worth to South moves none of it
    const text = war
      .replace(/advance: [^,\n]+/, "advance: 60 km2/week")
      .replace("switches:\n", "switches:\n  continuation: certainty_equivalent\n") // wars go on for long
      .replace(
        "> 100 km2",
        "> 100 km2\n  - {id: pace, text: Much ground., under: as_is, says: mean(area gained by 52 weeks) > 4500 km2}",
      );
    const { conflict } = readConflict(text, "war.parley.yaml");
    const place = (path: string): FixedGroup => ({
      path,
      value: "",
      quantities: [conflict!.quantities.findIndex((each) => each.path === path)],
      line: 0,
    });
    const groups = [place("campaign.front.advance"), place("campaign.horizon")];
    const [moved, still] = await fixedEffects(conflict!, groups, { worlds: 40, repeats: 2, seed: 1 });
    expect(moved.claims.map(({ id }) => id)).toContain("pace");
    const { before, after } = moved.claims.find(({ id }) => id === "pace")!;
    expect(after).toBeGreaterThan(before + 0.05);
    expect([moved.tried, still.claims]).toEqual(["120 km²/week", []]);
  });

  test("as a page it links each line into the file", async () => {
    const page = (await choices("-o", "docs/choices.md")).files.get("docs/choices.md")!;
    expect(page).toMatch(/^# The valley war: modelling choices/);
    expect(page).toMatch(/`switches\.red_lines` \(\[line \d+\]\(\.\.\/war\.parley\.yaml#L\d+\)\)/);
    expect(page).toContain("Made by `parley choices war.parley.yaml -o docs/choices.md`");
  });
});
