import { type Correlation, correlatedGroups, matrixOf } from "../conflict/correlation.js";
import type { Ref, Span } from "../conflict/quantity.js";
import { choleskyFactor } from "../math/copula.js";
import { type Context, report } from "./context.js";
import { candidates } from "./nearest.js";
import { parseNumber } from "./number.js";
import { type Node, itemsOf, textOf } from "./tree.js";

const FORM = "Write - [actors.russia.capability, actors.us.capability, 0.5].";

/** Correlations of the file: pairs of uncertain numbers, each once, that can all hold together. */
export function readCorrelations(context: Context, node: Node | undefined): Correlation[] {
  const seen = new Set<string>();
  const found = itemsOf(node).flatMap((item) => {
    const one = readOne(context, item);
    if (one === null) return [];
    const key = [one.a, one.b].sort((x, y) => x - y).join(" ");
    if (seen.has(key)) {
      report(context, "P0217", item.at, "This pair of numbers has a correlation already.", "Keep one of them.");
      return [];
    }
    seen.add(key);
    return [one];
  });
  for (const { members, matrix } of correlatedGroups(found))
    if (choleskyFactor(matrix, members.length) === null) reportSet(context, members, found);
  return found;
}

function readOne(context: Context, item: Node): Correlation | null {
  const parts = item.kind === "list" ? item.items : [];
  if (parts.length !== 3) {
    report(context, "P0217", item.at, "A correlation is two paths and a number between -1 and 1.", FORM);
    return null;
  }
  const [a, b] = [refOf(context, parts[0]), refOf(context, parts[1])];
  const rank = rankOf(context, parts[2]);
  if (a === null || b === null || rank === null) return null;
  if (a === b) {
    report(context, "P0217", item.at, "A number is not correlated with itself.", FORM);
    return null;
  }
  return { a, b, rank, at: item.at };
}

function rankOf(context: Context, node: Node): number | null {
  const { law, diagnostics } = parseNumber(textOf(node) ?? "", { unit: "ratio", bounds: [-1, 1] }, node.at);
  context.diagnostics.push(...diagnostics);
  if (diagnostics.length > 0) return null;
  if (law.kind === "point") return law.value;
  report(context, "P0217", node.at, "A rank correlation is one number without spread.", FORM);
  return null;
}

/** An uncertain number by its path. */
function refOf(context: Context, node: Node): Ref | null {
  const path = textOf(node) ?? "";
  const ref = context.refs.get(path);
  if (ref === undefined) {
    const known = [...context.refs.keys()];
    report(
      context,
      "P0111",
      node.at,
      `No number of the file stands at "${path}".`,
      candidates(path, known, "Paths here"),
    );
    return null;
  }
  const { law, at } = context.quantities[ref];
  if (law.kind !== "point" && law.kind !== "choice") return ref;
  const broken = context.diagnostics.some((one) => one.severity === "error" && at !== null && samePlace(one.at, at));
  if (broken) return null;
  const why = law.kind === "point" ? "is one number without spread" : "is a choice, whose branches have no rank";
  report(context, "P0218", node.at, `"${path}" ${why}.`, "Correlate ranges and distributions.");
  return null;
}

/** A number that is trouble itself has no spread to speak of. */
function samePlace(a: Span, b: Span): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

/** Names the smallest set of pairs that cannot hold together: what is left when no number can be taken out of it. */
function reportSet(context: Context, members: readonly Ref[], all: readonly Correlation[]): void {
  const holds = (set: readonly Ref[]): boolean => choleskyFactor(matrixOf(set, all), set.length) !== null;
  let least = [...members];
  for (const member of members) {
    const without = least.filter((one) => one !== member);
    if (!holds(without)) least = without;
  }
  const inside = all.filter(({ a, b }) => least.includes(a) && least.includes(b));
  const name = (ref: Ref): string => context.quantities[ref].path;
  const pairs = inside.map(({ a, b, rank }) => `${name(a)} with ${name(b)} (${rank})`).join(", ");
  const left = (least.length * (least.length - 1)) / 2 - inside.length;
  const zero = left === 0 ? "" : ` with ${left} pair${left === 1 ? "" : "s"} left out, which means 0`;
  const message = `These correlations cannot hold together: ${pairs}${zero}.`;
  report(context, "P0219", placeOf(inside, all), message, "Weaken one, or name the pairs left out.");
}

function placeOf(inside: readonly Correlation[], all: readonly Correlation[]): Span {
  return (inside[inside.length - 1] ?? all[0]).at;
}
