import { EXIT } from "../exit-code.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { describeRun } from "../sagemaker/described-run.ts";
import { findRun } from "../sagemaker/find-run.ts";
import { followRun } from "../sagemaker/follow-run.ts";
import { nextRuns } from "../sagemaker/next-runs.ts";
import { withSagemaker } from "../sagemaker/open-sagemaker.ts";
import { runDocument } from "../sagemaker/run-document.ts";
import { runText } from "../sagemaker/show-run-document.ts";
import type { RunsOptions } from "./runs-options.ts";

export interface ShowRunOptions extends RunsOptions {
  /** Until the execution has ended. */
  readonly follow?: boolean;
}

/** An execution as it is now, or followed to its end wherever it runs. */
export const showRun = (reference: string | undefined, options: ShowRunOptions): Promise<number> =>
  withSagemaker(options, "read", async (sagemaker) => {
    const { follow = false, json = false } = options;
    const run = await describeRun(sagemaker, await findRun(sagemaker, reference, options));
    const next = nextRuns(run.executionArn, options);
    if (follow) return await followRun(sagemaker, run, { next, json });
    const { document, warnings } = await runDocument(sagemaker, run);
    printIssues(warnings);
    if (json) {
      printJson(document);
      return EXIT.done;
    }
    printData(runText(sagemaker, document, next, styleFor(process.stdout)));
    if (document.interrupted || document.status === "Stopped") tell(`Go on with: ${next.resume}`);
    return EXIT.done;
  });
