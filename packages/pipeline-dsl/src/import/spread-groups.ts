import { type Code, object } from "./code.ts";
import type { Scope } from "./scope.ts";
import { codeOf, isLiteralObject } from "./written.ts";

type Props = Readonly<Record<string, unknown>>;

/** The props of a step; those that are all the refs of a group are written as `...group`. */
export function propsCode(props: Props, groups: Scope["groups"]): Code {
  const group = groups.find(({ members }) => holds(props, members));
  if (group === undefined) return codeOf(props);
  const others = Object.entries(props).filter(([name]) => !Object.hasOwn(group.members, name));
  return object([
    ["", { kind: "spread", of: group.code }],
    ...others.map(([name, value]) => [name, codeOf(value)] as const),
  ]);
}

/** Whether each member of the group stands in the props as the same ref. */
const holds = (props: Props, members: Props): boolean =>
  Object.entries(members).every(([name, member]) => {
    const own = props[name];
    if (own === member) return true;
    if (!isLiteralObject(own) || typeof member !== "object" || member === null) return false;
    return Object.keys(own).length === Object.keys(member).length && holds(own, member as Props);
  });
