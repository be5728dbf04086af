import type { LinkRun, StoredLink } from "../../src/report/ablation/stored.js";
import { CHAIN_STAGES } from "../../src/report/stage.js";

/** Links of the argument as if measured: sizes by place, the way back last; those of size below 0.03 are told as chance. */
export function linkRun(sizes: readonly (number | null)[], change: Partial<LinkRun> = {}): LinkRun {
  const links = CHAIN_STAGES.map((from, k): StoredLink => {
    const size = sizes[k] ?? null;
    return {
      from,
      to: CHAIN_STAGES[(k + 1) % CHAIN_STAGES.length],
      title: `What link ${k} says`,
      instead: `something else for ${k}`,
      lines: [10 + k, 20 + k],
      size,
      alive: size !== null && size >= 0.03,
      outcomes: [
        {
          of: "settled within 104 weeks",
          unit: "",
          before: 0.2,
          after: 0.2 - (size ?? 0) / 10,
          changes: (size ?? 0) >= 0.03,
        },
      ],
      verdicts: k === 2 ? [{ id: "C1", before: "holds", after: "open" }] : [],
      why: size === null ? "the file cannot be read without it" : null,
    };
  });
  return {
    hash: "h",
    engine: { course: "1" },
    worlds: 300,
    repeats: 16,
    seed: 1,
    matched: true,
    under: null,
    links,
    ...change,
  };
}

/** The same as `parley ablate --json` writes it. */
export function linkText(run: LinkRun): string {
  const { under, ...rest } = run;
  return JSON.stringify({ format: 1, command: "ablate", ...rest, outcomes: { under, measures: [], rule: "" } });
}
