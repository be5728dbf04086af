import type { Campaign } from "../../conflict/campaign.js";
import type { Ref } from "../../conflict/quantity.js";
import type { World } from "../../conflict/world.js";
import type { Parameters } from "../parameters.js";
import type { ClassNumbers, SideNumbers, WorldNumbers } from "./numbers.js";
import type { PlannedClass, StocksPlan } from "./plan.js";

type At = (ref: Ref | null, otherwise: number) => number;

/** Least ratio of substitution: as good as none. */
const LEAST_SUBSTITUTION = -50;
/** Weeks to half of what others see in the patron's place, where the file says nothing. */
const SIGHT_HALF = 26;

/** A world's numbers for the stocks campaign. O(classes × donors). */
export function numbersOf(plan: StocksPlan, campaign: Campaign, world: World, p: Parameters): WorldNumbers {
  const at: At = (ref, otherwise) => (ref === null ? otherwise : world.values[ref]);
  const stocks = campaign.stocks!;
  const { tempo, exponents, breakthrough, raids } = stocks;
  const elasticity = campaign.aid ? at(campaign.aid.elasticity, 1) : 1;
  const substitution = Math.max(LEAST_SUBSTITUTION, (elasticity - 1) / elasticity);
  const sides = [campaign.front.attacker, campaign.front.defender].map((actor, i) =>
    sideOf({ campaign, at, p, substitution }, actor, i),
  ) as [SideNumbers, SideNumbers];
  const gross = p.advance / (1 - p.holding);
  return {
    sides,
    classes: plan.classes.map((one) => classOf(plan, campaign, one, at)),
    pairs: plan.pairs.map(({ class: k, gives }) => ({
      order: at(gives, 0) * useOf(campaign, plan.classes[k], at),
      lag: lagOf(campaign, plan.classes[k], at),
    })),
    donors: [
      ...(campaign.aid?.donors ?? []).map(({ ceiling, fund, saves, varies }) => ({
        ceiling: at(ceiling, Infinity),
        fund: at(fund, 0),
        saves: at(saves, 0),
        varies: at(varies, 0),
      })),
      { ceiling: Infinity, fund: 0, saves: 0, varies: 0 },
    ],
    funded: campaign.aid ? at(campaign.aid.funded, Infinity) : Infinity,
    tempo: {
      memory: at(tempo.memory, 0),
      noise: at(tempo.noise, 0),
      adapts: at(tempo.adapts, 0),
      thinsTo: at(tempo.thinsTo, 0),
    },
    scatter: at(tempo.scatter, 0),
    exponents: {
      own: p.attrition.stated ? at(exponents.own, 0) : p.attrition.own,
      other: p.attrition.stated ? at(exponents.other, 1) : p.attrition.other,
      fire: at(exponents.fire, 1),
      spread: at(exponents.defence, 1),
      ground: at(exponents.ground, 1),
      response: p.response,
    },
    front: {
      gross: gross * p.truePull,
      held: p.holding * gross,
      memory: p.memory,
      noise: p.noise,
      stake: p.stake,
      cushion: p.cushion,
    },
    theatres: theatresOf(campaign, at),
    breakthrough: {
      chance: at(breakthrough.chance, 0),
      ratio: at(breakthrough.ratio, 1),
      men: at(breakthrough.thin, 0),
      size: at(breakthrough.size, 0),
    },
    air: { shots: raids ? at(raids.shots, 0) : 0, damage: raids ? at(raids.damage, 0) : 0 },
    sight: sightOf(plan, campaign, at),
  };
}

interface Place {
  readonly campaign: Campaign;
  readonly at: At;
  readonly p: Parameters;
  readonly substitution: number;
}

