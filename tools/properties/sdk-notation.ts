import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";

const MAX_DEPTH = 8;
/** Dates, binary values, and what lies too deep. */
const UNKNOWN = "~";

/** Writes types of `@aws-sdk/client-sagemaker` in the notation that `parseShape` reads. */
export function sdkNotation(): (typeName: string) => string {
  const folder = dirname(createRequire(import.meta.url).resolve("@aws-sdk/client-sagemaker/package.json"));
  const entry = join(folder, "dist-types", "index.d.ts");
  const program = ts.createProgram([entry], {
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  const exported = new Map(
    (module ? checker.getExportsOfModule(module) : []).map((symbol) => [symbol.name, symbol]),
  );

  const members = (type: ts.Type, depth: number): string =>
    type
      .getProperties()
      .map((property) => `${property.name}${value(checker.getTypeOfSymbol(property), depth)}`)
      .join(" ");

  const value = (declared: ts.Type, depth: number): string => {
    const type = checker.getNonNullableType(declared);
    if (depth > MAX_DEPTH) return UNKNOWN;
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return `[${inner(item, depth)}]`;
    }
    const kinds = type.isUnion() ? type.types : [type];
    if (kinds.every((kind) => (kind.flags & ts.TypeFlags.Object) === 0)) return scalar(kinds);
    if (type.symbol?.name === "Date" || type.symbol?.name === "Uint8Array") return UNKNOWN;
    const index = type.getStringIndexType();
    if (index) return `<${inner(index, depth)}>`;
    // Tagged unions: the API shows all their members side by side.
    const texts = new Map(
      kinds.flatMap((part) =>
        part.getProperties().flatMap((property) => {
          if (property.name === "$unknown") return [];
          const own = checker.getNonNullableType(checker.getTypeOfSymbol(property));
          if ((own.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0) return [];
          return [[property.name, value(own, depth + 1)] as const];
        }),
      ),
    );
    return `{${[...texts].map(([name, content]) => `${name}${content}`).join(" ")}}`;
  };

  const inner = (type: ts.Type | undefined, depth: number): string => {
    const text = type ? value(type, depth + 1) : "";
    return text.startsWith("{") ? text.slice(1, -1) : text;
  };

  return (typeName) => {
    const symbol = exported.get(typeName);
    if (symbol === undefined) throw new TypeError(`The AWS SDK exports no type ${typeName}.`);
    return members(checker.getDeclaredTypeOfSymbol(symbol), 0);
  };
}

function scalar(kinds: readonly ts.Type[]): string {
  const are = (flags: ts.TypeFlags) => kinds.every((kind) => (kind.flags & flags) !== 0);
  if (are(ts.TypeFlags.StringLike)) return "";
  if (are(ts.TypeFlags.NumberLike)) return "#";
  return are(ts.TypeFlags.BooleanLike) ? "?" : UNKNOWN;
}
