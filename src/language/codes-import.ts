import { error } from "./code-doc.js";

/** Codes of files of other programs (P06xx): the examples are lines of such files, not of a conflict file. */
export const IMPORT_CODES = {
  P0601: error(
    "The file is of no format that can be imported.",
    "The format is told by the content, not by the name: gmcr-py (.gmcr), Genius XML, NegoLog, NegMAS and GeniusWeb JSON, KTAB CSV, lists of rated articles.",
    '{"hello": "world"}',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0602: error(
    "The file is too large to import.",
    "4 MiB is more than any domain in circulation has; a larger file is no negotiation that people could read.",
    "<!-- a file of more than 4,194,304 bytes -->",
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0603: error(
    "The text is broken.",
    "It begins like XML, JSON or CSV, but cannot be read as such from this place on.",
    '{"decisionMakers": [',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0604: error(
    "The XML declares a document type.",
    "A document type can declare entities that stand for billions of signs or for other files; no domain needs one, so none is read.",
    '<!DOCTYPE utility_space [<!ENTITY a "aaa">]>\n<utility_space/>',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0605: error(
    "The text is nested too deeply.",
    "64 levels are more than any domain needs.",
    `${"[".repeat(70)}${"]".repeat(70)}`,
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0606: error(
    "The files do not belong together.",
    "One conflict is made of one graph model, one CSV, or one domain and the profiles of its parties, all of one format.",
    '<utility_space number_of_issues="1"><objective index="0" name="root"/></utility_space>',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0607: error(
    "Something that the format requires is missing.",
    "Without it the rest has no meaning: a weight, an evaluation, a name, a list of options.",
    '{"options": [], "decisionMakers": [{"options": []}], "infeasibles": []}',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0608: error(
    "A value is not what the format says.",
    "A number that is none, an index that points nowhere, a position outside 0 to 100.",
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,120,30\nB,Second,10,80,30",
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0609: error(
    "A conflict file has no place for this.",
    "Leaving it out would make another conflict of it, so the file is refused instead.",
    '<utility_space type="nonlinear"><objective index="0" name="root"><issue index="1" name="a" type="discrete"><item index="1" value="x"/></issue><utility maxutility="1"/></objective></utility_space>',
    "Actor,Description,Power,Pstn1,Sal1\nA,First,10,20,30\nB,Second,10,80,30",
  ),
  P0610: error(
    "A ranking does not fit the states.",
    "A ranking names states by their number among the possible ones; it must name each once. A change of what is possible renumbers them and voids it.",
    '{"options": [{"name": "Act", "permittedDirection": "both"}], "decisionMakers": [{"name": "A", "options": [0], "preferences": [], "preferenceRanking": [1, 3]}], "infeasibles": [], "useManualPreferenceRanking": true}',
    '{"options": [{"name": "Act", "permittedDirection": "both"}], "decisionMakers": [{"name": "A", "options": [0], "preferences": [], "preferenceRanking": [2, 1]}], "infeasibles": [], "useManualPreferenceRanking": true}',
  ),
  P0611: error(
    "What the file says breaks a limit of conflict files.",
    "It could be read, but no conflict file can hold it: too many options in a game, an issue with one option.",
    `{"options": [${Array.from({ length: 30 }, (_, k) => `{"name": "O${k}", "permittedDirection": "both"}`).join(", ")}], "decisionMakers": [{"name": "A", "options": [${Array.from({ length: 30 }, (_, k) => k).join(", ")}], "preferences": []}], "infeasibles": []}`,
    '{"options": [{"name": "Act", "permittedDirection": "both"}], "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[0, "Y"]]]}], "infeasibles": []}',
  ),
} as const;

/** Name of a kind of trouble with a file of another program. */
export type ImportCode = keyof typeof IMPORT_CODES;
