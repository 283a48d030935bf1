import { paginateListPipelines } from "@aws-sdk/client-sagemaker";
import { nearest, SagewrightError } from "@sagewright/core";
import type { NearNames } from "./issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/** What a pipeline that is not there may have been mistaken for; who may not list them is told nothing. */
export async function nearPipelineNames(sagemaker: Sagemaker, name: string): Promise<NearNames> {
  const names: string[] = [];
  try {
    await sagemakerCall(
      sagemaker,
      { action: "sagemaker:ListPipelines", resource: "pipeline/*" },
      async () => {
        for await (const page of paginateListPipelines({ client: sagemaker.client }, { MaxResults: 100 }))
          names.push(...(page.PipelineSummaries ?? []).map(({ PipelineName = "" }) => PipelineName));
      },
    );
  } catch (error) {
    if (!(error instanceof SagewrightError)) throw error;
  }
  const meant = nearest(name, names);
  return { some: names.slice(0, 5), ...(meant === undefined ? {} : { nearest: meant }) };
}
