import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { OBJECTIVES } from "../../src/judgement/index.js";
import { parley, SMALL_WAR } from "./world.js";

const TABLE = fileURLToPath(new URL("../../references/judgement/prim/synthetic.csv", import.meta.url));
const published = JSON.parse(readFileSync(TABLE.replace(".csv", ".json"), "utf8")) as {
  results: Record<string, { trajectory: { n: number; k: number; coverage: number; res_dim: number }[] }>;
};
const json = async (...argv: string[]): Promise<Record<string, unknown>> => {
  const { status, out, err } = await parley(["drivers", ...argv, "--json"]);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Record<string, unknown>;
};
const refused = async (...argv: string[]): Promise<string> => {
  const { status, err, out } = await parley(["drivers", ...argv]);
  expect([status, out]).toEqual([2, ""]);
  return err;
};

describe("a table", () => {
  test.each(OBJECTIVES)("PRIM by %s prints the trajectory of EMA Workbench, and a box", async (objective) => {
    const answer = await json(
      "--table",
      TABLE,
      "--inputs",
      "x0,x1,x2,x3,x4,x5",
      "--outcome",
      "y",
      "--method",
      "prim",
      "--objective",
      objective,
      "--alpha",
      "0.05",
      "--mass",
      "0.05",
    );
    const trajectory = answer.trajectory as { n: number; k: number; coverage: number; restricted: number }[];
    expect(trajectory.map(({ n, k, restricted }) => [n, k, restricted])).toEqual(
      published.results[objective].trajectory.map(({ n, k, res_dim }) => [n, k, res_dim]),
    );
    expect(trajectory[9].coverage).toBeCloseTo(published.results[objective].trajectory[9].coverage, 12);
    const [box] = answer.boxes as {
      coverage: number;
      density: number;
      mass: number;
      n: number;
      limits: { factor: string }[];
    }[];
    expect(box.limits.map(({ factor }) => factor)).toEqual(["x0", "x2", "x4"]);
    expect([box.coverage > 0.8, box.density > 0.9, box.n === Math.round(1000 * box.mass)]).toEqual([true, true, true]);
  });
  test("ranked tables keep to the width, and say what is noise", async () => {
    for (const columns of [80, 100]) {
      const { status, out } = await parley(
        ["drivers", "--table", TABLE, "--outcome", "y", "--method", "regional", "--resamples", "100"],
        {},
        [],
        columns,
      );
      expect(status).toBe(0);
      expect(out.split("\n").filter((line) => line.length > columns)).toEqual([]);
      expect(out).toMatch(/\.58 {2}\.5\d to \.6\d {4}\+ {2}x0/);
      expect(out).toContain("The other 3 inputs cannot be told from noise");
    }
  });
  test("the box in a sentence", async () => {
    const { out } = await parley(["drivers", "--table", TABLE, "--outcome", "y", "--method", "prim"]);
    expect(out.replace(/\s+/g, " ")).toContain(
      "In 86 % of the rows where y is 1, x0 > 0.539, x2 < 0.584 and x4 > 0.247. There, in 21 % of all rows, y is 1 in 93 %, against 22 % of all.",
    );
    expect(out).toContain("restricted again in 10 of 10 halves");
  });
  test("cases by a threshold, a text outcome, a nominal input and missing cells", async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i % 7 === 0 ? "" : i},${["north", "south"][i % 2]},${i > 30 && i % 2 ? "lost" : "held"}`,
    );
    const file = { "t.csv": `men,side,end\n${rows.join("\n")}\n` };
    const { status, out } = await parley(
      ["drivers", "--table", "t.csv", "--outcome", "end", "--equals", "lost", "--method", "prim", "--json"],
      file,
    );
    expect(status).toBe(0);
    const answer = JSON.parse(out) as { dropped: number; case: string; boxes: { limits: object[] }[] };
    expect([answer.dropped, answer.case]).toEqual([9, "end is lost"]);
    expect(answer.boxes[0].limits).toContainEqual({ factor: "side", in: ["south"] });
    const above = await parley(
      ["drivers", "--table", "t.csv", "--outcome", "men", "--above", "20", "--inputs", "side", "--method", "regional"],
      file,
    );
    expect([above.status, above.out.includes("Cases: rows where men is above 20.")]).toEqual([0, true]);
  });
  test("the same call gives the same bytes", async () => {
    const argv = ["drivers", "--table", TABLE, "--outcome", "y", "--json", "--resamples", "100"];
    expect((await parley(argv)).out).toBe((await parley(argv)).out);
  });
});

describe("what is refused says what would do", () => {
  test("names, thresholds and tables", async () => {
    const table = ["--table", TABLE];
    expect(await refused(...table)).toContain("--outcome names the column to explain. Columns: x0, x1");
    expect(await refused(...table, "--outcome", "yy")).toContain(
      '--outcome: there is no "yy". Columns: x0, x1, x2, x3, x4, x5, y. Did you mean "y"?',
    );
    expect(await refused(...table, "--outcome", "y", "--inputs", "x0,x9")).toContain('--inputs: there is no "x9"');
    expect(await refused(...table, "--outcome", "x0", "--method", "prim")).toContain(
      "say which rows are, e.g. --above 0.505 (its median)",
    );
    expect(await refused(...table, "--outcome", "y", "--above", "3")).toContain(
      "y is above 3 in no row: nothing decides what never differs.",
    );
    expect(await refused(...table, "--outcome", "y", "--above", "3", "--below", "1")).toContain(
      "One of --above, --below and --equals",
    );
    expect(await refused(...table, "--outcome", "y", "--method", "morris")).toContain(
      "1000 rows are no whole number of trajectories of 7",
    );
    expect(await refused("--table", "no.csv", "--outcome", "y")).toContain("no.csv: there is no such file");
    expect(await refused()).toContain("Name a conflict file, the folder of a run, or a table");
  });
  test("an outcome that never differs, text that is none of its values, no column to explain by", async () => {
    const files = { "c.csv": "a,b,t\n1,2,x\n1,3,y\n1,4,x\n", "one.csv": "y\n0\n1\n" };
    const said = async (...argv: string[]): Promise<string> =>
      (await parley(["drivers", "--table", ...argv], files)).err;
    expect(await said("c.csv", "--outcome", "a")).toContain("a is 1 in every row: nothing decides what never differs.");
    expect(await said("c.csv", "--outcome", "t")).toContain(
      't holds text: say which value is a case with --equals, e.g. --equals "x".',
    );
    expect(await said("c.csv", "--outcome", "t", "--equals", "z")).toContain(
      '--equals: there is no "z". Values of t: x, y.',
    );
    expect(await said("one.csv", "--outcome", "y")).toContain("There is no column to explain y by");
  });
});

test("unknown claims, measures, policies and inputs get the nearest name", async () => {
  expect(await refused(SMALL_WAR, "--claim", "c9")).toContain('--claim: there is no "c9". Claims here: c1, c2');
  expect(await refused(SMALL_WAR, "--measure", "settled within 26 week")).toContain(
    'Did you mean "settled within 26 weeks"?',
  );
  expect(await refused(fileURLToPath(new URL(".", import.meta.url)))).toContain("holds no run");
});
