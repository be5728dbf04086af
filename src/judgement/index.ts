export { endedWithin, RECORDED_WARS } from "./baseline.js";
export { healthOf, type FileHealth } from "./health.js";
export { spreadOver, summarisePolicies, type PolicySummary, type Spread } from "./policies.js";
export { meanRegrets, type Regrets } from "./regret.js";
export type { Rows, Sample } from "./sample.js";
export { judgeClaim, judgeClaims, verdictRule, type Dependence, type Verdict, type VerdictKind } from "./verdict.js";
export type { Turning } from "./turning.js";
