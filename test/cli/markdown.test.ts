import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const FEW = ["--worlds", "8", "--repeats", "2"];
const CITED = /hash [0-9a-f]{64}\. Parley 0\.0\.0 \(.*course .*\), seed 1, \d+ worlds as drawn/;

/** Cells of a row of a table: pipes that are not escaped part them. */
const cellsIn = (row: string): number => row.split(/(?<!\\)\|/).length;

/** Tables of a page: their rows. */
function tablesOf(page: string): string[][] {
  const tables: string[][] = [[]];
  for (const line of page.split("\n"))
    if (line.startsWith("|")) tables[tables.length - 1].push(line);
    else if (tables[tables.length - 1].length > 0) tables.push([]);
  return tables.filter((table) => table.length > 0);
}

describe("--md", () => {
  test.each([
    ["brief", ["brief", SMALL_WAR, ...FEW]],
    ["claims", ["claims", SMALL_WAR, ...FEW]],
    ["why", ["why", "c1", SMALL_WAR, ...FEW]],
    ["policies", ["policies", SMALL_WAR, ...FEW]],
    ["course", ["course", SMALL_WAR, "--worlds", "10"]],
  ])(
    "%s: a page with a heading, what it is not, whole tables, a line to cite, and the command again",
    async (_, argv) => {
      const { status, out } = await parley([...argv, "--md"]);
      expect(status).toBe(0);
      expect(out).toMatch(/^# The valley war/);
      expect(out).toContain("NOT A FORECAST");
      expect(out).toMatch(CITED);
      for (const [head, ...rows] of tablesOf(out))
        for (const row of rows) expect(cellsIn(row), row).toBe(cellsIn(head));
      expect(out.replaceAll(/it\s+is\s+no\s+probability/g, "")).not.toMatch(/probab/);
      const again = /```sh\nparley (.*)\n```\n$/.exec(out)![1].replace(SMALL_WAR, "FILE").split(" ");
      const words = again.map((word) => (word === "FILE" ? SMALL_WAR : word));
      expect((await parley(words)).out).toBe(out);
    },
  );

  test("what was changed before the check stands in the command again", async () => {
    const { out } = await parley(["brief", SMALL_WAR, ...FEW, "--set", "values.north.patience=50 %", "--md"]);
    expect(out).toContain("--set 'values.north.patience=50 %' --worlds 8");
  });

  test("its verdicts and shares are those of the data", async () => {
    interface Data {
      claims: { id: string; verdict: { kind: string; share: number } }[];
    }
    const page = (await parley(["brief", SMALL_WAR, ...FEW, "--md"])).out;
    const { claims } = JSON.parse((await parley(["brief", SMALL_WAR, ...FEW, "--json"])).out) as Data;
    for (const { id, verdict } of claims) {
      const row = page.split("\n").find((line) => line.startsWith(`| **${id}**`))!;
      const whole = Math.round(100 * verdict.share);
      const share = whole === 0 && verdict.share > 0 ? "<1 %" : `${whole} %`;
      // where luck leaves a claim open its share stands behind: alone it would read as “untrue”
      expect(row).toContain(`| ${verdict.kind} | ${verdict.kind === "open" ? `– (holds in ${share}` : share}`);
    }
  });

  test("what a file says stays text: no markup, no cell of its own", async () => {
    const hostile = readFileSync(SMALL_WAR, "utf8").replace(
      "A settlement within half a year is very unlikely.",
      '"a | b <b>*x*</b> [l](u)"',
    );
    const { out } = await parley(["brief", "h.yaml", ...FEW, "--md"], { "h.yaml": hostile });
    expect(out).toContain("a \\| b \\<b\\>\\*x\\*\\</b\\> \\[l\\](u)");
    for (const [head, ...rows] of tablesOf(out)) for (const row of rows) expect(cellsIn(row), row).toBe(cellsIn(head));
  });

  test("with a file keeps the text on stdout and writes the page beside; never over a file unasked", async () => {
    const { out, files } = await parley(["brief", SMALL_WAR, ...FEW, "--md=brief.md"]);
    expect(out).toMatch(/^The valley war\n/);
    expect(files.get("brief.md")).toMatch(/^# The valley war/);
    const there = { "brief.md": "mine" };
    const refused = await parley(["brief", SMALL_WAR, ...FEW, "--md", "brief.md"], there);
    expect([refused.status, refused.out, refused.files.size]).toEqual([2, "", 0]);
    expect((await parley(["brief", SMALL_WAR, ...FEW, "--md", "brief.md", "--force"], there)).status).toBe(0);
  });

  test("2 beside --json, and for one world's story, which is no page of many", async () => {
    expect((await parley(["brief", SMALL_WAR, "--md", "--json"])).status).toBe(2);
    expect((await parley(["course", SMALL_WAR, "--world", "1", "--md"])).status).toBe(2);
  });
});
