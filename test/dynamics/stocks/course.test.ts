import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../../src/conflict/conflict.js";
import { courseEngine, playCourse } from "../../../src/dynamics/index.js";
import type { Script } from "../../../src/dynamics/simulate.js";
import type { State } from "../../../src/dynamics/state.js";
import { type Scope, stocksWeek } from "../../../src/dynamics/stocks/scene.js";
import { sampleWorlds } from "../../../src/ensemble/design.js";
import { givenFor } from "../../../src/ensemble/given.js";
import { readConflict } from "../../../src/language/read.js";

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");
const text = fixture("stocks-war.parley.yaml");

function read(change: (source: string) => string, source = text): Conflict {
  const { conflict, diagnostics } = readConflict(change(source), "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map(({ at, message }) => `${at.line} ${message}`).join("\n"));
  return conflict;
}
const model = (name: string) => (source: string) => source.replace(/campaign: one of .*/, `campaign: ${name}`);

/** Plays worlds of a conflict under a policy and reads each at a week (or where its war ended before). */
function play<T>(
  conflict: Conflict,
  policy: string,
  at: { week: number; worlds?: number },
  read: (script: Script, state: State) => T,
): T[] {
  const worlds = sampleWorlds(conflict, at.worlds ?? 10, 3);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
  const index = conflict.policies.findIndex(({ id }) => id === policy);
  return worlds.map((world, slot) => {
    let last: T | null = null;
    const run = { world, slot, policy: index, key: { seed: 3, repeat: 1 }, weeks: at.week };
    playCourse(program, run, (script, state) => (last = read(script, state)));
    return last!;
  });
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The war goes on whatever is offered: what is compared is the campaign. */
const fightOn = (source: string): string =>
  source
    .replace(/chance: 25 %/, "chance: 0")
    .replace(/ends_decide: 0.5/, "ends_decide: 0")
    .replace(
      "base: 0.01 to 0.1 %/week, men: 1 to 10 %/week, supply: 0.5 to 5 %/week",
      "base: 0 %/week, men: 0 %/week, supply: 0 %/week",
    )
    .replace("tables_packages: yes", "tables_packages: no");

describe("a war played with stocks", () => {
  test("with only the lattice's keys and no aid the two models agree on men, losses and ground", () => {
    const bare = (source: string): string => fightOn(source).replace(/ {2}aid:\n(.*\n)*?beliefs:/, "beliefs:");
    const small = fixture("small-war.parley.yaml");
    const [lattice, stocks] = ["lattice", "stocks"].map((name) =>
      play(
        read((source) => bare(source).replace("model: lattice", `model: ${name}`), small),
        "as_is",
        { week: 40 },
        (_, state) => [...[state.men[0], state.men[1], state.casualties[0], state.casualties[1], state.area]],
      ),
    );
    for (let k = 0; k < 5; k++) {
      const [one, other] = [lattice, stocks].map((rows) => mean(rows.map((row) => row[k])));
      expect(Math.abs(other / one - 1)).toBeLessThan(0.02);
    }
  });

  test("worlds that the switch gives to a model run as in a file of that model alone", () => {
    const end = (_: Script, state: State): number[] => [
      state.area,
      state.men[0],
      state.men[1],
      state.spent[0],
      state.week,
    ];
    const both = read((source) => source);
    const rows = play(both, "as_is", { week: 30 }, end);
    const alone = [model("lattice"), model("stocks")].map((change) => play(read(change), "as_is", { week: 30 }, end));
    const values = sampleWorlds(both, 10, 3).map((world) => world.values[both.switches.campaign!]);
    expect(new Set(values)).toEqual(new Set([0, 1]));
    rows.forEach((row, index) => expect(row).toEqual(alone[values[index]][index]));
    expect(alone[0]).not.toEqual(alone[1]);
  });

  const bound =
    (funded: number) =>
    (source: string): string =>
      fightOn(model("stocks")(source))
        .replace("review: 26 weeks", "review: 104 weeks")
        .replace("    receiver: south\n", `    receiver: south\n    funded: ${funded} weeks\n`);
  const conflict = read(bound(104));
  const fireAndCover = (
    policy: string,
    week: number,
    of: Conflict = conflict,
  ): { fire: number; radar: number; shells: number; paid: number }[] =>
    play(of, policy, { week, worlds: 6 }, ({ scene }, state) => {
      const { state: c, world: p, layout } = scene.stocks!.block;
      return {
        fire: state.fire,
        radar: c.stock[0] / p.use[0],
        shells: c.stock[1] / p.use[1],
        paid: c.paid[layout.payer[1]],
      };
    });

  test("a cut-off drains stocks and fire, and new money fills them", () => {
    const [cut, now, more] = ["cut_off", "as_is", "raised"].map((policy) => fireAndCover(policy, 50));
    for (const key of ["fire", "radar", "shells"] as const) {
      const [c, n, m] = [cut, now, more].map((rows) => mean(rows.map((row) => row[key])));
      expect(c).toBeLessThan(n);
      expect(n).toBeLessThan(m);
    }
    expect(mean(cut.map(({ radar }) => radar))).toBeLessThan(1);
  });

  test("when money ends, others pay for more, and never more than their ceiling", () => {
    const [now, paid] = ["as_is", "paid"].map((policy) => fireAndCover(policy, 50, read(bound(8))));
    expect(mean(paid.map(({ shells }) => shells))).toBeGreaterThan(mean(now.map(({ shells }) => shells)));
    expect(mean(paid.map(({ paid: sum }) => sum))).toBeGreaterThan(mean(now.map(({ paid: sum }) => sum)));
    const year = 365.2425 / 7;
    for (const { paid: sum } of paid) expect(sum).toBeLessThanOrEqual((1e9 / year) * 50 * (1 + 1e-9));
  });

  test("lost intelligence costs fire within the week, and nothing else does so soon", () => {
    const [blind, now] = ["blind", "as_is"].map((policy) => fireAndCover(policy, 2));
    blind.forEach(({ fire, radar }, k) => {
      expect(fire).toBeLessThan(now[k].fire * 0.95);
      expect(radar).toBeCloseTo(now[k].radar, 6);
    });
  });

  test("what a truce stops stands still, and what it lets go on goes on", () => {
    const week = (scope: Scope | null): { people: number[]; given: number; loss: number[]; area: number }[] => {
      let at: { script: Script; state: State } | null = null;
      return play(conflict, "raised", { week: 12, worlds: 1 }, (script, state) => (at = { script, state })).map(() => {
        const { script, state } = at!;
        const { state: c } = script.scene.stocks!.block;
        const before = { given: c.given[1], loss: [...state.rate], area: state.area };
        state.week++;
        stocksWeek(script.scene, state, 0, { seed: 3, repeat: 1 }, scope);
        const loss = [0, 1].map((i) => state.rate[i] / before.loss[i]);
        return {
          people: [c.recruits[0], c.arrivals[0]],
          given: c.given[1] - before.given,
          loss,
          area: state.area - before.area,
        };
      });
    };
    const all = { recruits: true, delivers: true, trains: true, raids: true };
    const [open] = week(all);
    const [shut] = week({ recruits: false, delivers: false, trains: false, raids: false });
    expect(shut.people).toEqual([0, 0]);
    expect(shut.given).toBe(0);
    expect(Math.min(...open.people, open.given)).toBeGreaterThan(0);
    for (const { loss, area } of [open, shut]) {
      expect(Math.max(...loss)).toBeLessThan(0.1);
      expect(area).toBe(0);
    }
  });

  test("what is reported is the true number over the factor of the series that the file names", () => {
    const sourced = read((source) =>
      model("stocks")(source)
        .replace("losses: 150 to 250 persons/day", "losses: {is: 150 to 250 persons/day, source: series}")
        .concat(
          "  - text: Reported.\n    says: mean(reported losses(north) at 20 weeks) > 0 persons/week\nsources: {series: {title: A series, reporting: 0.8}}\n",
        ),
    );
    const worlds = sampleWorlds(sourced, 1, 3);
    const program = courseEngine.compile(sourced, givenFor(sourced, worlds, 3));
    const names = courseEngine.measures(sourced).map(({ id }) => id);
    const row = new Float64Array(names.length);
    courseEngine.run(program, worlds[0], 0, 0, { seed: 3, repeat: 1 }, row);
    const found = row[names.indexOf("reported losses(north) at 20 weeks")];
    const [rate] = play(sourced, "as_is", { week: 20, worlds: 1 }, (_, state) => state.rate[0]);
    expect(found).toBeCloseTo(rate / 0.8, 9);
  });
});
