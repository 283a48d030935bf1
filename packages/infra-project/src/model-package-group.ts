import { SagemakerModelPackageGroup } from "./bindings.ts";
import type { Project } from "./project.ts";

/**
 * The group in which the project's pipeline registers models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html
 */
export const modelPackageGroup = (project: Project): SagemakerModelPackageGroup =>
  new SagemakerModelPackageGroup(project.stack, "model_package_group", {
    modelPackageGroupName: project.names.modelPackageGroup,
    modelPackageGroupDescription: "Models of the SageMaker project of this name.",
    tags: project.tags,
  });
