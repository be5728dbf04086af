import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixedNumbers } from "../../src/report/choices/choices.js";
import { readConflict } from "../../src/language/read.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "40", "--repeats", "2"];
const war = readFileSync(SMALL_WAR, "utf8").replace("red_lines: priced", "red_lines: one of priced 0.5; hard 0.5");
const FILES = { "war.parley.yaml": war };
const choices = (...args: string[]): ReturnType<typeof parley> =>
  parley(["choices", "war.parley.yaml", ...FEW, ...args], FILES);

interface Told {
  structural: { path: string; line: number; claims: { id: string; shares: number[] }[] }[];
  fixed: { file: { path: string; value: string; line: number }[]; tool: { path: string; count: number }[] };
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
    expect(file.length + tool.reduce((sum, { count }) => sum + count, 0)).toBe(alone.length);
    for (const { path } of file) expect(alone.map((each) => each.path)).toContain(path);
  });

  test("as a page it links each line into the file", async () => {
    const page = (await choices("-o", "docs/choices.md")).files.get("docs/choices.md")!;
    expect(page).toMatch(/^# The valley war: modelling choices/);
    expect(page).toMatch(/`switches\.red_lines` \(\[line \d+\]\(\.\.\/war\.parley\.yaml#L\d+\)\)/);
    expect(page).toContain("Made by `parley choices war.parley.yaml -o docs/choices.md`");
  });
});
