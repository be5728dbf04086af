/** Signs of an id; a longer name is cut at a word. */
const LONGEST = 40;
const RESERVED: ReadonlySet<string> = new Set(
  "yes no on off true false null and or not if iff given unknown nothing within by at under".split(" "),
);

/** `Local Government` → `local_government`. A name without a letter first gets its kind before it: `option_60_days`. */
export function idOf(name: string, kind: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const short = plain.length <= LONGEST ? plain : plain.slice(0, LONGEST + 1).replace(/_[^_]*$|.$/, "");
  if (short === "") return kind;
  return /^[a-z]/.test(short) && !RESERVED.has(short) ? short : `${kind}_${short}`;
}

/** An id for each name, in order, all different: a second `pay` becomes `pay_2`. */
export function idsOf(names: readonly string[], kind: string): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const stem = idOf(name, kind);
    let id = stem;
    for (let k = 2; taken.has(id); k++) id = `${stem}_${k}`;
    taken.add(id);
    return id;
  });
}

/** File name without folder and ending. */
export function stemOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.parley\.ya?ml$|\.[A-Za-z]{1,5}$/i, "");
}

/**
 * What tells files apart: their names without the words that all begin or end with. `laptop_buyer_utility` and
 * `laptop_seller_utility` → `buyer`, `seller`; `Camera-A-prof1`, `Camera-A-prof2` → `prof1`, `prof2`.
 */
export function distinctNames(files: readonly string[]): string[] {
  const words = files.map((file) =>
    stemOf(file)
      .split(/[-_ .]+/)
      .filter((word) => word !== ""),
  );
  if (words.length < 2) return words.map((each) => each.join(" "));
  const shortest = Math.min(...words.map((each) => each.length));
  const same = (pick: (each: readonly string[]) => string | undefined): boolean =>
    words.every((each) => pick(each) === pick(words[0]));
  let head = 0;
  while (head < shortest - 1 && same((each) => each[head])) head++;
  let tail = 0;
  while (tail < shortest - 1 - head && same((each) => each.at(-1 - tail))) tail++;
  const cut = (from: number): string[] => words.map((each) => each.slice(from, each.length - tail).join(" "));
  const names = cut(head);
  return names.every((name) => /^[A-Za-z]/.test(name)) || head === 0 ? names : cut(head - 1);
}
