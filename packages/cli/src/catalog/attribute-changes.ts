import { type JsonValue, parseJson } from "@sagewright/core";

/** One value that a change changes. A secret one is said to change, and no more. */
export interface AttributeChange {
  /** Such as `tags.team`, or `policy → Statement[0].Action` inside a JSON document that is a text. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly sensitive?: true;
  /** Known after the apply only. */
  readonly unknown?: true;
}

/** What `terraform show -json` tells of a change. The last three have the form of the values, with `true` where they hold. */
export interface ChangedValues {
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown: unknown;
  readonly before_sensitive: unknown;
  readonly after_sensitive: unknown;
}

/** All leaves that differ; one that holds any of these secrets is told as one. */
export function attributeChanges(
  values: ChangedValues,
  secrets: readonly string[] = [],
): readonly AttributeChange[] {
  const found: AttributeChange[] = [];
  walk(values, "", found);
  const isSecret = ({ before, after }: AttributeChange): boolean =>
    secrets.some((secret) => [before, after].some((value) => holds(value, secret)));
  return found.map((change) => (isSecret(change) ? { path: change.path, sensitive: true } : change));
}

const holds = (value: JsonValue | undefined, secret: string): boolean => {
  if (typeof value === "string") return value.includes(secret);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((member) => holds(member, secret));
};

function walk(values: ChangedValues, path: string, found: AttributeChange[]): void {
  const { before, after, after_unknown: unknown } = values;
  const sensitive = values.before_sensitive === true || values.after_sensitive === true;
  const differs = unknown === true || JSON.stringify(before) !== JSON.stringify(after);
  if (!differs && !isTree(unknown)) return;
  if (sensitive) {
    if (differs) found.push({ path, sensitive: true });
    return;
  }
  if (unknown === true) {
    found.push({ path, ...(isValue(before) && { before }), unknown: true });
    return;
  }
  const [left, right] = [documentOf(before, after), documentOf(after, before)];
  const isText = typeof before === "string" && isTree(left);
  if ((isTree(left) && isTree(right)) || (isTree(unknown) && (isTree(left) || isTree(right)))) {
    const base = isText ? `${path} → ` : path;
    for (const key of keysOf(left, right, unknown)) {
      const name = Array.isArray(left ?? right) ? `[${key}]` : key;
      const separator = base === "" || isText || name.startsWith("[") ? "" : ".";
      walk(memberOf(values, { before: left, after: right }, key), `${base}${separator}${name}`, found);
    }
    return;
  }
  if (differs) found.push({ path, ...(isValue(before) && { before }), ...(isValue(after) && { after }) });
}

const memberOf = (
  values: ChangedValues,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  key: string,
): ChangedValues => ({
  before: member(before, key),
  after: member(after, key),
  after_unknown: member(values.after_unknown, key),
  before_sensitive: member(values.before_sensitive, key),
  after_sensitive: member(values.after_sensitive, key),
});

const member = (tree: unknown, key: string): unknown =>
  isTree(tree) && Object.hasOwn(tree, key) ? (tree as Readonly<Record<string, unknown>>)[key] : undefined;

const keysOf = (...trees: readonly unknown[]): readonly string[] => [
  ...new Set(trees.filter(isTree).flatMap((tree) => Object.keys(tree))),
];

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

const isValue = (value: unknown): value is JsonValue => value !== undefined && value !== null;

/** A text that is a JSON document is compared as one, if it is one on both sides. */
function documentOf(text: unknown, other: unknown): unknown {
  if (typeof text !== "string" || typeof other !== "string") return text;
  const [one, two] = [parseJson(text), parseJson(other)];
  return one.ok && two.ok && isTree(one.value) && isTree(two.value) ? one.value : text;
}
