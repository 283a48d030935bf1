import { describe, expect, it } from "vitest";
import { parsePlatformSettings, parseProjectParameters } from "./parse.ts";
import { type ProjectParameters, projectParameters } from "./project-parameters.ts";

const good = Object.fromEntries(projectParameters.map(({ key, example }) => [key, example]));

describe("parseProjectParameters", () => {
  it("takes the example of every parameter", () => {
    expect(parseProjectParameters(good)).toEqual({ ok: true, value: good, warnings: [] });
  });

  it("fills in the defaults", () => {
    const { repositoryBranch: _, seedTemplate: __, ...given } = good;
    expect(parseProjectParameters(given)).toMatchObject({
      value: { repositoryBranch: "main", seedTemplate: "penguins" },
    });
  });

  it.each(projectParameters.filter((parameter) => parameter.default === undefined).map(({ key }) => key))(
    "wants %s",
    (key) => {
      const { [key]: _, ...given } = good;
      expect(parseProjectParameters(given)).toMatchObject({
        ok: false,
        issues: [{ code: "PROJECT_PARAMETER_INVALID", path: [key], message: "It is missing." }],
      });
    },
  );

  it("complains once about one value, with a value that fits", () => {
    expect(parseProjectParameters({ ...good, connectionArn: "" })).toMatchObject({
      issues: [{ path: ["connectionArn"], hint: expect.stringContaining("arn:aws:codeconnections:") }],
    });
  });

  it("takes repositories at the platform's hosts only, and says which these are", () => {
    const at = (repositoryUrl: string) =>
      parseProjectParameters(
        { ...good, repositoryUrl },
        { gitHosts: ["git.acme.example:8443", "gitlab.com"] },
      );

    expect(at("https://git.acme.example:8443/a/b.git").ok).toBe(true);
    expect(at("https://gitlab.com/group/sub/b").ok).toBe(true);
    expect(at("https://evil.example/a/b.git")).toMatchObject({
      issues: [
        {
          path: ["repositoryUrl"],
          message: expect.stringContaining("git.acme.example:8443 or gitlab.com"),
          hint: 'Give a value such as "https://git.acme.example:8443/example/demo.git".',
        },
      ],
    });
  });

  it("names what was meant by an unknown parameter", () => {
    expect(parseProjectParameters({ ...good, repositoryBranhc: "x" })).toMatchObject({
      issues: [{ code: "PROJECT_PARAMETER_UNKNOWN", hint: 'Did you mean "repositoryBranch"?' }],
    });
  });

  it.each(projectParameters.map(({ key }) => key))("refuses megabytes as %s", (key) => {
    const megabytes = "a-".repeat(3_000_000);

    expect(parseProjectParameters({ ...good, [key]: megabytes })).toMatchObject({
      issues: [{ path: [key], message: expect.stringMatching(/^At most \d+ characters\.$/) }],
    });
  });

  it.each(["not an object", null, 7, []])("refuses %j", (given) => {
    expect(parseProjectParameters(given)).toMatchObject({ ok: false });
  });

  it("types its value", () => {
    const parsed = parseProjectParameters(good);
    if (parsed.ok) expect(parsed.value satisfies ProjectParameters).toBeDefined();
  });
});

