import { expect, it } from "vitest";
import type { ExecutionDocument } from "../execution-document.ts";
import type { NextRuns } from "./next-runs.ts";
import type { Sagemaker } from "./open-sagemaker.ts";
import { runText } from "./show-run-document.ts";

const sagemaker = { target: "local", stateDir: "/state" } as Sagemaker;
const step = { type: "Processing", cacheHit: false, attempts: 1, startTime: "2026-01-01T00:00:00Z" } as const;
const INTERRUPTED: ExecutionDocument = {
  executionArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/p/execution/k3x9",
  pipelineName: "P",
  status: "Executing",
  interrupted: true,
  startTime: "2026-01-01T00:00:00Z",
  parameters: {},
  steps: [
    { ...step, name: "A", status: "Succeeded", endTime: "2026-01-01T00:00:01Z" },
    { ...step, name: "B", status: "Executing", endTime: null },
  ],
  registeredModels: [],
};

it("says of a run whose process is gone only how long took what has ended", () => {
  const text = runText(sagemaker, INTERRUPTED, { logs: "" } as NextRuns, (_, words) => words);

  expect(text.split("\n")[0]).toBe("Interrupted  P");
  expect(text).toMatch(/^A +Processing +Succeeded +1\.0 s *$/m);
  expect(text).toMatch(/^B +Processing +Executing *$/m);
});
