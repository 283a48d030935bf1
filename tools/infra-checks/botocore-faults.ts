import { spawnSync } from "node:child_process";
import { BOTOCORE_VERSION } from "../constraints/botocore.ts";

/** A call as a fake of a service recorded it: what came, and what it answered. */
export interface RecordedCall {
  readonly operation: string;
  readonly request: object;
  readonly response?: object;
  readonly error?: string;
}

const CHECK = `
import json, sys, botocore
from botocore.session import get_session
from botocore.validate import ParamValidator
calls = json.load(sys.stdin)
service = get_session().get_service_model(sys.argv[1])
faults = []
for call in calls:
    operation = service.operation_model(call["operation"])
    for part, shape in (("request", operation.input_shape), ("response", operation.output_shape)):
        if call.get(part) is None or shape is None:
            continue
        report = ParamValidator().validate(call[part], shape)
        if report.has_errors():
            faults.append(call["operation"] + " " + part + ": " + report.generate_report())
json.dump(faults, sys.stdout)
`;

/** For `it.skipIf(!isBotocoreThere)("… [needs botocore …]")`. */
export const isBotocoreThere: boolean =
  spawnSync("python3", [
    "-c",
    "import botocore, sys; sys.exit(botocore.__version__ != sys.argv[1])",
    BOTOCORE_VERSION,
  ]).status === 0;

export const NEEDS_BOTOCORE: string = isBotocoreThere ? "" : ` [needs botocore ${BOTOCORE_VERSION}]`;

/** What AWS's own model of a service, named as in its endpoints, says against recorded requests and responses. */
export function botocoreFaults(service: string, calls: readonly RecordedCall[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync("python3", ["-c", CHECK, service], {
    input: JSON.stringify(calls),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`botocore: ${stderr}`);
  return JSON.parse(stdout);
}
