import type { Conflict } from "../conflict/conflict.js";
import type { Drivers, Method } from "../judgement/index.js";

/** An input as people know it. */
export interface InputNote {
  readonly name: string;
  /** In words where the file allows, else its name. */
  readonly label: string;
  /** Canonical unit; null of a plain table. */
  readonly unit: string | null;
  /** Line of the conflict file; null where it stands in none. */
  readonly line: number | null;
  /** Id of its source, `none` where it should have one and has none, null where the question does not arise. */
  readonly source: string | null;
}

/** What decides one outcome. */
export interface DriverFinding {
  /** `C3`, a measure, or a column. */
  readonly outcome: string;
  /** The same in words, for a heading. */
  readonly title: string;
  /** What a case is, in words that follow "where": `C3 fails`, `y is above 0.5`; null where the outcome is a number. */
  readonly caseWords: string | null;
  readonly result: Drivers;
  /** Rows left out because a number is missing. */
  readonly dropped: number;
  /** How the table was read, sentences. */
  readonly notes: readonly string[];
}

/** Answers of one call, with where the numbers come from. */
export interface DriverFindings {
  readonly method: Method;
  readonly seed: number;
  readonly resamples: number;
  /** What a row is: `rows` of a table, `worlds` of a conflict. */
  readonly rowWord: "rows" | "worlds";
  readonly origin: string;
  readonly inputs: ReadonlyMap<string, InputNote>;
  readonly answers: readonly DriverFinding[];
  /** Claims that cannot be tested, and what they need. */
  readonly untested: readonly { readonly claim: string; readonly needs: string }[];
  /** Claims that come out the same in every world, or that no world decides. */
  readonly same: readonly string[];
}

/** An input without a source that stands out of the noise for some outcome. */
export interface Unsourced {
  readonly input: InputNote;
  /** Outcomes it decides, its strongest first. */
  readonly decides: readonly { readonly outcome: string; readonly share: number }[];
}

/** Numbers that decide and carry no source, the most decisive first. */
export function influentialUnsourced({ answers, inputs }: DriverFindings): Unsourced[] {
  const found = new Map<string, { outcome: string; share: number }[]>();
  for (const { outcome, result } of answers) {
    if (result.kind !== "ranking") continue;
    for (const { factor, estimate } of result.drivers)
      if (!estimate.flags.includes("zero") && inputs.get(factor)?.source === "none")
        found.set(factor, [...(found.get(factor) ?? []), { outcome, share: estimate.value }]);
  }
  return [...found]
    .map(([name, decides]) => ({ input: inputs.get(name)!, decides: decides.sort((a, b) => b.share - a.share) }))
    .sort((a, b) => b.decides[0].share - a.decides[0].share);
}

/** Notes on the inputs of a conflict, by path. */
export function conflictInputs(
  conflict: Conflict,
  describe: (conflict: Conflict, path: string) => string,
): ReadonlyMap<string, InputNote> {
  return new Map(
    conflict.quantities.map(({ path, unit, at, source, origin }): [string, InputNote] => [
      path,
      {
        name: path,
        label: isReal(conflict, path) ?? describe(conflict, path),
        unit,
        line: origin === "default" ? null : (at?.line ?? null),
        source: source !== null ? conflict.sources[source].id : origin === "nature" ? null : "none",
      },
    ]),
  );
}

/** Nature's draw whether a stated line is meant, in words; null for other paths. */
function isReal(conflict: Conflict, path: string): string | null {
  const [, of, , who, last] = path.split(".");
  if (last !== "binds") return null;
  const [issue, actor] = [conflict.issues, conflict.actors].map((all, k) => all.find(({ id }) => id === [of, who][k]));
  return issue && actor ? `whether the line of ${actor.title} on “${issue.title}” is meant` : null;
}
