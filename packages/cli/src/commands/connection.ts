import { type Command, InvalidArgumentError, Option } from "commander";
import { PROVIDERS } from "../connection/providers.ts";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { group } from "./group.ts";
import { addAwsOptions } from "./target-options.ts";

/** The commands about connections to Git hosts. */
export function addConnectionCommands(program: Command, finish: Finish): void {
  group(
    program,
    "connection",
    {
      description: "connections through which AWS reads your Git repositories",
      examples: ["sagewright connection create --provider github --name acme", "sagewright connection list"],
    },
    (connection) => {
      addCreate(connection, finish);
      addLooks(connection, finish);
    },
  );
}

function addLooks(connection: Command, finish: Finish): void {
  addAwsOptions(connection.command("list"))
    .description("list the connections of the account and region")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples("sagewright connection list", "sagewright connection list --region eu-west-1 --json"),
    )
    .action(async (options) => {
      const { listConnectionsCommand } = await import("./connection-list.ts");
      finish(await listConnectionsCommand(options));
    });
  addAwsOptions(connection.command("status").argument("<connection>", "name or ARN of the connection"))
    .description("show one connection; exits with 1 while it cannot be used")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples("sagewright connection status acme"))
    .action(async (name, options) => {
      const { connectionStatusCommand } = await import("./connection-list.ts");
      finish(await connectionStatusCommand(name, options));
    });
}

function addCreate(connection: Command, finish: Finish): void {
  addAwsOptions(connection.command("create"))
    .description("make a connection, and wait until you have finished its handshake in a browser")
    .addOption(
      new Option("--provider <provider>", "Git host").choices(Object.keys(PROVIDERS)).makeOptionMandatory(),
    )
    .requiredOption("--name <name>", "name of the connection, at most 32 characters")
    .option("--host-arn <arn>", "ARN of the host, for a server of your own")
    .option("--no-wait", "do not wait for the handshake")
    .option("--timeout <minutes>", "how long to wait at most", minutes, 15)
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples(
        "sagewright connection create --provider github --name acme",
        "sagewright connection create --provider gitlab --name acme --no-wait --json",
        "sagewright connection create --provider github-enterprise-server --name acme --host-arn ARN",
      ),
    )
    .action(async (options) => {
      const { createConnectionCommand } = await import("./connection-create.ts");
      finish(await createConnectionCommand(options));
    });
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 24 * 60)) throw new InvalidArgumentError("Give minutes, up to a day.");
  return value;
}
