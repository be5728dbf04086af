import type { Conflict } from "../conflict/conflict.js";
import type { BattleReading } from "../dynamics/index.js";
import { fold } from "./fold.js";
import { columnsOf } from "./readings.js";
import { LAW_WORDS, endSentence, lawsSentence, sideTitles } from "./views/battle.js";
import { capital } from "./words.js";

const BAR = 20;

/** A battle step by step: both strengths, each with its bar on one scale. */
export function battleText(conflict: Conflict, reading: BattleReading, width: number): string {
  const titles = sideTitles(conflict, reading);
  const top = Math.max(...reading.days.flatMap(({ strength }) => strength));
  const bar = (value: number): string => "█".repeat(Math.round((value / top) * BAR)).padEnd(BAR);
  const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
  const rows = reading.days.map(({ day, strength }) => [
    String(day),
    grouped(strength[0]),
    bar(strength[0]),
    grouped(strength[1]),
    bar(strength[1]),
  ]);
  const says = [endSentence(conflict, reading), lawsSentence(conflict, reading)].filter((each) => each !== null);
  const world = reading.world < 0 ? "" : `, world ${reading.world}`;
  return `${[
    conflict.title,
    `${capital(LAW_WORDS[reading.law])}${world}: men who still fight at the end of each step, days`,
    "",
    ...columnsOf([["day", titles[0], "", titles[1], ""], ...rows], [2, 4]),
    "",
    ...says.flatMap((text) => fold(text, width)),
  ].join("\n")}\n`;
}
