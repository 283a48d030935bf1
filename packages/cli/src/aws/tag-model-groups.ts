import {
  CreateModelPackageGroupCommand,
  DescribeModelPackageGroupCommand,
  type SageMakerClient,
  type Tag,
} from "@aws-sdk/client-sagemaker";
import { graphOf, type Issue, type PipelineDefinition, SagewrightError } from "@sagewright/core";
import { awsCall } from "./aws-call.ts";
import { modelGroupUntagged } from "./deploy-issues.ts";
import type { Change } from "./deployed-by.ts";
import { isMissing, isThere } from "./missing.ts";
import { putTags, tagsOf } from "./put-tags.ts";

const PROJECT_ID = "sagemaker:project-id";

/**
 * The groups that a pipeline registers models in, with the tags by which Studio finds them in their project; one that is not
 * there yet is made, as the first run would make it without. A group of another project's is left alone.
 *
 * Issues (warnings): MODEL_GROUP_UNTAGGED.
 */
export async function tagModelGroups(
  sagemaker: SageMakerClient,
  definition: PipelineDefinition,
  tags: Readonly<Record<string, string>>,
  dryRun: boolean,
): Promise<{ readonly changes: readonly Change[]; readonly warnings: readonly Issue[] }> {
  const changes: Change[] = [];
  const warnings: Issue[] = [];
  if (tags[PROJECT_ID] === undefined) return { changes, warnings };
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  for (const name of modelGroupsOf(definition)) {
    try {
      const change = await tagGroup(sagemaker, name, Tags, dryRun);
      if (change === "of another project")
        warnings.push(modelGroupUntagged(name, "it belongs to another project."));
      else changes.push({ kind: "model-group", name, change });
    } catch (error) {
      // Models are registered without it, too.
      if (!(error instanceof SagewrightError)) throw error;
      warnings.push(modelGroupUntagged(name, error.issues.map(({ message }) => message).join(" ")));
    }
  }
  return { changes, warnings };
}

/** Names that are known before a run: those written as they are, and the defaults of parameters. */
export function modelGroupsOf(definition: PipelineDefinition): readonly string[] {
  const defaults = new Map(definition.Parameters?.map(({ Name, DefaultValue }) => [Name, DefaultValue]));
  const names = [...graphOf(definition).nodes.values()].flatMap(({ step }): unknown[] => {
    if (step.Type !== "RegisterModel") return [];
    const group: unknown = step.Arguments.ModelPackageGroupName;
    if (typeof group !== "object" || group === null || !("Get" in group)) return [group];
    return [defaults.get(String(group.Get).replace(/^Parameters\./, ""))];
  });
  return [...new Set(names.filter((name) => typeof name === "string"))];
}

async function tagGroup(
  sagemaker: SageMakerClient,
  name: string,
  Tags: readonly Tag[],
  dryRun: boolean,
): Promise<Change["change"] | "of another project"> {
  const arn =
    (await groupArn(sagemaker, name)) ?? (dryRun ? undefined : await createGroup(sagemaker, name, Tags));
  if (arn === undefined) return "created";
  const id = Tags.find(({ Key }) => Key === PROJECT_ID)?.Value;
  const present = (await tagsOf(sagemaker, arn)).get(PROJECT_ID);
  if (present !== undefined && present !== id) return "of another project";
  return (await putTags(sagemaker, arn, Tags, dryRun)).length > 0 ? "updated" : "unchanged";
}

async function groupArn(sagemaker: SageMakerClient, name: string): Promise<string | undefined> {
  const call = { action: "sagemaker:DescribeModelPackageGroup", resource: `model-package-group/${name}` };
  return await awsCall(call, async () => {
    try {
      const command = new DescribeModelPackageGroupCommand({ ModelPackageGroupName: name });
      return (await sagemaker.send(command)).ModelPackageGroupArn;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}

/** Nothing once it is made with its tags; where another was quicker, or the answer was lost, the group that is there. */
async function createGroup(
  sagemaker: SageMakerClient,
  name: string,
  Tags: readonly Tag[],
): Promise<string | undefined> {
  const call = { action: "sagemaker:CreateModelPackageGroup", resource: `model-package-group/${name}` };
  return await awsCall(call, async () => {
    try {
      await sagemaker.send(
        new CreateModelPackageGroupCommand({ ModelPackageGroupName: name, Tags: [...Tags] }),
      );
      return undefined;
    } catch (error) {
      if (isThere(error)) return await groupArn(sagemaker, name);
      throw error;
    }
  });
}
