import type { VerdictKind } from "../../judgement/index.js";
import { escapeHtml } from "../escape.js";
import type { ClaimFinding, Findings } from "../finding.js";
import { percent, plain, verdictWord } from "../words.js";
import { cellOf, numbers, words, type FigureData } from "./data.js";
import { colourOf } from "./figure-style.js";
import { amount, named, type Plot } from "./plot.js";
import { at } from "./scale.js";
import { commandOf, provenanceOf } from "./origin.js";
import type { View } from "./view.js";

/** Class of a verdict's marks. */
const LOOK: Readonly<Record<VerdictKind, string>> = {
  holds: "vh",
  depends: "vd",
  fails: "vf",
  assumed: "va",
  open: "vo",
  "not-testable-yet": "r0",
};
const COLOURS: Readonly<Record<VerdictKind, string>> = {
  holds: colourOf("holds"),
  depends: colourOf("depends"),
  fails: colourOf("fails"),
  assumed: colourOf("assumed"),
  open: colourOf("open"),
  "not-testable-yet": colourOf("none"),
};

/** Every claim's share of worlds with its interval, against the lines at which a verdict is given; null without claims. */
export function claimsView(findings: Findings, file: string): View | null {
  const { claims } = findings;
  if (claims.length === 0) return null;
  return {
    id: "claims-shares",
    title: "In how many worlds each claim holds",
    svg: claimsSvg(claims),
    data: claimsData(claims),
    plot: claimsPlot(claims),
    table: {
      head: ["claim", "verdict", "share of worlds", "90 % interval", "undecided"],
      rows: claims.map(({ id, verdict }) => [
        id,
        verdictWord(verdict.kind),
        verdict.kind === "open"
          ? `– (decided for it: ${percent(verdict.share ?? NaN)})`
          : percent(verdict.share ?? NaN),
        verdict.interval?.map(percent).join(" to ") ?? "–",
        percent(verdict.undecided ?? NaN),
      ]),
    },
    sentence: `Dots: share of ${plain(findings.worlds)} worlds in which a claim holds; bars: its 90 % interval; pale boxes: of an open claim, from the worlds that decide for it to those that do not decide against it. Dashed: 10 and 90 %, beyond which a claim fails or holds, and one half. Worlds are guesses; a share of them is no probability.`,
    command: commandOf(findings, file),
    provenance: provenanceOf(findings),
  };
}

/** One row a claim. */
function claimsData(claims: readonly ClaimFinding[]): FigureData {
  return {
    columns: [
      words("claim", "id of the claim"),
      words("text", "what it says, in words"),
      words("says", "what it says, as the file tests it"),
      words("verdict", "holds, depends, fails, assumed, open or not testable yet"),
      numbers("share", "share", "share of worlds in which it holds"),
      numbers("low", "share", "lower end of its 90 % interval (bootstrap over worlds)"),
      numbers("high", "share", "upper end of its 90 % interval"),
      numbers("undecided", "share", "share of worlds that cannot decide it"),
      words("turns", "the input that tells best where it holds, and where it turns"),
      numbers("line", "", "line of the file"),
    ],
    rows: claims.map(({ id, text, says, verdict, turn, line }) => [
      id,
      text,
      says,
      verdictWord(verdict.kind),
      cellOf(verdict.share ?? undefined),
      cellOf(verdict.interval?.[0]),
      cellOf(verdict.interval?.[1]),
      cellOf(verdict.undecided ?? undefined),
      turn,
      line,
    ]),
  };
}

function claimsPlot(claims: readonly ClaimFinding[]): Plot {
  const kinds = [...new Set(claims.map(({ verdict }) => verdict.kind))];
  const color = named("verdict", null, {
    scale: { domain: kinds.map(verdictWord), range: kinds.map((kind) => COLOURS[kind]) },
  });
  const y = named("claim", null);
  const x = (field: string): Plot =>
    amount(field, "share of worlds", {
      axis: { format: "%", values: [0.1, 0.5, 0.9] },
      scale: { domain: [0, 1] },
    });
  return {
    width: 380,
    height: { step: 20 },
    layer: [
      { mark: { type: "rule", strokeWidth: 2.4 }, encoding: { y, x: x("low"), x2: { field: "high" }, color } },
      { mark: { type: "point", filled: true, size: 60 }, encoding: { y, x: x("share"), color } },
    ],
  };
}

const WIDTH = 460;
const ROW = 20;
const PAD = { left: 62, right: 112, top: 8, foot: 34 };

/** From the share of worlds in which it holds to that in which it may yet: no share is told where luck decides too many. */
function openBar(
  share: number,
  undecided: number,
  { x, y }: { readonly x: (share: number) => number; readonly y: number },
): string {
  const [left, right] = [x(share), x(share + undecided)];
  return `<rect x="${at(left)}" y="${y - 4}" width="${at(right - left)}" height="8" class="vo" fill-opacity=".25"/>`;
}

function claimsSvg(claims: readonly ClaimFinding[]): string {
  const height = PAD.top + claims.length * ROW + PAD.foot;
  const x = (share: number): number => PAD.left + share * (WIDTH - PAD.left - PAD.right);
  const floor = height - PAD.foot;
  const lines = [0, 0.1, 0.5, 0.9, 1].map((share) => {
    const look = share === 0 || share === 1 ? "g" : "r";
    return `<line x1="${at(x(share))}" x2="${at(x(share))}" y1="${PAD.top}" y2="${floor}" class="${look}"/><text x="${at(x(share))}" y="${floor + 14}" class="k">${100 * share}</text>`;
  });
  const rows = claims.map(({ id, verdict }, n) => {
    const y = PAD.top + (n + 0.5) * ROW;
    const look = LOOK[verdict.kind];
    const [low, high] = verdict.interval ?? [NaN, NaN];
    const bar =
      low === low && verdict.kind !== "open"
        ? `<line x1="${at(x(low))}" x2="${at(x(high))}" y1="${y}" y2="${y}" class="${look} w"/>`
        : "";
    const dot =
      verdict.kind === "open" && verdict.share !== null
        ? openBar(verdict.share, verdict.undecided ?? 0, { x, y })
        : verdict.share === null
          ? ""
          : `<circle cx="${at(x(verdict.share))}" cy="${y}" r="4" class="${look}"/>`;
    return `<text x="${PAD.left - 10}" y="${y + 4}" class="n e">${escapeHtml(id)}</text>${bar}${dot}<text x="${WIDTH - PAD.right + 12}" y="${y + 4}" class="n st">${verdictWord(verdict.kind)}</text>`;
  });
  const said = claims.map(({ id, verdict }) => `${id} ${verdictWord(verdict.kind)}, ${percent(verdict.share ?? NaN)}`);
  const middle = (PAD.left + WIDTH - PAD.right) / 2;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(`Share of worlds in which each claim holds: ${said.join("; ")}`)}">${lines.join("")}${rows.join("")}<text x="${middle}" y="${height - 4}" class="k">share of worlds, %</text></svg>`;
}
