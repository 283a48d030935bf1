import { CreateProjectCommand, type DescribeProjectOutput, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterEach, expect, it } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import type { Scenario } from "../../../../tools/fake-aws/scenario.ts";
import type { AwsProjectClients } from "../../src/project/aws-project-clients.ts";
import { observer } from "../../src/project/observe.ts";
import { rootCause } from "../../src/project/root-cause.ts";
import { clientsOfFake } from "./clients-of-fake.ts";

let aws: FakeAws;
afterEach(() => aws.stop());

/** A project that was asked for, and has come to its end. */
async function ended(scenario: Scenario) {
  aws = await startFakeAws(scenario);
  const clients = clientsOfFake(aws);
  const sagemaker = new SageMakerClient({ region: aws.state.region, endpoint: aws.endpoint });
  const launched = { ProductId: "prod-acmeprojects01" };
  await sagemaker.send(
    new CreateProjectCommand({ ProjectName: "churn", ServiceCatalogProvisioningDetails: launched }),
  );
  aws.advance();
  const project = aws.state.projects.get("churn") as DescribeProjectOutput;
  return { clients, project, look: observer(clients, project.ProjectId ?? "") };
}

/** Has CloudFormation refuse to tell of stacks within stacks. */
function failWithin({ cloudFormation }: AwsProjectClients, name: string, message: string): () => void {
  cloudFormation.middlewareStack.add(
    (next) => (args) => {
      if (!JSON.stringify(args.input).includes("Nested")) return next(args);
      throw Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
    },
    { step: "initialize", name: "failWithin" },
  );
  return () => cloudFormation.middlewareStack.remove("failWithin");
}

it("does not take a nested stack that does not answer for one without events", async () => {
  const { clients, project, look } = await ended({ outcome: "access denied in stack", nested: true });
  const answersAgain = failWithin(clients, "Throttling", "Rate exceeded");

  const first = await look(project);
  answersAgain();
  const second = await look(project);

  expect(first.isPartial).toBe(true);
  expect(second.isPartial).toBe(false);
  expect(rootCause(project, second).message).toContain("lambda:InvokeFunction");
});

it("says that it may not see a nested stack, where only what is around it tells of the failure", async () => {
  const { clients, project, look } = await ended({ outcome: "access denied in stack", nested: true });
  failWithin(
    clients,
    "AccessDenied",
    "User: arn:aws:iam::111122223333:user/a is not authorized to perform: cloudformation:DescribeStackEvents",
  );
  const { unseen } = await look(project);
  expect(unseen).toMatchObject([
    { code: "PROJECT_UNSEEN", message: expect.stringContaining("stack within the stack") },
  ]);
});

it("keeps why a stack could not be made, where it is deleted for that", async () => {
  const { project, look } = await ended({ outcome: "access denied in stack" });
  await look(project);
  const [id = ""] = aws.state.stacks.keys();
  aws.state.events.get(id)?.push({
    EventId: "deletion",
    StackId: id,
    StackName: "SC",
    PhysicalResourceId: id,
    ResourceStatus: "DELETE_IN_PROGRESS",
    Timestamp: aws.state.now(),
  });

  const observed = await look(project);

  expect(observed.events.at(-1)?.id).toBe("deletion");
  expect(rootCause(project, observed).message).toContain("lambda:InvokeFunction");
});
