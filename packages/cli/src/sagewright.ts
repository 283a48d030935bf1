import { quietExpectedWarnings } from "./load/quiet-warnings.ts";
import { tolerateClosedOutput } from "./print/output.ts";
import { dispatch } from "./program.ts";
import { wantsJson } from "./wants-json.ts";

/** Runs one command line; resolves to the exit code. Nothing is thrown: what goes wrong is printed. */
export async function sagewright(argv: readonly string[]): Promise<number> {
  quietExpectedWarnings();
  try {
    return await dispatch(argv, () => reportUncaught(argv));
  } catch (error) {
    tolerateClosedOutput();
    const { report } = await import("./report.ts");
    return report(error, argv);
  }
}

/** Before any of the user's code runs; what only helps needs none of it. */
async function reportUncaught(argv: readonly string[]): Promise<void> {
  tolerateClosedOutput();
  if (wantsJson(argv)) (await import("./interrupted-document.ts")).answerSignalsAsJson();
  const { exit } = process; // which a pipeline file may not call
  const [{ report }, { onUncaught }] = await Promise.all([import("./report.ts"), import("./uncaught.ts")]);
  onUncaught((error) => exit(report(error, argv)));
}
