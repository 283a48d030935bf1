/**
 * EventBridge pattern of the end of a build, whatever end that is.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html
 */
export const runnerEventPattern = (buildProject: string) => ({
  source: ["aws.codebuild"],
  "detail-type": ["CodeBuild Build State Change"],
  detail: {
    "project-name": [buildProject],
    "build-status": [{ "anything-but": ["IN_PROGRESS"] }],
  },
});
