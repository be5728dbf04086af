import { SCHEMA } from "./schema.js";
import type { Key, Shape } from "./shape.js";

/** Form of the value at a path of a conflict file, such as `moves.russia.truce.says.russia`; null where none can stand. */
export function shapeAt(path: string): Shape | null {
  const parts = path.split(".");
  let shape: Shape = SCHEMA;
  for (let k = 0; k < parts.length; k++) {
    if (shape.kind === "table") {
      if (shape.keys === "move-id") k++;
      shape = shape.of;
    } else if (shape.kind === "list") shape = shape.of;
    else if (shape.kind === "record") {
      const key: Key | undefined = Object.hasOwn(shape.keys, parts[k]) ? shape.keys[parts[k]] : shape.wild?.key;
      if (key === undefined) return null;
      shape = key.shape;
    } else return null;
  }
  return shape;
}
