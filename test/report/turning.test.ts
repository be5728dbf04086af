import { describe, expect, test } from "vitest";
import type { NearestTurn } from "../../src/report/nearest.js";
import { nearestVerdict } from "../../src/report/nearest.js";
import { turningView } from "../../src/report/views/turning.js";
import { positionsView } from "../../src/report/views/positions.js";
import { settingsView } from "../../src/report/views/settings.js";
import { findings, smallWar, verdict } from "./build.js";

const WORLDS = 200;
const rising = Float64Array.from({ length: WORLDS }, (_, j) => j);
const base: NearestTurn = { claim: "c1", path: "talks.chance", unit: "share", at: 120, choices: null, values: rising };

/** The picture of a claim that holds in the worlds whose value is below 120, cannot be told to 140, and fails above. */
function pictureOf(nearest: NearestTurn, weights: Float64Array | null = null) {
  const mass = Float64Array.from(rising, (value) => (value < 120 ? 1 : value < 140 ? 0.5 : 0));
  const whole = findings();
  const [first, ...rest] = whole.claims;
  const claims = [{ ...first, verdict: { ...verdict("c1", "depends", 0.6), mass } }, ...rest];
  return turningView({ ...whole, claims, nearest, weights }, "war.yaml")!;
}
const states = (view: { readonly data: { readonly rows: readonly (readonly unknown[])[] } }): number[] =>
  ["holds", "undecided", "fails"].map((state) => view.data.rows.filter((row) => row[3] === state).length);

describe("the claim nearest to turning", () => {
  test("is drawn as fifty worlds taken evenly in the order of what it turns on", () => {
    const view = pictureOf(base);
    expect(states(view)).toEqual([30, 5, 15]);
    const values = view.data.rows.map((row) => row[1] as number);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(view.svg).toContain("turns at");
    expect(['class="y"', 'class="u"', 'class="x"'].map((mark) => view.svg.split(mark).length - 1)).toEqual([30, 5, 15]);
  });
  test("worlds count by their weight, equal weights as none", () => {
    expect(states(pictureOf(base, new Float64Array(WORLDS).fill(0.3)))).toEqual([30, 5, 15]);
    expect(
      states(
        pictureOf(
          base,
          Float64Array.from(rising, (value) => (value < 120 ? 0.5 : 1)),
        ),
      ),
    ).toEqual([21, 8, 21]);
  });
  test("on a switch its settings stand one below the other, each with its own worlds", () => {
    const values = Float64Array.from(rising, (value) => Number(value >= 120));
    const view = pictureOf({ ...base, at: null, choices: ["hard", "priced"], values });
    const of = (setting: string): unknown[] => view.data.rows.filter((row) => row[2] === setting).map((row) => row[3]);
    expect([of("hard").length, new Set(of("hard"))]).toEqual([30, new Set(["holds"])]);
    expect([of("priced").length, of("priced").includes("holds")]).toEqual([20, false]);
  });
  test("is the one whose share lies nearest to one half, among those with a cause", () => {
    const cause = { switch: "switches.campaign", shares: [] };
    const some = [
      verdict("a", "depends", 0.5),
      { ...verdict("b", "depends", 0.7), dependsOn: cause },
      { ...verdict("c", "holds", 0.95), dependsOn: cause },
    ];
    expect(nearestVerdict(some)).toBe(1);
    expect(nearestVerdict([verdict("a", "open", 0.5)])).toBe(-1);
  });
});

test("positions: a mark for each, and a ring around it for what another takes a weight to be", () => {
  const war = smallWar((text) => `${text}\nperceived:\n  patron:\n    issues.arms.positions.north.salience: 5\n`);
  const view = positionsView(war, "war.yaml")!;
  const stated = war.issues.reduce((sum, { positions }) => sum + positions.filter((each) => each !== null).length, 0);
  expect(view.data.rows.filter((row) => row[5] === "as filed")).toHaveLength(stated);
  expect(view.data.rows.filter((row) => row[5] !== "as filed").map((row) => row[4])).toEqual([5]);
  expect(view.svg.split('class="be"').length - 1).toBe(1);
  expect(view.svg.split("<circle").length - 1).toBe(stated + 1 + new Set(view.data.rows.map((row) => row[1])).size);
});

test("settings: rings the choices whose settings lie on different sides of one half, and says few where worlds are few", () => {
  const share = (setting: string, value: number, enough = true) => ({ setting, share: value, worlds: 40, enough });
  const settings = [
    {
      id: "c1",
      engines: ["course"],
      settings: [{ switch: "switches.red_lines", shares: [share("priced", 0.2), share("hard", 0.9)] }],
    },
    {
      id: "c2",
      engines: ["terms"],
      settings: [{ switch: "switches.red_lines", shares: [share("priced", 0.2), share("hard", 0.9, false)] }],
    },
  ];
  const view = settingsView({ ...findings(), settings }, "war.yaml")!;
  expect(view.svg.split('class="ri"').length - 1).toBe(2);
  expect(view.svg.split(">few<").length - 1).toBe(1);
  expect(view.data.rows.map((row) => row[4])).toEqual([0.2, 0.9, 0.2, null]);
  expect(settingsView({ ...findings(), settings: [] }, "war.yaml")).toBeNull();
});
