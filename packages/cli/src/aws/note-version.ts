import {
  ListPipelineVersionsCommand,
  type SageMakerClient,
  UpdatePipelineVersionCommand,
} from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import { UsageError } from "../usage-error.ts";
import { awsCall } from "./aws-call.ts";
import { versionNoteInvalid, versionNoteLost } from "./deploy-issues.ts";
import type { PutPipeline } from "./put-pipeline.ts";

/** What is told of a version. */
export interface VersionNote {
  readonly description: string;
  /** Up to 82 letters, digits and hyphens. */
  readonly displayName?: string;
  /** Whether someone asked for it: then it is written where nothing has changed, too. */
  readonly isAsked: boolean;
}

const LONGEST = 3072;

/**
 * The note that was asked for; in a build, that it is of its commit.
 *
 * Issues: VERSION_NOTE_INVALID.
 */
export function versionNote(
  note: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): VersionNote | undefined {
  if (note !== undefined) {
    if (!/^.+$/.test(note) || note.length > LONGEST) throw new UsageError([versionNoteInvalid(note.length)]);
    return { description: note, isAsked: true };
  }
  const commit = environment.CODEBUILD_RESOLVED_SOURCE_VERSION ?? "";
  if (!/^[0-9a-f]{40}$/.test(commit)) return undefined;
  return { description: `commit ${commit}`, displayName: `commit-${commit.slice(0, 12)}`, isAsked: false };
}

/**
 * Writes a note to the version that a deployment has made; its number is asked where the answer did not have it.
 *
 * Issues (warnings): VERSION_NOTE_LOST.
 */
export async function noteVersion(
  sagemaker: SageMakerClient,
  { pipelineArn, pipelineVersionId, change }: PutPipeline,
  note: VersionNote | undefined,
): Promise<{ readonly pipelineVersionId?: number; readonly warnings: readonly Issue[] }> {
  if (note === undefined || (change === "unchanged" && !note.isAsked)) return { warnings: [] };
  const { description: PipelineVersionDescription, displayName } = note;
  try {
    const PipelineVersionId = pipelineVersionId ?? (await latestVersion(sagemaker, pipelineArn));
    const request = {
      PipelineArn: pipelineArn,
      PipelineVersionId,
      PipelineVersionDescription,
      ...(displayName === undefined ? {} : { PipelineVersionDisplayName: displayName }),
    };
    await awsCall({ action: "sagemaker:UpdatePipelineVersion", resource: pipelineArn }, () =>
      sagemaker.send(new UpdatePipelineVersionCommand(request)),
    );
    return { pipelineVersionId: PipelineVersionId, warnings: [] };
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
    const reason = error.issues.map(({ message }) => message).join(" ");
    return { warnings: [versionNoteLost(PipelineVersionDescription, reason)] };
  }
}

async function latestVersion(sagemaker: SageMakerClient, PipelineName: string): Promise<number> {
  const call = { action: "sagemaker:ListPipelineVersions", resource: PipelineName };
  const { PipelineVersionSummaries: [latest] = [] } = await awsCall(call, () =>
    sagemaker.send(new ListPipelineVersionsCommand({ PipelineName, SortOrder: "Descending", MaxResults: 1 })),
  );
  return latest?.PipelineVersionId ?? 1;
}
