import { describe, expect, test } from "vitest";
import { readStructure } from "../../src/structure/index.js";
import { allPackages, conflictOf, readCase, verdictsOf, withinLines } from "./case.js";

const VARIANTS = ["spring_1952", "after_stalin", "chinese_reading", "un_reading"];
const conflict = conflictOf("korea-1951");
const actor = (id: string): number => conflict.actors.findIndex((each) => each.id === id);
const optionOf = (of: typeof conflict, issue: string, options: readonly number[]): string => {
  const k = of.issues.findIndex(({ id }) => id === issue);
  return of.issues[k].options[options[k]].id;
};

describe("Korea 1951", () => {
  test("draws no warning, as filed and in every variant: no dated source is later than the opening day", () => {
    for (const variant of [null, ...VARIANTS])
      expect(readCase("korea-1951", { variant }).diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(
        [],
      );
    for (const { id, date } of conflict.sources) expect(date === null || date <= conflict.asOf!, id).toBe(true);
  });

  test("the two sides' positions of July 1951 leave packages inside all their lines, with any way home for prisoners", () => {
    const inside = withinLines(conflict, ["un", "china"], allPackages(conflict));
    const ways = new Set(inside.map((options) => optionOf(conflict, "prisoners", options)));
    expect(ways).toEqual(new Set(["held", "one_for_one", "voluntary", "neutral", "all_for_all"]));
  });

  test("the lines of spring 1952 leave one way: custody by neutral states, which is what was signed", () => {
    const later = conflictOf("korea-1951", { variant: "spring_1952" });
    const inside = withinLines(later, ["un", "china"], allPackages(later));
    expect(new Set(inside.map((options) => optionOf(later, "prisoners", options)))).toEqual(new Set(["neutral"]));
    const signed = later.packages.find(({ id }) => id === "armistice")!.options;
    expect(inside).toContainEqual([...signed]);
  });

  test("help goes to the defender, so no course is left out", () => {
    expect(conflict.campaign!.aid!.receiver).toBe(actor("china"));
    expect(conflict.policies.map(({ id }) => id)).toEqual([
      "as_is",
      "free",
      "more",
      "cut_off",
      "if_the_front_gives",
      "turn_1953",
    ]);
  });

  test("with the last clause open the stalemate is the one outcome that lasts", () => {
    const { equilibria } = readStructure(conflict)!;
    for (const notion of ["nash", "seq", "sseq"] as const) expect(equilibria[notion]).toEqual([[]]);
  });

  test("the prisoners block nothing in July 1951, and do in 1952 where lines are absolute", async () => {
    const hard = (variant: string | null) => verdictsOf("korea-1951", { variant, sets: ["switches.red_lines=hard"] });
    const [filed, later] = [await hard(null), await hard("spring_1952")];
    expect(filed.K4.share).toBe(0);
    expect(later.K4.share).toBeGreaterThan(0.7);
  });

  test("the talks drag on where the patron asks much, and only there", async () => {
    const asking = (points: string) =>
      verdictsOf("korea-1951", { sets: [`actors.ussr.walks_away_below=${points}`] }, 100);
    const [nothing, much] = [await asking("0"), await asking("0.65")];
    expect(nothing.K2.share).toBeLessThan(0.1);
    expect(much.K2.share! - nothing.K2.share!).toBeGreaterThan(0.15);
    expect(much.K1.share!).toBeLessThan(nothing.K1.share!);
  });
});
