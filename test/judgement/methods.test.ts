import { describe, expect, test } from "vitest";
import { judgeClaim, verdictRule } from "../../src/judgement/index.js";
import { reasonOf } from "../../src/report/claim-table.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { smallWar } from "./build.js";

/** A claim on runs that holds in every world, beside what the terms say of the same. */
const withAlso = (also: string): ReturnType<typeof smallWar> =>
  smallWar((text) =>
    text.replace(
      /claims:\n[\s\S]*/,
      `claims:\n  - {id: deal, text: They can agree., says: mean(weeks of war by 104 weeks) > -400 weeks, also: ${also}}\n`,
    ),
  );
const verdictOf = async (also: string) => {
  const conflict = withAlso(also);
  const { worlds, tables } = await runEnsemble(conflict, { worlds: 60, repeats: 6, seed: 1 });
  return { conflict, verdict: judgeClaim({ conflict, worlds, tables }, conflict.claims[0], 0) };
};

describe("a claim that several methods put", () => {
  test("has the share of worlds of each, its own first, and which methods each reads", async () => {
    const { verdict } = await verdictOf('["terms.deal_exists(north, south)", "not terms.deal_exists(north, south)"]');
    expect(verdict.methods.map(({ engines, says }) => [engines, says])).toEqual([
      [["course"], "mean(weeks of war by 104 weeks) > -400 weeks"],
      [["terms"], "terms.deal_exists(north, south)"],
      [["terms"], "not terms.deal_exists(north, south)"],
    ]);
    const [own, deal, none] = verdict.methods.map(({ share }) => share!);
    expect(own).toBe(verdict.share);
    expect(deal + none).toBeCloseTo(1, 12);
  });

  test("depends on the method where two lie on different sides of one half, and not where they agree", async () => {
    const { verdict } = await verdictOf('["terms.deal_exists(north, south)", "not terms.deal_exists(north, south)"]');
    expect([verdict.kind, verdict.dependsOn]).toEqual(["depends", null]);
    const alone = (await verdictOf("[]")).verdict;
    expect([alone.kind, alone.methods]).toEqual(["holds", []]);
    const same = (await verdictOf("mean(weeks of war by 104 weeks) > -400 weeks")).verdict;
    expect([same.kind, same.methods[1].share]).toEqual(["holds", same.share]);
    expect(verdictRule(false)).toContain("no switch or other method brings it across 50 %");
  });

  test("its reason names the methods with their shares", async () => {
    const { verdict } = await verdictOf('["terms.deal_exists(north, south)", "not terms.deal_exists(north, south)"]');
    const finding = { id: "deal", text: "", says: "", under: null, from: null, line: 1, turn: null, verdict };
    expect(reasonOf(finding as Parameters<typeof reasonOf>[0])).toMatch(
      /^the method: course of the war >99 %, what packages are worth \(terms\) \d+ %, what packages are worth \(terms\) \d+ %$/,
    );
  });

  test("a reading that cannot be tested says what it needs and changes nothing", async () => {
    const { verdict } = await verdictOf('["leverage.forecast(line) > 0"]');
    expect(verdict.kind).toBe("holds");
    expect(verdict.methods[1].share).toBeNull();
    expect(verdict.methods[1].needs).toContain("leverage");
  });
});
