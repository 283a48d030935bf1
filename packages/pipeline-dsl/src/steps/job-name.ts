import type { Input } from "../input.ts";

/** For steps whose jobs have names of their own. */
export interface JobNameProps {
  /**
   * The beginning of the name of the step's job or model; the service adds what makes it unique. For permissions
   * that are given by name. At most 63 letters, digits and hyphens, of tuning and AutoML jobs 32; it stays as it is, and is not
   * to hold a time. Issues: JOB_PREFIX_INVALID. @default "pipelines-<execution>-<step>", the service's
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html#build-and-manage-step-permissions-prefix
   */
  readonly jobNamePrefix?: Input<string>;
}
