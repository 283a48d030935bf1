import { type Expression, isExpression, type JsonScalar } from "@sagewright/core";

type Change = (expression: Expression) => Expression | JsonScalar;

/** A tree with its expressions changed, inner ones first; what holds none that changes is handed on as it is. */
export function mapExpressions<T>(tree: T, change: Change): T {
  return mapped(tree, change) as T;
}

function mapped(value: unknown, change: Change): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inner = Array.isArray(value) ? mappedList(value, change) : mappedMembers(value, change);
  return isExpression(inner) && isSound(inner) ? change(inner) : inner;
}

/** A definition from elsewhere may have anything in the place of the text. */
const isSound = (expression: Expression): boolean =>
  !("Get" in expression) || typeof expression.Get === "string";

function mappedList(list: readonly unknown[], change: Change): readonly unknown[] {
  const items = list.map((item) => mapped(item, change));
  return items.every((item, index) => item === list[index]) ? list : items;
}

function mappedMembers(object: object, change: Change): object {
  let changed = false;
  const entries = Object.entries(object).map(([key, member]) => {
    const after = mapped(member, change);
    changed ||= after !== member;
    return [key, after] as const;
  });
  return changed ? Object.fromEntries(entries) : object;
}
