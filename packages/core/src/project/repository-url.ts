/** A host of an https URL as it is written in patterns, with its port where there is one. */
const ANY_HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?";

const patternAt = (host: string): string =>
  `^https://${host}/((?:[.]?[A-Za-z0-9_-][A-Za-z0-9_.-]*/)+[.]?[A-Za-z0-9_-][A-Za-z0-9_.-]*?)(?:[.]git)?$`;

/**
 * An https URL of a Git repository, without credentials; its one group is the full name (`owner/name`, with as many
 * levels as GitLab has). No segment is `.` or `..`.
 */
export const REPOSITORY_URL_PATTERN = patternAt(ANY_HOST);

/** A host as `gitHosts` names it: in lower case, with its port where that is not 443. */
export const GIT_HOST_PATTERN =
  "^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:[.][a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?$";

/** The same for repositories at these hosts only. */
export const repositoryUrlPatternAt = (gitHosts: readonly string[]): string =>
  patternAt(`(?:${gitHosts.map((host) => host.replaceAll(".", "[.]")).join("|")})`);

/** Whether a repository is at one of these hosts, however its URL writes them. */
export const isAtGitHost = (repositoryUrl: string, gitHosts: readonly string[]): boolean => {
  const host = URL.parse(repositoryUrl)?.host;
  return host !== undefined && gitHosts.includes(host);
};

/**
 * The full name of a repository, as connections know it: `octo/churn` of `https://github.com/octo/churn.git`.
 * `undefined` for what is no repository URL.
 */
export const repositoryFullName = (url: string): string | undefined =>
  new RegExp(REPOSITORY_URL_PATTERN, "u").exec(url)?.[1];
