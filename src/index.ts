export type * from "./conflict/conflict.js";
export { worldAsSeenBy, type World } from "./conflict/world.js";
export { NOTHING_GIVEN, type Engine, type Given } from "./conflict/engine.js";
export { MEASURE_WORDS } from "./conflict/measure.js";
export { readConflict } from "./language/read.js";
export { formatDiagnostic, type Diagnostic } from "./language/diagnostic.js";
export { explainCode } from "./language/diagnostic.js";
export { readStructure, type StructureReading } from "./structure/index.js";
export { readTerms, type TermsReading } from "./terms/index.js";
export { readCourse, type CourseReading } from "./dynamics/index.js";
export { medianWorld, sampleWorlds } from "./ensemble/design.js";
export { worldsOf, type Design } from "./ensemble/design-kinds.js";
export { designTrouble } from "./ensemble/design-rules.js";
export { designRows, type DesignRow } from "./ensemble/design-rows.js";
export { worldMaker, type WorldMaker } from "./ensemble/world-maker.js";
export { givenFor, runEnsemble, type Ensemble, type EnsembleOptions } from "./ensemble/engines.js";
export type { Table } from "./ensemble/table.js";
export { webWorkersRunner, type WebWorker } from "./ensemble/workers-web.js";
export {
  completeRows,
  driversOf,
  findBoxes,
  judgeClaims,
  sobolIndices,
  summarisePolicies,
  type Drivers,
  type Factor,
  type Verdict,
} from "./judgement/index.js";
export { BRIEF_DEFAULTS, briefOf } from "./report/brief.js";
export type { Findings } from "./report/finding.js";
export { renderHtml } from "./report/html.js";
export { renderJson } from "./report/json.js";
export { renderText } from "./report/text.js";
export { STYLE } from "./report/style.js";
