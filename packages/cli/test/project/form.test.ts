import { describe, expect, it } from "vitest";
import { CONNECTION, environmentOf, type OperatorPlace, operatorPlace, WANTED } from "./on-fake.ts";
import { isPythonThere, onTerminal, type Typing } from "./on-terminal.ts";

const ENTER = "\r";
const CTRL_C = "\x03";

const created = ({ aws }: OperatorPlace) =>
  aws.calls.filter(({ operation }) => operation === "CreateProject");

const fill = (place: OperatorPlace, steps: readonly Typing[], columns: number, ...argv: readonly string[]) =>
  onTerminal({ cwd: place.folder, env: environmentOf(place.aws.endpoint), columns, steps }, ...argv);

function connect({ aws }: OperatorPlace, name: string, status: "AVAILABLE" | "PENDING"): string {
  const arn = aws.state.arn("codeconnections", `connection/${aws.state.newUuid()}`);
  aws.state.connections.set(arn, {
    ConnectionName: name,
    ConnectionArn: arn,
    ProviderType: "GitHub",
    OwnerAccountId: aws.state.account,
    ConnectionStatus: status,
  });
  return arn;
}

const THROUGH: readonly Typing[] = [
  { see: "Project name", type: `churn${ENTER}` },
  { see: "Repository URL", type: `https://github.com/octo/churn.git${ENTER}` },
  { see: "Branch", type: ENTER },
  { see: "Connection", type: ENTER },
  { see: "Seed code", type: ENTER },
];

