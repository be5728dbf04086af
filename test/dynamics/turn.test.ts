import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { valuesOf, type Sample } from "../../src/judgement/sample.js";
import { readConflict } from "../../src/language/read.js";
import { caseWith } from "../language/base.js";
import { smallWar } from "../report/build.js";

const RUNS = { worlds: 24, repeats: 4, seed: 1 };
const HORIZON = 104;

/** The small war with more policies, and claims that make their measures be read. */
const warWith = (policies: string, says: readonly string[] = []): Conflict =>
  smallWar((text) =>
    text
      .replace("claims:\n", `${policies}claims:\n`)
      .concat(says.map((expression) => `  - {text: A., says: "${expression}"}\n`).join("")),
  );
async function sampleOf(conflict: Conflict): Promise<Sample> {
  const { worlds, tables } = await runEnsemble(conflict, RUNS);
  return { conflict, worlds, tables };
}
/** Every draw of a measure under a policy, world by world. */
function drawsOf(sample: Sample, measure: string, policy: string): number[] {
  const use = sample.conflict.measures.findIndex(({ id }) => id === measure);
  const index = sample.conflict.policies.findIndex(({ id }) => id === policy);
  return valuesOf(sample, use, index)!.flatMap((draws) => [...draws]);
}
const MEASURES = [`area gained by ${HORIZON} weeks`, `settled within ${HORIZON} weeks`, "men(south) at 52 weeks"];
const says = ["mean(area gained by 104 weeks) > 0 km2", "mean(men(south) at 52 weeks) > 0"];
const when = (line: string): string => `  watch: {title: Watch, when: {measure: ${line}, then: cut_off}}\n`;

describe("an adaptive policy", () => {
  test("whose line is never crossed is the policy that it is like, to the bit", async () => {
    const sample = await sampleOf(
      warWith(
        "  same: {title: The same}\n  watch: {title: Watch, like: same, when: {measure: area gained, above: 900k km2, then: cut_off}}\n",
        says,
      ),
    );
    for (const measure of MEASURES) expect(drawsOf(sample, measure, "watch")).toEqual(drawsOf(sample, measure, "same"));
    expect(new Set(drawsOf(sample, "turned(cut_off) within 104 weeks", "watch"))).toEqual(new Set([0]));
  });

  test("whose line is crossed from the start is the policy that begins in the first week, to the bit", async () => {
    const policies =
      "  stop: {title: Stop, moves: [patron.stop]}\n" +
      "  later: {title: Later, from: 1 week, moves: [patron.stop]}\n" +
      "  watch: {title: Watch, when: {measure: area gained, above: -900k km2, then: stop}}\n";
    const sample = await sampleOf(warWith(policies, says));
    expect(new Set(drawsOf(sample, "turned(stop) within 26 weeks", "watch"))).toEqual(new Set([1]));
    for (const measure of MEASURES)
      expect(drawsOf(sample, measure, "watch")).toEqual(drawsOf(sample, measure, "later"));
    expect(drawsOf(sample, MEASURES[0], "watch")).not.toEqual(drawsOf(sample, MEASURES[0], "as_is"));
  });

  test("turns the later the farther its line, and never back", async () => {
    const lines = [50, 400, 1500].map(
      (level) =>
        `  at_${level}: {title: At ${level}, when: {measure: area gained, above: ${level} km2, then: cut_off}}\n`,
    );
    const sample = await sampleOf(warWith(lines.join("")));
    const share = (id: string, weeks: number): number => {
      const draws = drawsOf(sample, `turned(cut_off) within ${weeks} weeks`, id);
      return draws.reduce((sum, value) => sum + value, 0) / draws.length;
    };
    for (const weeks of [26, 52, 104]) {
      expect(share("at_50", weeks)).toBeGreaterThanOrEqual(share("at_400", weeks));
      expect(share("at_400", weeks)).toBeGreaterThanOrEqual(share("at_1500", weeks));
    }
    expect(share("at_50", 104)).toBeGreaterThan(share("at_1500", 104));
    const [early, late] = [26, 104].map((weeks) => drawsOf(sample, `turned(cut_off) within ${weeks} weeks`, "at_400"));
    early.forEach((value, run) => expect(value).toBeLessThanOrEqual(late[run]));
    expect(new Set(drawsOf(sample, "turned(cut_off) within 104 weeks", "as_is"))).toEqual(new Set([0]));
  });

  test("goes along a way of several lines, one after the other", async () => {
    const way =
      "  third: {title: Third, moves: [patron.stop]}\n  second: {title: Second, when: {measure: area gained, above: 200 km2, then: third}}\n  first: {title: First, when: {measure: area gained, above: 100 km2, then: second}}\n";
    const sample = await sampleOf(warWith(way));
    const [second, third] = ["second", "third"].map((id) => drawsOf(sample, `turned(${id}) within 104 weeks`, "first"));
    expect(second.some((value) => value === 1)).toBe(true);
    expect(third.some((value) => value === 1)).toBe(true);
    third.forEach((value, run) => expect(value).toBeLessThanOrEqual(second[run]));
  });

  test("leaves runs as they are where the line is not crossed, and ends help where it is", async () => {
    // up to the patron's review: from then on it sticks to the course that it has by name
    const sample = await sampleOf(
      warWith(when("area gained, above: 100 km2"), ["mean(supply(south) at 26 weeks) > 0"]),
    );
    const turned = drawsOf(sample, "turned(cut_off) within 26 weeks", "watch");
    const [own, stays] = ["watch", "as_is"].map((id) => drawsOf(sample, "supply(south) at 26 weeks", id));
    const gaps = own.map((value, run) => value - stays[run]);
    gaps.forEach((gap, run) => turned[run] === 0 && expect(gap).toBe(0));
    expect(gaps.some((gap, run) => turned[run] === 1 && gap < -0.1)).toBe(true);
  });
});

describe("a line that cannot be watched is told with its place", () => {
  const told = (line: string): string =>
    readConflict(
      caseWith(`policies: {as_is: {}, cut: {moves: us.stop_aid}, wait: {when: ${line}}}`),
      "case.parley.yaml",
    )
      .diagnostics.map(({ code, message }) => `${code} ${message}`)
      .join("\n");
  test.each([
    ["{measure: value of fighting(russia), above: 1, then: cut}", 'P0507 A policy cannot watch "value of fighting"'],
    ["{measure: area gained by 26 weeks, above: 5 km2, then: cut}", "P0507"],
    ["{measure: area gained, then: cut}", "P0507 when has no line."],
    ["{measure: area gained, above: 5 km2, below: 1 km2, then: cut}", "P0507 when has two lines."],
    ["{measure: area gained, above: 5 to 9 km2, then: cut}", "P0507 A line to watch is one number."],
    ["{measure: area gained, above: 5 weeks, then: cut}", "P02"],
    ["{measure: area gained, above: 5 km2, then: wait}", 'P0507 "wait" turns to itself.'],
    ["{measure: area gained, above: 5 km2, then: nobody}", 'P0105 No policy is named "nobody"'],
  ])("%s", (line, said) => expect(told(line)).toContain(said));

  test("a circle of policies", () => {
    const way =
      "policies: {a: {when: {measure: area gained, above: 5 km2, then: b}}, b: {when: {measure: area gained, below: 1 km2, then: a}}}";
    const { diagnostics } = readConflict(caseWith(way), "case.parley.yaml");
    expect(diagnostics.map(({ message }) => message)).toContain('Policy "a" turns back to itself: a → b → a.');
  });
});
