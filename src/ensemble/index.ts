export type { Design } from "./design-kinds.js";
export { inlineRunner } from "./inline.js";
export { MAKERS, planFor, type Maker } from "./makers.js";
export {
  chunksOf,
  partOf,
  rowsPerWorld,
  tasksOf,
  usualChunk,
  type Plan,
  type Range,
  type TableName,
  type TablePlan,
  type Task,
} from "./plan.js";
export type { ConflictText } from "./pool.js";
export { runPlan, runTasks, type Handling, type Progress, type Runner } from "./runner.js";
export { tableOf, type Chunk, type Provenance, type Table } from "./table.js";
export { webWorkersRunner, type WebWorker } from "./workers-web.js";
