/**
 * An https URL of a Git repository, without credentials; its one group is the full name (`owner/name`, with as many
 * levels as GitLab has). No segment is `.` or `..`.
 */
export const REPOSITORY_URL_PATTERN =
  "^https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/((?:[.]?[A-Za-z0-9_-][A-Za-z0-9_.-]*/)+[.]?[A-Za-z0-9_-][A-Za-z0-9_.-]*?)(?:[.]git)?$";

/**
 * The full name of a repository, as connections know it: `octo/churn` of `https://github.com/octo/churn.git`.
 * `undefined` for what is no repository URL.
 */
export const repositoryFullName = (url: string): string | undefined =>
  new RegExp(REPOSITORY_URL_PATTERN, "u").exec(url)?.[1];
