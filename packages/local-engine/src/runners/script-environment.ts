import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { ML } from "./job-layout.ts";
import { isNumber, type PythonObject, type PythonValue, pythonJson } from "./python-value.ts";
import type { ScriptMode } from "./script-mode.ts";
import { channelFolder } from "./training-channels.ts";
import type { TrainingConfig } from "./training-config.ts";

export interface ScriptEnvironment {
  readonly jobName: string;
  readonly config: TrainingConfig;
  readonly channels: readonly string[];
  readonly values: PythonObject;
  readonly script: ScriptMode | undefined;
  readonly userArguments: readonly string[];
}

/**
 * The SM_* variables, which the toolkit inside framework images sets and most training scripts read.
 * @see https://github.com/aws/sagemaker-training-toolkit/blob/master/ENVIRONMENT_VARIABLES.md
 */
export function scriptEnvironment(source: ScriptEnvironment): Record<string, string> {
  const { config, channels, values, script, userArguments } = source;
  const isOwn = (name: string): boolean => !name.startsWith("sagemaker_");
  const pick = (wanted: boolean): PythonObject =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isOwn(name) === wanted));
  const hyperparameters = pick(true);
  const channelDirectories = Object.fromEntries(channels.map((name) => [name, channelFolder(name)]));
  const program = script?.program ?? "";
  const level = values.sagemaker_container_log_level;
  const facts: PythonObject = {
    input_dir: `${ML}/input`,
    input_config_dir: `${ML}/input/config`,
    output_dir: `${ML}/output`,
    output_data_dir: `${ML}/output/data`,
    output_intermediate_dir: `${ML}/output/intermediate`,
    model_dir: `${ML}/model`,
    current_host: config.resource.current_host ?? null,
    hosts: config.resource.hosts ?? [],
    current_instance_type: config.resource.current_instance_type ?? null,
    current_instance_group: config.resource.current_group_name ?? null,
    network_interface_name: config.resource.network_interface_name ?? null,
    num_cpus: availableParallelism(),
    num_gpus: gpus(),
    num_neurons: 0,
    log_level: isNumber(level) ? level : 20,
    user_entry_point: program,
    module_name: program.replace(/\.py$/, ""),
    module_dir: script?.submitDirectory ?? "",
    framework_module: "",
    resource_config: config.resource,
    input_data_config: config.inputData,
  };
  const environment: Record<string, PythonValue> = {
    ...facts,
    channels: [...channels].sort(),
    hps: hyperparameters,
    user_args: userArguments,
    framework_params: pick(false),
    training_env: {
      ...facts,
      job_name: source.jobName,
      hyperparameters,
      channel_input_dirs: channelDirectories,
      is_master: true,
      master_hostname: "algo-1",
    },
  };
  for (const [name, directory] of Object.entries(channelDirectories))
    environment[`channel_${name}`] = directory;
  for (const [name, value] of Object.entries(hyperparameters)) environment[`hp_${name}`] = value;
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      `SM_${name.toUpperCase()}`,
      typeof value === "string" ? value : value === null ? "" : pythonJson(value),
    ]),
  );
}

function gpus(): number {
  try {
    return readdirSync("/dev").filter((name) => /^nvidia\d+$/.test(name)).length;
  } catch {
    return 0;
  }
}
