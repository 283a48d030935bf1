import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const FIND = `import botocore, sys
if botocore.__version__ != sys.argv[1]: sys.exit(1)
print(botocore.__path__[0])`;

/** A shape of a service model, as botocore writes it. */
export interface ModelShape {
  readonly type: string;
  readonly members?: { readonly [name: string]: { readonly shape: string; readonly locationName?: string } };
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface ServiceModel {
  readonly operations: { readonly [name: string]: { readonly input: { readonly shape: string } } };
  readonly shapes: { readonly [name: string]: ModelShape };
}

/** The version whose models the table is written from: another one knows other members and values. */
export const BOTOCORE_VERSION = "1.43.11";

/** The service models of botocore; `undefined` where Python or that version of botocore is not installed. */
export function botocoreModels(): ((service: string) => ServiceModel) | undefined {
  const found = spawnSync("python3", ["-c", FIND, BOTOCORE_VERSION], {
    encoding: "utf8",
  });
  if (found.status !== 0) return undefined;
  const data = join(found.stdout.trim(), "data");
  return (service) => {
    const version = readdirSync(join(data, service)).sort().at(-1) ?? "";
    const file = join(data, service, version, "service-2.json");
    const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
    return JSON.parse(text.toString()) as ServiceModel;
  };
}
