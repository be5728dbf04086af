import type { ClaimEdge, Contradiction } from "../judgement/index.js";
import type { ClaimsReport } from "./claim-detail.js";
import { fold } from "./fold.js";
import { bold, type TextOptions } from "./terminal.js";
import { percent, plain } from "./words.js";

/** A premise takes a claim along where the claim holds this much less often without it. */
const TAKES_ALONG = 0.1;
/** Fewer worlds than this on one side of a premise say nothing of that side. */
const FEW = 10;

/** What rests on what and what is left where a premise breaks; claims that contradict each other. */
export function graphLines({ edges, contradictions, details }: ClaimsReport, options: TextOptions): string[] {
  const said = [...edges.map(edgeSentence), ...contradictions.map(contradictionSentence)];
  if (said.length === 0) return [];
  const none = contradictions.length === 0 && details.length > 1 ? ["No two claims exclude each other."] : [];
  return [
    bold("WHAT RESTS ON WHAT", options),
    ...[...said, ...none].flatMap((sentence) =>
      fold(sentence, options.width - 2).map((line, n) => (n === 0 ? line : `  ${line}`)),
    ),
  ];
}

/** One edge in a sentence. */
export function edgeSentence(edge: ClaimEdge): string {
  const { claim, premise, worlds } = edge;
  const head = `${claim} rests on ${premise}: in ${percent(edge.withoutPremise)} of ${plain(worlds)} worlds ${premise} fails and ${claim} holds; in ${percent(edge.premiseAlone)} ${premise} holds and ${claim} fails.`;
  const standing = worlds * (edge.both + edge.premiseAlone);
  if (Math.round(worlds - standing) < FEW) return `${head} ${premise} fails in too few worlds to say what then breaks.`;
  if (Math.round(standing) < FEW) return `${head} ${premise} holds in too few worlds to say what hangs on it.`;
  const shares = `${claim} holds in ${percent(edge.given)} of the worlds with ${premise} and in ${percent(edge.broken)} of those without`;
  const drop = edge.given - edge.broken;
  const verdict =
    drop >= TAKES_ALONG
      ? `where ${premise} breaks, it mostly takes ${claim} along`
      : drop <= -TAKES_ALONG
        ? `it holds more often without its premise`
        : `it hardly hangs on its premise in these worlds`;
  const weak = edge.broken >= 0.5 && drop >= TAKES_ALONG ? `where ${premise} breaks, ${claim} weakens` : verdict;
  return `${head} ${shares}: ${weak}.`;
}

function contradictionSentence({ claims: [a, b], kind, worlds, expected }: Contradiction): string {
  return kind === "negations"
    ? `${a} and ${b} deny each other: in each of the ${plain(worlds)} worlds that decide both, exactly one of them holds.`
    : `${a} and ${b} contradict each other: in none of the ${plain(worlds)} worlds that decide both do they hold together (${plain(expected)} were to be expected of claims without a tie).`;
}
