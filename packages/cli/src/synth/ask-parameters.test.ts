import { type ProjectParameterKey, projectParameters } from "@sagewright/core/project";
import { expect, it } from "vitest";
import { askParameters } from "./ask-parameters.ts";

const only = (...keys: readonly ProjectParameterKey[]) =>
  projectParameters.filter(({ key }) => keys.includes(key));

/** Answers in turn, and remembers the questions. */
function answering(...answers: readonly string[]) {
  const questions: string[] = [];
  let at = 0;
  const ask = async (question: string) => {
    questions.push(question);
    return answers[at++];
  };
  return { questions, ask };
}

const faultOf = (_: ProjectParameterKey, value: string) => (value.includes(" ") ? "No spaces." : undefined);

it("asks for each under its label, with what is there, else its default, else its example", async () => {
  const { questions, ask } = answering("", "develop", "");
  const parameters = only("repositoryUrl", "repositoryBranch", "seedTemplate");

  const answers = await askParameters({ parameters, present: { seedTemplate: "abalone" }, faultOf }, ask);

  expect(questions).toEqual([
    `Repository URL [${parameters[0]?.example}]: `,
    "Branch [main]: ",
    "Seed code [abalone]: ",
  ]);
  expect(answers).toEqual({ repositoryBranch: "develop" });
});

it("asks again until the answer fits", async () => {
  const { questions, ask } = answering("a b", "c d", " main ");
  const answers = await askParameters({ parameters: only("repositoryBranch"), present: {}, faultOf }, ask);
  expect(questions).toHaveLength(3);
  expect(answers).toEqual({ repositoryBranch: "main" });
});

it("takes what was answered when nobody answers any more", async () => {
  const { ask } = answering("https://github.com/acme/churn.git");
  const parameters = only("repositoryUrl", "repositoryBranch");
  const answers = await askParameters({ parameters, present: {}, faultOf }, ask);
  expect(answers).toEqual({ repositoryUrl: "https://github.com/acme/churn.git" });
});
