import { describe, expect, test } from "vitest";
import { choicesOf, settingsOf, turningsOf, type Sample, type Verdict } from "../../src/judgement/index.js";
import { verdict } from "../report/build.js";
import { sampleOf, smallWar } from "./build.js";

const conflict = smallWar((text) => text.replace("red_lines: priced", "red_lines: one of priced 0.7; hard 0.3"));
const sample: Sample = sampleOf(conflict, { worlds: 300, repeats: 2 }, () => 0);
const LINES = conflict.quantities.findIndex(({ path }) => path === "switches.red_lines");
const LOSSES = conflict.quantities.findIndex(({ path }) => path === "campaign.men.north.losses");
const judged = (id: string, holds: (values: ArrayLike<number>, j: number) => number): Verdict => ({
  ...verdict(id, "depends", 0.5),
  mass: Float64Array.from(sample.worlds, ({ values }, j) => holds(values, j)),
});
const sorted = Float64Array.from(sample.worlds, ({ values }) => values[LOSSES]).sort();
const middle = sorted[sorted.length >> 1];

describe("what modelling choices do to claims", () => {
  const turned = judged("turned", (values, j) => (values[LINES] === 1 ? 0.8 + (j % 5) / 25 : 0.2 - (j % 5) / 25));
  const idle = judged("idle", (_, j) => (j % 3) / 2);
  const lossy = judged("lossy", (values) => (values[LOSSES] > middle ? 1 : 0));
  const { structural, numbers } = choicesOf(sample, [turned, idle, lossy]);

  test("a structural choice touches the claim that its settings part, flips it, and leaves the others", () => {
    const [choice] = structural.filter(({ quantity }) => quantity === LINES);
    expect(choice.settings.map(({ name, prior }) => [name, prior])).toEqual([
      ["priced", 0.7],
      ["hard", 0.3],
    ]);
    expect(choice.settings.reduce((sum, { worlds }) => sum + worlds, 0)).toBeCloseTo(1, 12);
    expect(choice.claims.map(({ id, touched, flips }) => [id, touched, flips && touched])).toEqual([
      ["turned", true, true],
      ["idle", false, false],
      ["lossy", false, false],
    ]);
  });

  test("oracle: its shares are those that a claim taken apart has under each setting", () => {
    for (const { mass, id } of [turned, idle, lossy]) {
      const [known] = settingsOf(sample, mass!).filter((each) => each.switch === "switches.red_lines");
      const [own] = structural.flatMap(({ quantity, claims }) =>
        quantity === LINES ? claims.filter((claim) => claim.id === id) : [],
      );
      known.shares.forEach(({ share }, k) => expect(own.shares[k]).toBeCloseTo(share, 12));
    }
  });

  test("a number without a source is named with the claim it parts, where it turns, and the shares on either side", () => {
    const [number] = numbers.filter(({ quantity }) => quantity === LOSSES);
    expect(number.claims.map(({ id }) => id)).toEqual(["lossy"]);
    const [{ at, below, above }] = number.claims;
    expect(at).toBeCloseTo(middle, -2);
    expect([below < 0.05, above > 0.95]).toEqual([true, true]);
    expect(numbers.flatMap(({ claims }) => claims.map(({ id }) => id))).not.toContain("idle");
    expect(turningsOf(sample, lossy.mass!, 1)[0].quantity).toBe(LOSSES);
  });

  test("a claim without a verdict, and worlds too few of a setting, say nothing", () => {
    const none = choicesOf(sample, [{ ...idle, mass: null }]);
    expect(none.structural[0].claims).toEqual([]);
    const few: Sample = { ...sample, worlds: sample.worlds.slice(0, 12) };
    const small = choicesOf(few, [{ ...turned, mass: turned.mass!.slice(0, 12) }]);
    const [choice] = small.structural.filter(({ quantity }) => quantity === LINES);
    expect(choice.claims[0].shares.some((share) => share !== share)).toBe(true);
    expect(choice.claims[0].touched).toBe(false);
  });

  test("property: over 40 claims that hold by chance alone, no choice is said to touch one", () => {
    const random = Array.from({ length: 40 }, (_, k) =>
      judged(`r${k}`, (_values, j) => ((j * 2654435761 + k * 40503) >>> 7) % 2),
    );
    const touched = choicesOf(sample, random).structural.flatMap(({ claims }) => claims.filter((each) => each.touched));
    expect(touched).toEqual([]);
  });
});
