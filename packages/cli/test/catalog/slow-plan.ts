import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** A program that is Terraform, but for plans, which never end by themselves. */
export function slowPlan(folder: string) {
  const terraform = join(folder, "slow-terraform");
  const begun = join(folder, "plan-begun");
  const script = `#!/bin/sh
if [ "$1" = plan ]; then touch "${begun}"; while :; do sleep 0.05; done; fi
exec terraform "$@"
`;
  writeFileSync(terraform, script, { mode: 0o755 });
  return {
    terraform,
    begun: () => expect.poll(() => existsSync(begun), { timeout: 30_000 }).toBe(true),
  };
}
