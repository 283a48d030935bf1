import { SagewrightError } from "@sagewright/core";
import type { Scalar } from "./input.ts";
import { keyNotQuotable } from "./issues.ts";
import { makeRef, type Ref, type S3Uri } from "./ref.ts";
import type { StepId } from "./step-node.ts";

/** A list or map of a response, by index or by key; lists that the service keys by name, by name too. */
export type PropertyList<Item> = {
  readonly [indexOrKey: number | string]: Properties<Item>;
} & {
  /** As indexing, and never `undefined` under `noUncheckedIndexedAccess`. */
  readonly at: (indexOrKey: number | string) => Properties<Item>;
};

/**
 * The response of a Describe call as refs: `step.properties.ModelArtifacts.S3ModelArtifacts`. Scalars are
 * refs, times are refs to text, lists and maps take an index or key, directly or through `at(…)`.
 */
export type Properties<T> = [NonNullable<T>] extends [Scalar]
  ? Ref<NonNullable<T>>
  : [NonNullable<T>] extends [Date]
    ? Ref<string>
    : [NonNullable<T>] extends [readonly (infer Item)[]]
      ? PropertyList<Item>
      : string extends keyof NonNullable<T>
        ? PropertyList<NonNullable<T>[keyof NonNullable<T>]>
        : {
            readonly [Key in keyof T]-?: Key extends S3Member
              ? Ref<S3Uri>
              : Properties<Exclude<T[Key], undefined>>;
          };

/** Members that hold the place of an object or a prefix in S3; AWS's types say text. */
type S3Member = "S3Uri" | "OutputS3Uri" | "S3OutputPath" | "S3ModelArtifacts" | "DestinationS3Uri";

/** Lists that the service addresses by their entries' names. */
const NAMED_LISTS: ReadonlySet<string> = new Set(["Outputs", "ProcessingInputs", "FinalMetricDataList"]);
/** Members that are maps, whose keys are the user's own. */
export const MAPS = [
  "CollectionParameters",
  "CustomerMetadataProperties",
  "Environment",
  "HookParameters",
  "HyperParameters",
  "ProfilingParameters",
  "RuleParameters",
  "StaticHyperParameters",
  "TunedHyperParameters",
] as const;
const MAP_NAMES: ReadonlySet<string> = new Set(MAPS);
/** In the service's responses, members that end so are text; all other scalars may be numbers or booleans. */
const TEXT =
  /^(?!Generate|AutoGenerate).*(?:Arn|Name|Status|State|Uri|Url|Id|Path|Type|Mode|Reason|Message|Artifacts|Image)$/;

/** The properties of a step. What exists below it is known to the compiler alone, so any path is made. */
export function propertiesOf<T>(id: StepId): Properties<T> {
  return propertyProxy({}, `Steps.${id.name}`, "", id) as Properties<T>;
}

/** `['key']`, as a map or a list keyed by name is addressed. */
export function quotedKey(key: string): string {
  if (key.includes("'")) throw new SagewrightError([keyNotQuotable(key)]);
  return `['${key}']`;
}

function propertyProxy(target: object, path: string, member: string, id: StepId): object {
  return new Proxy(target, {
    get(of, key) {
      if (typeof key === "symbol" || key === "toString" || key === "toJSON") return Reflect.get(of, key);
      if (key === "at")
        return (at: number | string) => child(typeof at === "number" ? `[${at}]` : quotedKey(at), "");
      return child(accessor(member, key), key);
    },
  });

  function child(access: string, key: string): object {
    const below = path + access;
    // The values of the maps are text too.
    const kind = TEXT.test(key) || MAP_NAMES.has(member) ? "string" : "unknown";
    return propertyProxy(makeRef<unknown>({ Get: below }, kind, [id]), below, key, id);
  }
}

function accessor(member: string, key: string): string {
  if (MAP_NAMES.has(member)) return quotedKey(key);
  if (/^\d+$/.test(key)) return `[${key}]`;
  return NAMED_LISTS.has(member) ? quotedKey(key) : `.${key}`;
}
