import { parentPort, workerData } from "node:worker_threads";
import { answererOf, handedOver } from "./answer.js";
import type { ConflictText, Order } from "./pool.js";

/** One thread of `workersRunner`: reads the conflict once, then answers orders one by one. */
const answer = answererOf(workerData as ConflictText);

parentPort!.on("message", (order: Order) => {
  const found = answer(order);
  parentPort!.postMessage(found, handedOver(found));
});
