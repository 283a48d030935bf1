/** Limits of SageMaker, in the units of the field's name. */

/** Levels of objects and arrays in one JSON text. Ours: no API limit is stated, and real documents stay under 40. */
export const MAX_NESTING = 500;
/** Steps of one definition. Ours: the service's quota is 50 and can be raised, but not as far. */
export const MAX_STEPS = 100_000;
/** Characters of a definition that fit into a request; a longer one goes through S3. */
export const MAX_DEFINITION_CHARACTERS = 1_048_576;
/** From so many UTF-8 bytes on, the Python SDK uploads a definition to S3 instead of sending it. */
export const INLINE_DEFINITION_BYTES = 102_400;
/** Characters of the name of a step or a parameter. */
export const MAX_NAME_CHARACTERS = 64;
/** Characters of a pipeline's name. */
export const MAX_PIPELINE_NAME_CHARACTERS = 256;
/** Characters of a job's name; tuning and AutoML jobs have `MAX_SHORT_JOB_NAME_CHARACTERS`. */
export const MAX_JOB_NAME_CHARACTERS = 63;
export const MAX_SHORT_JOB_NAME_CHARACTERS = 32;
/** Characters of a step's display name. The published schema wants a step name here, which the service does not. */
export const MAX_DISPLAY_NAME_CHARACTERS = 256;
/** Characters of a description: what the API takes, and what the published schema says. */
export const MAX_DESCRIPTION_CHARACTERS = 3072;
export const MAX_SCHEMA_DESCRIPTION_CHARACTERS = 4096;
/** Characters of a value in `Metadata`. */
export const MAX_METADATA_CHARACTERS = 1024;
/** Characters of a parameter's default, and of a value given at the start. */
export const MAX_DEFAULT_CHARACTERS = 4096;
export const MAX_START_VALUE_CHARACTERS = 1024;
/** Parameters in one start request. */
export const MAX_START_PARAMETERS = 200;
/** Steps of a selective execution. */
export const MAX_SELECTED_STEPS = 50;
/** Training jobs of a tuning job that its properties list, the best one first. */
export const MAX_TRAINING_JOB_SUMMARIES = 50;
/** Outputs of a Lambda or Callback step. */
export const MAX_OUTPUT_PARAMETERS = 50;
/** Seconds before a retry, retries, and minutes in which retries begin. */
export const MAX_RETRY_INTERVAL_SECONDS = 43_200;
export const MAX_RETRY_ATTEMPTS = 20;
export const MAX_RETRY_EXPIRE_MINUTES = 14_400;
/** Bytes of a file that `Std:JsonGet` reads. */
export const MAX_JSON_GET_BYTES = 2 * 1024 * 1024;
/** Characters of a failure reason: of a step, of an execution, of a Fail step's message. */
export const MAX_STEP_FAILURE_CHARACTERS = 1024;
export const MAX_EXECUTION_FAILURE_CHARACTERS = 1300;
export const MAX_FAIL_MESSAGE_CHARACTERS = 3072;
