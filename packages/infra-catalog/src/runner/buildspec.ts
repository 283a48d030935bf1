import { runnerScript } from "./script.ts";

/** Where a build says why it failed; CodeBuild tells it with the build. */
export const REASON_VARIABLE = "RUN_REASON";

const END_OF_SCRIPT = "END_OF_SCRIPT";

/** A buildspec as the runner's project holds it. */
export interface RunnerBuildspec {
  readonly version: 0.2;
  readonly env: {
    readonly shell: "bash";
    readonly variables: Readonly<Record<string, string>>;
    readonly "exported-variables": readonly string[];
  };
  readonly phases: {
    readonly build: { readonly commands: readonly string[] };
  };
}

/**
 * What a build of the runner does: runs the script, exports the reason if that failed, and only then fails. All commands
 * run in one shell. CodeBuild takes the buildspec as JSON.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
export const runnerBuildspec = (): RunnerBuildspec => ({
  version: 0.2,
  env: {
    shell: "bash",
    variables: { [REASON_VARIABLE]: "", REASON_FILE: "/tmp/sagewright-reason.txt" },
    "exported-variables": [REASON_VARIABLE],
  },
  phases: {
    build: {
      commands: [
        `cat > /tmp/sagewright-run.sh <<'${END_OF_SCRIPT}'\n${runnerScript()}${END_OF_SCRIPT}\n`,
        'bash /tmp/sagewright-run.sh && run_code=0 || run_code="$?"',
        `export ${REASON_VARIABLE}="$(cat "$REASON_FILE" 2> /dev/null || true)"`,
        '[ "$run_code" -eq 0 ]',
      ],
    },
  },
});
