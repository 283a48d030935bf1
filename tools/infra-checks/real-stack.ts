import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { AwsProvider } from "./aws-provider.ts";
import { type Emulator, REGION } from "./emulator/emulator.ts";
import { blocksOf, isObject, type JsonObject, listOf } from "./stack-json.ts";
import { terraform, terraformEnvironment } from "./terraform.ts";

export interface RealStackOptions {
  /** A synthesized stack; it is copied. */
  readonly folder: string;
  readonly emulator: Emulator;
  readonly provider: AwsProvider;
  readonly variables?: { readonly [name: string]: unknown };
}

export interface PlannedChange {
  readonly address: string;
  /** `create`, `update`, `replace`, `delete`, `read` … */
  readonly action: string;
}

/** A synthesized stack in the hands of the real Terraform and the real AWS provider, with an emulator as its cloud. */
export interface RealStack {
  /** The copy. */
  readonly folder: string;
  plan(variables?: JsonObject): Promise<readonly PlannedChange[]>;
  apply(variables?: JsonObject): Promise<readonly PlannedChange[]>;
  /** Destroys what is in the state; rejects with Terraform's words where it refuses. */
  destroy(variables?: JsonObject): Promise<readonly PlannedChange[]>;
  /** Puts another synthesis of the stack in the place of the first; the state stays. */
  replaceBy(folder: string): void;
  outputs(): Promise<JsonObject>;
  /** Addresses of what is in the state, data sources left out. */
  resources(): Promise<readonly string[]>;
  /** Takes resources out of the state, as one does with what is to be kept. */
  forget(addresses: readonly string[]): Promise<void>;
  /** Addresses of what the stack forbids to destroy. */
  kept(): readonly string[];
  remove(): void;
}

/** Nothing takes longer than this; what does is killed with its providers. */
const TIMEOUT = 240_000;

export async function realStack({
  folder,
  emulator,
  provider,
  variables = {},
}: RealStackOptions): Promise<RealStack> {
  const copy = mkdtempSync(join(tmpdir(), "sagewright-real-stack-"));
  const file = join(copy, "cdk.tf.json");
  const take = (from: string) => {
    const left = /^(\.terraform.*|.*\.tfstate.*)$/;
    cpSync(from, copy, { recursive: true, filter: (path) => path === from || !left.test(basename(path)) });
    const stack = forEmulator(JSON.parse(readFileSync(join(from, "cdk.tf.json"), "utf8")), provider.version);
    writeFileSync(file, JSON.stringify(stack, undefined, 2));
  };
  take(folder);
  const run = async (args: readonly string[], more: JsonObject = {}) => {
    const env = {
      ...terraformEnvironment({ ...variables, ...more }),
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: "emulator",
      AWS_SECRET_ACCESS_KEY: "emulator",
    };
    const { code, stdout, stderr } = await terraform(copy, args, { env, timeout: TIMEOUT });
    if (code !== 0)
      throw new Error(reasonsOf(stdout) || `terraform ${args[0]}: ${stderr}${stdout.slice(-2000)}`);
    return stdout;
  };
  await run(["init", "-no-color", `-plugin-dir=${provider.folder}`]);
  return {
    folder: copy,
    plan: async (more) => changesOf(await run(["plan", "-json", "-parallelism=20"], more)),
    apply: async (more) => changesOf(await run(["apply", "-json", "-auto-approve", "-parallelism=20"], more)),
    destroy: async (more) =>
      changesOf(await run(["destroy", "-json", "-auto-approve", "-parallelism=20"], more)),
    replaceBy: take,
    outputs: async () => {
      const outputs = JSON.parse(await run(["output", "-json"])) as {
        readonly [name: string]: { readonly value: unknown };
      };
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
    resources: async () =>
      (await run(["state", "list"]))
        .split("\n")
        .filter((address) => address !== "" && !address.startsWith("data.")),
    forget: async (addresses) => {
      if (addresses.length > 0) await run(["state", "rm", ...addresses]);
    },
    kept: () =>
      blocksOf(JSON.parse(readFileSync(file, "utf8")))
        .filter(({ body }) =>
          listOf(body.lifecycle).some((one) => isObject(one) && one.prevent_destroy === true),
        )
        .map(({ address }) => address),
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** The stack with the provider that is at hand, a local state, and settings that fit an emulator; else unchanged. */
export function forEmulator(stack: JsonObject, version: string): JsonObject {
  const settings = isObject(stack.terraform) ? stack.terraform : {};
  const { backend, ...others } = settings;
  const required = isObject(settings.required_providers) ? settings.required_providers : {};
  const provider = isObject(stack.provider) ? stack.provider : {};
  return {
    ...stack,
    terraform: { ...others, required_providers: { ...required, aws: { source: "hashicorp/aws", version } } },
    provider: {
      ...provider,
      aws: (listOf(provider.aws).length === 0 ? [{}] : listOf(provider.aws)).filter(isObject).map((one) => ({
        ...one,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        s3_use_path_style: true,
        max_retries: 2,
      })),
    },
  };
}

interface Message {
  readonly type: string;
  readonly change?: { readonly action: string; readonly resource: { readonly addr: string } };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

const messagesOf = (text: string): readonly Message[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Message);

const changesOf = (text: string): readonly PlannedChange[] =>
  messagesOf(text).flatMap(({ type, change }) =>
    type === "planned_change" && change !== undefined
      ? [{ address: change.resource.addr, action: change.action }]
      : [],
  );

const reasonsOf = (text: string): string =>
  messagesOf(text)
    .flatMap(({ diagnostic }) => (diagnostic?.severity === "error" ? [diagnostic] : []))
    .map(({ address, summary, detail }) => `${address ?? "stack"}: ${summary}${detail ? `: ${detail}` : ""}`)
    .join("\n");
