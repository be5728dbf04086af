import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { parley } from "./world.js";

const DATA = fileURLToPath(new URL("../../references/ukraine", import.meta.url));
const FILE = fileURLToPath(new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url));
const FEW = ["--data", DATA, "--particles", "100"];

test("calibrate prints what is learned and what is not, and its variant applies to the file without an error", async () => {
  const left = await parley(["calibrate", FILE, ...FEW, "-o", "patch.yaml"]);
  expect(left.status).toBe(0);
  expect(left.out).toContain("NOT LEARNED (posterior = prior):");
  const patch = left.files.get("patch.yaml")!;
  expect(left.out).toContain(patch);
  const variant = patch.slice(patch.indexOf("variants:\n") + "variants:\n".length);
  const text = readFileSync(FILE, "utf8").replace("\nvariants:\n", `\nvariants:\n${variant}`);
  const { conflict, diagnostics } = readConflict(text, "with.parley.yaml", { sets: [], variant: "calibrated" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const set = [...variant.matchAll(/^ {6}(campaign\S+): (.+)$/gm)].map(([, path, law]) => [path, law]);
  expect(set.length).toBeGreaterThan(2);
  for (const [path, law] of set)
    expect([path, conflict!.quantities.find((each) => each.path === path)!.text]).toEqual([path, law]);
});

test("a patch of the same file, data, options and version is kept, another seed makes it anew", async () => {
  const first = await parley(["calibrate", FILE, ...FEW, "-o", "patch.yaml"]);
  const there = { "patch.yaml": first.files.get("patch.yaml")! };
  const again = await parley(["calibrate", FILE, ...FEW, "-o", "patch.yaml"], there);
  expect(again.out).toContain("patch.yaml holds this calibration already");
  expect(again.files.size).toBe(0);
  const other = await parley(["calibrate", FILE, ...FEW, "--seed", "2", "-o", "patch.yaml"], there);
  expect(other.files.get("patch.yaml")).not.toBe(there["patch.yaml"]);
});

test.each([
  ["a day after the file's date", ["--until", "2025-06-01"], "would be hindsight. Name an earlier day."],
  ["a day that is none", ["--until", "soon"], "--until: a date such as 2024-12-31"],
  ["less than a year of record", ["--until", "2023-06-30"], "less than a year to learn from"],
  ["a folder without figures", ["--data", "nowhere"], "nowhere: there is neither losses_daily_uags.csv nor"],
])("2: %s", async (_, more, said) => {
  const left = await parley(["calibrate", FILE, ...FEW, ...more]);
  expect([left.status, left.out]).toEqual([2, ""]);
  expect(left.err).toContain(said);
});

test("2: figures that end too early, figures that are none, and a file without a campaign", async () => {
  const files = {
    "d/losses_uags.csv": "date,personnel\n2022-03-01,9\n2024-06-01,50",
    "d/occupied_area_deepstate.csv": "date,occupied_km2\n2024-07-08,1",
    "c/losses_uags.csv": "date,personnel\n2022-03-01,9\n2024-12-31,50",
    "c/occupied_area_deepstate.csv": "date,occupied_km2\n2024-07-08,1",
    "e/losses_uags.csv": "date,men\n2022-03-01,9",
    "e/occupied_area_deepstate.csv": "date,occupied_km2\n2024-07-08,1",
    "bare.parley.yaml":
      "parley: 1\ncase: {title: T, question: Q, as_of: 2025-05-19}\nactors: {a: {title: A}, b: {title: B}}\n",
  };
  const run = (file: string, data: string): ReturnType<typeof parley> =>
    parley(["calibrate", file, "--data", data], files);
  expect((await run(FILE, "d")).err).toContain(
    "d: the figures of casualties end on 2024-06-01, before 2024-12-31. Another folder, or an earlier --until",
  );
  expect((await run(FILE, "c")).err).toContain("c: no casualties are on record in the week to 2022-03-13.");
  expect((await run(FILE, "e")).err).toContain('casualties: the first line has no columns "date" and "personnel".');
  expect((await run("bare.parley.yaml", DATA)).err).toContain("the file has no campaign with men on both sides.");
});
