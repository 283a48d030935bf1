import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AwsProvider, awsProvider } from "./aws-provider.ts";
import { isTerraformThere, terraform } from "./terraform.ts";

interface Block {
  readonly deprecated?: boolean;
  readonly attributes?: { readonly [name: string]: { readonly deprecated?: boolean } };
  readonly block_types?: { readonly [name: string]: { readonly block: Block } };
}

type Schemas = { readonly [type: string]: { readonly block: Block } };

/** For `it.skipIf(!isAwsProviderThere())("… [needs terraform] [needs aws provider]")`. */
export const isAwsProviderThere = (): boolean => isTerraformThere && awsProvider() !== undefined;

/** The schema that a real provider tells of itself. */
export async function providerSchema({ folder, version }: AwsProvider): Promise<{
  readonly resources: Schemas;
  readonly dataSources: Schemas;
}> {
  const work = mkdtempSync(join(tmpdir(), "sagewright-schema-"));
  try {
    const required_providers = { aws: { source: "hashicorp/aws", version } };
    writeFileSync(join(work, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    const init = await terraform(work, ["init", "-no-color", `-plugin-dir=${folder}`]);
    if (init.code !== 0) throw new Error(init.stderr);
    const { stdout, stderr, code } = await terraform(work, ["providers", "schema", "-json"]);
    if (code !== 0) throw new Error(stderr);
    const [schema] = Object.values(
      (
        JSON.parse(stdout) as {
          readonly provider_schemas: {
            readonly [source: string]: {
              readonly resource_schemas: Schemas;
              readonly data_source_schemas: Schemas;
            };
          };
        }
      ).provider_schemas,
    );
    return { resources: schema?.resource_schemas ?? {}, dataSources: schema?.data_source_schemas ?? {} };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Paths of the deprecated arguments and attributes of a type; `*` where the whole type is. */
export function deprecatedPaths(block: Block): readonly string[] {
  return block.deprecated === true ? ["*"] : within(block, "");
}

function within(block: Block, prefix: string): readonly string[] {
  const attributes = Object.entries(block.attributes ?? {})
    .filter(([, { deprecated }]) => deprecated === true)
    .map(([name]) => prefix + name);
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, inner]) =>
    inner.block.deprecated === true ? [prefix + name] : within(inner.block, `${prefix}${name}.`),
  );
  return [...attributes, ...blocks].sort();
}
