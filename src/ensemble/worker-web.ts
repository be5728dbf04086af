import { answererOf, handedOver } from "./answer.js";
import type { Order } from "./pool.js";
import type { Opening, Started } from "./workers-web.js";

/** What is used of a worker's global scope. */
export interface WorkerScope {
  onmessage: ((event: never) => unknown) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/**
 * The far side of `webWorkersRunner`: takes the conflict's text, then answers orders one by one. Importing this file inside
 * a dedicated worker does so at once; on a page or in Node nothing happens.
 */
export function answerOrders(scope: WorkerScope): void {
  let answer: ReturnType<typeof answererOf> | null = null;
  scope.onmessage = ({ data }: { readonly data: Opening | Order }) => {
    if ("source" in data) {
      answer = answererOf(data.source);
      return scope.postMessage({ started: true } satisfies Started, []);
    }
    if (!answer) throw new Error("an order came before the conflict");
    const found = answer(data);
    scope.postMessage(found, handedOver(found));
  };
}

if ("DedicatedWorkerGlobalScope" in globalThis) answerOrders(globalThis as unknown as WorkerScope);
