import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { TURNS_TOLD } from "../report/claim-detail.js";
import { renderWhy } from "../report/why-text.js";
import { whyMarkdown } from "../report/markdown/why.js";
import { whyJson } from "../report/why-json.js";
import { whyReport } from "../report/why.js";
import { Exit, Stop } from "./io.js";
import { againOf } from "./load.js";
import { whole } from "./option.js";
import { addMarkdown, checkMarkdown, give, type Door, type MarkdownAsked } from "./markdown.js";
import { addJudged, overClaims, type JudgedOptions } from "./judged.js";

export interface WhyOptions extends JudgedOptions, MarkdownAsked {
  /** Inputs told that the claim turns on, at most. */
  readonly turns: number;
}

/** Adds `parley why`. The claim and the file may come in either order. */
export function addWhy(program: Command, door: Door, done: (status: number) => void): void {
  addMarkdown(
    addJudged(
      program
        .command("why <claim> <file>")
        .description("one claim: what decides it, in which lines of the file, and a world each way as a story"),
    ),
  )
    .option("--turns <n>", "inputs told that it turns on, at most", whole(1, 1000), TURNS_TOLD)
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (claim: string, file: string, options: WhyOptions) =>
      done(await (isFile(claim) && !isFile(file) ? why(file, claim, options, door) : why(claim, file, options, door))),
    );
}

/** Whether an argument names a file: ids of claims have no dot and no slash. */
function isFile(argument: string): boolean {
  return /[./\\]/.test(argument);
}

/** `parley why ID FILE`: one claim taken apart, as text or data. */
export async function why(claim: string, file: string, options: WhyOptions, { io, version }: Door): Promise<number> {
  await checkMarkdown(options, io);
  const report = await overClaims(file, options, io, (conflict, over) =>
    whyReport(conflict, placeOf(conflict, claim), over, options.turns),
  );
  const { columns: width, colour } = io;
  const page = {
    text: () => renderWhy(report, { width, colour, file, report: null }),
    data: () => whyJson(report),
    markdown: () => whyMarkdown(report, { file: againOf(file, options), version }),
  };
  await give(options, page, io);
  return Exit.done;
}

function placeOf(conflict: Conflict, id: string): number {
  const place = conflict.claims.findIndex((claim) => claim.id.toLowerCase() === id.toLowerCase());
  if (place >= 0) return place;
  throw new Stop(
    Exit.usage,
    `No claim has the id "${id}". Claims here: ${conflict.claims.map((each) => each.id).join(", ")}.`,
  );
}

const HELP = `
Examples:
  parley why C2 case.parley.yaml                         what decides claim C2
  parley why C2 case.parley.yaml --set talks.chance=5%   the same with a belief of your own`;
