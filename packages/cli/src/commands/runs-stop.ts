import { EXIT } from "../exit-code.ts";
import { idOf } from "../print/execution-id.ts";
import { printJson, tell } from "../print/output.ts";
import { findRun } from "../sagemaker/find-run.ts";
import { nextRuns } from "../sagemaker/next-runs.ts";
import { withSagemaker } from "../sagemaker/open-sagemaker.ts";
import { stopExecution } from "../sagemaker/stop-run.ts";
import type { RunsOptions } from "./runs-options.ts";

/** Asks for the stop; the process, or the service, that runs the execution carries it out. */
export const stopRun = (reference: string | undefined, options: RunsOptions): Promise<number> =>
  withSagemaker(options, "change", async (sagemaker) => {
    const executionArn = await findRun(sagemaker, reference, options);
    const status = await stopExecution(sagemaker, executionArn);
    if (options.json) printJson({ executionArn, status });
    tell(`${idOf(executionArn)} is ${status}. Go on with: ${nextRuns(executionArn, options).resume}`);
    return EXIT.done;
  });
