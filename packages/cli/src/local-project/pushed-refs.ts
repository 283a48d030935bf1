/** A branch or tag that a push has set or deleted. */
export interface PushedRef {
  /** As in `refs/heads/main`. */
  readonly ref: string;
  /** Absent where it was deleted. */
  readonly commit?: string;
}

/** What Git tells a post-receive hook: `<old> <new> <ref>` a line. @see https://git-scm.com/docs/githooks#post-receive */
export const pushedRefs = (text: string): readonly PushedRef[] =>
  text.split("\n").flatMap((line) => {
    const [, commit = "", ref = ""] = /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) (refs\/.+)$/.exec(line) ?? [];
    if (ref === "") return [];
    return [/^0+$/.test(commit) ? { ref } : { ref, commit }];
  });
