import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";

const json = async (...argv: string[]): Promise<Record<string, unknown>> => {
  const { status, out, err } = await parley(["drivers", ...argv, "--json"]);
  expect([status, err]).toEqual([0, ""]);
  return JSON.parse(out) as Record<string, unknown>;
};

describe("a conflict file and the folder of its run", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-drivers-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const few = ["--worlds", "12", "--repeats", "2", "--resamples", "100"];

  test("claims with their numbers' lines, and what decides without a source; the folder says the same", async () => {
    const run = join(folder, "run");
    const [file, ran] = [
      await parley(["drivers", SMALL_WAR, "--claim", "c1", "--json", ...few]),
      await parley(["run", SMALL_WAR, "-o", run, "--worlds", "12", "--repeats", "2", "--jobs", "1"]),
    ];
    expect([file.status, ran.status]).toEqual([0, 0]);
    const answer = JSON.parse(file.out) as {
      answers: { outcome: string; drivers: { input: string; value: number }[] }[];
      inputs: { name: string; line: number | null }[];
      influentialUnsourced: object[];
    };
    expect(answer.answers.map(({ outcome }) => outcome)).toEqual(["c1"]);
    const lines = readFileSync(SMALL_WAR, "utf8").split("\n");
    const losses = answer.inputs.find(({ name }) => name.endsWith("north.losses"))!;
    expect(lines[losses.line! - 1]).toContain("losses");
    expect(answer.answers[0].drivers.length).toBeGreaterThan(40);
    const again = await parley(["drivers", run, "--claim", "c1", "--json", ...few]);
    expect((JSON.parse(again.out) as typeof answer).answers).toEqual(answer.answers);
    const measure = await parley(["drivers", run, "--outcome", "settled within 26 weeks", ...few]);
    expect([measure.status, measure.out.includes("What decides settled within 26 weeks under as_is")]).toEqual([
      0,
      true,
    ]);
    expect(measure.out).toContain("no probabilities");
    expect((await parley(["export", run, "--format", "parquet", "-o", join(folder, "out")])).status).toBe(0);
    const inputs = join(folder, "out", "inputs.parquet");
    const table = await parley([
      "drivers",
      "--table",
      inputs,
      "--outcome",
      losses.name,
      "--method",
      "pawn",
      "--resamples",
      "100",
    ]);
    expect([table.status, table.err, table.out.startsWith("inputs.parquet: 12 rows, ")]).toEqual([0, "", true]);
  });
  test("a run of a Saltelli or Morris design is read by the design's own estimators", async () => {
    const camp = fileURLToPath(new URL("../../conflicts/camp-david-1978.parley.yaml", import.meta.url));
    const made = async (design: string, worlds: string): Promise<string> => {
      const out = join(folder, design);
      expect(
        (await parley(["run", camp, "-o", out, "--design", design, "--worlds", worlds, "--jobs", "1"])).status,
      ).toBe(0);
      return out;
    };
    const ask = ["--outcome", "terms.value(us, egypt_opening)", "--resamples", "100"];
    const [saltelli, morris] = [await made("saltelli", "4"), await made("morris", "5")];
    expect((await json(saltelli, ...ask)).answers).toMatchObject([{ estimator: "saltelli", rows: 4 * 42 }]);
    const effects = await json(morris, ...ask, "--method", "morris");
    expect(effects.answers).toMatchObject([{ estimator: "morris", rows: 5 * 41 }]);
    const [{ drivers }] = effects.answers as [{ drivers: { input: string; n: number; mu: number }[] }];
    expect(drivers[0].input).toContain(".positions.us.salience");
    expect(drivers[0].n).toBe(5);
    expect((await parley(["drivers", saltelli, ...ask, "--method", "pawn"])).out.replace(/\s+/g, " ")).toContain(
      "are too sure here",
    );
  });
});
