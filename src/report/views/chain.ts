import { escapeHtml } from "../escape.js";
import type { Findings } from "../finding.js";
import { CHAIN_STAGES, STAGE_TITLES } from "../stage.js";
import { VERDICT_WORDS } from "../words.js";

const WIDTH = 1120;
const BOX = { width: 124, height: 128, gap: 18, top: 12 };

/** The argument as one picture: steps as boxes, claims as chips with the letter of their verdict. */
export function chainSvg(findings: Findings): string {
  const boxes = CHAIN_STAGES.map((stage, k) => {
    const x = 8 + k * (BOX.width + BOX.gap - 2);
    const lines = wrap(STAGE_TITLES[stage], 16);
    const title = lines
      .map(
        (line, n) => `<text x="${x + BOX.width / 2}" y="${BOX.top + 22 + n * 16}" class="t">${escapeHtml(line)}</text>`,
      )
      .join("");
    const chips = findings.claims
      .filter((claim) => claim.stage === stage)
      .map((claim, n) =>
        chip(
          claim.id,
          VERDICT_WORDS[claim.verdict.kind].letter,
          x + 8 + (n % 2) * 56,
          BOX.top + 56 + Math.floor(n / 2) * 24,
        ),
      )
      .join("");
    const arrow =
      k === 0 ? "" : `<path d="M${x - BOX.gap + 2} ${BOX.top + 64} h${BOX.gap - 8} m-5 -4 l5 4 l-5 4" class="a"/>`;
    return `${arrow}<rect x="${x}" y="${BOX.top}" width="${BOX.width}" height="${BOX.height}" rx="6" class="b"/>${title}${chips}`;
  });
  const style =
    ".b{fill:#fff;stroke:#555}.t{font:600 13px system-ui,sans-serif;text-anchor:middle;fill:#111}.a{fill:none;stroke:#555;stroke-width:1.5}" +
    ".c{fill:#eef;stroke:#335}.l{font:11px system-ui,sans-serif;fill:#111}";
  const claims = findings.claims
    .map((claim) => `${claim.id} ${VERDICT_WORDS[claim.verdict.kind].word.toLowerCase()}`)
    .join(", ");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 20} ${BOX.height + 24}" role="img" aria-labelledby="chain-title">` +
    `<title id="chain-title">The argument as a chain: ${escapeHtml(CHAIN_STAGES.map((stage) => STAGE_TITLES[stage]).join(" → "))}. ${escapeHtml(claims)}</title>` +
    `<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>${boxes.join("")}</svg>`
  );
}

function chip(id: string, letter: string, x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="52" height="20" rx="4" class="c"/><text x="${x + 6}" y="${y + 14}" class="l">${escapeHtml(id)} <tspan font-weight="700">${letter}</tspan></text>`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
