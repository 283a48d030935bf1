import type { Issue } from "@sagewright/core";

/** Issues of the commands about the platform. */

export const catalogStateInBucket = (place: string): Issue => ({
  code: "CATALOG_STATE_IN_BUCKET",
  path: ["--backend"],
  message: `The platform's state is in ${place} already.`,
  hint: "Leave out --backend local: the state in the bucket is used by itself.",
});

export const catalogStatesDiffer = (local: string, bucket: string): Issue => ({
  code: "CATALOG_STATES_DIFFER",
  path: [local],
  message: `This state and the one in ${bucket} are of two different deployments of one platform; nothing was touched.`,
  hint: "Find out which one is the platform's (`terraform state list` tells what each knows), and move the other out of its place.",
});

export const catalogStateOfAnotherPlace = (state: string, there: string, here: string): Issue => ({
  code: "CATALOG_STATE_OF_ANOTHER_PLACE",
  path: [state],
  message: `This state is of a platform in account ${there}; the credentials and settings are for account ${here}. Nothing was touched.`,
  hint: "Give --profile and --region of the platform that you mean, or another folder after --out for one in this account and region.",
});

export const catalogStateUnreadable = (place: string, reason: string): Issue => ({
  code: "CATALOG_STATE_UNREADABLE",
  path: [place],
  message: `This is no state of Terraform: ${reason}`,
  hint: "Bring back an earlier copy: the bucket keeps versions of its objects, a folder keeps terraform.tfstate.backup.",
});

export const catalogStateNotMoved = (bucket: string, local: string, reason: string): Issue => ({
  code: "CATALOG_STATE_NOT_MOVED",
  path: [bucket],
  message: `The state in the bucket is not the one that was put there: ${reason}`,
  hint: `The state in ${local} stays the one that counts. Run \`sagewright catalog deploy\` again when nobody else is at work on this platform.`,
});

export const catalogNotDeployed = (folder: string, bucket: string): Issue => ({
  code: "CATALOG_NOT_DEPLOYED",
  path: [folder],
  message: `There is no state of this platform, neither in this folder nor in the bucket ${bucket}.`,
  hint: "Give the folder (--out), organization, environment, region and profile that it was deployed with; `sagewright catalog deploy` deploys it.",
});

export const gitSecretDeleted = (name: string, restore: string, remove: string): Issue => ({
  code: "GIT_SECRET_DELETED",
  path: [name],
  message:
    "The secret of this platform's Git credentials was deleted with an earlier platform, and keeps its name for 7 days.",
  hint: `Bring it back, with its value: ${restore}. Or give its name free: ${remove}. Then run the same command again: it takes over what is there, and makes what is not.`,
});

export const confirmationMissing = (what: string, flags: string): Issue => ({
  code: "CONFIRMATION_MISSING",
  path: [],
  message: `${what} wants a yes, and there is no terminal to ask on. Nothing was changed.`,
  hint: `Give ${flags}.`,
});

export const confirmationDiffers = (given: string, name: string): Issue => ({
  code: "CONFIRMATION_DIFFERS",
  path: ["--confirm"],
  message: `${JSON.stringify(given.slice(0, 200))} is not the name of this platform. Nothing was changed.`,
  hint: `The name is ${name}.`,
});

export const projectStillLives = (project: string, where: string): Issue => ({
  code: "PROJECT_STILL_LIVES",
  path: [project],
  message: `This project was made by the platform, and is still there: ${where}. Without the platform nothing can delete it.`,
  hint: `Delete it first: sagewright project delete ${project}. To leave it to be destroyed by hand: --abandon ${project}`,
});

export const projectAbandoned = (project: string, where: string): Issue => ({
  code: "PROJECT_ABANDONED",
  path: [project],
  message: `This project stays, and nothing can delete it once the platform is gone: ${where}.`,
  hint: "Its resources are destroyed by hand with `sagewright project synth` and `terraform destroy`; its state stays in the bucket.",
  severity: "warning",
});

export const commandRunnerUnregistered = (region: string, how: string): Issue => ({
  code: "COMMAND_RUNNER_UNREGISTERED",
  path: ["AWSUtility::CloudFormation::CommandRunner"],
  message: `CloudFormation does not know this resource type in ${region}; no project can be made with the runner command-runner until it does.`,
  hint: how,
  severity: "warning",
});

export const commandRunnerRefused = (reason: string): Issue => ({
  code: "COMMAND_RUNNER_REFUSED",
  path: ["AWSUtility::CloudFormation::CommandRunner"],
  message: `CloudFormation has not registered this resource type: ${reason}`,
  hint: "Mend what it names (the package must be the built one of AWS's repository, the role must be one that resources.cloudformation.amazonaws.com may assume), then deploy again.",
});

export const commandRunnerPackageInvalid = (value: string): Issue => ({
  code: "COMMAND_RUNNER_PACKAGE_INVALID",
  path: ["--command-runner-package"],
  message: `${JSON.stringify(value.slice(0, 200))} is not the place of an object in S3, or there is no role for it.`,
  hint: "Give --command-runner-package s3://bucket/key.zip together with --command-runner-role arn:aws:iam::…:role/….",
});
