import type { DoctorPlace } from "./doctor-place.ts";

/** What a check is needed for. */
export type NeededFor = "run" | "aws" | "catalog" | "project";

/** What `--fix` can do without harm: it only adds what our own platform or state should have. */
export interface Fix {
  /** Makes it so; says what was done. */
  make(): Promise<string>;
}

export interface Finding {
  /** `fault`: what it is needed for does not work without. `warning`: something will be missed, or could not be looked at. */
  readonly status: "ok" | "warning" | "fault";
  readonly message: string;
  /** What to do; of all that is not ok. */
  readonly remedy?: string;
  readonly fix?: Fix;
}

/** One thing that is looked at. */
export interface Check {
  readonly name: string;
  readonly neededFor: NeededFor;
  /** Asks AWS, so that it waits until it is known whose the credentials are. */
  readonly asksAws?: boolean;
  find(place: DoctorPlace): Promise<readonly Finding[]>;
}

export const ok = (message: string): Finding => ({ status: "ok", message });

export const warning = (message: string, remedy: string, fix?: Fix): Finding => ({
  status: "warning",
  message,
  remedy,
  ...(fix !== undefined && { fix }),
});

export const fault = (message: string, remedy: string, fix?: Fix): Finding => ({
  status: "fault",
  message,
  remedy,
  ...(fix !== undefined && { fix }),
});
