import { type Beat, TERRAFORM_ERROR } from "../scenario.ts";
import type { World } from "../world.ts";
import { startBuild } from "./build.ts";

/** What the runner is asked for one project. */
export interface Run {
  readonly action: "apply" | "destroy";
  readonly projectId: string;
  readonly parameters: { readonly [name: string]: string };
}

/** How a run ended, as the runner's function answers CloudFormation. */
export type Ran =
  | { readonly ok: true; readonly logUrl: string }
  | { readonly ok: false; readonly reason: string };

const LINES = {
  apply: [
    "aws_s3_bucket.artifacts: Creating...",
    "aws_s3_bucket.artifacts: Creation complete after 2s",
    "aws_codepipeline.pipeline: Creating...",
  ],
  destroy: [
    "aws_codepipeline.pipeline: Destroying...",
    "aws_codepipeline.pipeline: Destruction complete after 1s",
  ],
} as const;
const DONE = {
  apply: "Apply complete! Resources: 31 added, 0 changed, 0 destroyed.",
  destroy: "Destroy complete! Resources: 31 destroyed.",
} as const;

/** The runner's build for one project: begins, writes its log, ends as the scenario says, or as `always` does. */
export function* runBuild(
  world: World,
  { action, projectId, parameters }: Run,
  always?: "done",
): Generator<Beat, Ran> {
  const outcome = always ?? world.scenario.outcome ?? "done";
  const { build, say, end } = startBuild(world, world.names.runner, world.names.runnerLogGroup, {
    ACTION: action,
    PROJECT_ID: projectId,
    BUNDLE_SHA256: "0".repeat(64),
    VARIABLES_BASE64: Buffer.from(JSON.stringify(parameters)).toString("base64"),
  });
  say("[Container] 2026/01/01 00:00:00 Phase BUILD", "Initializing the backend...");
  yield "build";
  say("Terraform has been successfully initialized!", ...LINES[action]);
  yield "log";
  const fails = (status: "FAILED" | "STOPPED" | "TIMED_OUT", told: string, why: string): Ran => {
    if (told !== "") build.exportedEnvironmentVariables = [{ name: "RUN_REASON", value: told }];
    end(status, why);
    return {
      ok: false,
      reason: `${told || why} Log: ${build.logs?.deepLink} The build's log tells all that Terraform said.`,
    };
  };
  if (outcome === "terraform error") {
    const lines = world.scenario.terraformError ?? TERRAFORM_ERROR;
    say(...lines, "[Container] 2026/01/01 00:00:09 Phase complete: BUILD State: FAILED");
    yield "end of build";
    const told = lines
      .map((line) => line.replace(/^[╷│╵] ?/, ""))
      .filter((line) => line.trim() !== "" && !/^ *\d+: /.test(line));
    return fails(
      "FAILED",
      told.join(" ").replace(/\s+/g, " "),
      'Error while executing command: [ "$run_code" -eq 0 ]. Reason: exit status 1',
    );
  }
  if (outcome === "build stopped") return fails("STOPPED", "", "The build was stopped.");
  if (outcome === "build timed out")
    return fails(
      "TIMED_OUT",
      "",
      "The build ran out of its 45 minutes, or of the 5 that it may wait for a machine.",
    );
  say(DONE[action]);
  yield "end of build";
  end("SUCCEEDED");
  return { ok: true, logUrl: build.logs?.deepLink ?? "none" };
}
