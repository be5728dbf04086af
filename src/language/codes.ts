export interface CodeDoc {
  readonly severity: "error" | "warning";
  readonly title: string;
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
}
const stub = (title: string, severity: "error" | "warning" = "error"): CodeDoc => ({
  severity,
  title,
  why: "",
  wrong: "",
  right: "",
});
const all =
  "P0001 P0002 P0003 P0004 P0005 P0006 P0007 P0008 P0009 P0010 P0011 P0012 P0013 P0014 P0015 P0016 P0101 P0102 P0103 P0104 P0105 P0106 P0107 P0108 P0109 P0110 P0111 P0112 P0113 P0114 P0201 P0202 P0203 P0204 P0205 P0206 P0207 P0208 P0210 P0211 P0212 P0213 P0214 P0215 P0301 P0302 P0304 P0305 P0306 P0307 P0308 P0401 P0402 P0403 P0404 P0405 P0406 P0407 P0408 P0409 P0410 P0411 P0412 P0413 P0414 P0415 P0417 P0418 P0419 P0420 P0502 P0503 P0507 P0900".split(
    " ",
  );
const warn = "P0209 P0309 P0416 P0501".split(" ");
export type Code = `P0${number}`;
export const CODES: Readonly<Record<Code, CodeDoc>> = Object.fromEntries([
  ...all.map((c) => [c, stub(c)]),
  ...warn.map((c) => [c, stub(c, "warning")]),
]);
