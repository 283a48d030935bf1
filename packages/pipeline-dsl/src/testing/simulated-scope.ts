import {
  type ExecutionVariable,
  executionArn,
  isJsonObject,
  type JsonObject,
  type JsonSource,
  type JsonValue,
  type ParameterValue,
  type PipelineDefinition,
  type PipelineGraph,
  pipelineArn,
  resolveValue,
  SagewrightError,
  type Scope,
  STEP_FACTS,
  type Step,
} from "@sagewright/core";
import { simulationObjectMissing, simulationReportMissing } from "./issues.ts";
import { EXECUTION_ID, PLACE, simulatedJobName } from "./simulated-properties.ts";
import type { SimulateOptions } from "./simulation.ts";

/** One instant for everything: a simulation takes no time. */
const NOW = "2024-01-01T00:00:00Z";

/** JSON that expressions read, as it is given to the simulation. */
interface SimulatedFiles {
  readonly reportsOf: (step: string) => { readonly [report: string]: JsonValue };
  readonly objects: NonNullable<SimulateOptions["objects"]>;
}

/** What the expressions of each step may look up while a pipeline is simulated. */
export function simulatedScopes(
  pipelineName: string,
  definition: PipelineDefinition,
  graph: PipelineGraph,
  parameters: ReadonlyMap<string, ParameterValue>,
  properties: ReadonlyMap<string, JsonObject>,
  { reportsOf, objects }: SimulatedFiles,
): (step: Step) => Scope {
  const execution = {
    PipelineName: pipelineName,
    PipelineArn: pipelineArn({ ...PLACE, pipelineName }),
    PipelineExecutionId: EXECUTION_ID,
    PipelineExecutionArn: executionArn({ ...PLACE, pipelineName, executionId: EXECUTION_ID }),
    StartDateTime: NOW,
    CurrentDateTime: NOW,
  };
  const readJson = (reader: string) => (source: JsonSource) => {
    const [values, key, missing] =
      "s3Uri" in source
        ? ([objects, source.s3Uri, simulationObjectMissing(reader, source.s3Uri)] as const)
        : ([
            reportsOf(source.step),
            source.propertyFile,
            simulationReportMissing(reader, source.step, source.propertyFile),
          ] as const);
    if (!Object.hasOwn(values, key)) throw new SagewrightError([missing]);
    return JSON.stringify(values[key]);
  };
  const scopeWith = (
    reader: string,
    variables: Scope["execution"],
    experiment: Scope["experiment"],
  ): Scope => ({
    parameters,
    execution: variables,
    ...(experiment === undefined ? {} : { experiment }),
    properties: (step) => properties.get(step),
    step: (name) => graph.nodes.get(name)?.step,
    readJson: readJson(reader),
  });

  const config = resolveValue(
    definition.PipelineExperimentConfig ?? {},
    scopeWith("", execution, undefined),
    ["PipelineExperimentConfig"],
  );
  const experiment = isJsonObject(config) ? (config as NonNullable<Scope["experiment"]>) : undefined;
  return (step) => {
    const own = STEP_FACTS[step.Type].jobVariables.map((variable): [ExecutionVariable, string] => [
      variable,
      simulatedJobName(step),
    ]);
    return scopeWith(step.Name, { ...execution, ...Object.fromEntries(own) }, experiment);
  };
}
