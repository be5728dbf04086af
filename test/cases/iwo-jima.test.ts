import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { invariantOf } from "../../src/dynamics/attrition.js";
import { fightOf, readBattle } from "../../src/dynamics/index.js";
import { medianWorld } from "../../src/ensemble/design.js";
import { parley } from "../cli/world.js";
import { conflictOf, laterSources, verdictsOf } from "./case.js";

const file = new URL("../../conflicts/iwo-jima-1945.parley.yaml", import.meta.url);
const reference = JSON.parse(
  readFileSync(new URL("../../references/dynamics/iwojima-engel.json", import.meta.url), "utf8"),
) as { expected: { exact_end_of_day: Record<string, readonly [number, number]> } };

describe("Iwo Jima 1945", () => {
  const conflict = conflictOf("iwo-jima-1945");
  const reading = readBattle(conflict, medianWorld(conflict));

  test("draws no warning", () => {
    expect(laterSources("iwo-jima-1945")).toEqual([]);
  });

  test("has Engel's strengths at the end of each of 36 days, to 1e-5", () => {
    expect(reading.days.map(({ day }) => day)).toEqual(Array.from({ length: 37 }, (_, day) => day));
    for (const [day, wanted] of Object.entries(reference.expected.exact_end_of_day))
      reading.days[Number(day)].strength.forEach((got, side) =>
        expect(Math.abs(got / wanted[side] - 1), day).toBeLessThan(1e-5),
      );
  });

  test("the linear and the logarithmic law end alike and run apart in between", () => {
    expect(reading.others.map(({ law }) => law)).toEqual(["linear", "logarithmic"]);
    for (const { days, gap } of reading.others) {
      days[36].strength.forEach((value, side) => expect(value / reading.days[36].strength[side]).toBeCloseTo(1, 5));
      expect(gap[1]).toBeGreaterThan(9000);
    }
  });

  test("of half the landing the laws say opposite things", () => {
    const [square, linear] = reading.halved;
    expect(square.strength[0]).toBeLessThan(square.strength[1]);
    expect(linear.strength[0]).toBeGreaterThan(linear.strength[1]);
  });

  test("after the last landing the square law's invariant is kept to the end", () => {
    const { duel } = fightOf(conflict.battle!, medianWorld(conflict));
    const edge = (day: number): number => invariantOf(duel, reading.days[day].strength)!;
    for (let day = 7; day <= 36; day++) expect(edge(day) / edge(6)).toBeCloseTo(1, 9);
  });

  test("bears out all five claims as filed", async () => {
    expect(Object.values(await verdictsOf("iwo-jima-1945")).map(({ kind }) => kind)).toEqual(Array(5).fill("holds"));
  });

  test.each([
    ["half_landed", ["ends", "garrison", "price", "wins"]],
    ["area_fire", ["garrison", "day_28"]],
    ["area_fire_half", ["ends", "garrison", "price"]],
  ])("under %s these claims fail: %j", async (variant, failing) => {
    const verdicts = await verdictsOf("iwo-jima-1945", { variant });
    const failed = Object.entries(verdicts).flatMap(([id, { kind }]) => (kind === "fails" ? [id] : []));
    expect(failed).toEqual(failing);
  });

  test("where the garrison is uncertain, what depended on its last men does too", async () => {
    const verdicts = await verdictsOf("iwo-jima-1945", { variant: "unsure" });
    expect(verdicts.wins.kind).toBe("holds");
    expect(verdicts.garrison.kind).not.toBe("holds");
  });

  test("parley course prints both strengths by day, as text, data and a picture", async () => {
    const files = { "iwo.yaml": readFileSync(file, "utf8") };
    const { out, status } = await parley(["course", "iwo.yaml"], files);
    expect(status).toBe(0);
    expect(out).toMatch(/^ 28 +53,042 .* 4,656 /m);
    expect(out).toMatch(/^ 36 +51,985 .* 217/m);
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(100);
    const told = await parley(["course", "iwo.yaml", "--json", "--picture", "p.svg"], files);
    const data = JSON.parse(told.out) as typeof reading;
    data.days[36].strength.forEach((value, side) => expect(value).toBeCloseTo(reading.days[36].strength[side], 6));
    const picture = told.files.get("p.svg")!;
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>$/s);
    expect(picture).toContain(">Japan</text>");
  });
});
