import type { Block } from "./block.js";
import { leakThrough, makeFire, see } from "./fire.js";
import { measureForces, moveFronts } from "./front.js";
import { inflictLosses } from "./losses.js";
import { consumeGoods, deliverGoods } from "./materiel.js";
import { drawNature } from "./nature.js";
import { movePeople } from "./people.js";
import { chooseTempo } from "./tempo.js";

/**
 * One week of the stocks campaign for lanes `from` up to `to`: a difference equation by design, not the solution of a flow.
 * Forces and fire are read as they stand when the week begins, deliveries come before use. Allocates nothing; ~1 µs a lane.
 * The same lane gives the same bits whatever the block, its size or the order.
 */
export function stepCampaign(block: Block, week: number, from: number, to: number): void {
  drawNature(block, week, from, to);
  measureForces(block, from, to);
  chooseTempo(block, from, to);
  deliverGoods(block, week, from, to);
  consumeGoods(block, from, to);
  leakThrough(block, from, to);
  see(block, from, to);
  makeFire(block, from, to);
  inflictLosses(block, from, to);
  moveFronts(block, week, from, to);
  movePeople(block, from, to);
}
