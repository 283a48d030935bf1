import { pipelineArn } from "@sagewright/core";
import type { Machine } from "./run.ts";

/** A pipeline as an execution belongs to it. */
export interface PipelineOfRun {
  /** As the pipeline's record spells it: names that differ only in case are one. */
  readonly pipelineName: string;
  readonly pipelineVersion: number;
}

/**
 * Every execution is one of a pipeline's version. A definition that is run and is no version yet becomes the latest one, and
 * a pipeline that is not there yet is made; to be called within the transaction that records the execution.
 */
export function pipelineOfRun(
  request: { readonly pipelineName: string; readonly definition: string },
  { pipelineVersion }: { readonly pipelineVersion?: number },
  { store, place }: Pick<Machine, "store" | "place">,
  time: string,
): PipelineOfRun {
  const { pipelines, pipelineVersions } = store;
  const found = pipelines.find(request.pipelineName);
  const pipelineName = found?.name ?? request.pipelineName;
  if (found === undefined) {
    const roleArn = localRoleArn(place.accountId);
    pipelines.insert({
      name: pipelineName,
      arn: pipelineArn({ ...place, pipelineName }),
      roleArn,
      creationTime: time,
    });
  }
  const known = pipelineVersion ?? pipelineVersions.withDefinition(pipelineName, request.definition);
  if (known !== undefined) return { pipelineName, pipelineVersion: known };
  if (found !== undefined) pipelines.change(pipelineName, { time });
  return { pipelineName, pipelineVersion: pipelineVersions.add(pipelineName, request.definition, time) };
}

/** Stands for the role of a pipeline that nobody gave one: no job on one machine assumes a role. */
export const localRoleArn = (accountId: string): string => `arn:aws:iam::${accountId}:role/SagewrightLocal`;
