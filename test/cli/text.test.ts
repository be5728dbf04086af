import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linkFrom } from "../../src/cli/link.js";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "12", "--repeats", "2"];
const war = `${readFileSync(SMALL_WAR, "utf8").replace(
  "claims:\n  - text",
  "claims:\n  - from: {source: report, paragraph: 2}\n    text",
)}sources:\n  report: {title: A report on the valley, date: 2001-02-01}\n`;
const map = `text_map: 1
case: war
text: report
length: 3
elements: {E1: the war, E2: the weather}
paragraphs:
  1: {says: Two neighbours fight over a valley., file: [actors, issues.line], elements: [E1]}
  2: {says: No peace will come this year., lacks: why the author is so sure}
  3: {says: The author thanks a friend.}
`;
const FILES = { "war.parley.yaml": war, "map.yaml": map };
const text = (...args: string[]): ReturnType<typeof parley> =>
  parley(["text", "war.parley.yaml", "--map", "map.yaml", ...FEW, ...args], FILES);

interface Told {
  paragraphs: { number: number; places: { path: string; line: number }[]; claims: { id: string }[] }[];
  unclaimed: string[];
  unmentioned: string[];
}

describe("parley text", () => {
  test("its results are those that the brief has of the same sample, its lines those of the file", async () => {
    const told = JSON.parse((await text("--json")).out) as Told;
    const brief = JSON.parse((await parley(["brief", "war.parley.yaml", ...FEW, "--json"], FILES)).out) as {
      claims: { id: string }[];
    };
    expect(told.paragraphs.map(({ claims }) => claims)).toEqual([[], [brief.claims[0]], []]);
    const lines = war.split("\n");
    const [{ places }] = told.paragraphs;
    expect(places.map(({ path, line }) => [path, lines[line - 1].trim()])).toEqual([
      ["actors", "actors:"],
      ["issues.line", "line:"],
    ]);
    expect([told.unclaimed, told.unmentioned]).toEqual([brief.claims.slice(1).map(({ id }) => id), ["E2"]]);
  });

  test("says of a paragraph that nothing stands for, and of claims and elements outside the text, that it is so", async () => {
    const { status, out } = await text();
    expect(status).toBe(0);
    expect(out).toMatch(/^¶3 +The author thanks a friend\.\n +Nothing in the file stands for this paragraph\.\n/m);
    expect(out).toContain("Nothing in the file stands for paragraph 3.");
    expect(out).toContain("In no paragraph: elements E2.");
    expect(out).toContain("not in the file: why the author is so sure");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(out).not.toMatch(/NaN|undefined/);
  });

  test("as a page it has a heading for each paragraph and links each line into the file", async () => {
    const { out, files } = await text("-o", "docs/report.md");
    const page = files.get("docs/report.md")!;
    expect(out).toBe("");
    expect(page.match(/^## ¶ \d+$/gm)).toEqual(["## ¶ 1", "## ¶ 2", "## ¶ 3"]);
    expect(page).toMatch(/`issues\.line` \(\[line 11\]\(\.\.\/war\.parley\.yaml#L11\)\)/);
    expect(page).toContain("| E2 | the weather | in none |");
  });

  test("a map of another case, and a map that is none, are refused in words", async () => {
    const other = { ...FILES, "map.yaml": map.replace("case: war", "case: peace") };
    const args = ["text", "war.parley.yaml", "--map", "map.yaml", ...FEW];
    const wrong = await parley(args, other);
    expect([wrong.status, wrong.err]).toEqual([
      2,
      expect.stringContaining("map.yaml maps peace, and war.parley.yaml is war."),
    ]);
    const none = await parley(args, { ...FILES, "map.yaml": "paragraphs: 3\n" });
    expect([none.status, none.err]).toEqual([3, expect.stringContaining("map.yaml:1:1 P0490 This is no text map")]);
  });
});

test("a link from a page leads to the file, whatever the folders", () => {
  expect(linkFrom("docs/a.md", "conflicts/b.yaml")).toBe("../conflicts/b.yaml");
  expect(linkFrom("docs/a.md", "docs/cases/b.yaml")).toBe("cases/b.yaml");
  expect(linkFrom("a.md", "./b.yaml")).toBe("b.yaml");
  expect(linkFrom("docs/x/a.md", "docs/b.yaml")).toBe("../b.yaml");
  expect(linkFrom("a.md", "/far/b.yaml")).toBe("/far/b.yaml");
});
