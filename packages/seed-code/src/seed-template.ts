/** A repository that a project starts from. */
export interface SeedTemplate {
  /** The value of the project parameter `seedTemplate`, and of `sagewright init --template`. */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  /** SHA-256 of names and contents, in hexadecimal digits: another one when any file is another. */
  readonly version: string;
  /** Contents by path; paths are relative, with `/`, in sorted order. All are UTF-8 texts that nothing executes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}
