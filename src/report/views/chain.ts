import type { VerdictKind } from "../../judgement/index.js";
import { escapeHtml } from "../escape.js";
import { fold } from "../fold.js";
import type { ClaimFinding, Findings } from "../finding.js";
import { CHAIN_STAGES, STAGE_TITLES, type ChainStage } from "../stage.js";
import { VERDICT_WORDS, verdictWord, withArticle } from "../words.js";
import { cellOf, numbers, words } from "./data.js";
import { named, type Plot } from "./plot.js";
import { arrowHead, arrowShaft } from "./arrow.js";
import { commandOf, provenanceOf } from "./origin.js";
import { arrowInShort, arrowsOf, thicknessInWords, type Arrow } from "./passage.js";
import { at } from "./scale.js";
import type { View } from "./view.js";

const BOX = { width: 124, gap: 28, top: 10, title: 58, row: 25 };
const LEFT = 8;
const WIDTH = 2 * LEFT + CHAIN_STAGES.length * (BOX.width + BOX.gap) - BOX.gap;
const COLOURS: Readonly<Record<VerdictKind, string>> = {
  holds: "#006b52",
  depends: "#7d4f00",
  fails: "#a82a00",
  assumed: "#1d5b99",
  open: "#86196a",
  "not-testable-yet": "#4b515c",
};

/** What a step is called, the patron by name. */
export function stageTitle({ conflict }: Pick<Findings, "conflict">, stage: ChainStage): string {
  const patron = conflict.patron ? conflict.actors[conflict.patron.actor].title : null;
  return stage === "blame" && patron ? `Whom ${withArticle(patron)} blames` : STAGE_TITLES[stage];
}

/** The argument as a figure; null where its claims speak of one step or none. */
export function chainView(findings: Findings, file: string): View | null {
  const { claims } = findings;
  if (new Set(claims.map(({ stage }) => stage)).size < 2) return null;
  const arrows = arrowsOf(CHAIN_STAGES, findings.passage);
  const measured = findings.passage?.kind === "measured";
  const inOrder = CHAIN_STAGES.flatMap((stage, k) =>
    claims
      .filter((claim) => claim.stage === stage)
      .map((claim, n) => ({ claim, title: stageTitle(findings, stage), step: k + 1, place: n + 1 })),
  );
  return {
    id: "chain",
    title: "The argument as a chain",
    svg: chainSvg(findings),
    data: {
      columns: [
        numbers("step", "", "step of the argument, from the left"),
        words("stage", "what the step is"),
        numbers("place", "", "place of the claim in its step"),
        words("claim", "id of the claim"),
        words("verdict", "holds, depends, fails, assumed, open or not testable yet"),
        words("label", "the claim with the letter of its verdict"),
        numbers("share", "share", "share of worlds in which it holds"),
      ],
      rows: inOrder.map(({ claim, title, step, place }) => [
        step,
        title,
        place,
        claim.id,
        verdictWord(claim.verdict.kind),
        `${claim.id} ${VERDICT_WORDS[claim.verdict.kind].letter}`,
        cellOf(claim.verdict.share ?? undefined),
      ]),
    },
    plot: chainPlot(findings),
    table: {
      head: ["step", "claims", ...(measured ? ["passes on to the next"] : [])],
      rows: CHAIN_STAGES.map((stage, k) => [
        stageTitle(findings, stage),
        inOrder
          .flatMap(({ claim }) => (claim.stage === stage ? `${claim.id} ${verdictWord(claim.verdict.kind)}` : []))
          .join(", "),
        ...(measured ? [arrowInShort(arrows[k])] : []),
      ]),
    },
    sentence: `Each claim stands at the step of the argument that it speaks of, with the letter of its verdict. ${thicknessInWords(findings, (stage) => stageTitle(findings, stage))}`,
    command: commandOf(findings, file),
    provenance: provenanceOf(findings),
  };
}

function chainPlot(findings: Findings): Plot {
  const kinds = [...new Set(findings.claims.map(({ verdict }) => verdict.kind))];
  const domain = CHAIN_STAGES.map((stage) => stageTitle(findings, stage));
  return {
    width: { step: 96 },
    height: { step: 24 },
    mark: { type: "text", fontWeight: "bold" },
    encoding: {
      x: named("stage", null, {
        sort: domain,
        scale: { domain },
        axis: { orient: "top", labelAngle: -25, labelLimit: 160 },
      }),
      y: { field: "place", type: "ordinal", axis: null },
      text: { field: "label" },
      color: named("verdict", null, {
        scale: { domain: kinds.map(verdictWord), range: kinds.map((kind) => COLOURS[kind]) },
      }),
    },
  };
}

/**
 * The argument as one picture: steps as boxes, claims as chips with the letter of their verdict, arrows as thick as what passes
 * along them where that was measured, and the way back.
 */
