/** What a project is made of, and asked for with. */
export interface ProjectRequest {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  /** Parameters of its template, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Does what CloudFormation does for a project on AWS: makes its repository with the seed code, and what runs on a push. Each
 * operation resolves to a sentence for people about how it went; when the signal is aborted it leaves nothing half behind.
 */
export interface ProjectProvisioner {
  /**
   * The parameters as they will hold, with defaults; nothing is made yet. Throws SagewrightError about those that it cannot
   * take.
   */
  plan(request: ProjectRequest): Promise<Readonly<Record<string, string>>>;
  /** Those parameters of a project that was made which follow from where it is now; they count before what was recorded. */
  whereabouts(project: ProjectRequest): Readonly<Record<string, string>>;
  create(project: ProjectRequest, signal: AbortSignal): Promise<string>;
  update(project: ProjectRequest, signal: AbortSignal): Promise<string>;
  /** Of a project that was not made whole, too. */
  delete(project: ProjectRequest, signal: AbortSignal): Promise<string>;
}