function sideOf({ campaign, at, p, substitution }: Place, actor: number, i: number): SideNumbers {
  const side = p.sides[i];
  const men = campaign.stocks!.men[actor]!;
  const wounded = at(men.wounded, 1);
  return {
    front: side.men,
    reserve: at(men.reserve, 0),
    authorised: at(men.authorised, Infinity),
    intake: at(campaign.recruiting[actor], side.intake),
    losses: side.losses,
    woundedPerKilled: wounded,
    // the file's share is of all losses, those killed included
    returning: wounded > 0 ? Math.min(1, (side.returning * (1 + wounded)) / wounded) : 0,
    captured: at(men.captured, 0),
    desertion: at(men.deserts, 0),
    hospital: at(men.hospital, 1),
    training: at(men.training, 1),
    pool: at(men.pool, Infinity),
    poolExponent: at(men.poolResponse, 0),
    bonusElasticity: at(men.bonus.response, 0),
    price: at(men.bonus.price, 0),
    budget: at(men.bonus.budget, Infinity),
    fund: at(men.bonus.fund, 0),
    rises: at(men.bonus.rises, 0),
    truceDraws: at(men.truceDraws, 0),
    substitution,
    waveWeeks: side.levyWeeks,
  };
}

function useOf(campaign: Campaign, { goods }: PlannedClass, at: At): number {
  return goods < 0 ? 1 : at(campaign.aid!.classes[goods].use, 0);
}

function lagOf(campaign: Campaign, { goods }: PlannedClass, at: At): number {
  return goods < 0 ? 1 : at(campaign.aid!.classes[goods].lag, 1);
}

function classOf(plan: StocksPlan, campaign: Campaign, one: PlannedClass, at: At): ClassNumbers {
  const aid = campaign.aid!;
  const use = useOf(campaign, one, at);
  const own = one.goods < 0 ? null : campaign.stocks!.goods[one.goods];
  const group = one.group < 0 ? null : aid.groups[one.group];
  const stated = aid.groups.reduce((sum, { need }) => sum + at(need, 0), 0);
  const need = group ? at(group.need, Math.max(0, 1 - stated)) : 0;
  const step = aid.replaces.find(({ donor, group: g }) => donor === plan.layout.patron && g === one.group);
  const cover = one.goods < 0 ? at(group!.cover, 0) : at(aid.classes[one.goods].stock, 0);
  return {
    use,
    stock: cover * use,
    keeps: own ? at(own.keeps, 2) : 2,
    tempo: own ? at(own.tempo, 1) : 1,
    weight: at(own?.weight ?? null, need / one.beside),
    home: at(own?.home ?? null, group ? at(group.own, 0) : 0) * use,
    stored: at(own?.stored ?? null, 0),
    restoresIn: own ? at(own.restores, 1) : 1,
    lost: own ? at(own.lost, 0) : 0,
    stops: own ? at(own.stops, 0) : 0,
    price: at(own?.price ?? null, 0),
    replaced: at(own?.replaced ?? null, step ? at(step.share, 0) : 0),
    halfAfter: at(own?.halfAfter ?? null, step ? at(step.halfAfter, 1) : 1),
    sold: at(own?.ifSold ?? null, step ? at(step.ifSold, 0) : 0),
  };
}

function theatresOf({ stocks }: Campaign, at: At): WorldNumbers["theatres"] {
  const { theatres } = stocks!;
  const total = theatres.reduce((sum, { share }) => sum + at(share, 0), 0);
  if (total <= 0) return [{ share: 1, blindGain: 1 }, ...theatres.slice(1).map(() => ({ share: 0, blindGain: 1 }))];
  return theatres.map(({ share, blind }) => ({ share: at(share, 0) / total, blindGain: at(blind, 1) }));
}

function sightOf({ sight, sightGroup, layout }: StocksPlan, campaign: Campaign, at: At): WorldNumbers["sight"] {
  if (sight < 0) return { worth: 0, replaced: 0, halfAfter: SIGHT_HALF };
  const own = campaign.stocks!.goods[sight];
  const step = campaign.aid!.replaces.find(({ donor, group }) => donor === layout.patron && group === sightGroup);
  return {
    worth: at(own.worth, 0),
    replaced: at(own.replaced, step ? at(step.share, 0) : 0),
    halfAfter: at(own.halfAfter, step ? at(step.halfAfter, SIGHT_HALF) : SIGHT_HALF),
  };
}
