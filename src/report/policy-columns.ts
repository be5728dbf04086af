import type { Spread } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { percent, plain } from "./words.js";

/** What the figures of the table of courses are. */
export const SPREAD_NOTE =
  "Chances: mean over worlds; amounts: median over worlds (both 5th–95th percentile of worlds). Regret: 90th percentile of worlds on stated objectives, 0 = always best.";

/** Columns of the policy table: measure, heading, how a spread is shown. */
export function policyColumns(findings: Findings): { id: string; title: string; show: (spread: Spread) => string }[] {
  const { conflict } = findings;
  const role = (name: string): string | null => conflict.actors.find((actor) => actor.role === name)?.id ?? null;
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  const attacker = role("attacker");
  const defender = role("defender");
  const chance = (spread: Spread): string => `${percent(spread.mean)} (${percent(spread.low)}–${percent(spread.high)})`;
  const ground = ({ low, median, high }: Spread): string =>
    `${plain(median / 1000)} (${plain(low / 1000)}–${plain(high / 1000)})`;
  const columns = [
    { id: "settled within 104 weeks", title: "settled in 2 years", show: chance },
    { id: "area gained by 52 weeks", title: "ground lost in a year, 1000 km²", show: ground },
    ...(defender
      ? [{ id: `collapsed(${defender}) within 104 weeks`, title: `${title(defender)} collapses`, show: chance }]
      : []),
    ...(attacker
      ? [{ id: `mobilised(${attacker}) within 104 weeks`, title: `${title(attacker)} mobilises`, show: chance }]
      : []),
  ];
  return columns.filter((column) => findings.policies.some((policy) => policy.measures[column.id]?.worlds));
}
