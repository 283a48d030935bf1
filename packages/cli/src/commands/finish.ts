/** What a command's action hands its exit code to. */
export type Finish = (code: number) => void;