export function chainSvg(findings: Findings): string {
  const title = (stage: ChainStage): string => stageTitle(findings, stage);
  const claimsOf = (stage: ChainStage): ClaimFinding[] => findings.claims.filter((claim) => claim.stage === stage);
  const rows = Math.max(1, ...CHAIN_STAGES.map((stage) => Math.ceil(claimsOf(stage).length / 2)));
  const height = BOX.title + rows * BOX.row + 8;
  const arrows = arrowsOf(CHAIN_STAGES, findings.passage);
  const boxes = CHAIN_STAGES.map((stage, k) => boxOf(title(stage), claimsOf(stage), k, height));
  const between = arrows.slice(0, -1).map((arrow, k) => betweenBoxes(arrow, k, height));
  const key = [legendOf(findings), ...fold(thicknessInWords(findings, title), LINE)].map(
    (line, n) => `<text x="${WIDTH / 2}" y="${height + 70 + 17 * n}" class="k">${escapeHtml(line)}</text>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height + 64 + 17 * key.length}" role="img" aria-labelledby="chain-title">` +
    `<title id="chain-title">${escapeHtml(pictureInWords(findings, arrows))}</title>` +
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>${boxes.join("")}${between.join("")}${wayBack(arrows[arrows.length - 1], height)}` +
    `${key.join("")}</svg>\n`
  );
}

/** Signs of a line below the picture. */
const LINE = 175;

/** What the picture shows, for who cannot see it. */
function pictureInWords(findings: Findings, arrows: readonly Arrow[]): string {
  const title = (stage: ChainStage): string => stageTitle(findings, stage);
  const claims = findings.claims.map(({ id, verdict }) => `${id} ${verdictWord(verdict.kind)}`).join(", ");
  const measured = arrows.filter(({ link }) => link !== null);
  const told = measured.map((arrow) => `${title(arrow.from)} → ${title(arrow.to)} ${arrowInShort(arrow)}`).join("; ");
  return `The argument as a chain: ${CHAIN_STAGES.map(title).join(" → ")}, and round again. ${claims}.${told === "" ? "" : ` How much passes: ${told}.`}`;
}

const STYLE =
  ".b{fill:#f5f7fa;stroke:#8a93a0}.t{font:600 12px system-ui,sans-serif;text-anchor:middle;fill:#111}.ar{fill:none;stroke:#5b6470}.ah{fill:#5b6470}.br{stroke:#a82a00}" +
  ".c{fill:#fff;stroke-width:1.4}.l{font:12px system-ui,sans-serif}.k{font:12px system-ui,sans-serif;text-anchor:middle;fill:#4b515c}";

function boxOf(title: string, claims: readonly ClaimFinding[], k: number, height: number): string {
  const x = LEFT + k * (BOX.width + BOX.gap);
  const middle = x + BOX.width / 2;
  const heading = fold(title, 15)
    .map((line, n) => `<text x="${middle}" y="${BOX.top + 19 + n * 15}" class="t">${escapeHtml(line)}</text>`)
    .join("");
  const chips = claims
    .map((claim, n) => chip(claim, x + 4 + (n % 2) * 59, BOX.top + BOX.title - 6 + Math.floor(n / 2) * BOX.row))
    .join("");
  return `<rect x="${x}" y="${BOX.top}" width="${BOX.width}" height="${height}" rx="7" class="b"/>${heading}${chips}`;
}

/** The arrow after a box. */
function betweenBoxes(arrow: Arrow, k: number, height: number): string {
  const x = LEFT + k * (BOX.width + BOX.gap) + BOX.width;
  const y = BOX.top + height / 2;
  return arrowShaft(arrow, x + 2, x + BOX.gap - 9, y) + arrowHead(arrow, x + BOX.gap - 2, y);
}

function chip(claim: ClaimFinding, x: number, y: number): string {
  const { kind } = claim.verdict;
  const colour = COLOURS[kind];
  const dash = kind === "not-testable-yet" ? ' stroke-dasharray="3 2"' : "";
  return (
    `<rect x="${x}" y="${y}" width="57" height="20" rx="4" class="c" stroke="${colour}"${dash}/>` +
    `<text x="${x + 5}" y="${y + 14.5}" class="l" fill="${colour}">${escapeHtml(claim.id)} <tspan font-weight="700">${VERDICT_WORDS[kind].letter}</tspan></text>`
  );
}

/** A refusal is a public move again: the last step leads back to the first. */
function wayBack({ width, broken }: Arrow, height: number): string {
  const top = BOX.top + height;
  const [from, to] = [WIDTH - LEFT - BOX.width / 2, LEFT + BOX.width / 2];
  const half = Math.round(width / 2 + 3);
  const floor = top + 34 - width / 2;
  const dash = broken ? ' stroke-dasharray="6 5"' : "";
  return (
    `<path d="M${at(from)} ${top + 1}V${at(floor)}H${at(to)}V${top + 10}" class="${broken ? "ar br" : "ar"}" stroke-width="${at(broken ? 1.5 : width)}"${dash}/>` +
    `<path d="M${at(to)} ${top + 2}l${half} 9h${-2 * half}z" class="ah"/><text x="${WIDTH / 2}" y="${top + 14}" class="k">a refusal is a public move again</text>`
  );
}

/** The letters that occur, in words. */
function legendOf({ claims }: Findings): string {
  const kinds = (Object.keys(VERDICT_WORDS) as VerdictKind[]).filter((kind) =>
    claims.some((claim) => claim.verdict.kind === kind),
  );
  return kinds.map((kind) => `${VERDICT_WORDS[kind].letter} ${VERDICT_WORDS[kind].word.toLowerCase()}`).join(" · ");
}
