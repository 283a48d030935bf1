import { z } from "zod";

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly $ref?: string;
}

interface Row {
  readonly path: string;
  readonly type: string;
  readonly optional: boolean;
  readonly description: string;
}

/** All members of a document, each with its path, as a table of Markdown. */
export function documentTable(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { unrepresentable: "any" }) as Schema;
  const rows = membersOf(json, "");
  const lines = rows.map(
    ({ path, type, optional, description }) =>
      `| \`${path}\`${optional ? " *" : ""} | ${type} | ${escaped(description)} |`,
  );
  return ["| member | type | meaning |", "|---|---|---|", ...lines].join("\n");
}

function membersOf(schema: Schema, path: string): readonly Row[] {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return variantMembers(variants, path);
  if (schema.items !== undefined) return membersOf(schema.items, `${path}[]`);
  const { additionalProperties: values } = schema;
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const below = path === "" ? name : `${path}.${name}`;
    const row: Row = {
      path: below,
      type: typeOf(member),
      optional: !(schema.required ?? []).includes(name),
      description: member.description ?? "",
    };
    return [row, ...membersOf(member, below)];
  });
  const others = typeof values === "object" && !isAny(values) ? membersOf(values, `${path}.*`) : [];
  return [...named, ...others];
}

/** Members of all, each once; what some lack is optional. */
function variantMembers(variants: readonly Schema[], path: string): readonly Row[] {
  const all = variants.map((variant) => membersOf(variant, path));
  const byPath = Map.groupBy(all.flat(), (row) => row.path);
  return [...byPath.values()].map((rows) => ({
    path: rows[0]?.path ?? "",
    type: [...new Set(rows.flatMap(({ type }) => type.split(" or ")))].join(" or "),
    optional: rows.length < all.length || rows.some(({ optional }) => optional),
    description: rows.find(({ description }) => description !== "")?.description ?? "",
  }));
}

const isAny = (schema: Schema): boolean => schema.$ref !== undefined || Object.keys(schema).length === 0;

function typeOf(schema: Schema): string {
  if (isAny(schema)) return "any JSON";
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined)
    return [...new Set(variants.flatMap((each) => typeOf(each).split(" or ")))].join(" or ");
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(" or ");
  if (schema.type === "array")
    return `list of ${schema.items === undefined ? "any JSON" : plural(schema.items)}`;
  if (schema.type === "object")
    return schema.properties === undefined ? `object, by name: ${valuesOf(schema)}` : "object";
  if (schema.format === "date-time") return "time, ISO 8601 in UTC";
  return [schema.type ?? "any JSON"].flat().join(" or ");
}

const valuesOf = ({ additionalProperties: values }: Schema): string =>
  typeof values === "object" ? typeOf(values) : "any JSON";

function plural(schema: Schema): string {
  const type = typeOf(schema);
  return /^(?:object|string|integer|number)$/.test(type) ? `${type}s` : type;
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

const escaped = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
