import type { Reader, StepReader } from "../reader.ts";
import { wholeCamelAt } from "./whole-shape.ts";

export const readEmr: StepReader = (from) => {
  const clusterId = from.needed("ClusterId");
  const clusterConfig = readCluster(from);
  if ((clusterId === undefined) === (clusterConfig === undefined)) return undefined;
  return {
    kind: "emr",
    needs: ["jar"],
    props: {
      clusterId,
      executionRoleArn: clusterId === undefined ? undefined : from.input("ExecutionRoleArn"),
      clusterConfig,
      jar: from.needed("StepConfig.HadoopJarStep.Jar"),
      args: from.texts("StepConfig.HadoopJarStep.Args"),
      mainClass: from.input("StepConfig.HadoopJarStep.MainClass"),
      properties: wholeCamelAt(from, "StepConfig.HadoopJarStep.Properties"),
    },
  };
};

/** What the service sets by itself. */
const OWNED = ["KeepJobFlowAliveWhenNoSteps", "TerminationProtected"];

/** A cluster that the language can say; of any other there is nothing to begin with. */
function readCluster(from: Reader): unknown {
  const instances = from.below("ClusterConfig.Instances");
  const machines = ["InstanceGroups", "InstanceFleets"].filter((kind) => instances.at(kind) !== undefined);
  if (machines.length !== 1 || OWNED.some((member) => instances.at(member) !== undefined)) return undefined;
  return wholeCamelAt(from, "ClusterConfig");
}
