import { SagemakerCodeRepository } from "./bindings.ts";
import type { Project } from "./project.ts";

/**
 * The repository as Studio lists it in the project; Studio clones it with the user's own credentials.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCodeRepository.html
 */
export const codeRepository = (project: Project): SagemakerCodeRepository =>
  new SagemakerCodeRepository(project.stack, "code_repository", {
    codeRepositoryName: project.names.codeRepository,
    gitConfig: {
      repositoryUrl: project.variables.repositoryUrl,
      branch: project.variables.repositoryBranch,
    },
    tags: project.tags,
  });
