import { Command } from "commander";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { completionScript, planOf } from "../../src/cli/completion.js";
import { CODES } from "../../src/language/codes.js";
import { parley } from "./world.js";

const folder = mkdtempSync(join(tmpdir(), "parley-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "cases"));
for (const name of ["war.parley.yaml", "two words.parley.yaml", "notes.txt", "data.json"])
  writeFileSync(join(folder, name), "");

/** A shell that is not installed is named in the test's title. */
const has = (shell: string): boolean => spawnSync(shell, ["--version"]).error === undefined;
const where = (shell: string): string => (has(shell) ? "" : ` (not run: ${shell} is not installed)`);

const script = async (shell: string): Promise<string> => (await parley(["completion", shell])).out;

/** What bash offers for the words of a line; the last one is under the cursor. */
async function offered(...words: string[]): Promise<string[]> {
  const list = ["parley", ...words].map((word) => `'${word}'`).join(" ");
  const asked = `${await script("bash")}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length}; _parley\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync("bash", ["--norc", "-c", asked], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return out.split("\n").filter((line) => line !== "");
}

describe(`completion in bash${where("bash")}`, () => {
  it.skipIf(!has("bash"))("offers every command, by its beginning", async () => {
    expect(await offered("")).toEqual(
      expect.arrayContaining(["check", "brief", "fmt", "explain", "measures", "schema", "completion"]),
    );
    expect(await offered("bri")).toEqual(["brief"]);
    expect(await offered("--v")).toEqual(["--version"]);
  });

  it.skipIf(!has("bash"))("offers the options of the command, and none where a value stands", async () => {
    expect(await offered("brief", "--re")).toEqual(["--repeats", "--report"]);
    expect(await offered("fmt", "--")).toEqual(["--write", "--check", "--json", "--help"]);
    expect(await offered("brief", "--worlds", "")).toEqual([]);
  });

  it.skipIf(!has("bash"))(
    "offers conflict files and folders, also after an option; any file for --report",
    async () => {
      const files = ["cases", "data.json", "two words.parley.yaml", "war.parley.yaml"];
      expect((await offered("check", "")).sort()).toEqual(files);
      expect(await offered("check", "--strict", "wa")).toEqual(["war.parley.yaml"]);
      expect(await offered("brief", "war.parley.yaml", "--report", "no")).toEqual(["notes.txt"]);
      expect(await offered("import", "no")).toEqual(["notes.txt"]);
    },
  );

  it.skipIf(!has("bash"))(
    "offers codes and keys to explain, keys of numbers after --as, shells to completion",
    async () => {
      expect(await offered("explain", "P01")).toEqual(Object.keys(CODES).filter((code) => code.startsWith("P01")));
      expect(await offered("explain", "sal")).toEqual(["sales", "salience"]);
      expect(await offered("explain", "80 to 100", "--as", "sal")).toEqual(["salience"]);
      expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
    },
  );

  it.skipIf(!has("bash"))("is one function that does not break a shell with set -eu", async () => {
    const run = spawnSync("bash", ["--norc", "-euc", `${await script("bash")}\ncomplete -p parley`], {
      encoding: "utf8",
    });
    expect(run.stdout).toContain("complete -F _parley parley");
  });
});

describe("completion in other shells", () => {
  it.skipIf(!has("zsh"))(`zsh reads the script${where("zsh")}`, async () => {
    const run = spawnSync("zsh", ["-n"], { input: await script("zsh"), encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
  });

  it.skipIf(!has("fish"))(`fish completes by the script${where("fish")}`, async () => {
    const asked = (line: string, text: string): string[] =>
      execFileSync("fish", ["--no-config", "-c", `${text}\ncomplete -C '${line}'`], { encoding: "utf8", cwd: folder })
        .split("\n")
        .map((one) => one.split("\t")[0])
        .filter((one) => one !== "");
    const text = await script("fish");
    expect(asked("parley bri", text)).toEqual(["brief"]);
    expect(asked("parley explain x --as salie", text)).toEqual(["salience"]);
    expect(asked("parley check wa", text)).toEqual(["war.parley.yaml"]);
  });

  it.each(["zsh", "fish"])("the %s script names every command and option of the program", async (shell) => {
    const text = await script(shell);
    const help = (await parley(["--help"])).out;
    const commands = [...help.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]).filter((name) => name !== "help");
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      expect(text, command).toMatch(new RegExp(`(\\ba |    ')${command}\\b`));
      const options = [...(await parley([command, "--help"])).out.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)];
      for (const option of options) expect(text, `${command} ${option[1]}`).toContain(option[1]);
    }
  });

  it("no other shell is known", async () => {
    const left = await parley(["completion", "tcsh"]);
    expect(left.status).toBe(2);
    expect(left.err).toContain("bash, zsh, fish");
  });
});

describe("a program's plan", () => {
  it("comes from the program alone: a command added to it appears, with what it takes", () => {
    const program = new Command("parley");
    program
      .command("walk <file>")
      .description("it's a \\ walk")
      .option("-o, --out <file>", "where")
      .option("--fast", "soon");
    const [plan] = planOf(program);
    expect(plan.fill).toEqual({ kind: "conflicts" });
    expect(plan.options.map(({ flag, fill }) => [flag, fill?.kind ?? null])).toEqual([
      ["--out", "files"],
      ["--fast", null],
      ["--help", null],
    ]);
    expect(completionScript(program, "bash")).toContain('"walk --out") _parley_files ""; return ;;');
    expect(completionScript(program, "zsh")).toContain("'walk:it'\\''s a \\ walk'");
    expect(completionScript(program, "fish")).toContain("-a walk -d 'it\\'s a \\\\ walk'");
  });

  for (const shell of ["bash", "zsh", "fish"] as const)
    it.skipIf(!has(shell))(
      `is a script that ${shell} can read, whatever signs a description has${where(shell)}`,
      () => {
        const program = new Command("parley");
        program
          .command("walk <file>")
          .description("it's a \\ [walk]: `x` $y")
          .option("--out <file>", 'where\'s "it" [so]: $z');
        const file = join(folder, `walk.${shell}`);
        writeFileSync(file, completionScript(program, shell));
        const run = spawnSync(shell, ["-n", file], { encoding: "utf8" });
        expect(run.stderr).toBe("");
        expect(run.status).toBe(0);
      },
    );
});
