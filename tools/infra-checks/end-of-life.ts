import { BUILD_RUNTIMES, CODEBUILD_IMAGES, type EndOfLife, LAMBDA_RUNTIMES } from "./end-of-life-table.ts";
import type { Fault } from "./fault.ts";
import { blocksOf, isObject, type JsonObject, listOf, type StackBlock } from "./stack-json.ts";

export interface EndOfLifeOptions {
  /** The day to ask for, `YYYY-MM-DD`. @default today */
  readonly asOf?: string;
}

/**
 * What a synthesized stack runs on that AWS no longer keeps up, or that the tables do not know.
 * Rules: `lambda-runtime`, `codebuild-image`, `build-runtime` (of a buildspec within the stack).
 */
export function endOfLife(stack: unknown, { asOf = today() }: EndOfLifeOptions = {}): readonly Fault[] {
  return blocksOf(stack).flatMap((block) => (RULES[block.type] ?? (() => []))(block, asOf));
}

const today = (): string => new Date().toISOString().slice(0, 10);

const RULES: { readonly [type: string]: (block: StackBlock, asOf: string) => readonly Fault[] } = {
  aws_lambda_function: ({ address, body }, asOf) =>
    body.package_type === "Image"
      ? []
      : judge("lambda-runtime", address, LAMBDA_RUNTIMES, body.runtime, asOf),
  aws_codebuild_project: ({ address, body }, asOf) => [
    ...listOf(body.environment)
      .filter(isObject)
      .flatMap(({ image }) => judge("codebuild-image", address, CODEBUILD_IMAGES, image, asOf)),
    ...listOf(body.source)
      .filter(isObject)
      .flatMap(({ buildspec }) => buildRuntimes(buildspec))
      .flatMap(([language, version]) =>
        judge("build-runtime", address, BUILD_RUNTIMES[language] ?? {}, version, asOf, `${language} `),
      ),
  ],
};

function judge(
  rule: string,
  address: string,
  table: EndOfLife,
  value: unknown,
  asOf: string,
  prefix = "",
): readonly Fault[] {
  const end = table[String(value)];
  if (end === undefined)
    return [
      {
        rule,
        address,
        message: `${prefix}${value} is not in the table: look its end of life up and add it.`,
      },
    ];
  return end !== "current" && end <= asOf
    ? [{ rule, address, message: `${prefix}${value} has reached its end of life on ${end}.` }]
    : [];
}

/** Language and version of each `runtime-versions` in a buildspec that is JSON; one that is YAML lies in a repository. */
function buildRuntimes(buildspec: unknown): readonly (readonly [string, string])[] {
  const document = parsed(buildspec);
  if (!isObject(document) || !isObject(document.phases)) return [];
  return Object.values(document.phases)
    .filter(isObject)
    .map((phase): JsonObject => (isObject(phase["runtime-versions"]) ? phase["runtime-versions"] : {}))
    .flatMap((versions) =>
      Object.entries(versions).map(([language, version]) => [language, String(version)] as const),
    );
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
