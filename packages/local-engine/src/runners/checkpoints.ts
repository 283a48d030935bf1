import { existsSync, mkdirSync } from "node:fs";
import { joinKey } from "../adapters/s3-uri.ts";
import { walkFiles } from "../adapters/walk-files.ts";
import { isInPlace, type JobLayout, localPath, ML } from "./job-layout.ts";
import { objectOf, textOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";

/** Checkpoints of a running job, on their way to S3. */
export interface Checkpoints {
  /** Uploads what is new and ends the watching. */
  finish(): Promise<void>;
}

const INTERVAL_SECONDS = 10;

/**
 * Brings earlier checkpoints back, and copies new ones out while the job runs: a killed engine loses seconds.
 * A file counts as written when two looks in a row find it the same.
 */
export async function keepCheckpoints(
  job: StepJob,
  layout: JobLayout,
  intervalSeconds = INTERVAL_SECONDS,
): Promise<Checkpoints> {
  const config = objectOf(job.arguments.CheckpointConfig);
  const uri = textOf(config.S3Uri);
  if (uri === undefined) return { finish: async () => {} };
  const { objects } = job.context;
  const directory = localPath(layout, job.step.Name, textOf(config.LocalPath) ?? `${ML}/checkpoints`);
  mkdirSync(directory, { recursive: true });
  if (objects.list(uri).length > 0) await objects.download(uri, directory);
  const uploaded = statesOf(directory);
  let seen = uploaded;
  let uploading = Promise.resolve();
  const upload = async (isWritten: (name: string, state: string) => boolean): Promise<void> => {
    if (!existsSync(directory) || !isInPlace(layout, directory)) return;
    const states = statesOf(directory);
    for (const [name, state] of states) {
      if (uploaded.get(name) === state || !isWritten(name, state)) continue;
      await objects.put(joinKey(uri, name), `${directory}/${name}`);
      uploaded.set(name, state);
    }
    seen = states;
  };
  const timer = setInterval(() => {
    // What fails now, such as a file that has just gone, is tried again and told in the end.
    uploading = uploading.then(() => upload((name, state) => seen.get(name) === state)).catch(() => {});
  }, intervalSeconds * 1000);
  return {
    async finish() {
      clearInterval(timer);
      await uploading;
      await upload(() => true);
    },
  };
}

/** Size and time of each file. */
const statesOf = (directory: string): Map<string, string> =>
  new Map(
    walkFiles(directory).map(({ relativePath, size, modified }) => [relativePath, `${size} ${modified}`]),
  );
