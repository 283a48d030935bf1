import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

const execPath = () => spawnSync("git", ["--exec-path"], { encoding: "utf8" }).stdout?.trim() ?? "";

/** Whether this machine has Git's own HTTP server, and openssl for its certificate. */
export const isGitServerThere =
  existsSync(join(execPath(), "git-http-backend")) && spawnSync("openssl", ["version"]).status === 0;

/** Comes before Git: `true` where it has answered. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface GitServer {
  readonly port: number;
  readonly url: string;
  readonly bare: string;
  /** The server's certificate as a file, for programs that take it from the environment. */
  readonly certificate: string;
  readonly agent: Agent;
  /** Every request so far: method and path. */
  readonly requests: string[];
  /** How many have connected, whether they asked for something or not. */
  connections(): number;
  /** Runs Git in the served repository. */
  git(...args: readonly string[]): string;
  /** Installs a hook in the served repository. */
  hook(name: string, script: string): void;
  /** Puts files onto a branch, as somebody else would. */
  commit(branch: string, files: Readonly<Record<string, string>>): string;
  intercept(handler: Intercept | undefined): void;
  close(): Promise<void>;
}

export const USERNAME = "ada";
export const PASSWORD = "s3cr3t-t0ken/with=signs";

/** `git http-backend` behind https with basic authentication, serving one empty repository. */
export async function startGitServer(): Promise<GitServer> {
  const folder = mkdtempSync(join(tmpdir(), "seed-git-server-"));
  const { key, certificate } = selfSigned(folder);
  const bare = join(folder, "octo", "demo.git");
  mkdirSync(bare, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["--git-dir", bare, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 }).trim();
  git("init", "--quiet", "--bare", "--initial-branch=main");
  git("config", "http.receivepack", "true");
  git("config", "uploadpack.allowFilter", "true");
  const requests: string[] = [];
  let connections = 0;
  let intercepted: Intercept | undefined;
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      requests.push(`${request.method} ${request.url}`);
      if (intercepted?.(request, response)) return;
      const login = Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64");
      if (request.headers.authorization !== `Basic ${login}`) {
        response.writeHead(401, { "www-authenticate": 'Basic realm="git"' });
        response.end("Authentication failed");
        return;
      }
      serve(folder, request, response);
    },
  );
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const agent = new Agent({ ca: readFileSync(certificate) });
  return {
    port,
    url: `https://localhost:${port}/octo/demo.git`,
    bare,
    certificate,
    agent,
    requests,
    connections: () => connections,
    git,
    hook(name, script) {
      const file = join(bare, "hooks", name);
      mkdirSync(join(bare, "hooks"), { recursive: true });
      writeFileSync(file, `#!/bin/sh\n${script}\n`);
      chmodSync(file, 0o755);
    },
    commit(branch, files) {
      const work = mkdtempSync(join(folder, "work-"));
      const local = (...args: readonly string[]) =>
        execFileSync("git", ["-C", work, "-c", "user.name=Eve", "-c", "user.email=eve@example.com", ...args]);
      execFileSync("git", ["clone", "--quiet", bare, work], { stdio: "ignore" });
      local(
        "checkout",
        "--quiet",
        ...(git("branch", "--list", branch) === "" ? ["--orphan", branch] : [branch]),
      );
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(join(work, name, ".."), { recursive: true });
        writeFileSync(join(work, name), text);
      }
      local("add", "--all");
      local("commit", "--quiet", "--allow-empty", "--message", "By hand");
      local("push", "--quiet", "origin", `HEAD:refs/heads/${branch}`);
      return git("rev-parse", `refs/heads/${branch}`);
    },
    intercept(handler) {
      intercepted = handler;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function selfSigned(folder: string): { readonly key: string; readonly certificate: string } {
  const key = join(folder, "key.pem");
  const certificate = join(folder, "certificate.pem");
  execFileSync(
    "openssl",
    [
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" "),
      ..."-subj /CN=localhost -addext subjectAltName=DNS:localhost".split(" "),
      ...["-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  return { key, certificate };
}

/** Speaks CGI with Git's own program. */
function serve(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? "/", "https://localhost");
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      CONTENT_LENGTH: request.headers["content-length"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      GIT_PROTOCOL: request.headers["git-protocol"]?.toString(),
      REMOTE_USER: USERNAME,
      REMOTE_ADDR: "127.0.0.1",
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  backend.stdin.on("error", () => undefined);
  request.pipe(backend.stdin);
  let head = Buffer.alloc(0);
  let isHeadSent = false;
  backend.stdout.on("data", (part: Buffer) => {
    if (isHeadSent) return void response.write(part);
    head = Buffer.concat([head, part]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    isHeadSent = true;
    const fields = head
      .subarray(0, end)
      .toString("latin1")
      .split("\r\n")
      .map((line) => line.split(": "));
    const headers = Object.fromEntries(fields.map(([name = "", value = ""]) => [name.toLowerCase(), value]));
    const { status = "200", ...rest } = headers;
    response.writeHead(Number.parseInt(status, 10), rest);
    response.write(head.subarray(end + 4));
  });
  backend.stdout.on("end", () => response.end());
}
