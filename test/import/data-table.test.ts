import { describe, expect, test } from "vitest";
import { columnOf, readDataTable } from "../../src/import/data-table.js";

describe("a plain table", () => {
  test("numbers, empty cells, truths and texts, with quotes, a byte-order mark and Windows line ends", () => {
    const table = readDataTable('\uFEFFa,b,"c, d",e\r\n1,,true,x\r\n\r\n2e3,NA,false,"say ""no"", then"\r\n');
    expect(table.map(({ name, numbers }) => [name, numbers && [...numbers]])).toEqual([
      ["a", [1, 2000]],
      ["b", [NaN, NaN]],
      ["c, d", [1, 0]],
      ["e", null],
    ]);
    expect(table[3].texts).toEqual(["x", 'say "no", then']);
  });
  test("a semicolon or a tab parts cells where the heading has no comma", () => {
    for (const mark of [";", "\t"])
      expect(readDataTable(`a${mark}b\n1${mark}2`).map(({ numbers }) => numbers![0])).toEqual([1, 2]);
  });
  test("what cannot be read is told with its line", () => {
    expect(() => readDataTable("")).toThrow("the file is empty");
    expect(() => readDataTable("a,b\n1,2\n3")).toThrow("line 3 has 1 cells, the heading has 2");
    expect(() => readDataTable("a,a\n1,2")).toThrow('line 1: two columns are called "a"');
    expect(() => readDataTable('a,b\n1,x"y"')).toThrow("line 2: a quotation mark stands inside a cell");
  });
  test("columns of another format: truths, whole numbers of any size, nothing", () => {
    expect([...columnOf("n", [true, 3n, null, 1.5]).numbers!]).toEqual([1, 3, NaN, 1.5]);
    expect(columnOf("t", ["a", null]).texts).toEqual(["a", ""]);
  });
});
