import { designWords, MONTE_CARLO } from "../../ensemble/design-kinds.js";
import type { Findings } from "../finding.js";
import { plain } from "../words.js";

/** Options as a command line has them: of the worlds, the repeats and the seed of a brief. */
export function askedOf(
  findings: Pick<Findings, "conflict" | "match" | "worlds" | "seed" | "repeats" | "more">,
): string {
  const { conflict, match, worlds, seed } = findings;
  const unmatched = match === null && conflict.history !== null ? " --unmatched" : "";
  return `--worlds ${worlds} --repeats ${repeatsAsked(findings)} --seed ${seed}${unmatched}`;
}

/** The repeats as a command line has them. */
function repeatsAsked({ repeats, more }: Pick<Findings, "repeats" | "more">): string {
  if (more === null) return String(repeats);
  return `adaptive${Number.isFinite(more.cap) ? ` --most-runs ${more.cap}` : ""}`;
}

/** The file as a command line names it, with the account that it is read by; once, where the file is named with it already. */
export function readOf({ conflict }: Pick<Findings, "conflict">, file: string): string {
  const asked = conflict.variant ? ` --variant ${conflict.variant}` : "";
  return file.includes(asked) ? file : `${file}${asked}`;
}

/** A brief's file, account and worlds as a command line has them. */
export function ranOf(findings: Findings, file: string): string {
  return `${readOf(findings, file)} ${findings.design ? "--from DIR" : askedOf(findings)}`;
}

/** The command that makes the figures of a brief again. */
export function commandOf(findings: Findings, file: string): string {
  return `parley brief ${ranOf(findings, file)} --figures DIR`;
}

/** Worlds, repeats, seed and file of a brief. */
export function provenanceOf({
  conflict,
  worlds,
  design = MONTE_CARLO,
  match,
  repeats,
  more,
  seed,
  engines,
}: Findings): string {
  const ran = Object.entries(engines)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  const drawn = match
    ? " that fit the record"
    : design.kind === "latin" || design.kind === "sobol"
      ? ` drawn as ${designWords(design)}`
      : "";
  const chance = conflict.campaign
    ? ` × ${repeats} repeats${more && more.runs > 0 ? `, up to ${more.to} where undecided` : ""}`
    : "";
  return `${plain(worlds)} worlds${drawn}${chance}, seed ${seed}, ${ran}, file ${conflict.hash.slice(0, 12)}`;
}
