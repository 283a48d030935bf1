/** Git hosts that AWS can connect to: the word on the command line, and AWS's. */
export const PROVIDERS = {
  github: "GitHub",
  gitlab: "GitLab",
  bitbucket: "Bitbucket",
  "github-enterprise-server": "GitHubEnterpriseServer",
  "gitlab-self-managed": "GitLabSelfManaged",
} as const;

export type Provider = keyof typeof PROVIDERS;

/** Those that run on a server of one's own. */
export const HOSTED: ReadonlySet<string> = new Set(["github-enterprise-server", "gitlab-self-managed"]);
