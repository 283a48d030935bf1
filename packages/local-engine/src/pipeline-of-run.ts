import { pipelineArn } from "@sagewright/core";
import { resourceNotFound } from "./api/service-error.ts";
import type { Machine } from "./run.ts";

/** A pipeline as an execution belongs to it. */
export interface PipelineOfRun {
  /** As the pipeline's record spells it: names that differ only in case are one. */
  readonly pipelineName: string;
  readonly pipelineVersion: number;
}

/**
 * Every execution is one of a pipeline's version. A definition that is run and is not the latest one becomes it, and a
 * pipeline that is not there yet is made; to be called within the transaction that records the execution.
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
  // Deleted since its version was looked up.
  if (found === undefined && pipelineVersion !== undefined)
    throw resourceNotFound(`Pipeline '${pipelineName}' does not exist.`);
  if (found === undefined) {
    const roleArn = localRoleArn(place.accountId);
    pipelines.insert({
      name: pipelineName,
      arn: pipelineArn({ ...place, pipelineName }),
      roleArn,
      creationTime: time,
    });
  }
  if (pipelineVersion !== undefined) return { pipelineName, pipelineVersion };
  const latest = pipelineVersions.latest(pipelineName);
  const version = pipelineVersions.add(pipelineName, request.definition, time);
  if (latest !== undefined && version > latest) pipelines.change(pipelineName, { time });
  return { pipelineName, pipelineVersion: version };
}

/** Stands for the role of a pipeline that nobody gave one: no job on one machine assumes a role. */
export const localRoleArn = (accountId: string): string => `arn:aws:iam::${accountId}:role/sagewright-local`;
