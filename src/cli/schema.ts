import type { Command } from "commander";
import { languagePage } from "../language/docs.js";
import { jsonSchemaText } from "../language/json-schema.js";
import { Exit, type Io } from "./io.js";

/** Adds `schema` to the commands. */
export function addSchema(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("schema")
    .description("the conflict file's JSON Schema, for editors")
    .option("--page", "print the reference page of the language (Markdown) instead")
    .option("--json", "print JSON (the schema is JSON already)")
    .addHelpText("after", HELP)
    .action(({ page }: { page?: boolean }) => {
      io.out(page ? languagePage() : jsonSchemaText());
      done(Exit.done);
    });
}

const HELP = `
An editor with a YAML language server completes and explains keys once the
file's first line names the schema:
  parley schema > parley.schema.json
  # yaml-language-server: $schema=parley.schema.json`;
