import type { Campaign } from "../../conflict/campaign.js";
import type { RunKey } from "../../conflict/engine.js";
import type { World } from "../../conflict/world.js";
import { quickExp as exp } from "../../math/quick.js";
import { RAISED } from "../aid.js";
import type { Course } from "../course.js";
import type { Parameters } from "../parameters.js";
import { raidsStop } from "../partial.js";
import type { Scene, State } from "../state.js";
import { allocateBlock, type Block } from "./block.js";
import { fireAtStart, spreadOfTempo } from "./outlook.js";
import { writeLane } from "./lane.js";
import type { Orders } from "./orders.js";
import { writeOrders } from "./orders.js";
import type { StocksPlan } from "./plan.js";
import { numbersOf } from "./draw.js";
import { stepCampaign } from "./step.js";

/** The stocks campaign of one world. Its one lane is the state of the run that is being played. */
export interface StocksScene {
  readonly plan: StocksPlan;
  readonly block: Block;
  /** The lane at the start. */
  readonly start: Float64Array;
  readonly whole: Float64Array;
  /** Fire index at the start as a share of full need. */
  readonly fire: number;
  /** What is left of a week's deviation of the log tempo, on average over a year, and its variance a week over that year. */
  readonly tempoLeft: number;
  readonly tempoVariance: number;
}

/** Sets the stage of a world. */
export function stageStocks(plan: StocksPlan, campaign: Campaign, world: World, p: Parameters): StocksScene {
  const block = allocateBlock(plan.layout, 1);
  writeLane(block, 0, world.index, numbersOf(plan, campaign, world, p));
  const whole = new Float64Array(block.bytes);
  const { left, variance } = spreadOfTempo(block.world.memory[0], block.world.noise[0]);
  const fire = fireAtStart(block);
  return { plan, block, start: whole.slice(), whole, fire, tempoLeft: left, tempoVariance: variance };
}

/** What a truce's scope lets go on. */
export interface Scope {
  readonly recruits: boolean;
  readonly delivers: boolean;
  readonly trains: boolean;
  readonly raids: boolean;
}

/** Opens a run: stocks and people as the file states them. */
export function openStocks(stocks: StocksScene, state: State): void {
  stocks.whole.set(stocks.start);
  state.fireAtStart = stocks.fire;
  state.fire = stocks.fire;
  readStocks(stocks, state);
}

/** A week of the campaign; `truce` is the scope of one that holds. What the course reads of it is written into the state. */
export function stocksWeek(scene: Scene, state: State, world: number, key: RunKey, truce: Scope | null): void {
  const stocks = scene.stocks!;
  const { block } = stocks;
  block.worlds[0] = world;
  block.seed = key.seed;
  block.repeat = key.repeat;
  writeOrders(block, 0, ordersFor(scene, scene.courses[state.course], truce, raidsStop(scene, state)));
  takeUp(scene, state, block);
  stepCampaign(block, state.week, 0, 1);
  const { state: c } = block;
  for (let i = 0; i < 2; i++) {
    state.rate[i] = c.losses[i];
    state.casualties[i] += c.losses[i];
    state.men[i] = c.front[i];
    state.levyLeft[i] = c.waveLeft[i];
  }
  state.fire = stocks.fire * exp(c.logFire[1]);
  state.area = c.gained[0];
  state.drift = sum(c.drift);
  readStocks(stocks, state);
}

function ordersFor(scene: Scene, course: Course, truce: Scope | null, calm: boolean): Orders {
  return {
    factor: truce ? scene.p.truceLosses : 1,
    air: calm || (truce && !truce.raids) ? scene.p.truceLosses : 1,
    moving: truce === null,
    recruiting: truce === null || truce.recruits,
    training: truce === null || truce.trains,
    delivering: truce === null || truce.delivers,
    level: course.deliveries === "none" ? 0 : course.deliveries === "raised" ? RAISED : 1,
    bought: course.sales && course.othersPay,
    seeing: course.intelligence,
  };
}

/** The lane takes up what the course has set: men, ground and drift, a mobilisation ordered, how long money runs. */
function takeUp(scene: Scene, state: State, block: Block): void {
  const { state: c, world: p } = block;
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    c.front[i] = state.men[i];
    c.waveLeft[i] = state.levyLeft[i];
    c.waveMen[i] = side.levyMen * side.levyQuality;
  }
  c.gained[0] = state.area;
  if (state.drift !== sum(c.drift)) for (let h = 0; h < c.drift.length; h++) c.drift[h] = p.share[h] * state.drift;
  if (scene.supply) p.funded[0] = scene.supply.funded;
}

function sum(column: Float64Array): number {
  let total = 0;
  for (let h = 0; h < column.length; h++) total += column[h];
  return total;
}

/** Weeks of full need in stock and shares met, by group of help: means over its classes. */
function readStocks({ plan, block }: StocksScene, state: State): void {
  const { state: c, world: p } = block;
  for (let g = 0; g < state.stock.length; g++) {
    let count = 0;
    let weeks = 0;
    let met = 0;
    for (let k = 0; k < plan.classes.length; k++) {
      if (plan.classes[k].group !== g || p.use[k] === 0) continue;
      count++;
      weeks += c.stock[k] / p.use[k];
      met += c.fill[k];
    }
    state.stock[g] = count === 0 ? 0 : weeks / count;
    state.met[g] = count === 0 ? 0 : met / count;
  }
}
