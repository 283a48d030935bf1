import { Argument, type Command } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";

/** The command that prints what a shell needs to complete command lines. */
export function addCompletionCommand(program: Command, finish: Finish): void {
  program
    .command("completion")
    .description("print a script with which a shell completes commands, options and values")
    .addArgument(new Argument("<shell>", "shell that reads it").choices(["bash", "zsh", "fish"]))
    .addHelpText(
      "after",
      examples(
        'eval "$(sagewright completion bash)"          in ~/.bashrc',
        'eval "$(sagewright completion zsh)"           in ~/.zshrc, after compinit',
        "sagewright completion fish > ~/.config/fish/completions/sagewright.fish",
      ),
    )
    .action(async (shell) => {
      const { completionCommand } = await import("./completion-script.ts");
      finish(completionCommand(program, shell));
    });
}
