import type { CourseFans } from "../ensemble/fans.js";
import type { Endings } from "../ensemble/outcomes.js";
import type { Findings } from "./finding.js";
import type { ReplayFinding } from "./replay.js";
import { agreementView } from "./views/agreement.js";
import { battleView } from "./views/battle.js";
import { chainView } from "./views/chain.js";
import { claimsView } from "./views/claims.js";
import { positionsView } from "./views/positions.js";
import { replayView } from "./views/replay.js";
import { settingsView } from "./views/settings.js";
import { turningView } from "./views/turning.js";
import { metricsView } from "./views/metrics.js";
import { courseViews } from "./views/policies.js";
import { endingViews } from "./ending-section.js";
import { warViews } from "./war-section.js";
import type { View } from "./views/view.js";

/** What the figures are drawn from besides the findings. */
export interface Drawn {
  readonly file: string;
  /** The course over many worlds, where it was run. */
  readonly fans?: CourseFans | null;
  /** How the courses end over them. */
  readonly endings?: Endings | null;
  /** The record act by act, where there is one. */
  readonly replay?: ReplayFinding | null;
}

/** Every figure of the report, in its order. */
export function figuresOf(findings: Findings, { file, fans = null, endings = null, replay = null }: Drawn): View[] {
  const { conflict, terms, battle, rankings, policies } = findings;
  const views = [
    chainView(findings, file),
    turningView(findings, file),
    ...(policies.length > 0 ? courseViews(findings, file) : []),
    claimsView(findings, file),
    settingsView(findings, file),
    ...rankings.filter(({ courses }) => courses.length > 1).map((ranking) => metricsView(findings, ranking, file)),
    ...endingViews(findings, file, endings),
    ...warViews(findings, file, fans),
    battle ? battleView(conflict, battle, file) : null,
    replay ? replayView(conflict, replay, { file, seed: findings.seed }) : null,
    positionsView(conflict, file),
    terms ? agreementView(conflict, terms, file) : null,
  ];
  return views.filter((view) => view !== null);
}
