/** A small case whose sections tests replace one by one. */
const SECTIONS: Readonly<Record<string, string>> = {
  parley: "parley: 1",
  case: "case: {title: T, as_of: 2025-05-19}",
  sources: "sources: {essay: {title: Essay}}",
  actors: "actors: {russia: {role: attacker}, ukraine: {role: defender}, us: {role: patron, of: ukraine}}",
  issues: `issues:
  nato: {options: {neutral: Neutral, member: Member}, now: neutral, positions: {russia: {wants: neutral}, ukraine: {wants: member}}}
  army: {options: {small: Small, none: No limit}, now: none, positions: {russia: {wants: small}, ukraine: {wants: none}}}`,
  packages: "packages: {freeze: {nato: neutral}}",
  moves: "moves: {russia.truce: {}, ukraine.truce: {}, us.stop_aid: {}}",
  policies: "policies: {as_is: {}, cut_off: {moves: us.stop_aid}}",
};

/** The small case with the given lines in place of its own sections of the same name. */
export function caseWith(lines: string): string {
  const own = Object.entries(SECTIONS).filter(([key]) => !new RegExp(`^${key}:`, "m").test(lines));
  return [...own.map(([, text]) => text), lines].join("\n") + "\n";
}
