import type { Conflict } from "../../src/conflict/conflict.js";
import { readConflict } from "../../src/language/read.js";

/** A published game, re-expressed: states numbered from 1 by rising bit pattern. */
export interface Reference {
  readonly what: string;
  readonly deciders: readonly { readonly name: string; readonly options: readonly string[] }[];
  /** Patterns over all options: Y, N or −. */
  readonly impossible: readonly string[];
  readonly oneWay: readonly { readonly option: string; readonly only: "start" | "stop" }[];
  readonly states: readonly string[];
  readonly preferences: Readonly<Record<string, readonly (number | readonly number[])[]>>;
  readonly expected: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly equilibria: Readonly<Record<string, readonly number[]>>;
}

/** `Local Government` → `local_government` */
export function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}

/** Options as `decider.option`, in declared order. */
export function optionIds(reference: Reference): string[] {
  return reference.deciders.flatMap((decider) =>
    decider.options.map((option) => `${idOf(decider.name)}.${idOf(option)}`),
  );
}

/** A state by its number, as the list of its true options. */
export function stateOf(reference: Reference, number: number): string[] {
  return optionIds(reference).filter((_, k) => reference.states[number - 1][k] === "Y");
}

/** How a file may say who prefers what: states ranked, or statements, most important first. */
export type Manner = "rankings" | "statements";

/** The reference as a conflict file: every reference is also a test of the language. */
export function fileOf(reference: Reference, manner: Manner = "rankings"): string {
  const ids = optionIds(reference);
  const words = (number: number): string => stateOf(reference, number).join(" ") || "nothing";
  const group = (each: number | readonly number[]): string =>
    typeof each === "number" ? words(each) : `[${each.map(words).join(", ")}]`;
  const flags = (id: string): string => {
    const rule = reference.oneWay.find((each) => id.endsWith(`.${idOf(each.option)}`));
    return rule ? `, one_way: ${rule.only}` : "";
  };
  const whole = (pattern: string): string =>
    ids.flatMap((id, k) => (pattern[k] === "Y" ? [id] : pattern[k] === "N" ? [`not ${id}`] : [])).join(" and ");
  // one statement for each set of states that are equally good, the best first: an upset a level
  const statement = (each: number | readonly number[]): string =>
    [each]
      .flat()
      .map((number) => `(${whole(reference.states[number - 1])})`)
      .join(" or ");
  const lines = Object.entries(reference.preferences).flatMap(([name, order]) =>
    manner === "rankings"
      ? [`    ${idOf(name)}: [${order.map(group).join(", ")}]`]
      : [`    ${idOf(name)}:`, ...order.map((each) => `      - ${statement(each)}`)],
  );
  return [
    "parley: 1",
    `case: {title: "${reference.what.replaceAll('"', "'")}"}`,
    "actors:",
    ...reference.deciders.map((decider) => `  ${idOf(decider.name)}: {title: ${decider.name}}`),
    "moves:",
    ...ids.map((id) => `  ${id}: {title: ${id}${flags(id)}}`),
    "game:",
    `  options: [${ids.join(", ")}]`,
    ...(reference.impossible.length > 0
      ? ["  impossible:", ...reference.impossible.map((each) => `    - ${whole(each)}`)]
      : []),
    manner === "rankings" ? "  rankings:" : "  preferences:",
    ...lines,
    `  now: [${stateOf(reference, 1).join(", ")}]`,
    "",
  ].join("\n");
}

/** The reference as a checked conflict; throws with the diagnostics if the file is not sound. */
export function conflictOf(reference: Reference): Conflict {
  const { conflict, diagnostics } = readConflict(fileOf(reference), "reference.parley.yaml");
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (!conflict || errors.length > 0) throw new Error(errors.map((each) => `${each.code} ${each.message}`).join("\n"));
  return conflict;
}
