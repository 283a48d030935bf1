import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { signed } from "../../../../tools/infra-checks/emulator/calls.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { BUCKET, type ReducedOptions } from "./reduced-platform.ts";

/** What the tests with the reduced platform need. */
export const isReducedThere = isTerraformThere && isMotoThere;
export const NEEDS_REDUCED = "[needs terraform] [needs moto]";
export const TIMEOUT = 120_000;

/** An emulator for a file of tests, emptied before each of them, and a new folder for each. */
export function reducedWorld() {
  let moto: Moto;
  let base: string;
  const folders: string[] = [];
  beforeAll(async () => {
    moto = await startMoto();
  }, TIMEOUT);
  beforeEach(async () => {
    await moto.reset();
    base = mkdtempSync(join(tmpdir(), "sagewright-reduced-"));
    folders.push(base);
  });
  afterAll(async () => {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
    await moto.stop();
  });
  const asked = (key: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${moto.endpoint}/${BUCKET}${key}`, { ...init, headers: signed("s3") });
  return {
    /** A path in the test's folder, that of the stack is `out`. */
    path: (...names: readonly string[]): string => join(base, ...names),
    platform: (more: Partial<ReducedOptions> = {}): ReducedOptions => ({
      endpoint: moto.endpoint,
      folder: join(base, "out"),
      ...more,
    }),
    /** Of the platform's bucket, and of what is in it. */
    hasBucket: async (): Promise<boolean> => (await asked("", { method: "HEAD" })).ok,
    put: (key: string, body: string) => asked(`/${key}`, { method: "PUT", body }),
    remove: (key: string) => asked(`/${key}`, { method: "DELETE" }),
    /** The platform's state in its bucket; nothing where there is none. */
    async state(): Promise<string | undefined> {
      const answer = await asked("/catalog/terraform.tfstate");
      return answer.ok ? answer.text() : undefined;
    },
  };
}

/** Names of the resources in a state. */
export const namesIn = (state: string | undefined): readonly string[] =>
  JSON.parse(state ?? '{"resources":[]}').resources.map(({ name }: { readonly name: string }) => name);
