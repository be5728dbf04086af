import { fold } from "../fold.js";
import { envelope, stable } from "../json.js";
import { bold, type TextOptions } from "../terminal.js";
import { honesty } from "../text.js";
import { capital, placeOf } from "../words.js";
import type { ChoicesReport } from "./choices.js";
import {
  ABOUT,
  countsInWords,
  fixedInWords,
  nameOf,
  RULE,
  settingsInWords,
  touchesInWords,
  triedInWords,
  triedRule,
  turnsInWords,
  writtenOf,
} from "./words.js";

type Options = Pick<TextOptions, "width" | "colour">;
const UNTOUCHED = "no claim is seen to be touched";

/** Choices and the claims that each touches, for a terminal. Every line fits the width. */
export function renderChoices(report: ChoicesReport, options: Options): string {
  const { findings, choices, fixed } = report;
  const { conflict } = findings;
  const { quantities } = conflict;
  const touching = (report.tried?.effects ?? []).filter(({ claims }) => claims.length > 0);
  const others = [...fixed.file, ...fixed.tool].filter((group) => !touching.some((each) => each.group === group));
  const blocks = [
    [
      bold(conflict.title, options),
      ...[ABOUT, honesty(findings), countsInWords(report)].flatMap((text) => fold(text, options.width)),
    ],
    section("STRUCTURE", choices.structural.length, options),
    ...choices.structural.map((choice) => {
      const { at, note } = quantities[choice.quantity];
      const touched = touchesInWords(findings, choice);
      const said = [
        settingsInWords(choice),
        ...(note === null ? [] : [capital(note)]),
        ...(touched.length > 0 ? touched : [UNTOUCHED]),
      ];
      return entry(`${nameOf(conflict, choice.quantity)} (${placeOf(at?.line ?? 0)})`, said, options);
    }),
    section("NUMBERS WITHOUT A SOURCE THAT TELL WHERE CLAIMS HOLD", choices.numbers.length, options),
    ...choices.numbers.map((number) => {
      const place = placeOf(quantities[number.quantity].at?.line ?? 0);
      const head = `${nameOf(conflict, number.quantity)} (${place}): ${writtenOf(conflict, number.quantity)}`;
      return entry(head, turnsInWords(conflict, number), options);
    }),
    section("ONE VALUE IN EVERY WORLD, WITHOUT A SOURCE", fixed.file.length + fixed.tool.length, options),
    fold(triedRule(report), options.width - 1).map((line) => ` ${line}`),
    ...touching.map((effect) => entry(fixedInWords(effect.group), [triedInWords(effect) ?? ""], options)),
    fold(others.map(fixedInWords).join("; "), options.width - 1).map((line) => ` ${line}`),
    fold(RULE, options.width),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const section = (title: string, count: number, options: Options): string[] =>
  count === 0 ? [] : [bold(title, options)];

function entry(head: string, said: readonly string[], { width }: Options): string[] {
  const [first, ...rest] = fold(head, width - 1);
  return [
    ` ${first}`,
    ...rest.map((line) => `   ${line}`),
    ...said.flatMap((text) => fold(text, width - 5).map((line) => `     ${line}`)),
  ];
}

/** The same as data. */
export function choicesJson({ findings, choices, fixed, tried }: ChoicesReport): string {
  const { quantities } = findings.conflict;
  const at = (quantity: number): Record<string, unknown> => {
    const { path, at: place, text, note, origin } = quantities[quantity];
    return { path, line: place?.line ?? 0, origin, text, note };
  };
  return stable({
    ...envelope("choices", findings),
    worlds: findings.worlds,
    repeats: findings.repeats,
    structural: choices.structural.map(({ quantity, ...rest }) => ({ ...at(quantity), ...rest })),
    numbers: choices.numbers.map(({ quantity, claims }) => ({
      ...at(quantity),
      unit: quantities[quantity].unit,
      claims: claims.map(({ id, direction, at: turn, auc, below, above }) => ({
        id,
        direction,
        at: turn,
        auc,
        below,
        above,
      })),
    })),
    fixed,
    tried,
  });
}
