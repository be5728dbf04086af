/** What the keys are called that only the campaign with stocks reads. */
export const STOCKS_KEYS: Readonly<Record<string, string>> = {
  "men.reserve": "trained reserve",
  "men.authorised": "most men at the front",
  "men.training": "weeks of training",
  "men.hospital": "weeks in hospital",
  "men.wounded": "wounded per person killed",
  "men.captured": "captured per person hit",
  "men.deserts": "weekly desertion",
  "men.pool": "people who may yet be recruited",
  "men.pool_response": "how volunteers thin out as the pool empties",
  "men.truce_draws": "more volunteers in a truce",
  "men.price": "cost of a recruit",
  "men.budget": "budget for recruits",
  "men.fund": "money set aside for recruits",
  "men.response": "how volunteers follow the bonus",
  "men.rises": "how fast the bonus rises",
  "tempo.memory": "how long a tempo of attack lasts",
  "tempo.noise": "weekly spread of the tempo of attack",
  "tempo.adapts": "how far the attacker spares its men",
  "tempo.thins_to": "share of the front force that the attacker keeps",
  "tempo.scatter": "weekly spread of losses",
  "exponents.own": "how losses follow the own force",
  "exponents.other": "how losses follow the other force",
  "exponents.fire": "how losses follow fire",
  "exponents.defence": "how the defender's losses follow the tempo",
  "exponents.ground": "how the advance follows the tempo",
  "raids.shots": "raiders a week",
  "raids.damage": "damage were all raiders to come through",
  "front.chance": "chance of a breakthrough",
  "front.ratio": "balance of power at which a breakthrough may come",
  "front.thin": "share of the front force below which a breakthrough may come",
  "front.size": "size of a breakthrough",
  "front.share": "share of the advance by theatre",
  "front.blind": "pace without intelligence",
};

const CLASS_KEYS: Readonly<Record<string, string>> = {
  use: "use",
  stock: "stock",
  lag: "time to delivery",
  weight: "share in fire",
  home: "home production",
  keeps: "stock at which it is rationed",
  tempo: "how use follows the tempo",
  lost: "weekly loss in store",
  stops: "raiders stopped by a piece",
  price: "price",
  stored: "old pieces to restore",
  restores: "time to restore half",
  replaced: "share of a lost flow replaced",
  half_after: "time to half of the replacement",
  if_sold: "share if it is still sold",
  worth: "share of fire lost without it",
};

const DONOR_KEYS: Readonly<Record<string, string>> = {
  fund: "money set aside",
  saves: "share of unspent money kept",
  varies: "weekly spread of deliveries",
};

/** A number of a donor beyond what it gives, in words: “money set aside, Europe”; null where the key is none of these. */
export function donorInWords(name: string, key: string): string | null {
  if (key === "ceiling") return `most that ${name} can pay`;
  const what = DONOR_KEYS[key];
  return what === undefined ? null : `${what}, ${name}`;
}

/** A number of a class of goods in words: “stock of interceptors”; null where the key is none of a class. */
export function classInWords(id: string, key: string): string | null {
  const what = CLASS_KEYS[key];
  return what === undefined ? null : `${what} of ${id.replaceAll("_", " ")}`;
}
