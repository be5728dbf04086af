import { beforeAll, describe, expect, test } from "vitest";
import type { Story, StoryEvent } from "../../src/dynamics/index.js";
import { courseFans } from "../../src/ensemble/fans.js";
import { briefOf } from "../../src/report/brief.js";
import type { Findings } from "../../src/report/finding.js";
import { storySection } from "../../src/report/story-section.js";
import { storyOf } from "../../src/report/story-text.js";
import { toldClaims, type ToldClaim } from "../../src/report/stories.js";
import { smallWar } from "./build.js";

const conflict = smallWar();
let findings: Findings;
let told: ToldClaim[];

beforeAll(async () => {
  findings = await briefOf(conflict, { worlds: 60, repeats: 2, seed: 1 });
  const fans = courseFans(conflict, { worlds: 60, seed: 1, policy: 0, weeks: conflict.campaign!.horizon, repeat: 1 });
  told = toldClaims(findings, fans);
}, 60_000);

describe("one world each way", () => {
  test("is told of every claim that can be tested, in worlds that decide it", () => {
    expect(told.map(({ claim }) => claim)).toEqual(
      findings.claims.filter(({ verdict }) => verdict.mass !== null).map(({ id }) => id),
    );
    for (const { picked } of told)
      for (const { holds, mass } of picked) expect(holds ? mass : 1 - mass).toBeGreaterThanOrEqual(0.9);
  });

  test("two worlds are held against each other in the last week that both reach, figure by figure, the widest apart first", () => {
    const both = told.filter(({ picked, week }) => picked.length === 2 && week !== null);
    expect(both.length).toBeGreaterThan(0);
    for (const { stories, week, differs } of both) {
      expect(week).toBe(Math.min(...stories.flat().map(({ last }) => last.week)));
      for (const { values } of differs) {
        expect(values.map(({ length }) => length)).toEqual(stories.map(({ length }) => length));
        expect(new Set(values.flat()).size).toBeGreaterThan(1);
      }
    }
  });

  test("the page says of a claim that no world decides one way what is lacking", () => {
    const page = storySection(findings, "war.yaml", told);
    for (const { claim, picked } of told) {
      const at = page.indexOf(`id="story-${claim}"`);
      const own = page.slice(at, page.indexOf("</details>", at));
      for (const holds of [true, false]) {
        const word = holds ? "holds" : "fails";
        expect(own.includes(`A world in which it ${word}`)).toBe(picked.some((each) => each.holds === holds));
        expect(own.includes(`No world to tell in which it ${word}`)).toBe(!picked.some((each) => each.holds === holds));
      }
    }
    expect(told.some(({ picked }) => picked.length < 2)).toBe(true);
    expect(storySection(findings, "war.yaml", [])).toBe("");
  });

  test("of a claim that compares two courses both are told in both worlds", () => {
    const two = told.filter(({ picked }) => picked.some(({ policies }) => policies.length === 2));
    expect(two.length).toBeGreaterThan(0);
    for (const { stories } of two) for (const own of stories) expect(own).toHaveLength(2);
  });
});

describe("a story", () => {
  const week = (at: number, ...events: StoryEvent[]): Story["weeks"][0] => ({ week: at, events, stands: {} });
  const turn = (course: string): StoryEvent => ({ kind: "course", course, own: true });
  const [one, other] = conflict.policies.map(({ id }) => id);
  const story = (...weeks: Story["weeks"][0][]): Story => ({
    world: 0,
    policy: one,
    weeks,
    ended: null,
    last: weeks[weeks.length - 1],
  });

  test("a patron that turns to another course three times and does nothing else is told once", () => {
    const { sentences } = storyOf(conflict, story(week(4, turn(one)), week(6, turn(other)), week(9, turn(one))), 5);
    expect(sentences[0]).toMatch(
      /^Weeks 4 to 9.* changes course three times, between “.+” and “.+”, and ends on “.+”\.$/,
    );
    const two = storyOf(conflict, story(week(4, turn(one)), week(6, turn(other))), 5).sentences;
    expect(two.filter((sentence) => /changes course: /.test(sentence))).toHaveLength(2);
  });

  test("a package that is put forward again is told in full the first time only", () => {
    const offer = { named: null, options: {} };
    const by = conflict.actors[0].id;
    const put = (options: Record<string, string>): StoryEvent => ({ kind: "tabled", by, offer: { ...offer, options } });
    const { sentences } = storyOf(
      conflict,
      story(week(2, put({ a: "b" })), week(3, put({ a: "b" })), week(5, put({}))),
      5,
    );
    expect(sentences[0]).toContain("a package (a: “b”)");
    expect(sentences[1]).toContain("the same package on the table again");
    expect(sentences[2]).toContain("what is in force already");
  });
});
