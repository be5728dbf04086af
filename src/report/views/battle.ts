import type { Conflict } from "../../conflict/conflict.js";
import type { BattleReading } from "../../dynamics/index.js";
import { capital, list, plain, possessive, withArticle } from "../words.js";
import { drawn } from "./chart-data.js";
import { readOf } from "./origin.js";
import type { View } from "./view.js";

/** What each law is called in a sentence. */
export const LAW_WORDS: Readonly<Record<string, string>> = {
  square: "the square law",
  linear: "the linear law",
  logarithmic: "the logarithmic law",
  general: "the general law",
  osipov: "Osipov's law",
  deitchman: "Deitchman's law",
  helmbold: "Helmbold's law",
};

/** Title of a side of the battle. */
export function sideTitles(conflict: Conflict, reading: BattleReading): readonly [string, string] {
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  return [title(reading.sides[0]), title(reading.sides[1])];
}

/** How the fight ends under the file's law. */
export function endSentence(conflict: Conflict, { days, come, brokenAt, law }: BattleReading): string {
  const [first, second] = conflict.battle!.forces.map(({ actor }) => conflict.actors[actor].title);
  const end = days[days.length - 1];
  const broken = brokenAt.findIndex((day) => day !== null);
  const lost = end.strength.map((strength, side) => come[side] - strength);
  const how =
    broken < 0
      ? `after ${plain(end.day)} days ${whole(end.strength[0])} of ${whole(come[0])} men of ${withArticle(first)} and ${whole(end.strength[1])} of ${whole(come[1])} of ${withArticle(second)} still fight`
      : `${withArticle([first, second][broken])} breaks on day ${plain(brokenAt[broken]!)}; the other side has ${whole(end.strength[1 - broken])} men left of ${whole(come[1 - broken])}`;
  return `Under ${LAW_WORDS[law]} ${how}; lost: ${whole(lost[0])} and ${whole(lost[1])}.`;
}

const whole = (value: number): string => plain(Math.round(value));

/** What beginning and end do not tell: how far laws that end alike run apart, and what they say of half the force. */
export function lawsSentence(conflict: Conflict, { others, halved, law }: BattleReading): string | null {
  if (others.length === 0) return null;
  const [first, second] = conflict.battle!.forces.map(({ actor }) => conflict.actors[actor].title);
  const gap = ([0, 1] as const).map((side) => whole(Math.max(...others.map((other) => other.gap[side]))));
  const says = halved.map(
    (each) => `${LAW_WORDS[each.law]} leaves ${whole(each.strength[0])} against ${whole(each.strength[1])}`,
  );
  const names = list(others.map((other) => LAW_WORDS[other.law]));
  return (
    `${capital(names)} can be made to end the same, and in between differ from ${LAW_WORDS[law]} by up to ${gap[0]} men of ${withArticle(first)} and ${gap[1]} of ${withArticle(second)}: the two ends do not tell which law it was. ` +
    `With half ${possessive(withArticle(first))} men ${list(says)}.`
  );
}

/** Both forces by day under the file's law, and the other laws that end alike. */
export function battleView(conflict: Conflict, reading: BattleReading, file: string): View {
  const titles = sideTitles(conflict, reading);
  const last = reading.days[reading.days.length - 1].day;
  const top = Math.max(...[reading, ...reading.others].flatMap(({ days }) => days.flatMap(({ strength }) => strength)));
  const line = (days: BattleReading["days"], side: 0 | 1): [number, number][] =>
    days.map(({ day, strength }) => [day, strength[side] / 1000]);
  const looks = ["l3", "l4"] as const;
  const others = reading.others.flatMap((other, k) =>
    ([0, 1] as const).map((side) => ({
      points: line(other.days, side),
      look: looks[k % 2],
      series: `${titles[side]}, ${other.law} law`,
      ...(side === 1 ? {} : { label: other.law }),
    })),
  );
  const sentence = [endSentence(conflict, reading), lawsSentence(conflict, reading)].filter((each) => each).join(" ");
  return {
    id: "battle",
    title: `${titles[0]} and ${titles[1]} by day`,
    ...drawn({
      aria: `Thousand men by day. ${sentence}`,
      x: { low: 0, high: last, label: "day", column: { name: "day", unit: "days" } },
      y: { low: 0, high: top / 1000, label: "thousand men", column: { name: "strength", unit: "thousand men" } },
      lines: [
        ...others,
        { points: line(reading.days, 0), look: "lm", label: titles[0], series: `${titles[0]}, ${reading.law} law` },
        { points: line(reading.days, 1), look: "l2", label: titles[1], series: `${titles[1]}, ${reading.law} law` },
      ],
    }),
    table: {
      head: ["day", ...titles, ...reading.others.flatMap(({ law }) => titles.map((title) => `${title}, ${law}`))],
      rows: reading.days.map(({ day, strength }, k) => [
        plain(day),
        ...strength.map(whole),
        ...reading.others.flatMap((other) => other.days[k].strength.map(whole)),
      ]),
    },
    sentence,
    command: `parley course ${readOf({ conflict }, file)}`,
    provenance: `${conflict.id}, battle engine, world ${reading.world < 0 ? "of medians" : reading.world}, file ${conflict.hash.slice(0, 12)}`,
  };
}
