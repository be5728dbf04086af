import { refillOver } from "./stocks/outlook.js";
import type { Script, TrucePlan } from "./simulate.js";
import { gainOfTruce } from "./bargain.js";
import { quickLog as log } from "../math/quick.js";
import type { State } from "./state.js";

/** Troops of others that come to the defender week by week while a truce holds, up to `men`. */
export interface ForeignTroops {
  readonly men: number;
  readonly weeks: number; // in which all arrive
  readonly fight: number; // share that would fight
}

/** A week's arrivals of foreign troops: those who would fight stand with the defender's men from then on. */
export function deployTroops({ men, weeks, fight }: ForeignTroops, state: State): void {
  const come = Math.min(men / weeks, men - state.foreign);
  state.foreign += come;
  state.men[1] += fight * come;
}

/** Log of what foreign troops that may yet come within some weeks of truce make of the defender's force. */
function reinforced({ troops }: TrucePlan, state: State, weeks: number): number {
  if (!troops) return 0;
  const come = Math.min(troops.men - state.foreign, (troops.men / troops.weeks) * weeks);
  return log(1 + (troops.fight * come) / Math.max(1, state.men[1]));
}

/** Change of the odds over the truce, from what its scope lets go on; both sides foresee the same. */
export function foresee(script: Script, state: State): void {
  const { scene } = script;
  const truce = script.truce!;
  const { sides } = scene.p;
  const weeks = truce.weeks / Math.max(0.2, 1 - truce.renews);
  const grow = (i: number): number => {
    const lost = (1 - sides[i].returning) * sides[i].losses * scene.p.truceLosses;
    return ((truce.recruits ? sides[i].intake : 0) - lost) / Math.max(1, state.men[i]);
  };
  const refill = !truce.delivers
    ? 0
    : scene.stocks
      ? refillOver(scene.stocks, weeks, scene.p.truceLosses)
      : scene.supply && state.fire < 1
        ? -log(Math.max(0.1, state.fire))
        : 0;
  truce.shift = Math.min(0.5, Math.max(-0.5, (grow(0) - grow(1)) * weeks - refill - reinforced(truce, state, weeks)));
}

/** Whether both sides value the truce on the table above fighting on. */
export function bothWantTruce(script: Script, state: State): boolean {
  return (
    gainOfTruce(script.scene, state, 0, script.truce!) >= 0 && gainOfTruce(script.scene, state, 1, script.truce!) >= 0
  );
}
