import module from "node:module";

const OWN = /^@sagewright\//;

/**
 * Until the returned function is called, packages of sagewright's own that a folder lacks are those that run: a config in
 * a clone without `node_modules` says all that most commands want to know of it.
 */
export function lendOwnPackages(): () => void {
  // Node before 22.15 has no such hooks.
  const hooks = module.registerHooks?.({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!OWN.test(specifier)) throw error;
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
    },
  });
  return () => hooks?.deregister();
}
