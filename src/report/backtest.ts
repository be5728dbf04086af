import type { Backtest } from "../ensemble/calibration/protocol.js";
import { fold } from "./fold.js";
import type { MethodScore, Score, Section } from "../ensemble/calibration/scores.js";

/** A backtest as text: scores by months ahead, then the bars with what was measured and why one was missed. */
export function backtestText(test: Backtest): string {
  const { casualties, later, area, areaBar, criteria, known } = test;
  const sections = [casualties, later, area, areaBar].map(sectionText).join("\n");
  const bars = criteria.map(({ what, bar, measured, met, cause }, k) => {
    const told = cause !== null && criteria.slice(0, k).some((other) => other.cause === cause) ? "as before" : cause;
    const why = told === null ? [] : fold(told, WIDTH);
    return [`  ${met ? "met    " : "NOT MET"}  ${what}: ${bar}; measured ${measured}`, ...why].join("\n           ");
  });
  const before = known.map(({ what, stated, measured }) => `  ${what}: stated ${stated}, measured ${measured}`);
  return [
    sections,
    "BARS (the model with the stated priors)",
    ...bars,
    "",
    "PERSISTENCE, MEASURED AGAIN",
    ...before,
    "",
    "Every origin estimates anew from what was known then. Casualties are claims of Ukraine's General Staff, not true losses; the",
    "area is the map's, without Kursk oblast. The stated priors were themselves measured on months to May 2025; the wide ones less so.",
    "",
  ].join("\n");
}

const NAME = 23;
const WIDTH = 100;

function sectionText(section: Section): string {
  const { title, unit, window, scores } = section;
  const share = !unit.startsWith("km");
  const head = `${title.toUpperCase()}, ${unit}; origins from ${window.from}, targets to ${window.to}`;
  const measure = share ? "MAPE" : "MAE, km²";
  const cells = `${measure.padStart(10)}${"CRPS".padStart(8)}${"in 80 %".padStart(13)}   less persistence [90 %]`;
  return [head, `${"".padEnd(NAME)}ahead${cells}`, ...scores.flatMap((each) => methodLines(each, share)), ""].join(
    "\n",
  );
}

function methodLines({ method, ahead, pooled }: MethodScore, share: boolean): string[] {
  const line = (name: string, label: string, score: Score): string =>
    `${name.padEnd(NAME)}${label.padEnd(5)}${scoreText(score, share)}`.trimEnd();
  return [...ahead.map((score, k) => line(k === 0 ? method : "", String(k + 1), score)), line("", "all", pooled)];
}

function scoreText({ error, crps, coverage, difference }: Score, share: boolean): string {
  const size = (x: number): string => (share ? `${(100 * x).toFixed(1)} %` : x.toFixed(0));
  const signed = (x: number): string =>
    `${x < 0 ? "−" : "+"}${share ? (100 * Math.abs(x)).toFixed(1) : Math.abs(x).toFixed(0)}`;
  const held = `${coverage.share.toFixed(2)} of ${coverage.n}`;
  const less =
    difference === null ? "" : `${signed(difference.mean)} [${signed(difference.low)}, ${signed(difference.high)}]`;
  return `${size(error).padStart(10)}${crps.toFixed(1).padStart(8)}${held.padStart(13)}   ${less}`;
}
