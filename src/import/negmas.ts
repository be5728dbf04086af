import { type Node, child, entriesOf, itemsOf, textOf } from "../language/tree.js";
import { type Profile, additiveDraft, exact } from "./additive.js";
import { type Fraction, add, times, ZERO } from "./decimal.js";
import type { Reading } from "./draft.js";
import { distinctNames, stemOf } from "./id.js";
import type { JsonFile } from "./negolog.js";
import { limit, quoted, refuse } from "./trouble.js";

/** Last part of a class name: `negmas.outcomes.CategoricalIssue` → `CategoricalIssue`. */
const typeOf = (node: Node | undefined): string =>
  (textOf(child(node, "type")) ?? textOf(child(node, "__python_class__")) ?? "").split(".").at(-1) ?? "";

export const isDomain = (root: Node): boolean =>
  /OutcomeSpace$|OS$/.test(typeOf(root)) || child(root, "issues")?.kind === "list";
export const isUfun = (root: Node): boolean => /UtilityFunction$|UFun$/.test(typeOf(root));

interface Issue {
  readonly name: string;
  readonly options: readonly string[];
}

/**
 * A NegMAS scenario written as JSON: one outcome space, and a utility function for each party. u = Σ weights · f(value);
 * nothing is divided. Source: NegMAS 0.15, Scenario.to_json, LinearAdditiveUtilityFunction, TableFun.
 */
export function readNegmas(files: readonly JsonFile[]): Reading {
  const notes: string[] = [];
  const domains = files.filter(({ root }) => !isUfun(root));
  const ufuns = files.filter(({ root }) => isUfun(root));
  if (domains.length !== 1)
    refuse(
      "P0606",
      (domains[1] ?? ufuns[0] ?? files[0]).root.at,
      `A NegMAS scenario has one outcome space; here are ${domains.length}.`,
      "Name the domain and the utility functions.",
    );
  if (ufuns.length === 0)
    refuse("P0606", domains[0].root.at, "The outcome space stands without utility functions.", "Name them too.");
  const { root, file } = domains[0];
  const issues = itemsOf(child(root, "issues")).map((node) => readIssue(node));
  if (issues.length === 0) refuse("P0607", root.at, "The outcome space has no issues.");
  for (const each of [issues, ...issues.map(({ options }) => options)])
    limit(each.length, "issues or options", root.at);
  const names = distinctNames(ufuns.map((each) => each.file));
  const parties = ufuns.map((each, k) => readUfun(each.root, plainName(each.root) ?? names[k], issues, notes));
  if (files.some((each) => child(each.root, "source") !== undefined))
    notes.push("Paths of the machine that wrote the file (source) are left out.");
  return { draft: additiveDraft({ title: plainName(root) ?? stemOf(file), issues }, parties), notes };
}

/** The name of a part; NegMAS puts whole paths there, of which the file name is enough. */
function plainName(node: Node): string | null {
  const name = textOf(child(node, "name"))?.trim() ?? "";
  return name === "" ? null : stemOf(name);
}

function readIssue(node: Node): Issue {
  const name = textOf(child(node, "name"));
  if (name === null) refuse("P0607", node.at, "An issue has no name.");
  const type = typeOf(node);
  const values = child(node, "values");
  if (/Continuous|Infinite|Callable/.test(type) || values?.kind !== "list")
    refuse(
      "P0609",
      node.at,
      `The issue "${name}" (${type || "no type"}) has no list of values.`,
      "Discretise it in NegMAS first.",
    );
  const isRange = /Contiguous|Integer/.test(type) && values.items.length === 2;
  if (!isRange) return { name, options: values.items.map((item) => textOf(item) ?? "") };
  const [low, high] = values.items.map((item) => Number(textOf(item) ?? "x"));
  if (!Number.isInteger(low) || !Number.isInteger(high) || low >= high || high - low > 100)
    refuse("P0608", values.at, `The range of "${name}" must be two whole numbers, at most 100 apart.`);
  return { name, options: Array.from({ length: high - low + 1 }, (_, k) => String(low + k)) };
}

