import { type Issue, type IssuePath, nearest } from "@sagewright/core";
import type { PlatformSettingsInput } from "@sagewright/core/project";
import type { SagewrightConfig } from "../config.ts";
import { configInvalid } from "../issues.ts";

/** What a key may hold: the words for it, and the test. */
type Rule = readonly [expected: string, holds: (value: unknown) => boolean];

const text: Rule = ["a text that is not empty", (value) => typeof value === "string" && value.trim() !== ""];
const roleArn: Rule = [
  "the ARN of an IAM role",
  (value) => typeof value === "string" && /^arn:[\w-]+:iam::\d{12}:role\/.+/.test(value),
];
type PipelineKey = Exclude<keyof SagewrightConfig, keyof PlatformSettingsInput>;
const RULES: { readonly [Key in PipelineKey]: Rule } = {
  role: roleArn,
  scheduleRole: roleArn,
  bucket: [
    "a bucket name: 3 to 63 of a-z, 0-9, dot and hyphen",
    (value) => typeof value === "string" && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
  ],
  functionImage: text,
  lambda: [
    'a place: { region: "eu-central-1", accountId: "111122223333", role: "arn:aws:iam::…" }',
    isLambdaPlace,
  ],
  runtimes: ["an array of runtimes", Array.isArray],
  lambdas: ["an object of module paths by function name or ARN", isObject],
  isolation: [
    '"auto", "bubblewrap" or "none"',
    (value) => ["auto", "bubblewrap", "none"].includes(value as string),
  ],
  stateDir: text,
  maxParallelSteps: ["a whole number from 1", (value) => Number.isInteger(value) && (value as number) >= 1],
  failurePolicy: [
    '"drain" or "continue-independent"',
    (value) => ["drain", "continue-independent"].includes(value as string),
  ],
};

/** Everything wrong with a config at once, but for the values of the platform's settings: who uses those checks them. */
export async function configIssues(config: object, file: string): Promise<Issue[]> {
  const entries = Object.entries(config).filter(([, value]) => value !== undefined);
  const settings = entries.every(([key]) => isPipelineKey(key)) ? [] : await settingNames();
  return entries.flatMap(([key, value]) => {
    if (settings.includes(key)) return [];
    if (!isPipelineKey(key)) return [unknownKey(file, key, [...Object.keys(RULES), ...settings])];
    const [expected, holds] = RULES[key];
    if (!holds(value)) return [wrong([file, key], expected)];
    if (key === "runtimes")
      return (value as unknown[]).flatMap((runtime, index) => runtimeIssues(runtime, [file, key, index]));
    if (key === "lambdas") {
      return Object.entries(value as object).flatMap(([name, path]) =>
        text[1](path) ? [] : [wrong([file, key, name], "the path of a module")],
      );
    }
    return [];
  });
}

function runtimeIssues(runtime: unknown, path: IssuePath): Issue[] {
  if (!isObject(runtime)) return [wrong(path, "a runtime: { name, match, kind }")];
  const { name, match, kind } = runtime as Record<string, unknown>;
  return [
    ...(text[1](name) ? [] : [wrong([...path, "name"], text[0])]),
    ...(match instanceof RegExp || typeof match === "function"
      ? []
      : [wrong([...path, "match"], "a regular expression, or a function of the image URI")]),
    ...(["node", "python", "command"].includes(kind as string)
      ? []
      : [wrong([...path, "kind"], '"node", "python" or "command"')]),
  ];
}

function isLambdaPlace(value: unknown): boolean {
  const { region, accountId, role = "" } = { ...(value as Record<string, unknown> | null) };
  return (
    /^[a-z]{2}(-[a-z]+)+-\d$/.test(String(region)) &&
    /^\d{12}$/.test(String(accountId)) &&
    typeof role === "string"
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key that is about pipelines, not about the platform. */
export const isPipelineKey = (key: string): key is PipelineKey => Object.hasOwn(RULES, key);

/** The schema costs time to load, which configs that are about pipelines alone need not take. */
async function settingNames(): Promise<readonly string[]> {
  const { platformSettingsSchema } = await import("@sagewright/core/project");
  return Object.keys(platformSettingsSchema.shape);
}

const wrong = (path: IssuePath, expected: string): Issue =>
  configInvalid(path, `This is not ${expected}.`, `Give ${expected}, or leave the key out.`);

function unknownKey(file: string, key: string, known: readonly string[]): Issue {
  const meant = nearest(key, known);
  return configInvalid(
    [file, key],
    `A config has no key ${JSON.stringify(key)}.`,
    meant === undefined ? `It may have: ${known.join(", ")}.` : `Did you mean "${meant}"?`,
  );
}
