import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { platformSettings } from "./platform-settings.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A config file; every one in a folder of its own, since modules are loaded once. */
function configFile(settings: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "sagewright-settings-")));
  folders.push(folder);
  mkdirSync(join(folder, "templates"));
  const path = join(folder, "sagewright.config.ts");
  writeFileSync(path, `export default ${settings};`);
  return path;
}

it("puts flags over the file, and defaults under it", async () => {
  const path = configFile(
    `{ organization: "acme", environment: "prod", owners: ["a@acme.example"], seedTemplates: { forecast: "./templates" }, role: "arn:aws:iam::111122223333:role/R" }`,
  );

  const { settings, file, warnings } = await platformSettings(path, { environment: "test", routes: ["s3"] });

  expect(settings).toMatchObject({
    organization: "acme",
    environment: "test",
    owners: ["a@acme.example"],
    routes: ["s3"],
    runner: "codebuild",
    seedTemplates: { forecast: join(path, "../templates") },
  });
  expect(settings).not.toHaveProperty("role");
  expect(file).toBe(path);
  expect(warnings).toEqual([]);
});

it("lets an example stand for an organization that nobody has named, and says so", async () => {
  const { settings, warnings } = await platformSettings(configFile("{}"), {});

  expect(settings.organization).toBe("example");
  expect(warnings).toMatchObject([
    { code: "ORGANIZATION_MISSING", severity: "warning", hint: expect.stringContaining("--organization") },
  ]);
});

it("tells all that is wrong in the file at once, at its place there", async () => {
  const path = configFile(
    `{ organization: "Acme", logRetentionInDays: 8, vpc: { vpcId: "x" }, seedTemplates: 3 }`,
  );

  const wrong = platformSettings(path, {});

  await expect(wrong).rejects.toMatchObject({
    name: "SagewrightError",
    issues: expect.arrayContaining(
      [["organization"], ["logRetentionInDays"], ["vpc", "vpcId"], ["seedTemplates"]].map((place) =>
        expect.objectContaining({
          code: "PLATFORM_SETTING_INVALID",
          path: [expect.stringMatching(/sagewright\.config\.ts$/), ...place],
          hint: expect.stringMatching(/\S/),
        }),
      ),
    ),
  });
});

it("tells what is wrong of a flag at the flag, as wrong usage", async () => {
  const wrong = platformSettings(configFile(`{ organization: "acme" }`), { owners: ["nobody"] });

  const error = await wrong.catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ issues: [{ path: ["--owners[0]"] }] });
});

it.each([
  [`{ organisation: "acme" }`, `Did you mean "organization"?`],
  [`{ stateBuket: "acme" }`, "stateBucketName"],
  [`{ isolatoin: "none" }`, `Did you mean "isolation"?`],
])("knows what was meant in %s", async (settings, hint) => {
  await expect(platformSettings(configFile(settings), {})).rejects.toMatchObject({
    issues: [{ code: "CONFIG_INVALID", hint: expect.stringContaining(hint) }],
  });
});

it("names a config file that is not there", async () => {
  await expect(platformSettings("no/such.config.ts", {})).rejects.toMatchObject({
    issues: [{ code: "CONFIG_FILE_MISSING", path: ["no/such.config.ts"] }],
  });
});
