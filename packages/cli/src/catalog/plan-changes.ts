import type { JsonValue } from "@sagewright/core";
import { type AttributeChange, attributeChanges, type ChangedValues } from "./attribute-changes.ts";
import { resourceGroup } from "./resource-group.ts";
import { secretValues } from "./secret-values.ts";

/** `adopt`: what is there already comes under the stack's rule; `forget`: it leaves it, and stays. */
export type ChangeAction = "create" | "update" | "replace" | "delete" | "adopt" | "forget";

/** What a plan does to one resource. */
export interface ResourceChange {
  readonly address: string;
  /** The service that it belongs to. */
  readonly group: string;
  readonly action: ChangeAction;
  /** Its own name, where it has one that is known. */
  readonly name?: string;
  /** Paths of the values that cannot be changed in place. */
  readonly forcedBy?: readonly string[];
  /** Of what is updated or replaced. */
  readonly attributes: readonly AttributeChange[];
}

/** As `terraform show -json` tells it, as far as we read it. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly resource_drift?: readonly { readonly address: string; readonly change: ChangedValues }[];
  /** Whether there is anything to apply. */
  readonly applyable?: boolean;
}

interface ResourceChangeJson {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly change: ChangedValues & {
    readonly actions: readonly string[];
    readonly importing?: { readonly id?: string };
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export const ACTIONS = ["create", "adopt", "update", "replace", "delete", "forget"] as const;

/** What a plan changes, in its order; reading data sources changes nothing. */
export function planChanges({ resource_changes: changes = [] }: PlanJson): readonly ResourceChange[] {
  const secrets = secretValues(changes.map(({ change }) => change));
  return changes.flatMap((resource) => {
    const action = actionOf(resource);
    return action === undefined ? [] : [changeOf(resource, action, secrets)];
  });
}

function changeOf(
  { address, type, change }: ResourceChangeJson,
  action: ChangeAction,
  secrets: readonly string[],
): ResourceChange {
  const name = nameOf(change.after) ?? nameOf(change.before);
  const compared = action === "update" || action === "replace" || action === "adopt";
  const forcedBy = (change.replace_paths ?? []).map(pathText);
  return {
    address,
    group: resourceGroup(type),
    action,
    ...(name !== undefined && { name }),
    ...(action === "replace" && forcedBy.length > 0 && { forcedBy }),
    attributes: compared ? attributeChanges(change, secrets) : [],
  };
}

function actionOf({ mode, change }: ResourceChangeJson): ChangeAction | undefined {
  if (mode !== "managed") return undefined;
  const { actions, importing } = change;
  if (actions.includes("delete") && actions.includes("create")) return "replace";
  if (importing !== undefined) return "adopt";
  return ACTIONS.find((action) => actions.includes(action));
}

const NAMES = ["name", "function_name", "key", "bucket", "id"] as const;

function nameOf(values: unknown): string | undefined {
  const object = Object(values) as Readonly<Record<string, JsonValue>>;
  return NAMES.map((key) => object[key]).find((value): value is string => typeof value === "string");
}

const pathText = (path: readonly (string | number)[]): string =>
  path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");

/**
 * Addresses of what others have changed or deleted since the last apply, as far as an apply would set it right. The rest is how AWS
 * tells things that nobody has changed: an empty list where nothing was said, a setting that has a resource of its own.
 */
export function driftOf({
  resource_drift: drift = [],
  resource_changes: changes = [],
}: PlanJson): readonly string[] {
  const mended = new Set(
    changes.filter((change) => actionOf(change) !== undefined).map(({ address }) => address),
  );
  return [
    ...new Set(
      drift
        .filter(({ address, change }) => mended.has(address) && isDrift(change))
        .map(({ address }) => address),
    ),
  ];
}

const isDrift = (change: ChangedValues): boolean =>
  change.after === null ||
  attributeChanges(change).some(
    ({ before, after, sensitive }) => sensitive === true || !(isEmpty(before) && isEmpty(after)),
  );

const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === "" ||
  (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** How many resources of each kind of change. */
export const countChanges = (changes: readonly ResourceChange[]): Readonly<Record<ChangeAction, number>> =>
  Object.fromEntries(
    ACTIONS.map((action) => [action, changes.filter((change) => change.action === action).length]),
  ) as Record<ChangeAction, number>;
