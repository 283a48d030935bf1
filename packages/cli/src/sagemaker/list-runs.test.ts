import type { JsonObject } from "@sagewright/core";
import { ServiceError } from "@sagewright/local-engine";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { inProcessClient } from "./in-process-client.ts";
import { listRuns } from "./list-runs.ts";
import type { SagemakerOnAws } from "./open-sagemaker.ts";

/** When the executions of each pipeline were started, newest first. */
type Pipelines = Readonly<Record<string, readonly { readonly at: number; readonly status: string }[]>>;

const PAGE = 2;

/** SageMaker with these pipelines, in pages of two; and what it was asked. */
function sagemakerOf(pipelines: Pipelines) {
  const asked: string[] = [];
  const page = <T>(items: readonly T[], { NextToken }: JsonObject) => {
    const from = Number(NextToken ?? 0);
    const next = from + PAGE < items.length ? { NextToken: String(from + PAGE) } : {};
    return { items: items.slice(from, from + PAGE), next };
  };
  const client = inProcessClient(
    {
      async call(operation, input) {
        if (operation === "ListPipelines") {
          const { items, next } = page(Object.entries(pipelines), input);
          const PipelineSummaries = items.map(([PipelineName, [latest]]) => ({
            PipelineName,
            ...(latest === undefined ? {} : { LastExecutionTime: latest.at }),
          }));
          return { PipelineSummaries, ...next };
        }
        const name = String(input.PipelineName);
        asked.push(name);
        const runs = pipelines[name];
        if (runs === undefined)
          throw new ServiceError("ResourceNotFound", `Pipeline '${name}' does not exist.`);
        const { items, next } = page(runs, input);
        const PipelineExecutionSummaries = items.map(({ at, status }) => ({
          PipelineExecutionArn: `arn:aws:sagemaker:eu-west-1:444455556666:pipeline/${name}/execution/${at}`,
          PipelineExecutionStatus: status,
          StartTime: at,
        }));
        return { PipelineExecutionSummaries, ...next };
      },
    },
    "eu-west-1",
  );
  const sagemaker: SagemakerOnAws = {
    target: "aws",
    client,
    region: "eu-west-1",
    options: {},
    s3Of: () => {
      throw new TypeError("no objects are listed");
    },
    close: async () => {},
  };
  return { sagemaker, asked };
}

const status = fc.constantFrom("Executing" as const, "Failed" as const, "Succeeded" as const);
const drawnPipelines = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 30 })
  .chain((times) =>
    fc.record({
      runs: fc.tuple(...times.map((at) => fc.record({ at: fc.constant(at), status, pipeline: fc.nat(5) }))),
      idle: fc.boolean(),
    }),
  )
  .map(({ runs, idle }) => {
    const pipelines: Record<string, { at: number; status: string }[]> = idle ? { "never-run": [] } : {};
    for (const { at, status, pipeline } of [...runs].sort((a, b) => b.at - a.at)) {
      pipelines[`p${pipeline}`] = [...(pipelines[`p${pipeline}`] ?? []), { at, status }];
    }
    return pipelines;
  });

it("lists the newest of all pipelines, of whatever pipeline they are", async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnPipelines,
      fc.integer({ min: 1, max: 12 }),
      fc.option(status),
      async (pipelines, limit, wanted) => {
        const all = Object.values(pipelines)
          .flat()
          .filter((run) => wanted === null || run.status === wanted)
          .sort((a, b) => b.at - a.at);

        const runs = await listRuns(sagemakerOf(pipelines).sagemaker, { limit, status: wanted ?? undefined });

        expect(runs.map(({ startTime }) => Date.parse(startTime) / 1000)).toEqual(
          all.slice(0, limit).map(({ at }) => at),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it("does not ask for runs of pipelines that cannot have any among the newest", async () => {
  const run = (at: number) => [{ at, status: "Succeeded" }];
  const { sagemaker, asked } = sagemakerOf({ old: run(1), newer: run(2), newest: run(3), never: [] });

  const runs = await listRuns(sagemaker, { limit: 2 });

  expect(runs.map(({ pipelineName }) => pipelineName)).toEqual(["newest", "newer"]);
  expect(asked.toSorted()).toEqual(["newer", "newest"]);
});

it("says which pipeline was probably meant", async () => {
  const { sagemaker } = sagemakerOf({ churn: [], penguins: [] });

  await expect(listRuns(sagemaker, { pipelineName: "pengins", limit: 1 })).rejects.toMatchObject({
    issues: [{ code: "PIPELINE_NOT_FOUND", hint: expect.stringContaining("Did you mean penguins?") }],
  });
});
