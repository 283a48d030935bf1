import type { TrainingInstanceType } from "@aws-sdk/client-sagemaker";
import type { Expression } from "@sagewright/core";
import { type BundleAsset, bundle, isBundle, isFileAsset, namedMember } from "../asset.ts";
import { type Code, codeSource, scriptName } from "../compile/code.ts";
import { type StepEmission, wireAsset, wireText } from "../compile/emission.ts";
import { givenList } from "../compile/given-props.ts";
import { wireJsonText } from "../compile/json-text.ts";
import type { Choice, Input, JsonInput } from "../input.ts";
import { codeEntryPointMissing, dependenciesUnused } from "../issues.ts";
import { isRef, isS3Uri, type Ref, type S3Uri } from "../ref.ts";
import { imageRegion } from "./image-region.ts";

/** How the training toolkit starts a script that runs on several machines or processes. */
export type Distribution = "mpi" | "parameter_server" | "pytorchddp" | "torch_distributed";

/** Code of your own in an image with the SageMaker training toolkit, as AWS's framework images are. */
export interface ScriptModeProps {
  /**
   * The script to run, or with `entryPoint` the folder it lies in: local, or a `.tar.gz` in S3. A `requirements.txt` in
   * the folder is installed first.
   */
  readonly code?: Code | BundleAsset;
  /** The script's path below the folder or in the archive that `code` names. */
  readonly entryPoint?: string;
  /** Local files and folders that the script finds beside itself, under their own names. */
  readonly dependencies?: readonly (string | URL)[];
  /** A prefix in S3 for the archive with local code. @default the pipeline's bucket */
  readonly codeLocation?: S3Uri;
  /** The toolkit's own client of AWS works in it. @default that of the image's registry */
  readonly region?: string;
  /** @default one process on each machine, which do not know of each other */
  readonly distribution?: Distribution;
}

interface ScriptJob extends ScriptModeProps {
  readonly image: Input<string>;
  readonly instanceType: Choice<TrainingInstanceType>;
  readonly hyperParameters?: { readonly [name: string]: JsonInput };
}

type WireHyperParameters = { readonly [name: string]: string | Expression };

/**
 * Hyperparameters as texts. A script's are JSON, as the toolkit reads them; other images get scalars as they are.
 * @see https://github.com/aws/sagemaker-training-toolkit
 */
export function wireHyperParameters(job: ScriptJob, to: StepEmission): WireHyperParameters | undefined {
  const given = Object.entries(job.hyperParameters ?? {});
  if (job.code === undefined) {
    if (givenList(job.dependencies, "dependencies", to).length > 0)
      to.all.issues.push(dependenciesUnused(to.step));
    if (job.hyperParameters === undefined) return undefined;
    return Object.fromEntries(
      given.map(([name, value]) => [
        name,
        isStructure(value) ? encoded(name, value, to) : wireText(value, to),
      ]),
    );
  }
  const own = Object.fromEntries(given.map(([name, value]) => [name, encoded(name, value, to)]));
  const toolkit = Object.entries(toolkitParameters(job, job.code, to)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, encoded(name, value, to)] as const],
  );
  // The user's come first, as the Python SDK writes them, and win.
  return { ...own, ...Object.fromEntries(toolkit), ...own };
}

const encoded = (name: string, value: JsonInput, to: StepEmission) =>
  wireJsonText(value, to, ["hyperParameters", name]);

const isStructure = (
  value: JsonInput,
): value is null | readonly JsonInput[] | { readonly [name: string]: JsonInput } =>
  value === null || (typeof value === "object" && !isRef(value));

function toolkitParameters(
  job: ScriptJob,
  code: Code | BundleAsset,
  to: StepEmission,
): { readonly [name: string]: JsonInput | undefined } {
  const program = job.entryPoint ?? localScript(code);
  if (program === undefined) to.all.issues.push(codeEntryPointMissing(to.step));
  return {
    sagemaker_submit_directory: submitDirectory(job, code, to),
    sagemaker_program: program,
    sagemaker_container_log_level: 20,
    sagemaker_region: job.region ?? imageRegion(job.image),
    ...(job.distribution && distributionParameters(job.distribution, job.instanceType)),
  };
}

function submitDirectory(
  { entryPoint, dependencies: given, codeLocation }: ScriptModeProps,
  code: Code | BundleAsset,
  to: StepEmission,
): string | Ref<S3Uri> {
  if (isBundle(code)) return wireAsset(code, to);
  const dependencies = givenList(given, "dependencies", to);
  const path = isRef(code) || !isFileAsset(code) ? code : code.path;
  if (isRef(path) || isS3Uri(String(path))) {
    if (dependencies.length > 0) to.all.issues.push(dependenciesUnused(to.step));
    return path as Ref<S3Uri> | S3Uri;
  }
  const source =
    entryPoint === undefined
      ? namedMember(String(path), "file")
      : ({ path: String(path), kind: "directory", at: "" } as const);
  const members = [source, ...dependencies.map((each) => namedMember(String(each), "any"))];
  return wireAsset(bundle("archive", to.step, members, codeLocation), to);
}

/** What lies in S3 is an archive, whose name says nothing of the script in it. */
function localScript(code: Code | BundleAsset): string | undefined {
  const source = isBundle(code) ? undefined : codeSource(code, undefined);
  return isFileAsset(source) ? scriptName(source) : undefined;
}

function distributionParameters(
  distribution: Distribution,
  instanceType: Choice<TrainingInstanceType>,
): { readonly [name: string]: JsonInput } {
  switch (distribution) {
    case "mpi":
      return { sagemaker_mpi_enabled: true };
    case "parameter_server":
      return { sagemaker_parameter_server_enabled: true };
    case "pytorchddp":
      return { sagemaker_pytorch_ddp_enabled: true, sagemaker_instance_type: instanceType };
    case "torch_distributed":
      return { sagemaker_torch_distributed_enabled: true, sagemaker_instance_type: instanceType };
  }
}
