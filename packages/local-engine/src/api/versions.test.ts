import { expect, it } from "vitest";
import { apiPipeline, each, PIPELINE_ARN } from "../../test/api-pipeline.ts";
import { definitionOf, fakeClock, processing } from "../../test/engine-fixture.ts";

async function threeVersions() {
  const clock = fakeClock();
  const pipeline = await apiPipeline([processing("A")], { clock });
  for (const step of ["B", "C"]) {
    clock.advance(1000);
    await pipeline.call("UpdatePipeline", {
      PipelineName: "Mine",
      PipelineDefinition: definitionOf([processing(step)]),
    });
  }
  return pipeline;
}

it("lists versions, newest first, in pages and by time", async () => {
  const { call } = await threeVersions();
  const start = Date.UTC(2026, 0, 1) / 1000;

  const first = await call("ListPipelineVersions", { PipelineName: "Mine", MaxResults: 2 });
  const rest = await call("ListPipelineVersions", {
    PipelineName: "Mine",
    MaxResults: 2,
    NextToken: first.NextToken ?? "",
  });
  const early = await call("ListPipelineVersions", {
    PipelineName: PIPELINE_ARN,
    CreatedBefore: start + 1.5,
    SortOrder: "Ascending",
  });

  const idsOf = ({ PipelineVersionSummaries }: Awaited<ReturnType<typeof call>>) =>
    each(PipelineVersionSummaries, "PipelineVersionId");
  expect([idsOf(first), idsOf(rest), idsOf(early)]).toEqual([[3, 2], [1], [1, 2]]);
});

it("gives a version a name and a description, which DescribePipeline tells", async () => {
  const { call } = await threeVersions();

  const updated = await call("UpdatePipelineVersion", {
    PipelineArn: PIPELINE_ARN,
    PipelineVersionId: 2,
    PipelineVersionDisplayName: "tuned",
    PipelineVersionDescription: "commit abc",
  });

  expect(updated).toEqual({ PipelineArn: PIPELINE_ARN, PipelineVersionId: 2 });
  expect(await call("DescribePipeline", { PipelineName: "Mine", PipelineVersionId: 2 })).toMatchObject({
    PipelineVersionDisplayName: "tuned",
    PipelineVersionDescription: "commit abc",
  });
  expect(await call("DescribePipeline", { PipelineName: "Mine" })).not.toHaveProperty(
    "PipelineVersionDisplayName",
  );
});

it("answers ResourceNotFound for a version that is not there", async () => {
  const { call } = await threeVersions();

  for (const operation of ["DescribePipeline", "StartPipelineExecution"]) {
    const asked = call(operation, { PipelineName: "Mine", PipelineVersionId: 4 });
    await expect(asked).rejects.toMatchObject({ name: "ResourceNotFound" });
  }
});

it("makes a version of what is run directly, if it is not the latest", async () => {
  const { engine, call } = await apiPipeline([processing("A")]);
  const run = async (step: string) =>
    (await engine.start({ pipelineName: "Mine", definition: definitionOf([processing(step)]) })).done;

  for (const step of ["A", "B", "A"]) await run(step);

  const { PipelineVersionSummaries } = await call("ListPipelineVersions", { PipelineName: "Mine" });
  expect(each(PipelineVersionSummaries, "PipelineVersionId")).toEqual([3, 2, 1]);
});
