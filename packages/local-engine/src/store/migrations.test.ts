import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { definitionOf, fakeEngine, processing, temporaryFolder } from "../../test/engine-fixture.ts";
import { migratedCopy } from "./migrate.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openStore } from "./store.ts";

/** A state folder of the first version, in which an execution has failed at its second step. */
function firstVersion(): string {
  const stateDir = temporaryFolder();
  mkdirSync(stateDir, { recursive: true });
  const database = new DatabaseSync(join(stateDir, "state.db"));
  database.exec(MIGRATIONS[0] ?? "");
  database.exec("PRAGMA user_version = 1");
  const steps = [processing("A"), processing("B", { DependsOn: ["A"] })];
  database.prepare("INSERT INTO definitions VALUES ('hash', ?)").run(definitionOf(steps));
  database.exec(`
    INSERT INTO executions (id, arn, pipeline_name, definition_hash, overrides, parameters, stubs, max_parallel_steps,
      status, start_time, end_time, engine_id, pid, process_start, boot_id)
    VALUES ('abc', 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/test/execution/abc', 'Test', 'hash', '{}', '{}',
      '{}', 1, 'Failed', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z', 'gone', 1, '', '');
    INSERT INTO steps (execution_id, name, attempt, type, status, start_time, end_time, properties)
    VALUES ('abc', 'A', 1, 'Processing', 'Succeeded', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z', '{}');`);
  database.close();
  return stateDir;
}

it("opens a state folder of the first version, and goes on with what is in it", async () => {
  const { engine, started } = await fakeEngine({ stateDir: firstVersion() });
  const [execution] = engine.listExecutions();

  const record = await (await engine.resume("abc")).done;

  expect(execution).toMatchObject({ pipelineName: "Test", status: "Failed" });
  expect(execution?.selectiveExecution).toBeUndefined();
  expect(record.status).toBe("Succeeded");
  expect(started()).toEqual(["B"]);
});

it("keeps the models and jobs of a state folder of the second version", async () => {
  const stateDir = firstVersion();
  const database = new DatabaseSync(join(stateDir, "state.db"));
  database.exec(`${MIGRATIONS[1]}
    INSERT INTO model_package_groups VALUES ('Penguins', 'arn:group', '2026-01-01T00:00:00.000Z');
    INSERT INTO model_packages VALUES (1, 'Penguins', 4, 'arn:package', 'Approved', 'good', '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z', 'arn:execution', 'Register', '{"ModelPackageGroupName":"Penguins"}');
    INSERT INTO steps (execution_id, name, attempt, type, status, start_time, properties) VALUES
      ('abc', 'M', 1, 'Model', 'Succeeded', '2026-01-01T00:00:00.000Z', '{"ModelName":"m-1","ModelArn":"arn:model"}'),
      ('abc', 'P', 1, 'Processing', 'Succeeded', '2026-01-01T00:00:00.000Z', '{"ProcessingJobName":"p-1"}');
    PRAGMA user_version = 2;`);
  database.close();

  const store = openStore(stateDir, { region: "us-east-1", accountId: "111122223333" });
  onTestFinished(store.close);

  expect(store.modelPackages.list()).toEqual([
    {
      name: "Penguins",
      arn: "arn:package",
      versionOf: { group: "Penguins", version: 4 },
      approvalStatus: "Approved",
      approvalDescription: "good",
      creationTime: "2026-01-01T00:00:00.000Z",
      lastModifiedTime: "2026-01-01T00:00:00.000Z",
      registeredBy: { executionArn: "arn:execution", step: "Register" },
      request: { ModelPackageGroupName: "Penguins" },
    },
  ]);
  expect(store.modelPackageGroups.takeVersion("penguins")).toBe(5);
  expect(store.models.find("m-1")).toMatchObject({ arn: "arn:model" });
  expect(store.steps.findJob("Processing", "p-1")).toMatchObject({ executionId: "abc", step: { name: "P" } });
});

it("reads a state folder of the first version without a change to it", () => {
  const file = join(firstVersion(), "state.db");
  const before = readFileSync(file);

  const copy = migratedCopy(pathToFileURL(file));
  onTestFinished(() => copy.close());

  expect(copy.prepare("SELECT name FROM pipelines").all()).toEqual([{ name: "Test" }]);
  expect(copy.prepare("SELECT name, job_start_time FROM steps").all()).toEqual([
    { name: "A", job_start_time: null },
  ]);
  expect(copy.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
  expect(readFileSync(file)).toEqual(before);
});

it("makes a pipeline of what was run before there were any", async () => {
  const { engine } = await fakeEngine({ stateDir: firstVersion() });

  const pipeline = await engine.api.call("DescribePipeline", { PipelineName: "Test" });
  const { PipelineExecutionSummaries } = await engine.api.call("ListPipelineExecutions", {
    PipelineName: "Test",
  });

  expect(pipeline).toMatchObject({
    PipelineArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/test",
    PipelineName: "Test",
    PipelineDefinition: definitionOf([processing("A"), processing("B", { DependsOn: ["A"] })]),
    RoleArn: "arn:aws:iam::111122223333:role/sagewright-local",
    LastRunTime: Date.UTC(2026, 0, 1) / 1000,
  });
  expect(PipelineExecutionSummaries).toMatchObject([{ PipelineExecutionStatus: "Failed" }]);
});
