import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import { assessBoth } from "../../src/dynamics/assess.js";
import { playCourse } from "../../src/dynamics/engine.js";
import { courseEngine } from "../../src/dynamics/index.js";
import { putInForce } from "../../src/dynamics/partial.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor, runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

/** The small war in which deals are little trusted and armies seldom break; with NO_DEAL a win is worth more than any deal. */
const small = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8")
  .replace("switches:\n", "switches:\n  continuation: certainty_equivalent\n")
  .replaceAll("deal_holds: 20 to 95 %", "deal_holds: 5 to 30 %")
  .replace("base: 0.01 to 0.1 %/week", "base: 0.001 to 0.01 %/week");
const NO_DEAL = (text: string): string => text.replaceAll(/win: 1(\.1)?,/g, "win: 4,");
const prisoners = (now: string): string => `  prisoners:
    options: {some: some are exchanged, all: all for all}
    now: ${now}
    positions:
      north: {wants: all, salience: 10}
      south: {wants: all, salience: 20}
`;
const ASKED = ["partial(swap) within 104 weeks", "partial agreements by 104 weeks", "settled within 26 weeks"];

/** The small war with a war over prisoners too, and one partial agreement where it is given. */
function war(agreement: string | null, change = NO_DEAL, now = "some"): Conflict {
  const declared = agreement === null ? "" : `partial_agreements: {swap: {${agreement}}}\n`;
  const asks = ASKED.filter((each) => agreement !== null || !each.startsWith("partial")).map(
    (each) => `\n  - {text: a, says: "${each.includes("by") ? "mean" : "chance"}(${each}) > 0.5"}`,
  );
  const text = `sources: {book: {title: A book}}\n${change(small)
    .replace(/^packages:/m, `${prisoners(now)}${declared}packages:`)
    .trimEnd()}${asks.join("")}\n`;
  const { conflict, diagnostics } = readConflict(text, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.code} ${each.message}`).join("\n"));
  return conflict;
}

/** Columns of a war's runs by their measure; shape [runs]. */
async function columns(conflict: Conflict, worlds = 8, repeats = 1): Promise<Map<string, Float64Array>> {
  const { tables } = await runEnsemble(conflict, { worlds, repeats, seed: 5 });
  return new Map(tables.course!.columns.map((name, k) => [name, tables.course!.values[k]]));
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const at = async (agreement: string, measure: string, change?: (text: string) => string): Promise<number> =>
  mean((await columns(war(agreement, change))).get(measure)!);

describe("a partial agreement", () => {
  test("that does nothing leaves every other number as it was, to the bit", async () => {
    const bare = await columns(war(null));
    for (const nothing of [
      "worth: {north: 0, south: 0}",
      "terms: {prisoners: some}, spares: {north: 0, south: 0}, trust: 0, talks: 0, says: {north: 1}, lasts: 4 weeks, breaks: 50 %/year",
    ]) {
      const with_ = await columns(war(nothing));
      for (const [name, values] of bare) expect([name, with_.get(name)]).toEqual([name, values]);
    }
  });
  test("is signed where both gain, and never where one loses by it", async () => {
    expect(await at("worth: {north: 1 %, south: 1 %}", ASKED[0])).toBeGreaterThan(0.8);
    expect(await at("worth: {north: 5 %, south: -0.1 %}", ASKED[0])).toBe(0);
    expect(await at("worth: {north: -0.1 %, south: 5 %}", ASKED[0])).toBe(0);
    // South's part is paid for by what it is worth once
    expect(await at("terms: {arms: small}", ASKED[0])).toBe(0);
    expect(
      await at("terms: {arms: small}, worth: {south: 1}", ASKED[0], (text) =>
        text.replace("never: small, firm: 50 to 90 %, ", ""),
      ),
    ).toBeGreaterThan(0.5);
  });
  test("without a term is signed once, with one again and again, and a broken one no more", async () => {
    const WORTH = "worth: {north: 1 %, south: 1 %}";
    const signed = await at(WORTH, ASKED[0]);
    expect(await at(WORTH, ASKED[1])).toBe(signed);
    expect(await at(`${WORTH}, lasts: 4 weeks`, ASKED[1])).toBeGreaterThan(2);
    expect(await at(`${WORTH}, lasts: 4 weeks, breaks: 100 %/week`, ASKED[1])).toBe(signed);
  });
  test("that lets deals be trusted makes settlements likelier, one that makes the war cheap rarer", async () => {
    const plain = (text: string): string => text.replaceAll("peace_shift: -0.3 to 1", "peace_shift: 0");
    const settled = (agreement: string): Promise<number> => at(agreement, ASKED[2], plain);
    const never = await settled("worth: {north: 0, south: 0}");
    const trusted = await settled("worth: {north: 1 %, south: 1 %}, trust: {is: 3, source: book}");
    const cheap = await settled("spares: {north: 100 %, south: 100 %}");
    expect(trusted).toBeGreaterThan(never);
    expect(cheap).toBeLessThan(never);
  });
  test("moves the patron's belief by what its signature says, the once", async () => {
    const blamed = async (ratio: number): Promise<number> => {
      const said = `worth: {north: 10 %, south: 10 %}, says: {north: {is: ${ratio}, source: book}}, lasts: 4 weeks`;
      return mean(
        (
          await columns(
            war(said, (text) =>
              text
                .replace("mean(area gained by 52 weeks)", "mean(blamed(north) at 20 weeks)")
                .replace("> 100 km2", "> 0"),
            ),
          )
        ).get("blamed(north) at 20 weeks")!,
      );
    };
    const [less, none, more] = [await blamed(0.5), await blamed(1), await blamed(2)];
    expect(less).toBeLessThan(none);
    expect(more).toBeGreaterThan(none);
  });
  test("oracle: in force for the whole war it is worth what the option is worth that is in force at first", () => {
    const valuesOf = (conflict: Conflict, signed: boolean): number[][] => {
      const worlds = sampleWorlds(conflict, 8, 3);
      const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
      return worlds.map((world, slot) => {
        const found: number[] = [];
        const at = { world, slot, policy: 0, key: { seed: 3, repeat: 1 }, weeks: 0 };
        playCourse(program, at, ({ scene, patron }, state) => {
          if (signed) putInForce(scene, state, 0);
          assessBoth(scene, state, patron!);
          found.push(...state.assess.map(({ value }) => value));
        });
        return found;
      });
    };
    const inPart = valuesOf(war("terms: {prisoners: all}"), true);
    const atFirst = valuesOf(war(null, undefined, "all"), false);
    const without = valuesOf(war(null), false);
    inPart.forEach((values, j) =>
      values.forEach((value, i) => {
        expect(Math.abs(value - atFirst[j][i])).toBeLessThan(1e-12);
        expect(value).toBeGreaterThan(without[j][i] + 1e-3);
      }),
    );
  });
});
