// What the build of a project says in its environment. On a laptop stand-ins do, as nothing there asks AWS for them; `deploy`
// refuses them.

const { ARTIFACT_BUCKET, AWS_REGION, SAGEMAKER_PIPELINE_NAME, SAGEMAKER_PIPELINE_ROLE_ARN } = process.env;

// `||`: a variable of a workflow that nobody has set is an empty text.
export const role = SAGEMAKER_PIPELINE_ROLE_ARN || "arn:aws:iam::111122223333:role/PenguinsPipeline";
export const bucket = ARTIFACT_BUCKET || "penguins-111122223333";
/** The group that belongs to the project has the name of its pipeline. */
export const modelPackageGroup = SAGEMAKER_PIPELINE_NAME || "penguins";

const region = AWS_REGION || "us-east-1";
const account = role.split(":")[4];

/** Node 24, by way of the pull-through cache of public.ecr.aws that the platform makes: SageMaker takes images from ECR only. */
export const nodeImage = `${account}.dkr.ecr.${region}.amazonaws.com/ecr-public/docker/library/node:24`;
