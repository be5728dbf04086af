import { describe, expect, it } from "vitest";
import { dealExists } from "../../src/terms/engine.js";
import { frontierOf } from "../../src/terms/frontier.js";
import { groundOf, settingOf, stagesOf } from "../../src/terms/setting.js";
import { pointsCase } from "./build.js";

/** 21 issues of four options: the first party's gains rise and the second's fall by independent random steps. */
function large(seed: number): ReturnType<typeof pointsCase> {
  let state = seed;
  const draw = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const rising = (): number[] => [draw(), draw(), draw(), draw()].sort((x, y) => x - y);
  const options = ["o0", "o1", "o2", "o3"];
  const issues = Array.from({ length: 21 }, (_, k) => ({
    id: `i${k}`,
    options,
    points: [rising(), rising().reverse()] as [number[], number[]],
  }));
  return pointsCase(issues, [0, 0]);
}

describe("twenty-one issues", () => {
  it("give an exact frontier within five seconds, and 200 worlds are judged within five more", () => {
    const { conflict, world } = large(5);
    const ground = groundOf(conflict);
    const started = performance.now();
    const frontier = frontierOf(stagesOf(settingOf(ground, world), [0, 1], { kind: "ignored" }));
    const took = performance.now() - started;
    const middle = Math.floor(frontier.a.length / 2);
    const near: number[] = [frontier.a[middle] - 1e-6, frontier.b[middle] - 1e-6];
    const again = performance.now();
    for (let turn = 0; turn < 200; turn++) {
      const setting = settingOf(ground, world);
      expect(dealExists(setting, [0, 1], turn % 2 ? near : near.map((x) => x + 0.02))).toBe(turn % 2 === 1);
    }
    const judged = performance.now() - again;
    console.info(`points ${frontier.a.length}, frontier ${took} ms, 200 worlds ${judged} ms`);
    expect(took).toBeLessThan(5000);
    expect(judged).toBeLessThan(5000);
  });
});
