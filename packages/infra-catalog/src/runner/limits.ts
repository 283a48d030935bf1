/**
 * How long a run may take. Each limit ends within the next, so that Terraform stops by itself and lets its lock go,
 * the build then tells why, and CloudFormation has its answer before it gives up.
 */
export const RUNNER_LIMITS = {
  /** Seconds that an apply or a destroy has; then Terraform is interrupted. */
  terraformTimeoutInSeconds: 37 * 60,
  /** Seconds that Terraform has after the interrupt to save its state. */
  terraformGraceInSeconds: 3 * 60,
  /** Seconds that a run waits for another run of the same project. */
  lockTimeoutInSeconds: 15 * 60,
  /** Minutes of a build; downloads need the rest. */
  buildTimeoutInMinutes: 45,
  /** Minutes that a build may wait for a machine. */
  queuedTimeoutInMinutes: 5,
  /** Seconds that CommandRunner waits for its instance. */
  commandTimeoutInSeconds: 50 * 60,
  /**
   * Seconds that an unstarted request may get old before a failure to start is final. Lambda delivers a request again
   * after one minute and after two more: the last delivery answers.
   */
  startPatienceInSeconds: 150,
  /** Seconds that a request may get old without a build; then the sweep answers it. */
  startDeadlineInSeconds: 10 * 60,
  /** Seconds that an unanswered request may get old; then the sweep stops its build and answers. */
  answerDeadlineInSeconds: 53 * 60,
  /** Seconds that CloudFormation waits for an answer; its maximum. */
  serviceTimeoutInSeconds: 3600,
  /** Seconds of one invocation of the runner's Lambda. */
  lambdaTimeoutInSeconds: 60,
  /** When requests whose events were lost are looked for. */
  sweepSchedule: "rate(5 minutes)",
} as const;
