/** One resource or data source of a synthesized stack. */
export interface StackBlock {
  readonly kind: "resource" | "data";
  readonly type: string;
  readonly name: string;
  /** `aws_iam_role.build`, `data.aws_iam_policy_document.build` */
  readonly address: string;
  readonly body: { readonly [argument: string]: unknown };
}

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A block that may occur once or more is written as an object or a list of them. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** All resources and data sources of a stack in Terraform's JSON syntax, in written order. */
export function blocksOf(stack: unknown): readonly StackBlock[] {
  return (["data", "resource"] as const).flatMap((kind) =>
    entriesOf(isObject(stack) ? stack[kind] : undefined).flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, bodies]) =>
        listOf(bodies)
          .filter(isObject)
          .map((body) => ({
            kind,
            type,
            name,
            address: kind === "data" ? `data.${type}.${name}` : `${type}.${name}`,
            body,
          })),
      ),
    ),
  );
}

/** `//` holds a comment: the construct that made the block. */
function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([key]) => key !== "//") : [];
}

/** Every text in a value, with the path to it. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly { readonly path: readonly (string | number)[]; readonly text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  return entriesOf(value).flatMap(([key, item]) => textsOf(item, [...path, key]));
}
