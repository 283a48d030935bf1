// What the build of a project says in its environment. On a laptop stand-ins do, as nothing there asks AWS for them; `deploy`
// refuses them.

const { ARTIFACT_BUCKET, AWS_REGION, SAGEMAKER_PIPELINE_NAME, SAGEMAKER_PIPELINE_ROLE_ARN } = process.env;

// `||`: a variable of a workflow that nobody has set is an empty text.
export const role = SAGEMAKER_PIPELINE_ROLE_ARN || "arn:aws:iam::111122223333:role/AbalonePipeline";
export const bucket = ARTIFACT_BUCKET || "abalone-111122223333";
/** The group that belongs to the project has the name of its pipeline. */
export const modelPackageGroup = SAGEMAKER_PIPELINE_NAME || "abalone";
/** AWS has its images in an account of its own for every region. */
export const region = AWS_REGION || "us-east-1";
