import { CHECK_IN_SCRIPT } from "./check-in-script.ts";

/**
 * The buildspec of the check-in build, as JSON (which is YAML too).
 *
 * The project's source is the archive with `templates/<name>/…`; its environment holds `CLONE_URL`, the repository's
 * https URL at the connection. The Lambda sets `REPOSITORY_BRANCH`, `SEED_TEMPLATE`, `SEED_MARKER` and `SEED_MESSAGE` at
 * the start, and reads the three exported variables at the end. The image needs Bash, Git and the AWS CLI,
 * whose credential helper signs with the role that may use the connection.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
export const checkInBuildspec = (): string =>
  JSON.stringify(
    {
      version: 0.2,
      env: {
        shell: "bash",
        "exported-variables": ["SEED_OUTCOME", "SEED_COMMIT", "SEED_REASON"],
      },
      phases: { build: { commands: checkInCommands() } },
    },
    null,
    2,
  );

/** All commands run in one shell. The last one fails the build, after the reason is exported. */
const checkInCommands = (): readonly string[] => [
  'SEED_RESULT="$(mktemp -d)"',
  `cat > "$SEED_RESULT/check-in.sh" <<'END_OF_CHECK_IN'\n${CHECK_IN_SCRIPT}END_OF_CHECK_IN`,
  'bash "$SEED_RESULT/check-in.sh" "$SEED_RESULT" || echo "The check-in failed."',
  'export SEED_OUTCOME="$(cat "$SEED_RESULT/outcome")" SEED_COMMIT="$(cat "$SEED_RESULT/commit")" SEED_REASON="$(cat "$SEED_RESULT/reason")"',
  '[ "$SEED_OUTCOME" != failed ]',
];