describe("parsePlatformSettings", () => {
  it("needs the organization alone", () => {
    expect(parsePlatformSettings({ organization: "acme" })).toMatchObject({
      ok: true,
      value: { environment: "dev", runner: "codebuild", routes: ["service-catalog", "s3"] },
    });
    expect(parsePlatformSettings({})).toMatchObject({
      issues: [{ code: "PLATFORM_SETTING_INVALID", path: ["organization"], message: "It is missing." }],
    });
  });

  it("says which kind of value it is, and which it should be", () => {
    expect(
      parsePlatformSettings({ organization: 5, owners: "me@acme.example", tags: [], gitHosts: null }),
    ).toMatchObject({
      issues: [
        { path: ["organization"], message: "Its kind is number, not string." },
        { path: ["owners"], message: "Its kind is string, not array." },
        { path: ["gitHosts"], message: "Its kind is null, not array." },
        { path: ["tags"], message: "Its kind is array, not record." },
      ],
    });
  });

  it("names the place inside a setting", () => {
    expect(
      parsePlatformSettings({ organization: "acme", principalArns: ["arn:aws:iam::1:role/x"] }),
    ).toMatchObject({ issues: [{ path: ["principalArns", 0] }] });
  });

  it.each([
    "GitHub.com",
    "https://github.com",
    "github.com/acme",
    "github.com:443",
    "a..b",
    "",
    "*.acme.example",
  ])("refuses %j as a Git host", (host) => {
    expect(parsePlatformSettings({ organization: "acme", gitHosts: [host] })).toMatchObject({
      ok: false,
      issues: [{ code: "PLATFORM_SETTING_INVALID", path: ["gitHosts", 0] }],
    });
  });

  it.each([
    ["gitHosts", "a.".repeat(3_000_000)],
    ["dataBuckets", "a-".repeat(3_000_000)],
    ["principalArns", "a".repeat(6_000_000)],
  ])("refuses megabytes in %s", (key, megabytes) => {
    expect(parsePlatformSettings({ organization: "acme", [key]: [megabytes] })).toMatchObject({
      ok: false,
      issues: [{ path: [key, 0] }],
    });
  });

  it("wants at least one Git host", () => {
    expect(parsePlatformSettings({ organization: "acme", gitHosts: [] }).ok).toBe(false);
  });

  it.each(["a..b", "192.168.1.1", "acme.states", "Acme-states", "-acme", "ab"])(
    "refuses %s as the name of the bucket of states",
    (stateBucketName) => {
      expect(parsePlatformSettings({ organization: "acme", stateBucketName })).toMatchObject({
        ok: false,
        issues: [{ path: ["stateBucketName"] }],
      });
    },
  );

  it("refuses more tags than a resource has room for", () => {
    const tags = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag-${i}`, "x"]));

    expect(parsePlatformSettings({ organization: "acme", tags: tags(40) }).ok).toBe(true);
    expect(parsePlatformSettings({ organization: "acme", tags: tags(41) })).toMatchObject({
      issues: [{ path: ["tags"], message: expect.stringContaining("At most 40") }],
    });
  });

  it("says what to do about a setting of the wrong type", () => {
    expect(parsePlatformSettings({ organization: "acme", tags: "x" })).toMatchObject({
      issues: [{ path: ["tags"], hint: "Correct the value. What it is for: Tags of every resource." }],
    });
  });

  it("refuses tags that are AWS's or SageMaker's own", () => {
    expect(
      parsePlatformSettings({ organization: "acme", tags: { "sagemaker:project-id": "x" } }),
    ).toMatchObject({ ok: false });
  });

  it("refuses a seed template under the name of one that is built in", () => {
    expect(
      parsePlatformSettings({ organization: "acme", seedTemplates: { penguins: "./seed" } }),
    ).toMatchObject({ ok: false, issues: [{ path: ["seedTemplates", "penguins"] }] });
  });

  it("lets pipelines read buckets of any name", () => {
    const dataBuckets = ["acme-raw", "acme.raw--2", "123"];

    expect(parsePlatformSettings({ organization: "acme", dataBuckets })).toMatchObject({
      value: { dataBuckets },
    });
  });

  it.each([
    ["sagewright-acme-dev-111122223333-eu-west-1", {}],
    ["sagemaker-p-abcdef123456-111122223333-eu-west-1", {}],
    ["acme-states", { stateBucketName: "acme-states" }],
    ["acme/raw", {}],
    ["acme-*", {}],
  ])("refuses to let pipelines read %s", (bucket, others) => {
    expect(
      parsePlatformSettings({ organization: "acme", dataBuckets: ["acme-raw", bucket], ...others }),
    ).toMatchObject({
      ok: false,
      issues: [{ code: "PLATFORM_SETTING_INVALID", path: expect.arrayContaining(["dataBuckets"]) }],
    });
  });

  it("names what was meant by an unknown setting", () => {
    expect(parsePlatformSettings({ organization: "acme", runer: "codebuild" })).toMatchObject({
      issues: [{ code: "PLATFORM_SETTING_UNKNOWN", hint: 'Did you mean "runner"?' }],
    });
  });
});
