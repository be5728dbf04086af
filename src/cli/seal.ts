import type { Command } from "commander";
import { stable } from "../report/json.js";
import { canonicalSealed, sealedOf, type Sealed } from "../report/sealed.js";
import { Exit, Stop, type Io } from "./io.js";
import { addJudged, overClaims, type JudgedOptions } from "./judged.js";
import { refuseToOverwrite } from "./overwrite.js";

export interface SealOptions extends JudgedOptions {
  readonly out: string;
  readonly force?: boolean;
}

/** Adds `parley seal`. */
export function addSeal(program: Command, io: Io, version: string, done: (status: number) => void): void {
  addJudged(
    program
      .command("seal <file>")
      .description("write down what the claims say today, under a digest, to be graded later"),
  )
    .requiredOption("-o, --out <file>", "where the sealed claims go")
    .option("--force", "write over a file that is there, and lose the seal in it")
    .addHelpText("after", HELP)
    .action(async (file: string, options: SealOptions) => done(await seal(file, options, version, io)));
}

/** `parley seal FILE -o sealed.json`: claims, chances and distributions with the day by this machine's clock. */
export async function seal(file: string, options: SealOptions, version: string, io: Io): Promise<number> {
  await refuseToOverwrite(options.out, options.force, io);
  const sealedOn = new Date(io.now()).toISOString().slice(0, 10);
  const sealed = await overClaims(file, options, io, (conflict, over) =>
    sealedOf(conflict, over, { version, sealedOn }),
  );
  await io.write(options.out, stable({ ...sealed, digest: digestOf(sealed, io) }));
  io.err(
    `sealed ${sealed.claims.length} claims and ${sealed.measures.length} measures of ${sealed.case} on ${sealedOn} in ${options.out}\n`,
  );
  return Exit.done;
}

/** SHA-256 of the canonical text of everything but the digest, base64. */
function digestOf(sealed: Sealed, io: Io): string {
  return `sha256-${io.sha256(canonicalSealed(sealed))}`;
}

/** What a file of sealed claims holds; stops with 3 where it is none, or where its digest is not that of its content. */
export function openSealed(text: string, path: string, io: Io): Sealed {
  const told = parsed(text);
  if (
    told?.kind !== "sealed claims" ||
    told.format !== 1 ||
    !Array.isArray(told.claims) ||
    !Array.isArray(told.measures)
  )
    throw new Stop(Exit.invalid, `${path} holds no sealed claims of format 1; \`parley seal\` makes them.`);
  const { digest, ...sealed } = told;
  if (digest === digestOf(sealed, io)) return sealed;
  throw new Stop(
    Exit.invalid,
    `${path}: the seal is broken: its digest is not that of its content, so something was changed after it was sealed.`,
  );
}

function parsed(text: string): (Sealed & { readonly digest?: unknown }) | null {
  try {
    return JSON.parse(text) as Sealed;
  } catch {
    return null;
  }
}

const HELP = `
Examples:
  parley seal case.parley.yaml -o case.sealed.json
  parley seal case.parley.yaml --from runs/one -o case.sealed.json   of a run in a folder, which can be gone on with
  parley grade case.sealed.json --outcomes case.outcomes.yaml    after the fact`;
