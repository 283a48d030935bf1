import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { EXIT } from "../exit-code.ts";
import { buildLogOf } from "../local-project/places.ts";
import { outputClosed, printData, printJson, tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { fileTail } from "./local-observer.ts";
import type { Projects } from "./open-projects.ts";

/** Prints what the build of the latest push has printed. */
export async function localBuildLog(
  { local, pace }: Projects,
  { ProjectId = "" }: DescribeProjectOutput,
  { follow, json }: { readonly follow: boolean; readonly json: boolean },
): Promise<number> {
  const latest = () => local?.builds.list(ProjectId)[0];
  const build = latest();
  if (local === undefined || build === undefined) {
    tell("Nothing has been pushed yet: clone the repository, change something, push it.");
    if (json) printJson({ lines: [] });
    return EXIT.done;
  }
  const path = buildLogOf(local.stateDir, ProjectId, build.number);
  if (json) {
    const text = await readFile(path, "utf8").catch(() => "");
    printJson({
      lines: text
        .split(/\r?\n/)
        .filter(Boolean)
        .map((line) => ({ text: plainText(line) })),
    });
    return EXIT.done;
  }
  const read = await fileTail(path, false);
  const print = async (): Promise<void> => {
    for (const { text } of await read()) printData(`${plainText(text)}\n`);
  };
  await print();
  while (
    follow &&
    latest()?.number === build.number &&
    latest()?.endTime === undefined &&
    !outputClosed.aborted
  ) {
    await sleep(pace.first);
    await print();
  }
  return EXIT.done;
}
