import { describe, expect, test } from "vitest";
import {
  claimBox,
  claimEdges,
  contradictions,
  rankedCourses,
  settingsOf,
  turningsOf,
  type Sample,
} from "../../src/judgement/index.js";
import type { Verdict } from "../../src/judgement/index.js";
import { turningOf } from "../../src/judgement/turning.js";
import { sampleOf, smallWar } from "./build.js";
import { verdict } from "../report/build.js";

const conflict = smallWar((text) =>
  text
    .replace("red_lines: priced", "red_lines: one of priced 0.5; hard 0.5")
    .replace(
      "  - text: A cut-off",
      "  - id: below\n    text: Below.\n    says: chance(settled within 26 weeks) <= 50 %\n    rests_on: [c1]\n  - text: A cut-off",
    ),
);
const sample: Sample = sampleOf(conflict, { worlds: 400, repeats: 2 }, () => 0);
const place = (path: string): number => conflict.quantities.findIndex((each) => each.path === path);
const value = (path: string, j: number): number => sample.worlds[j].values[place(path)];
/** Quantile of an input over the worlds. */
const level = (path: string, at: number): number =>
  Float64Array.from(sample.worlds, (_, j) => value(path, j)).sort()[Math.floor(at * sample.worlds.length)];
const massWhere = (holds: (j: number) => boolean): Float64Array =>
  Float64Array.from(sample.worlds, (_, j) => (holds(j) ? 1 : 0));
const withMass = (id: string, mass: Float64Array): Verdict => ({ ...verdict(id, "depends", 0.5), mass });

const LOSSES = "campaign.men.north.losses";
const INTAKE = "campaign.men.north.intake";

describe("what a claim turns on", () => {
  const mass = massWhere((j) => value(LOSSES, j) + value(INTAKE, j) > level(LOSSES, 0.5) + level(INTAKE, 0.5));

  test("inputs come by area under the curve, the first being the turn of the verdict, and none without effect", () => {
    const found = turningsOf(sample, mass, 5);
    expect(found[0]).toEqual(turningOf(sample, mass));
    expect(found.map(({ path }) => path).slice(0, 2)).toEqual([LOSSES, INTAKE]);
    const areas = found.map(({ auc }) => auc);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    expect(
      turningsOf(
        sample,
        massWhere((j) => j % 2 === 0),
        5,
      ),
    ).toEqual([]);
  });

  test("at most as many as asked", () => {
    expect(turningsOf(sample, mass, 1)).toHaveLength(1);
  });
});

describe("the box in which a claim fails", () => {
  test("is found where two inputs make it fail, with the coverage and density of its own worlds", () => {
    const fails = (j: number): boolean =>
      value(LOSSES, j) > level(LOSSES, 0.5) && value(INTAKE, j) < level(INTAKE, 0.6);
    const mass = massWhere((j) => !fails(j));
    const box = claimBox(sample, mass)!;
    expect(box.cases).toBe("fails");
    expect(box.limits.map(({ quantity }) => conflict.quantities[quantity].path).sort()).toEqual([INTAKE, LOSSES]);
    const inside = [...sample.worlds.keys()].filter((j) =>
      box.limits.every(({ quantity, limit }) => {
        if ("in" in limit) return false;
        const x = sample.worlds[j].values[quantity];
        return x >= (limit.low ?? -Infinity) && x <= (limit.high ?? Infinity);
      }),
    );
    const hits = inside.filter(fails).length;
    expect(box.worlds).toBe(inside.length);
    expect(box.density).toBeCloseTo(hits / inside.length, 12);
    expect(box.coverage).toBeCloseTo(hits / mass.filter((each) => each === 0).length, 12);
    expect(box.density).toBeGreaterThan(2 * box.base);
  });

  test("of a claim that mostly fails, it is where it holds", () => {
    const box = claimBox(
      sample,
      massWhere((j) => value(LOSSES, j) > level(LOSSES, 0.8)),
    )!;
    expect(box.cases).toBe("holds");
  });

  test("is not told of chance, of too few cases, or of weighted worlds", () => {
    expect(
      claimBox(
        sample,
        massWhere((j) => (j * 7919) % 5 === 0),
      ),
    ).toBeNull();
    expect(
      claimBox(
        sample,
        massWhere((j) => j > 10),
      ),
    ).toBeNull();
    const mass = massWhere((j) => value(LOSSES, j) > level(LOSSES, 0.3));
    expect(claimBox(sample, mass)).not.toBeNull();
    const weights = Float64Array.from(sample.worlds, (_, j) => 1 + (j % 2));
    expect(claimBox({ ...sample, weights }, mass)).toBeNull();
  });
});

