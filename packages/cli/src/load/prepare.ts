import { dirname } from "node:path";
import {
  type Checked,
  type Issue,
  type PipelineDefinition,
  SagewrightError,
  type StepCopies,
} from "@sagewright/core";
import type { ReportMismatches } from "@sagewright/local-engine";
import type { Asset, CompileOptions, LambdaConfiguration, Pipeline } from "@sagewright/pipeline-dsl";
import type { AssetStore, LocalAsset } from "../assets/local-asset.ts";
import { localAssets } from "../assets/local-assets.ts";
import type { SagewrightConfig } from "../config.ts";
import { inParallel } from "../in-parallel.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";
import { loadConfig } from "./config-file.ts";
import { loadPipelineFile } from "./pipeline-file.ts";

/** A pipeline argument, compiled, with all that must lie in S3 before it runs. */
export interface Prepared {
  readonly name: string;
  readonly path: string;
  /** What says more than the definition: description, tags, schedules. A definition's file has none. */
  readonly pipeline?: Pipeline;
  readonly definition: PipelineDefinition;
  /** What the names of steps stand for that are written once and have copies; a definition has no such names. */
  readonly copies?: StepCopies;
  /** The bucket for what is copied into the local S3. */
  readonly bucket: string;
  readonly config: SagewrightConfig;
  readonly warnings: readonly Issue[];
  /** Reports are checked against their shapes, which only the pipeline file knows. */
  readonly reportMismatches?: ReportMismatches;
  /** What will stand for its Lambda functions once it is uploaded, by `name:alias`; a file that is there already. */
  readonly lambdas?: Readonly<Record<string, string>>;
  /** Those Lambda functions, with all that they are made with. */
  readonly functions?: readonly LambdaConfiguration[];
  /** @param atOnce assets that are copied at one time, 1 by default */
  upload(store: AssetStore, atOnce?: number): Promise<void>;
}

/** What the command line and the environment say; it counts more than the config, and less than the pipeline. */
export interface PreparedAs extends Pick<CompileOptions, "role" | "bucket" | "functionImage"> {
  /** @default the pipeline's own, or that of the definition's file */
  readonly name?: string;
  /** Where `aws:NAME` and `local:NAME` are looked for. */
  readonly source?: SourceOptions;
  /** What counts less than the config, too. */
  readonly unsaid?: Pick<CompileOptions, "role" | "bucket">;
}

/** What nobody needs to say as long as a pipeline stays on this machine. */
const LOCAL_DEFAULTS = {
  role: "arn:aws:iam::111122223333:role/sagewright-local",
  bucket: "sagewright-local",
  functionImage: "public.ecr.aws/docker/library/node:24",
  lambda: { region: "us-east-1", accountId: "111122223333" },
} as const;

/** @param target `aws`: what SageMaker needs must be said. `local`: LOCAL_DEFAULTS stand in for what is not. */
export async function prepare(
  argument: string,
  target: "aws" | "local",
  { name: givenName, source, unsaid, ...as }: PreparedAs = {},
): Promise<Prepared> {
  const file = await loadPipelineFile(argument, source);
  const config = await loadConfig(dirname(file.path));
  const defaults = { ...(target === "local" ? LOCAL_DEFAULTS : undefined), ...unsaid };
  const given = { ...givenOptions(config, defaults), ...as };
  if (file.kind === "definition") {
    const { path, definition, warnings } = file;
    const name = givenName ?? file.name;
    const bucket = given.bucket ?? LOCAL_DEFAULTS.bucket;
    return { name, path, definition, bucket, config, warnings, upload: async () => {} };
  }
  const { path } = file;
  const pipeline = givenName === undefined ? file.pipeline : { ...file.pipeline, name: givenName };
  const { check, assetsOf, assetUri, lambdaAlias, reportMismatches, stepCopies } = await import(
    "@sagewright/pipeline-dsl"
  );
  const first = check(pipeline, given);
  const place = {
    pipelineName: pipeline.name,
    bucket: pipeline.props.bucket ?? given.bucket ?? LOCAL_DEFAULTS.bucket,
  };
  const assets = await assetsOrIssues(first, () =>
    localAssets(path, assetsOf(pipeline), (asset) =>
      ownerOf(asset, first, assetUri(asset, undefined, place)),
    ),
  );
  const checked = assets.length === 0 ? first : check(pipeline, { ...given, assets: hashesOf(assets) });
  if (!checked.ok) throw new SagewrightError(checked.issues);
  return {
    name: pipeline.name,
    path,
    pipeline,
    definition: checked.value,
    copies: stepCopies(pipeline),
    bucket: place.bucket,
    config,
    warnings: [...checked.warnings, ...assets.flatMap((asset) => asset.warnings)],
    reportMismatches: (step, report, value) => reportMismatches(pipeline, step, report, value),
    lambdas: Object.fromEntries(
      assets.flatMap(({ asset, hash }) =>
        asset.kind === "function" && asset.lambda !== undefined
          ? [[`${asset.lambda.functionName}:${lambdaAlias(hash)}`, path]]
          : [],
      ),
    ),
    functions: assets.flatMap(({ asset }) =>
      asset.kind === "function" && asset.lambda !== undefined ? [asset.lambda] : [],
    ),
    async upload(store, atOnce = 1) {
      await inParallel(assets, atOnce, ({ asset, hash, putTo }) =>
        putTo(store, assetUri(asset, hash, place)),
      );
    },
  };
}

function givenOptions(
  { role, bucket, functionImage, lambda }: SagewrightConfig,
  defaults: CompileOptions,
): CompileOptions {
  return {
    ...defaults,
    ...(role === undefined ? {} : { role }),
    ...(bucket === undefined ? {} : { bucket }),
    ...(functionImage === undefined ? {} : { functionImage }),
    ...(lambda === undefined ? {} : { lambda }),
  };
}

/** The issues of the pipeline and those of its files are told together. */
async function assetsOrIssues(
  first: Checked<PipelineDefinition>,
  read: () => Promise<readonly LocalAsset[]>,
): Promise<readonly LocalAsset[]> {
  const issues: Issue[] = first.ok ? [] : [...first.issues];
  const assets = await read().catch((error: unknown) => {
    if (!(error instanceof SagewrightError)) throw error;
    issues.push(...error.issues);
    return [];
  });
  if (issues.length > 0) throw new SagewrightError(issues);
  return assets;
}

const hashesOf = (assets: readonly LocalAsset[]) =>
  Object.fromEntries(assets.map(({ asset, hash }) => [asset.id, hash]));

/** The step whose part of the definition holds the URI of the asset. */
function ownerOf(asset: Asset, checked: Checked<PipelineDefinition>, uri: string): string {
  if ("step" in asset) return `Step "${asset.step}"`;
  const steps = checked.ok ? checked.value.Steps : [];
  const text = JSON.stringify(uri);
  const owner = steps.find((step) => JSON.stringify(step).includes(text));
  return owner === undefined ? "The pipeline" : `Step "${owner.Name}"`;
}