describe.skipIf(!isPythonThere).concurrent("the form of a project [needs python]", () => {
  it.each([60, 200])(
    "says what is wrong while it is typed, and sums up before it asks for a yes, at %i columns",
    async (columns) => {
      const place = await operatorPlace();

      const shown = await fill(
        place,
        [
          { see: "Name of the SageMaker project", type: "a b" },
          { see: "Must be letters, digits and single or repeated hyphens", type: `\x7f\x7fbc${ENTER}` },
          { see: "Repository URL", type: `https://evil.example/x${ENTER}` },
          { see: "without credentials", type: "\x15https://github.com/octo/churn.git" },
          { see: "octo/churn.git", type: ENTER },
          { see: "(main)", type: `release/1${ENTER}` },
          { see: "Connection", type: ENTER },
          { see: "Seed code", type: `\x1b[B${ENTER}` },
          { see: "Make this project?", type: ENTER },
        ],
        columns,
        "project",
        "create",
      );

      expect(shown.untyped).toEqual([]);
      expect(shown.text).toMatch(/Branch +release\/1\r?\n/);
      expect(shown.text).toMatch(/Template +sagewright-acme-prod-project,\s+version\s+fedcba987654/);
      expect(shown.code).toBe(0);
      expect(created(place)).toMatchObject([
        {
          input: {
            ProjectName: "abc",
            ServiceCatalogProvisioningDetails: {
              ProvisioningParameters: expect.arrayContaining([
                { Key: "RepositoryBranch", Value: "release/1" },
                { Key: "SeedTemplate", Value: "abalone" },
              ]),
            },
          },
        },
      ]);
    },
    90_000,
  );

  it("lets choose from the connections that there are, but from none whose handshake is not done", async () => {
    const place = await operatorPlace();
    const arn = connect(place, "work", "AVAILABLE");
    connect(place, "new", "PENDING");

    const shown = await fill(
      place,
      [
        { see: "Connection", type: ENTER },
        { see: "Seed code", type: ENTER },
        { see: "Make this project?", type: ENTER },
      ],
      100,
      ...[
        "project",
        "create",
        "churn",
        "--repository-url",
        "https://github.com/octo/churn.git",
        "--branch",
        "main",
      ],
    );

    expect(shown.untyped).toEqual([]);
    expect(shown.text).toMatch(/new \(GitHub\) \(PENDING: sagewright connection status new/);
    expect(created(place)[0]?.input).toMatchObject({
      ServiceCatalogProvisioningDetails: {
        ProvisioningParameters: expect.arrayContaining([{ Key: "ConnectionArn", Value: arn }]),
      },
    });
  }, 90_000);

  it("refuses a connection that was typed and is not there", async () => {
    const place = await operatorPlace();
    place.aws.state.connections.clear();
    const typed = { see: "Connection", type: `${CONNECTION}${ENTER}` };
    const steps = [...THROUGH.slice(0, 3), typed, ...THROUGH.slice(4)];
    const shown = await fill(place, steps, 100, "project", "create");
    expect(shown).toMatchObject({
      code: 2,
      untyped: [],
      text: expect.stringContaining("CONNECTION_UNUSABLE"),
    });
    expect(created(place)).toEqual([]);
  }, 90_000);

  it.each([
    ["Ctrl-C in the midst of it", [...THROUGH.slice(0, 2), { see: "Branch", type: CTRL_C }], 130],
    ["Ctrl-C at the last question", [...THROUGH, { see: "Make this project?", type: CTRL_C }], 130],
    ["a no", [...THROUGH, { see: "Make this project?", type: `n${ENTER}` }], 1],
  ])(
    "makes nothing after %s, and says so",
    async (_, steps, code) => {
      const place = await operatorPlace();
      const shown = await fill(place, steps, 100, "project", "create");
      expect(shown).toMatchObject({ code, untyped: [], text: expect.stringContaining("Nothing was made.") });
      expect(shown.screen.lastIndexOf("\x1b[?25h")).toBeGreaterThanOrEqual(
        shown.screen.lastIndexOf("\x1b[?25l"),
      );
      expect(created(place)).toEqual([]);
    },
    90_000,
  );

  it.each([
    ["delete", "Type churn to delete it", "Nothing was deleted."],
    ["update", "Update the project?", "Nothing was changed."],
  ])(
    "ends as an interrupt does at Ctrl-C, and changes nothing: %s",
    async (verb, see, words) => {
      const place = await operatorPlace();
      await place.made();
      const more = verb === "update" ? ["--branch", "next"] : [];
      const shown = await fill(place, [{ see, type: CTRL_C }], 100, "project", verb, "churn", ...more);
      expect(shown).toMatchObject({ code: 130, text: expect.stringContaining(words) });
      expect(place.aws.calls.filter(({ operation }) => /^(Update|Delete)Project$/.test(operation))).toEqual(
        [],
      );
    },
    90_000,
  );

  it("asks nothing where all was given", async () => {
    const place = await operatorPlace();
    const shown = await fill(place, [], 100, "project", "create", "churn", ...WANTED);
    expect(shown.code).toBe(0);
    expect(shown.text).not.toContain("Make this project?");
  }, 90_000);

  it("asks before an update, and wants the name typed before a deletion", async () => {
    const place = await operatorPlace();
    await place.made();

    const kept = await fill(
      place,
      [
        { see: "Type churn to delete it", type: `sales${ENTER}` },
        { see: "nothing to leave it as it is", type: "\x15" },
        { see: "Type churn to delete it", type: ENTER },
      ],
      100,
      "project",
      "delete",
      "churn",
    );
    const updated = await fill(
      place,
      [{ see: "Update the project?", type: ENTER }],
      100,
      "project",
      "update",
      "churn",
      "--branch",
      "next",
    );
    const deleted = await fill(
      place,
      [{ see: "Type churn to delete it", type: `churn${ENTER}` }],
      100,
      "project",
      "delete",
      "churn",
    );

    expect(kept).toMatchObject({ code: 1, text: expect.stringContaining("Nothing was deleted.") });
    expect(updated).toMatchObject({ code: 0, text: expect.stringMatching(/Branch +main +→ +next/) });
    expect(deleted).toMatchObject({ code: 0, text: expect.stringContaining("churn is deleted") });
  }, 120_000);
});
