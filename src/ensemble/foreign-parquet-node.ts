import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";

/** Columns of any Parquet file by name, as its reader gives them; nested columns left out. Rejects where it is none. */
export async function foreignColumns(
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly values: readonly unknown[] }[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const flat = parquetSchema(parquetMetadata(file)).children.filter(({ children }) => children.length === 0);
  const names = flat.map(({ element }) => element.name);
  const rows = await parquetReadObjects({ file, columns: names });
  return names.map((name) => ({ name, values: rows.map((row) => row[name] as unknown) }));
}
