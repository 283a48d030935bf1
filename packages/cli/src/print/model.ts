import type { JsonObject } from "@sagewright/core";
import type { ModelApprovalStatus } from "@sagewright/local-engine";
import type { ModelDocument } from "../documents/models.ts";
import { idOf } from "./execution-id.ts";
import { leaves } from "./leaves.ts";
import { section } from "./section.ts";
import type { Format, Style } from "./style.ts";
import { table } from "./table.ts";

export const APPROVAL_FORMAT: Readonly<Record<ModelApprovalStatus, Format>> = {
  Approved: "green",
  Rejected: "red",
  PendingManualApproval: "yellow",
};

/** A model package with its metrics, and the request that registered it as JSON. */
export function modelText(model: ModelDocument, metrics: JsonObject, style: Style): string {
  const {
    group,
    version,
    approvalStatus,
    approvalDescription,
    arn,
    creationTime,
    executionArn,
    step,
    request,
  } = model;
  return `${table([
    ["model", style("bold", `${group}/${version}`)],
    ["status", style(APPROVAL_FORMAT[approvalStatus], approvalStatus)],
    ...(approvalDescription === undefined ? [] : [["why", approvalDescription]]),
    ["arn", arn],
    [
      "registered",
      executionArn === undefined
        ? creationTime
        : `${creationTime} by ${step === undefined ? "" : `step ${step} of `}${idOf(executionArn)}`,
    ],
  ])}${section("Metrics", metricRows(metrics), style)}\n${style("bold", "Request")}\n${JSON.stringify(request, null, 2)}\n`;
}

const metricRows = (metrics: JsonObject): string[][] =>
  Object.entries(metrics).flatMap(([source, value]) => leaves(source, value));
