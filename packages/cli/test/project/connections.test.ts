import { describe, expect, it } from "vitest";
import { document } from "../sagewright.ts";
import { CONNECTION, type OperatorPlace, operatorPlace } from "./on-fake.ts";

const asked = ({ aws }: OperatorPlace, operation: string): number =>
  aws.calls.filter((call) => call.operation === operation).length;

const create = (place: OperatorPlace, arn: string) =>
  place.run(
    "project",
    "create",
    "churn",
    ...["--repository-url", "https://github.com/octo/churn.git", "--connection-arn", arn, "--json"],
  );

const UNUSABLE = [
  ["of another region", CONNECTION.replace("eu-west-1", "us-east-1"), "us-east-1"],
  ["of another account", CONNECTION.replace("111122223333", "999999999999"), "no such connection"],
  ["that is not there", CONNECTION.replace("5555", "0000"), "no such connection"],
  ["whose handshake is not done", CONNECTION, "PENDING"],
] as const;

/** Everything of the place's connection as it is, but its handshake. */
function leavePending({ aws }: OperatorPlace): void {
  const connection = aws.state.connections.get(CONNECTION);
  if (connection !== undefined) connection.ConnectionStatus = "PENDING";
}

describe.concurrent("a connection that a project is given", () => {
  it.each(UNUSABLE)(
    "is refused before anything is made: %s",
    async (_, arn, words) => {
      const place = await operatorPlace();
      leavePending(place);

      const result = await create(place, arn);

      expect(result.code).toBe(2);
      expect(document(result).issues).toMatchObject([
        {
          code: "CONNECTION_UNUSABLE",
          path: [arn],
          message: expect.stringContaining(words),
          hint: expect.stringMatching(/sagewright connection (list|status yours)/),
        },
      ]);
      expect(asked(place, "CreateProject")).toBe(0);
    },
    60_000,
  );

  it("is refused before anything is changed", async () => {
    const place = await operatorPlace();
    await place.made();
    const arn = CONNECTION.replace("111122223333", "999999999999");

    const result = await place.run("project", "update", "churn", "--connection-arn", arn, "--yes", "--json");

    expect(result.code).toBe(2);
    expect(document(result).issues).toMatchObject([{ code: "CONNECTION_UNUSABLE" }]);
    expect(asked(place, "UpdateProject")).toBe(0);
  }, 60_000);

  it("goes by both names of its service", async () => {
    const place = await operatorPlace();
    const made = await create(place, CONNECTION.replace("codeconnections", "codestar-connections"));
    expect(made.code).toBe(0);
  }, 60_000);

  it("is AWS's to judge where connections may not be listed, which is told", async () => {
    const place = await operatorPlace();
    place.aws.fail("ListConnections", "access denied", Infinity);

    const made = await create(place, CONNECTION);

    expect(made).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/warning +AWS_ACCESS_DENIED.*ListConnections/s),
    });
  }, 60_000);
});
