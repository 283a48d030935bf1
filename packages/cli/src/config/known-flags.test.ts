import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectFlags, settingsFlags } from "@sagewright/core/project";
import { expect, it } from "vitest";
import { PROJECT_FLAGS, SETTINGS_FLAGS } from "./known-flags.ts";

const FILE = join(import.meta.dirname, "known-flags.ts");
const BIOME = join(import.meta.dirname, "../../../../node_modules/.bin/biome");

it("has the flags that the schemas say (vitest --update writes the table)", async () => {
  const written = `import type { Flag, PlatformSettingKey, ProjectParameterKey } from "@sagewright/core/project";

/**
 * The flags of a platform's settings and of a project's parameters, written down from their schemas by known-flags.test.ts:
 * help and completion need them, and the schemas cost more time to load than all the rest of a start.
 */

export const SETTINGS_FLAGS: readonly Flag<PlatformSettingKey>[] = ${JSON.stringify(settingsFlags())};

export const PROJECT_FLAGS: readonly Flag<ProjectParameterKey>[] = ${JSON.stringify(projectFlags())};

/** What tells one platform from another: all that most commands about projects read. */
export const PLACE_FLAGS = SETTINGS_FLAGS.filter(({ key }) => key === "organization" || key === "environment");
`;
  const { stdout } = spawnSync(BIOME, ["format", `--stdin-file-path=${FILE}`], {
    input: written,
    encoding: "utf8",
  });

  await expect(stdout).toMatchFileSnapshot(FILE);
});

it("says the same as the schemas, member by member", () => {
  expect(SETTINGS_FLAGS).toEqual(settingsFlags());
  expect(PROJECT_FLAGS).toEqual(projectFlags());
});
