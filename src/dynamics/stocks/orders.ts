import type { Block } from "./block.js";

/** What is ordered for the week. Levels of the patron's deliveries: 0 none, 1 as before, above 1 more. */
export interface Orders {
  readonly factor: number; // share of losses and ground use that goes on; 1 in war
  readonly air: number; // share of raids that goes on
  readonly moving: boolean; // the front moves
  readonly recruiting: boolean;
  readonly training: boolean;
  readonly delivering: boolean;
  readonly level: number;
  readonly bought: boolean; // what the patron no longer gives is sold and paid for
  readonly seeing: boolean; // intelligence comes
}

export const NO_ORDERS: Orders = {
  factor: 1,
  air: 1,
  moving: true,
  recruiting: true,
  training: true,
  delivering: true,
  level: 1,
  bought: false,
  seeing: true,
};

/** Gives a lane its orders for the weeks to come. */
export function writeOrders(block: Block, lane: number, orders: Orders): void {
  const { world: p } = block;
  p.factor[lane] = orders.factor;
  p.air[lane] = orders.air;
  p.moving[lane] = orders.moving ? 1 : 0;
  p.recruiting[lane] = orders.recruiting ? 1 : 0;
  p.training[lane] = orders.training ? 1 : 0;
  p.delivering[lane] = orders.delivering ? 1 : 0;
  p.level[lane] = orders.level;
  p.bought[lane] = orders.bought ? 1 : 0;
  p.seeing[lane] = orders.seeing ? 1 : 0;
}
