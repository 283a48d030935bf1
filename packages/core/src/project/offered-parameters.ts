import { type ProjectParameter, projectParameters } from "./project-parameters.ts";
import { repositoryUrlPatternAt } from "./repository-url.ts";

/** The settings that narrow down what a project may be made with. */
export interface Offer {
  readonly gitHosts: readonly string[];
}

/**
 * The parameters of a project as one platform offers them: its repositories are at the platform's Git hosts, as the Git
 * credentials go wherever the URL says.
 */
export const offeredParameters = (offer: Offer): readonly ProjectParameter[] =>
  projectParameters.map((parameter) =>
    parameter.key === "repositoryUrl" ? { ...parameter, ...repositoryUrlAt(offer) } : parameter,
  );

function repositoryUrlAt({ gitHosts }: Offer) {
  const hosts = gitHosts.join(" or ");
  const [first = ""] = gitHosts;
  return {
    description: `https URL of the Git repository of the model build code, at ${hosts}.`,
    constraint: `an https URL without credentials at ${hosts}, such as "https://${first}/octo/churn.git"`,
    pattern: repositoryUrlPatternAt(gitHosts),
    example: `https://${first}/example/demo.git`,
  };
}