test("each setting of a switch has the share of its own worlds", () => {
  const lines = place("switches.red_lines");
  const mass = massWhere((j) => sample.worlds[j].values[lines] === 1);
  const [found] = settingsOf(sample, mass).filter(({ switch: path }) => path === "switches.red_lines");
  expect(found.shares.map(({ setting, share }) => [setting, share])).toEqual([
    ["priced", 0],
    ["hard", 1],
  ]);
  expect(found.shares[0].worlds + found.shares[1].worlds).toBe(400);
});

describe("claims that rest on claims", () => {
  test("an edge parts the worlds by premise and claim, and its shares are of the worlds with and without the premise", () => {
    const premise = massWhere((j) => j < 200);
    const claim = massWhere((j) => j < 150 || j >= 390);
    const [edge] = claimEdges(sample, [withMass("c1", premise), withMass("below", claim), withMass("c3", claim)]);
    expect(edge).toMatchObject({ claim: "below", premise: "c1", worlds: 400 });
    expect([edge.both, edge.withoutPremise, edge.premiseAlone, edge.neither]).toEqual([0.375, 0.025, 0.125, 0.475]);
    expect(edge.given).toBeCloseTo(0.75, 12);
    expect(edge.broken).toBeCloseTo(0.05, 12);
  });

  test("a world that says nothing of one of the two is left out", () => {
    const premise = massWhere(() => true).map((one, j) => (j < 100 ? NaN : one));
    const [edge] = claimEdges(sample, [
      withMass("c1", premise),
      withMass(
        "below",
        massWhere(() => true),
      ),
    ]);
    expect(edge).toMatchObject({ worlds: 300, both: 1 });
    expect(edge.broken).toBeNaN();
  });
});

describe("claims that contradict each other", () => {
  const first = massWhere((j) => j < 200);
  test("are those of which exactly one holds in every world, or that never hold together", () => {
    expect(
      contradictions([
        withMass("a", first),
        withMass(
          "b",
          first.map((one) => 1 - one),
        ),
      ]),
    ).toEqual([{ claims: ["a", "b"], kind: "negations", worlds: 400, expected: 100 }]);
    expect(
      contradictions([
        withMass("a", first),
        withMass(
          "b",
          massWhere((j) => j >= 300),
        ),
      ]),
    ).toEqual([{ claims: ["a", "b"], kind: "never-together", worlds: 400, expected: 50 }]);
  });

  test("are not those that hold together in one world, or that hold so seldom that chance keeps them apart", () => {
    expect(
      contradictions([
        withMass("a", first),
        withMass(
          "b",
          massWhere((j) => j >= 199),
        ),
      ]),
    ).toEqual([]);
    expect(
      contradictions([
        withMass("a", first),
        withMass(
          "b",
          massWhere((j) => j >= 380),
        ),
      ]),
    ).toEqual([]);
  });
});

test("the courses that a claim ranks are those it names as best or reads the regret of, each with whom it is to serve", () => {
  const ranks = smallWar((text) =>
    text.replace(
      /claims:\n[\s\S]*/,
      `claims:
  - {id: best, text: Best., says: best_course(patron) == cut_off}
  - {id: close, text: Near., says: "not regret(patron, as_is) > 0.1 or settled within 26 weeks and best_course(patron) == as_is"}
  - {id: none, text: None., says: chance(settled within 26 weeks) <= 5 %}
`.replace("settled within 26 weeks and", "chance(settled within 26 weeks) <= 5 % and"),
    ),
  );
  const patron = ranks.actors.findIndex(({ id }) => id === "patron");
  const [asIs, cutOff] = ["as_is", "cut_off"].map((id) => ranks.policies.findIndex((policy) => policy.id === id));
  expect(ranks.claims.map(({ says }) => rankedCourses({ conflict: ranks }, says.expression))).toEqual([
    [{ actor: patron, policy: cutOff }],
    [
      { actor: patron, policy: asIs },
      { actor: patron, policy: asIs },
    ],
    [],
  ]);
});
