import type { MeasureUse } from "../conflict/measure.js";
import type { Quantity, Ref, Span } from "../conflict/quantity.js";
import type { Law } from "../math/law.js";
import type { Code } from "./codes.js";
import { type Diagnostic, diagnose } from "./diagnostic.js";
import { type Names, namesOf } from "./names.js";
import type { NumberSpec } from "./number.js";
import { child, type Node, textOf, type Tree } from "./tree.js";

/** What reading one file gathers as it goes. Lives only while `checkConflict` runs. */
export interface Context {
  readonly file: string;
  readonly names: Names;
  readonly diagnostics: Diagnostic[];
  readonly quantities: Quantity[];
  /** Path of the file to its quantity and to what the key expects. */
  readonly refs: Map<string, Ref>;
  readonly specs: Map<string, NumberSpec>;
  readonly measures: MeasureUse[];
  /** Top-level sections that the file has. */
  readonly sections: ReadonlySet<string>;
  /** Whether some world is played by the stocks campaign. */
  readonly stocks: boolean;
}

/** An empty context for a tree. */
export function contextOf(tree: Tree): Context {
  const root = tree.root;
  const sections = new Set(root?.kind === "map" ? root.entries.map((entry) => entry.key) : []);
  return {
    file: tree.file,
    names: namesOf(root),
    diagnostics: [...tree.diagnostics],
    quantities: [],
    refs: new Map(),
    specs: new Map(),
    measures: [],
    sections,
    stocks: playsStocks(root),
  };
}

function playsStocks(root: Node | null): boolean {
  const at = (section: string, key: string): Node | undefined => child(child(root ?? undefined, section), key);
  const written = at("switches", "campaign");
  const chosen = textOf(written) ?? textOf(child(written, "is"));
  return (chosen ?? textOf(at("campaign", "model")) ?? "").includes("stocks");
}

/** Adds a diagnostic. */
export function report(context: Context, code: Code, at: Span, message: string, remedy = ""): void {
  context.diagnostics.push(diagnose(code, at, message, remedy));
}

/** Adds a quantity and yields its index. */
export function addQuantity(context: Context, quantity: Omit<Quantity, "unweighted">, spec: NumberSpec): Ref {
  context.quantities.push({ ...quantity, unweighted: isUnweighted(quantity.law) });
  const ref = context.quantities.length - 1;
  context.refs.set(quantity.path, ref);
  context.specs.set(quantity.path, spec);
  return ref;
}

/** Whether an interval without weights is in a law. */
export function isUnweighted(law: Law): boolean {
  if (law.kind === "choice") return law.choices.some((choice) => choice.law !== null && isUnweighted(choice.law));
  return law.kind === "between";
}

/** Index of the quantity at a path; null where the file (and the tool) says nothing. */
export function refAt(context: Context, path: string): Ref | null {
  return context.refs.get(path) ?? null;
}

/** Index of a quantity that the schema requires; 0 where it is missing, which is an error reported already. */
export function mustRef(context: Context, path: string): Ref {
  return context.refs.get(path) ?? 0;
}

/** A point the tool supplies. */
export function addDefault(context: Context, path: string, value: number, spec: NumberSpec): Ref {
  const law = { kind: "point", value } as const;
  const quantity = {
    path,
    law,
    unit: spec.unit,
    bounds: spec.bounds,
    cutMass: 0,
    text: "",
    origin: "default",
  } as const;
  return addQuantity(context, { ...quantity, source: null, note: null, at: null }, spec);
}

/** Nature's hidden uniform draw that decides whether a stated line binds. */
export function addHidden(context: Context, path: string): Ref {
  const spec: NumberSpec = { unit: "share", bounds: [0, 1] };
  const law = { kind: "uniform", low: 0, high: 1 } as const;
  const quantity = { path, law, unit: "share", bounds: [0, 1], cutMass: 0, text: "", origin: "nature" } as const;
  return addQuantity(context, { ...quantity, source: null, note: null, at: null }, spec);
}
