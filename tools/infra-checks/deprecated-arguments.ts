import { DEPRECATED_IN_5, DEPRECATED_IN_6, INSTEAD } from "./deprecated-arguments-table.ts";
import type { Fault } from "./fault.ts";
import { blocksOf, isObject, type JsonObject, listOf, textsOf } from "./stack-json.ts";

/** Arguments and types that the AWS provider will drop, set or read by a synthesized stack. Rule: `deprecated`. */
export function deprecatedArguments(stack: unknown): readonly Fault[] {
  return blocksOf(stack).flatMap(({ kind, type, address, body }) => {
    const written = kind === "data" ? `data.${type}` : type;
    return [
      ...deprecatedOf(written)
        .filter((path) => path === "*" || isSet(body, path.split(".")))
        .map((path) => fault(address, written, path)),
      // What others read of it.
      ...textsOf(stack).flatMap(({ text }) =>
        readsOf(text, address)
          .filter((attribute) => deprecatedOf(written).includes(attribute))
          .map((attribute) => fault(address, written, attribute)),
      ),
    ];
  });
}

const deprecatedOf = (type: string): readonly string[] => [
  ...(DEPRECATED_IN_5[type] ?? []),
  ...(DEPRECATED_IN_6[type] ?? []),
];

function isSet(body: JsonObject, [name = "", ...rest]: readonly string[]): boolean {
  const value = body[name];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return false;
  return rest.length === 0 || listOf(value).some((item) => isObject(item) && isSet(item, rest));
}

/** `x` and `y` of `${address.x}…${address[0].y}` */
const readsOf = (text: string, address: string): readonly string[] =>
  text.includes(address)
    ? [
        ...text.matchAll(
          new RegExp(`(?<![\\w.-])${address.replaceAll(".", "\\.")}(?:\\[[^\\]]*\\])?\\.(\\w+)`, "g"),
        ),
      ].map(([, attribute]) => attribute ?? "")
    : [];

function fault(address: string, type: string, path: string): Fault {
  const what = path === "*" ? type : `${type}.${path}`;
  const instead = INSTEAD[what] ?? INSTEAD[type];
  return {
    rule: "deprecated",
    address,
    message: `${what} is deprecated${instead === undefined ? "" : `: use ${instead}`}.`,
  };
}
