import { resolve } from "node:path";
import { actionsOf, impliedBy } from "./actions.ts";
import { COMMANDS, type CommandEntry } from "./commands.ts";
import { operationsReached } from "./operations-reached.ts";
import { RESOURCES } from "./resources.ts";

export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

export interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

const FOLDER = resolve(import.meta.dirname, "../../packages/cli/src/commands");

/** All that a command may ask, less who it is, for which nobody needs a permission. */
export const actionsOfCommand = ({ file, entry }: CommandEntry): readonly string[] => [
  ...new Set(operationsReached(resolve(FOLDER, file), entry).flatMap(actionsOf)),
];

/** What a command needs, and no more: an action that has no resource in the table is a mistake of ours. */
export function policyOf(entry: CommandEntry): Policy {
  const statements = new Map<string, Statement>();
  const allow = (action: string, resources: readonly string[], condition?: object): void => {
    const key = JSON.stringify([resources, condition]);
    const before = statements.get(key)?.Action ?? [];
    statements.set(key, {
      Effect: "Allow",
      Action: [...new Set([...before, action])].sort(),
      Resource: resources,
      ...(condition !== undefined && { Condition: condition }),
    });
  };
  const resourcesOf = (action: string) => entry.resources?.[action] ?? RESOURCES[action];
  const actions = actionsOfCommand(entry);
  const covers = (action: string, resources: readonly string[]): boolean =>
    actions.includes(action) && resources.every((each) => resourcesOf(action)?.includes(each));
  for (const action of actions) {
    const resources = resourcesOf(action);
    if (resources === undefined)
      throw new TypeError(`${entry.command}: on what does it do ${action}? See resources.ts.`);
    allow(action, resources);
    for (const more of impliedBy(action))
      if (!covers(more.action, more.resources)) allow(more.action, more.resources, more.condition);
  }
  return { Version: "2012-10-17", Statement: [...statements.values()].sort(byAction) };
}

const byAction = (one: Statement, other: Statement): number =>
  String(one.Action) < String(other.Action) ? -1 : 1;

/** The policies of all commands that ask AWS anything. */
export const policies = (): ReadonlyMap<string, Policy> =>
  new Map(
    COMMANDS.map((entry): [string, Policy] => [entry.command, policyOf(entry)]).filter(
      ([, { Statement }]) => Statement.length > 0,
    ),
  );
