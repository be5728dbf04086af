import type { Conflict } from "../conflict/conflict.js";
import { type Context, contextOf } from "./context.js";
import { type Diagnostic, diagnose, hasErrors, sortDiagnostics } from "./diagnostic.js";
import { hashOf } from "./hash.js";
import { readBattle } from "./read-battle.js";
import { checkClaimCycles, readClaims, readSources } from "./read-claims.js";
import { readCorrelations } from "./read-correlate.js";
import { readCourse, readSwitches } from "./read-course.js";
import { readHistory } from "./read-history.js";
import { checkSanctions } from "./check-sanctions.js";
import { readMoves } from "./read-moves.js";
import { readGame } from "./read-game.js";
import { readActors, readIncompatible, readIssues, readLinks, readPackages, readRedLines } from "./read-issues.js";
import { indexIn } from "./read-issues.js";
import { canonicalOrder } from "./order.js";
import { readPartials } from "./read-partial.js";
import { readPerceptions } from "./read-perceived.js";
import { checkPolicies, checkTurns, readObjectives, readPolicies } from "./read-policies.js";
import { checkTerms } from "./check-terms.js";
import { readVariants } from "./read-variants.js";
import { SCHEMA } from "./schema.js";
import { internStandard } from "./standard.js";
import { type Node, type Tree, child, textOf } from "./tree.js";
import { walk } from "./walk.js";

/** A conflict, or what keeps the text from being one; warnings come with a conflict too. */
export interface Checked {
  readonly conflict: Conflict | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checked, frozen conflict of a syntax tree, or every diagnostic at once, in order of place. Never throws on a user's mistake. */
export function checkConflict(tree: Tree, variant: string | null = null): Checked {
  if (tree.diagnostics.some((one) => BLINDING.has(one.code))) {
    return { conflict: null, diagnostics: sortDiagnostics(tree.diagnostics, tree.file) };
  }
  if (tree.root === null || tree.root.kind !== "map") {
    const at = { file: tree.file, line: 1, column: 1, length: 1 };
    const empty = diagnose("P0402", at, "The file has no keys and values.", "Begin with parley: 1.");
    return {
      conflict: null,
      diagnostics: sortDiagnostics([...tree.diagnostics, empty], tree.file),
    };
  }
  const root = canonicalOrder(tree.root);
  const context = contextOf({ ...tree, root });
  walk(context, root, SCHEMA, []);
  const conflict = assemble(context, root, variant);
  const diagnostics = sortDiagnostics(withoutEchoes(context.diagnostics, tree.diagnostics), tree.file);
  return { conflict: hasErrors(diagnostics) ? null : deepFreeze(conflict), diagnostics };
}

/** Trouble of the text after which what belongs to what is open: names and forms are not judged then. */
const BLINDING: ReadonlySet<string> = new Set(["P0001", "P0002", "P0005", "P0006", "P0007", "P0014", "P0015"]);

/** What a trap of the text causes at its own place is no second mistake. */
function withoutEchoes(all: readonly Diagnostic[], traps: readonly Diagnostic[]): Diagnostic[] {
  const places = new Set(traps.map(({ at }) => `${at.file}:${at.line}:${at.column}`));
  return all.filter((one) => traps.includes(one) || !places.has(`${one.at.file}:${one.at.line}:${one.at.column}`));
}

function assemble(context: Context, root: Node, variant: string | null): Conflict {
  const top = (key: string): Node | undefined => child(root, key);
  const asOf = textOf(child(top("case"), "as_of"));
  const actors = readActors(context, top("actors"));
  const issues = readIssues(context, top("issues"));
  const moves = readMoves(context, top("moves"));
  const history = readHistory(context, top("history"), asOf);
  const policies = readPolicies(context, top("policies"), asOf, history);
  const packages = readPackages(context, top("packages"), issues);
  const game = readGame(context, top("game"));
  const claims = readClaims(context, top("claims"));
  checkClaimCycles(context, claims);
  checkPolicies(context, policies);
  checkTurns(context, policies);
  const objectives = readObjectives(context, top("objectives"));
  const course = readCourse(context, root, actors);
  checkSanctions(context, moves, course.campaign);
  const conflict: Conflict = {
    id: stemOf(context.file),
    title: textOf(child(top("case"), "title")) ?? "",
    question: textOf(child(top("case"), "question")) ?? "",
    asOf,
    argument: indexIn(context.names.source, child(top("case"), "argument")),
    hash: hashOf(root),
    variant,
    sources: readSources(context, top("sources"), asOf),
    actors,
    issues,
    links: readLinks(context, top("links")),
    redLines: readRedLines(context, top("red_lines")),
    incompatible: readIncompatible(context, top("incompatible")),
    packages,
    perceptions: readPerceptions(context, top("perceived"), game),
    moves,
    game,
    switches: readSwitches(context),
    ...course,
    battle: readBattle(context, top("battle"), actors),
    history,
    objectives,
    policies,
    claims,
    partials: readPartials(context, top("partial_agreements"), { asOf, history, issues, campaign: course.campaign }),
    measures: context.measures,
    variants: readVariants(context, root),
    correlations: readCorrelations(context, top("correlate")),
    quantities: context.quantities,
  };
  checkTerms(context, conflict);
  internStandard(context, conflict);
  return conflict;
}

/** `ukraine-2025` of `conflicts/ukraine-2025.parley.yaml`. */
function stemOf(file: string): string {
  const name = file.split(/[\\/]/).pop() ?? file;
  return name.replace(/\.(ya?ml|json)$/i, "").replace(/\.parley$/i, "");
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