function readUfun(root: Node, name: string, issues: readonly Issue[], notes: string[]): Profile {
  const inner = child(root, "ufun");
  if (/Discounted/.test(typeOf(root)) && inner !== undefined) {
    notes.push(`The discount of "${name}" is left out: terms are valued without delay.`);
    return readUfun(inner, name, issues, notes);
  }
  if (!/^(LinearAdditive|LinearAdditiveAggregation|LinearUtilityAggregation|Linear|Affine)\w*$/.test(typeOf(root)))
    refuse(
      "P0609",
      root.at,
      `The utility function "${typeOf(root)}" is no sum over issues.`,
      "LinearAdditiveUtilityFunction is read.",
    );
  const bias = child(root, "bias");
  const shift = bias === undefined ? ZERO : exact(textOf(bias), bias.at, "The bias");
  const points = issues.map((issue, k) => {
    const weight = partOf(child(root, "weights"), issue.name, k);
    const scale =
      weight === undefined
        ? refuse("P0607", root.at, `The weight of "${issue.name}" is missing.`)
        : exact(textOf(weight), weight.at, "A weight");
    const fun = partOf(child(root, "values"), issue.name, k);
    return issue.options.map((option) =>
      add(times(scale, valueOf(fun, option, issue.name, root)), k === 0 ? shift : ZERO),
    );
  });
  noteRest(root, name, notes);
  return { name, reservation: reservationOf(root), points };
}

/** Part of a list by place or of a table by name. */
function partOf(node: Node | undefined, name: string, index: number): Node | undefined {
  return node?.kind === "list" ? node.items[index] : child(node, name);
}

function valueOf(fun: Node | undefined, option: string, issue: string, root: Node): Fraction {
  const type = typeOf(fun);
  const table = child(fun, "mapping") ?? (type === "" ? fun : undefined);
  if (table?.kind === "map") {
    const value = entriesOf(table).find(({ key }) => key === option)?.value;
    return exact(textOf(value), value?.at ?? table.at, `The value of "${option}" of "${issue}"`);
  }
  const number = (key: string): Fraction => {
    const node = child(fun, key);
    return exact(textOf(node), node?.at ?? root.at, `"${key}" of the value function of "${issue}"`);
  };
  const at = fun?.at ?? root.at;
  const value = exact(option, at, `The option "${option}" of "${issue}"`);
  if (type === "IdentityFun") return value;
  if (type === "LinearFun" || type === "AffineFun")
    return add(times(number("slope"), value), child(fun, "bias") === undefined ? ZERO : number("bias"));
  if (type === "ConstFun") return number("bias");
  return refuse(
    "P0609",
    at,
    `The value function "${type || "?"}" of "${issue}" is not read.`,
    "TableFun, AffineFun, LinearFun and IdentityFun are.",
  );
}

/** Null for NegMAS's −inf: nothing is below it. */
function reservationOf(root: Node): Fraction | null {
  const node = child(root, "reserved_value");
  const text = textOf(node);
  return node === undefined || text === null || /^-?Infinity$|^NaN$|^-?\.?inf$/i.test(text)
    ? null
    : exact(text, node.at, "The reserved value");
}

function noteRest(root: Node, name: string, notes: string[]): void {
  if (textOf(child(root, "reserved_outcome")) !== null || child(root, "reserved_outcome")?.kind === "map")
    notes.push(`The reserved outcome of "${name}" is left out; its reserved value is kept.`);
  const known =
    "type __python_class__ name id source weights values bias reserved_value reserved_outcome outcome_space stability path".split(
      " ",
    );
  const strangers = entriesOf(root).flatMap(({ key }) => (known.includes(key) ? [] : [key]));
  if (strangers.length > 0)
    notes.push(`Keys of "${name}" that no utility depends on are left out: ${quoted(strangers)}.`);
}
