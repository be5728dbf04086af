import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "./world.js";

const war = readFileSync(SMALL_WAR, "utf8");
const flagship = new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url).pathname;

describe("parley diff", () => {
  test("0 for two files that mean the same, and says so", async () => {
    const json = (await parley(["convert", SMALL_WAR, "--to", "json"])).out;
    const told = await parley(["diff", SMALL_WAR, "b.json"], { "b.json": json });
    expect([told.status, told.out]).toEqual([0, "Nothing differs in meaning.\n"]);
  });

  test("1 for two that differ, section by section in the order of the format, in the units of the file", async () => {
    const edited = war
      .replace("chance: 25 %", "chance: 0.3")
      .replace("salience: 30", "salience: 45")
      .replace("decides_every: 4 weeks", "decides_every: 28 days")
      .replace("title: As now", "title: As today");
    const told = await parley(["diff", SMALL_WAR, "b.yaml"], { "b.yaml": edited });
    expect([told.status, told.err]).toEqual([1, ""]);
    expect(told.out.split("\n")).toEqual([
      "issues.line: The patron's salience 30 → 45",
      "talks: chance 25 % → 0.3",
      "policies.as_is: title “As now” → “As today”",
      "3 differences.",
      "",
    ]);
  });

  test("a file and one of its variants: what the variant sets, each once", async () => {
    const told = await parley(["diff", flagship, "--variant", "moscow_reading", "--json"]);
    const { differences, before, after } = JSON.parse(told.out) as {
      before: { hash: string; variant: string | null };
      after: { hash: string; variant: string | null };
      differences: { path: string; before: string; after: string; text: string }[];
    };
    expect(told.status).toBe(1);
    expect([before.variant, after.variant]).toEqual([null, "moscow_reading"]);
    expect(before.hash).not.toBe(after.hash);
    const section = readFileSync(flagship, "utf8").split("moscow_reading:")[1].split("kyiv_reading:")[0];
    const set = [...section.matchAll(/^ {6}([a-z_.]+): /gm)].map(([, path]) => path);
    expect(set.length).toBeGreaterThan(3);
    expect(differences.map(({ path }) => path).sort()).toEqual(set.sort());
    expect(differences.find(({ path }) => path === "issues.army.positions.russia.salience")!.text).toBe(
      "issues.army: Russia's salience 60 to 95 → 90 to 100",
    );
  });

  test("--set changes the second reading", async () => {
    const told = await parley(["diff", SMALL_WAR, "--set", "talks.chance=30 %", "--set", "talks.shock=0.1"]);
    expect(told.out).toContain("talks: chance 25 % → 30 %\ntalks: shock uniform(0; 0.05) → 0.1\n2 differences.");
  });

  test("every line fits the width", async () => {
    const { out } = await parley(["diff", flagship, SMALL_WAR]);
    const long = out.split("\n").filter((line) => line.length > 100 && line.trim().includes(" "));
    expect(long).toEqual([]);
  });

  test("2 where there is nothing to compare with; 3 where a file is invalid, with every error", async () => {
    const alone = await parley(["diff", SMALL_WAR]);
    expect([alone.status, alone.out]).toEqual([2, ""]);
    expect(alone.err).toContain("Name a second file");
    const bad = { "bad.yaml": "parley: 1\ncase: {titel: A}\nactors: {}\n" };
    const invalid = await parley(["diff", SMALL_WAR, "bad.yaml"], bad);
    expect([invalid.status, invalid.out]).toEqual([3, ""]);
    expect(invalid.err).toMatch(/bad\.yaml:2:8 P0101 /);
    expect((await parley(["diff", "bad.yaml", SMALL_WAR], bad)).status).toBe(3);
    expect((await parley(["diff", SMALL_WAR, "--variant", "nobodys"])).status).toBe(3);
  });
});
