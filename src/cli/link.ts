/** Address of a file from the folder of another, both as named from the same place: `../conflicts/a.yaml` from `docs/b.md`. */
export function linkFrom(page: string, file: string): string {
  const parts = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  if (/^([\\/]|[A-Za-z]:)/.test(file)) return file;
  const [from, to] = [parts(page).slice(0, -1), parts(file)];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
