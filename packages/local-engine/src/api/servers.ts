import type { ApiContext } from "./operation.ts";
import type { SageMakerApi } from "./sagemaker-api.ts";
import type { ApiServer, ServeOptions } from "./server.ts";

/** The servers of one engine, which end with it. */
export interface Servers {
  serve(options?: ServeOptions): Promise<ApiServer>;
  close(): Promise<void>;
}

export function createServers(api: SageMakerApi, context: ApiContext): Servers {
  const open = new Set<ApiServer>();
  return {
    async serve(options = {}) {
      // Loaded only now: most engines serve nothing.
      const { serveApi } = await import("./serve.ts");
      const server = await serveApi(api, context, options);
      open.add(server);
      return {
        ...server,
        close() {
          open.delete(server);
          return server.close();
        },
      };
    },
    async close() {
      await Promise.all([...open].map((server) => server.close()));
    },
  };
}
