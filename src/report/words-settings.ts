/** What the settings of the structural choices are called, by switch and setting. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  red_lines: { priced: "with a price", hard: "absolute" },
  foresight: { none: "no step ahead", next: "one offer ahead" },
  patron: { bayes: "weighs each message", fixed: "does not move", inattentive: "hears all or nothing" },
  campaign: { lattice: "without stocks", stocks: "with stocks" },
  beliefs: { bayes: "all counts", fading: "it is forgotten", stubborn: "a quarter counts" },
  endurance: { first_stop: "from the first stop", share: "by its share" },
  attrition: { general: "exponents of the file", log: "logarithmic", square: "square" },
  quadrature: { off: "no" },
  posture: { off: "no", weighed: "yes" },
  continuation: { certainty_equivalent: "fighting to the end", bargain: "later talks too" },
};

/** A setting of a switch in words: "with a price" for `priced` of `switches.red_lines`; the name itself where the file has its own. */
export function settingInWords(path: string, setting: string): string {
  return SETTINGS[path.replace(/^switches\./, "")]?.[setting] ?? setting.replaceAll("_", " ");
}
