import { isJsonObject } from "@sagewright/core";
import type { Reader, StepReader } from "../reader.ts";
import { wholeAt } from "./whole-shape.ts";

export const readEmrServerless: StepReader = (from) => {
  const applicationId = from.needed("ApplicationId");
  const applicationConfig =
    from.at("ApplicationConfig.clientToken") === undefined ? wholeAt(from, "ApplicationConfig") : undefined;
  if ((applicationId === undefined) === (applicationConfig === undefined)) return undefined;
  // Without it the pipeline would be asked for one.
  if (from.at("ExecutionRoleArn") === undefined) return undefined;
  return {
    kind: "emrServerless",
    needs: ["jobDriver"],
    props: {
      applicationId,
      applicationConfig,
      jobDriver: readJobDriver(from),
      role: from.role("ExecutionRoleArn"),
      configurationOverrides: wholeAt(from, "JobConfig.configurationOverrides"),
      executionTimeoutMinutes: from.input("JobConfig.executionTimeoutMinutes"),
      jobName: from.input("JobConfig.name"),
      tags: readTags(from),
    },
  };
};

function readJobDriver(from: Reader): unknown {
  const driver = from.at("JobConfig.jobDriver");
  const isOne = driver !== undefined && isJsonObject(driver) && Object.keys(driver).length === 1;
  return isOne ? wholeAt(from, "JobConfig.jobDriver") : undefined;
}

/** Here tags are a map. */
function readTags(from: Reader): readonly object[] | undefined {
  const tags = wholeAt(from, "JobConfig.tags");
  if (typeof tags !== "object" || tags === null) return undefined;
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
