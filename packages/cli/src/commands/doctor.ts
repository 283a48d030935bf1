import type { Command } from "commander";
import { addFlags } from "../config/flag-options.ts";
import { PLACE_FLAGS } from "../config/known-flags.ts";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { someText } from "./some-text.ts";
import { addAwsOptions } from "./target-options.ts";

/** The command that looks at what the others need. */
export function addDoctorCommand(program: Command, finish: Finish): void {
  const doctor = program
    .command("doctor")
    .description("what this machine and the account lack, for which command, and what to do")
    .argument("[command...]", "look only at what this command needs, such as run, deploy, catalog, project")
    .option(
      "--fix",
      "set right what is safe: tags and CORS of the platform's own bucket, the state folder's mode",
    )
    .option("--pipeline <file>", "pipeline whose needs are looked at", DEFAULT_PIPELINE)
    .option("--config <file>", "config file (default: sagewright.config.ts of this folder or above)")
    .option("--state-dir <dir>", "where runs are kept (default: .sagewright beside the pipeline)", someText)
    .option("--json", "print one JSON document");
  addAwsOptions(doctor);
  addFlags(doctor, "Settings, over those of the config file:", PLACE_FLAGS);
  doctor
    .addHelpText(
      "after",
      examples(
        "sagewright doctor",
        "sagewright doctor run",
        "sagewright doctor catalog deploy --profile platform-admin",
        "sagewright doctor project --fix",
        "sagewright doctor --json",
      ),
    )
    .action(async (commands, options) => {
      const { doctorCommand } = await import("./doctor-examine.ts");
      finish(await doctorCommand(commands, options));
    });
}
