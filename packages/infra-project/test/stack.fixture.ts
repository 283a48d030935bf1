import {
  type PlatformSettings,
  type PlatformSettingsInput,
  type ProjectParameters,
  platformSettingsSchema,
} from "@sagewright/core/project";
import type { SeedAssets } from "../src/index.ts";
import { synthesizeProject } from "../src/index.ts";

/** Settings of an organization that decides as little as it must. */
export const settings = (given: Partial<PlatformSettingsInput> = {}): PlatformSettings =>
  platformSettingsSchema.parse({ organization: "acme", ...given });

export const assets: SeedAssets = {
  cleanupSha256: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
  lambdaSha256: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  codeSha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  versions: { penguins: "0a".repeat(32), abalone: "0b".repeat(32) },
};

export const parameters: ProjectParameters = {
  projectName: "Demo",
  projectId: "p-abcdef123456",
  repositoryUrl: "https://github.com/example/demo.git",
  repositoryBranch: "main",
  connectionArn:
    "arn:aws:codestar-connections:eu-west-1:111122223333:connection/01234567-89ab-cdef-0123-456789abcdef",
  seedTemplate: "penguins",
};

type Block = Readonly<Record<string, unknown>>;

/** A stack as tests look at it. */
export interface Stack {
  readonly terraform: {
    readonly required_version: string;
    readonly backend: Block;
    readonly required_providers: Block;
  };
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly variable: Readonly<Record<string, Block>>;
  readonly locals: Block;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, Block>>;
}

export const stackOf = (given: Partial<PlatformSettingsInput> = {}): Stack =>
  synthesizeProject(settings(given), assets) as unknown as Stack;

/** Every resource with its address. */
export const resourcesOf = (stack: Stack): readonly { address: string; type: string; body: Block }[] =>
  Object.entries(stack.resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, body]) => ({ address: `${type}.${name}`, type, body })),
  );

/** One resource, whose arguments tests read as they please. */
// biome-ignore lint/suspicious/noExplicitAny: a document that the test looks into
export const resource = (stack: Stack, type: string, name: string): any => {
  const found = stack.resource[type]?.[name];
  if (found === undefined) throw new TypeError(`${type}.${name} is not in the stack`);
  return found;
};

const PLACE = { account: "111122223333", region: "eu-west-1", partition: "aws", dnsSuffix: "amazonaws.com" };

/** A document as Terraform would fill it in for one project: variables, the caller, names of other resources. */
export function rendered<T>(value: T, of: ProjectParameters, stack: Stack): T {
  const variable = (name: string): string =>
    String(
      of[name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof ProjectParameters],
    );
  const expression = (text: string): string => {
    const inner = text.trim();
    const lower = /^lower\((.*)\)$/su.exec(inner)?.[1];
    if (lower !== undefined) return expression(lower).toLowerCase();
    const [, replaced, from = "", to = ""] = /^replace\((.*), "([^"]*)", "([^"]*)"\)$/su.exec(inner) ?? [];
    if (replaced !== undefined) return expression(replaced).replaceAll(from, to);
    if (/^"[^"]*"$/u.test(inner)) return template(inner.slice(1, -1));
    if (inner.startsWith("var.")) return variable(inner.slice(4));
    if (inner === "data.aws_caller_identity.current_caller.account_id") return PLACE.account;
    if (inner === "data.aws_region.current_region.id") return PLACE.region;
    if (inner === "data.aws_partition.current_partition.partition") return PLACE.partition;
    if (inner === "data.aws_partition.current_partition.dns_suffix") return PLACE.dnsSuffix;
    if (inner === "local.repository_full_name") return "example/demo";
    if (inner === "local.seed_version") return assets.versions[of.seedTemplate] ?? "";
    const [, type = "", name = "", attribute = ""] = /^(aws_\w+)\.(\w+)\.(\w+)$/u.exec(inner) ?? [];
    const known = stack.resource[type]?.[name]?.[attribute];
    return typeof known === "string" ? template(known) : `<${inner}>`;
  };
  const template = (text: string): string => {
    let out = "";
    for (let at = 0; at < text.length; ) {
      const start = text.indexOf("${", at);
      if (start === -1) return out + text.slice(at);
      let end = start + 2;
      for (let depth = 1; depth > 0 && end < text.length; end += 1) {
        if (text.startsWith("${", end)) depth += 1;
        else if (text[end] === "}") depth -= 1;
      }
      out += text.slice(at, start) + expression(text.slice(start + 2, end - 1));
      at = end;
    }
    return out;
  };
  const walk = (node: unknown): unknown => {
    if (typeof node === "string") return template(node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)]));
  };
  return walk(value) as T;
}
