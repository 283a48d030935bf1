import type { JsonObject } from "@sagewright/core";
import { wireNamedDefinition } from "../../steps/tuning-job.ts";
import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";
import { plainValue } from "../written.ts";
import { byName } from "./by-name.ts";
import { readRanges } from "./parameter-ranges.ts";
import { readTrainingJob } from "./training-job.ts";
import { withOverrides } from "./with-overrides.ts";

const CONFIG = "HyperParameterTuningJobConfig";

export const readTuning: StepReader = (from) => {
  const isSeveral = from.at("TrainingJobDefinitions") !== undefined;
  return {
    kind: "tuning",
    needs: isSeveral ? ["trainingJobDefinitions"] : ["trainingJobDefinition", "objective", "parameterRanges"],
    props: {
      ...(isSeveral
        ? {
            trainingJobDefinitions: byName(
              from.items("TrainingJobDefinitions") ?? [],
              "DefinitionName",
              readNamed,
            ),
          }
        : {
            objective: readObjective(from, `${CONFIG}.HyperParameterTuningJobObjective`),
            parameterRanges: readRanges(from, `${CONFIG}.ParameterRanges`),
            trainingJobDefinition: readDefinition(from.below("TrainingJobDefinition")),
          }),
      strategy: from.input(`${CONFIG}.Strategy`, "Bayesian"),
      maxNumberOfTrainingJobs: from.input(`${CONFIG}.ResourceLimits.MaxNumberOfTrainingJobs`),
      maxParallelTrainingJobs: from.input(`${CONFIG}.ResourceLimits.MaxParallelTrainingJobs`, 1),
      maxRuntimeInSeconds: from.input(`${CONFIG}.ResourceLimits.MaxRuntimeInSeconds`),
      trainingJobEarlyStoppingType: from.input(`${CONFIG}.TrainingJobEarlyStoppingType`, "Off"),
      randomSeed: from.input(`${CONFIG}.RandomSeed`),
      tuningJobCompletionCriteria: from.camel(`${CONFIG}.TuningJobCompletionCriteria`),
      warmStartConfig: readWarmStart(from),
      autotune: from.at("Autotune.Mode") === "Enabled" ? true : undefined,
      tags: from.tags("Tags"),
      jobNamePrefix: from.string("HyperParameterTuningJobName"),
    },
  };
};

function readObjective(from: Reader, path: string): object | undefined {
  const [type, metricName] = [from.input(`${path}.Type`), from.input(`${path}.MetricName`)];
  return type === undefined || metricName === undefined ? undefined : { type, metricName };
}

function readDefinition(from: Reader): object | undefined {
  const props = readTrainingJob(from, "HyperParameterTuningResourceConfig", "StaticHyperParameters");
  if (props.image === undefined || props.instanceType === undefined) return undefined;
  return given(props);
}

/** One of several: what its props leave out goes into its own `overrides`, as a list is overridden as a whole. */
function readNamed(from: Reader, name: string): object | undefined {
  const definition = readDefinition(from);
  const objective = readObjective(from, "TuningObjective");
  if (definition === undefined || objective === undefined) return undefined;
  const props = { ...definition, objective, parameterRanges: readRanges(from, "HyperParameterRanges") };
  const emitted = wireNamedDefinition(
    name,
    plainValue(props) as never,
    from.emission,
  ) as unknown as JsonObject;
  if ("role" in definition) return withOverrides(props, emitted, from);
  // The role is the pipeline's.
  return withOverrides(props, withoutRole(emitted), from, withoutRole(from.at("") as JsonObject));
}

const withoutRole = ({ RoleArn: _, ...others }: JsonObject): JsonObject => others;

function readWarmStart(from: Reader): object | undefined {
  const warmStartType = from.input("WarmStartConfig.WarmStartType");
  const parents = from
    .items("WarmStartConfig.ParentHyperParameterTuningJobs")
    ?.map((parent) => parent.input("HyperParameterTuningJobName"));
  if (warmStartType === undefined || parents === undefined || parents.includes(undefined)) return undefined;
  return { warmStartType, parentHyperParameterTuningJobs: parents };
}
