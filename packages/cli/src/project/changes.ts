import { projectParameters } from "@sagewright/core/project";

/** One thing that an update will change. */
export interface Change {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What differs between the parameters that a project has and those that it is to have, by their names in the template. */
export const parameterChanges = (
  present: Readonly<Record<string, string>>,
  next: Readonly<Record<string, string>>,
): readonly Change[] =>
  Object.entries(next).flatMap(([name, to]) =>
    present[name] === to ? [] : [{ name: labelOf(name), from: present[name] ?? "", to }],
  );

/** What a form calls it. */
const labelOf = (name: string): string =>
  projectParameters.find(({ cloudFormationName }) => cloudFormationName === name)?.label ?? name;
