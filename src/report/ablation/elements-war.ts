import { leaving, nodeAt, setting, type Element } from "./element.js";

/** The war itself: truce, front, men, help. */
export const WAR_ELEMENTS: readonly Element[] = [
  {
    id: "truce",
    title: "the truce on the table",
    instead: "no truce is offered",
    needs: "`truce` of a move",
    out: ({ conflict }) =>
      leaving(
        conflict.moves.flatMap(({ id, truce, refuses }) => [
          ...(truce === null ? [] : [`moves.${id}.truce`]),
          ...(refuses === null ? [] : [`moves.${id}.refuses`]),
        ]),
      ),
  },
  {
    id: "adaptation",
    title: "demands that move with the front",
    instead: "ground held weighs nothing until a deal",
    needs: "`issue` of the front",
    out: ({ root }) =>
      leaving(
        ["issue", "won", "lost"].flatMap((key) =>
          nodeAt(root, "campaign", "front", key) === undefined ? [] : [`campaign.front.${key}`],
        ),
      ),
  },
  {
    id: "front-ends",
    title: "a war that the front's ends decide",
    instead: "reaching an end decides nothing",
    needs: "`campaign:`",
    out: ({ conflict }) => conflict.campaign && setting(["campaign.front.ends_decide=0"]),
  },
  {
    id: "attrition",
    title: "losses of men and supply that break a side",
    instead: "no side breaks for want of men or supply",
    needs: "`collapse:` of the campaign",
    out: ({ conflict }) =>
      conflict.campaign && setting(["campaign.collapse.men=0 %/week", "campaign.collapse.supply=0 %/week"]),
  },
  {
    id: "power",
    title: "a front that answers the balance of men and fire",
    instead: "its pace answers neither",
    needs: "`campaign:`",
    out: ({ conflict }) => conflict.campaign && setting(["campaign.front.response=0"]),
  },
  {
    id: "mobilisation",
    title: "wider mobilisation that a side can order",
    instead: "no side can order one",
    needs: "`men` of a move",
    out: ({ conflict }) =>
      setting(conflict.moves.flatMap(({ id, levy }) => (levy === null ? [] : [`moves.${id}.men=0`]))),
  },
  {
    id: "aid",
    title: "dependence on help from outside",
    instead: "each group of goods is made at home in full",
    needs: "`aid:` of the campaign",
    out: ({ conflict }) =>
      setting((conflict.campaign?.aid?.groups ?? []).map(({ id }) => `campaign.aid.groups.${id}.own=100 %`)),
  },
  {
    id: "substitution",
    title: "others who step in for lost help",
    instead: "nobody does",
    needs: "`replaces` of the aid",
    out: ({ conflict }) =>
      setting(
        (conflict.campaign?.aid?.replaces ?? []).flatMap((_, k) => [
          `campaign.aid.replaces.${k}.share=0`,
          `campaign.aid.replaces.${k}.if_sold=0`,
        ]),
      ),
  },
  {
    id: "funding",
    title: "deliveries that end without new money",
    instead: "they run on",
    needs: "`aid:` of the campaign",
    out: ({ conflict }) => (conflict.campaign?.aid ? setting(["campaign.aid.funded=5000 weeks"]) : null),
  },
  {
    id: "paying",
    title: "others who pay for what the patron sends or sells",
    instead: "nobody pays in its place",
    needs: "`aid` of a move that is paid or sold",
    out: ({ conflict }) =>
      setting(
        conflict.moves.flatMap(({ id, aid }) =>
          aid.flatMap(({ flow, level }) =>
            level === "paid" || level === "sold" ? [`moves.${id}.aid.${flow}=kept`] : [],
          ),
        ),
      ),
  },
];
