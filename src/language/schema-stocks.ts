import { N, key, must, name, number, record, stocks, table } from "./shape.js";
import type { Key } from "./shape.js";

/**
 * Keys that only the stocks campaign reads. Left out, each has the value that does nothing (no reserve, no desertion, no chance of
 * a breakthrough), or that of the lattice; all may be left out.
 */

export const FRONT_OF_STOCKS: Readonly<Record<string, Key>> = {
  theatres: stocks(
    "Parts of the line; left out: one.",
    table(
      "id",
      record({
        share: must("Share of the advance.", number(N.share)),
        blind: stocks("Pace there without intelligence, multiple.", number(N.times), "1"),
      }),
    ),
  ),
  breakthrough: stocks(
    "Ground taken at a stroke.",
    record({
      chance: stocks("Chance a week where the defence is weak.", number(N.hazard), "0"),
      ratio: stocks("Ratio of fighting power to that of the start above which it is weak.", number(N.times), "1.5"),
      thin: stocks("Share of the defender's front force below which it is weak.", number(N.share), "0.7"),
      size: stocks("Ground, the median; 80 % lie within a fourfold.", number(N.area), "600 km2"),
    }),
  ),
};

export const MEN_OF_STOCKS: Readonly<Record<string, Key>> = {
  reserve: stocks("Trained men behind the front.", number(N.persons), "0"),
  authorised: stocks("Most men at the front; left out: all who are trained go there.", number(N.persons)),
  training: stocks("Time from signing up to the front, up to 12 weeks.", number(N.weeks), "1 week"),
  hospital: stocks("Mean time to return.", number(N.weeks), "12 to 16 weeks"),
  wounded: stocks("Wounded per person killed.", number(N.times), "pert(1.8; 2.6; 4)"),
  captured: stocks("Captured per person killed or wounded, share.", number(N.share), "0"),
  deserts: stocks("Share of the front force that leaves unhurt.", number(N.hazard), "0 %/week"),
  pool: stocks("People who may yet be recruited.", number(N.persons), "100M"),
  pool_response: stocks("Exponent of volunteers in what is left of the pool.", number(N.times), "0"),
  truce_draws: stocks("Share more volunteers while a truce holds.", number(N.share), "0"),
  bonus: stocks(
    "What a recruit is paid.",
    record({
      price: stocks("Cost of a recruit.", number(N.sum), "0 USD"),
      budget: stocks("Most that recruits may cost; left out: no limit.", number(N.money)),
      fund: stocks("Money set aside, spent where the budget does not reach; left out: none.", number(N.sum)),
      response: stocks("Elasticity of volunteers in the bonus.", number(N.times), "0"),
      rises: stocks("How fast it is raised while the force shrinks.", number(N.hazard), "0 %/week"),
    }),
  ),
};

export const CLASS_OF_STOCKS: Readonly<Record<string, Key>> = {
  of: stocks("Who uses it; left out: the receiver of help.", name("actor")),
  weight: stocks("Share in its user's fire; left out: an equal part of its group's need.", number(N.share)),
  home: stocks("Share of the use made at home; left out: its group's own.", number(N.share)),
  keeps: stocks("Stock below which it is rationed, in time of full need.", number(N.weeks), "2 weeks"),
  tempo: stocks("Exponent of the use in the attacker's tempo; 0: raids call for it.", number(N.times), "1"),
  lost: stocks("Share of the stock destroyed.", number(N.hazard), "0 %/week"),
  stops: stocks("Raiders that a piece stops.", number(N.times), "0"),
  price: stocks("Price of a piece.", number(N.sum)),
  stored: stocks("Old pieces that can be restored.", number(N.weight)),
  restores: stocks("Time to half of them at the first pace.", number(N.weeks), "40 to 100 weeks"),
  replaced: stocks("Share of a lost flow replaced; left out: its group's.", number(N.share)),
  half_after: stocks("Time to half of that; left out: its group's.", number(N.weeks)),
  if_sold: stocks("Share if the donor still sells; left out: its group's.", number(N.share)),
  worth: stocks("Of a flow: share of the fire lost without it; left out: none.", number(N.share)),
};

export const DONOR_OF_STOCKS: Readonly<Record<string, Key>> = {
  fund: stocks("Money set aside, spent where the ceiling does not reach; left out: none.", number(N.sum)),
  saves: stocks("Share of what a week leaves below the ceiling that is set aside; left out: none.", number(N.share)),
  varies: stocks("Spread of the log of what it orders in a week; left out: none.", number(N.times)),
};

/** Sections of the campaign that only stocks read. */
export const CAMPAIGN_OF_STOCKS: Readonly<Record<string, Key>> = {
  tempo: stocks(
    "How hard the attacker presses; 1 at the start.",
    record({
      memory: stocks("How much of it carries over a week, share.", number(N.share), "0"),
      noise: stocks("Spread of its log a week.", number(N.times), "0"),
      adapts: stocks("Share of a rise in its loss rate that it answers by pressing less.", number(N.share), "0"),
      thins_to: stocks("Share of its front force below which it attacks only as men come.", number(N.share), "0"),
      scatter: stocks("Spread of the log of weekly losses.", number(N.times), "0.15"),
    }),
  ),
  exponents: stocks(
    "How losses and ground follow forces, fire and tempo, each relative to the start.",
    record({
      own: stocks("Of losses in the own force.", number(N.times), "0"),
      other: stocks("Of losses in the other force.", number(N.times), "1"),
      fire: stocks("Of losses in the other side's fire.", number(N.times), "1"),
      defence: stocks("Of the defender's losses in the tempo.", number(N.times), "1"),
      ground: stocks("Of the advance in the tempo.", number(N.times), "1"),
    }),
  ),
  raids: stocks(
    "Missiles and drones sent at the rear.",
    record({
      shots: must("Raiders in time.", number(N.use)),
      damage: must("Share of fire and home production lost were all to come through.", number(N.share)),
    }),
  ),
};

export const CAMPAIGN_SWITCH: Key = key(
  "Which model of the war; left out: campaign.model.",
  number(N.choice("lattice", "stocks")),
);
