import { spawn } from "node:child_process";
import { findProgram } from "./find-program.ts";
import { endWithThisProcess, killGroup } from "./run-program.ts";

export interface MotoOptions {
  /**
   * After so many calls signatures and policies are enforced; until then a test may make its users and roles.
   * @default never
   */
  readonly initialNoAuthActionCount?: number;
  /** Environment variables of moto's own. */
  readonly environment?: { readonly [name: string]: string };
}

export interface Moto {
  /** `http://127.0.0.1:port` */
  readonly endpoint: string;
  /** Forgets everything. */
  reset(): Promise<void>;
  /** Functions are not run: an invocation answers its own payload. */
  echoFunctions(): Promise<void>;
  stop(): Promise<void>;
}

const program = findProgram("moto_server");

/** For `describe.skipIf(!isMotoThere)("… [needs moto]")`. */
export const isMotoThere: boolean = program !== undefined;

/** Starts an emulator of AWS on a free port of this machine's own. */
export async function startMoto({
  initialNoAuthActionCount,
  environment = {},
}: MotoOptions = {}): Promise<Moto> {
  if (program === undefined) throw new Error("moto_server is not installed");
  const child = spawn(program, ["-H", "127.0.0.1", "-p", "0"], {
    env: {
      ...process.env,
      ...(initialNoAuthActionCount === undefined
        ? {}
        : { INITIAL_NO_AUTH_ACTION_COUNT: String(initialNoAuthActionCount) }),
      ...environment,
      PYTHONUNBUFFERED: "1",
    },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("moto_server does not start");
  const ended = endWithThisProcess(pid);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`moto_server does not answer: ${said}`)), 60_000);
    child.once("exit", () => reject(new Error(`moto_server ended: ${said}`)));
    // Read to its end, or the pipe fills and moto stands still.
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (said.length < 10_000) said += text;
      const [, url] = /Running on (http:\/\/[\d.:]+)/.exec(said) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
  const post = async (path: string, body?: object): Promise<void> => {
    const response = await fetch(`${endpoint}/moto-api/${path}`, {
      method: "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`moto: ${path}: ${response.status}`);
  };
  return {
    endpoint,
    reset: () => post("reset"),
    echoFunctions: () => post("config", { lambda: { use_docker: false } }),
    stop: async () => {
      killGroup(pid);
      await gone;
      ended();
    },
  };
}
