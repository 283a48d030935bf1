import { ACCOUNTS, IMAGES, REGIONS, REGISTRIES } from "./image-facts.ts";

/** `graviton`: AWS's ARM processors. `neuron`: Inferentia and Trainium. */
export type Accelerator = "cpu" | "gpu" | "graviton" | "neuron";

/** One of AWS's images: what it is chosen by, and where it lies. */
export interface Image {
  readonly scopes: readonly string[];
  readonly version: string;
  /** Empty where an image is not chosen by a second version. */
  readonly base: string;
  /** Empty where one image serves `cpu` and `gpu`. */
  readonly accelerator: Accelerator | "";
  /** Empty where the tag does not tell. */
  readonly python: string;
  readonly repository: string;
  /** Empty for an image without a tag. */
  readonly tag: string;
  /** AWS's account by region. */
  readonly accounts: ReadonlyMap<string, string>;
}

export interface ImageTable {
  readonly images: readonly Image[];
  /** Short versions that stand for another than the newest one that they begin, with the scopes in which they do. */
  readonly aliases: ReadonlyMap<string, string>;
}

const tables = new Map<string, ImageTable>();

/** The images of a framework, read from the table's text when they are first asked for. */
export function imagesOf(framework: string): ImageTable | undefined {
  const text = Object.hasOwn(IMAGES, framework) ? IMAGES[framework as keyof typeof IMAGES] : undefined;
  if (text === undefined) return undefined;
  const table = tables.get(framework) ?? parse(text);
  tables.set(framework, table);
  return table;
}

/** Lines as tools/images/table.ts writes them: `scopes:`, `= alias=version…`, `versions[@base] repository registry variants…`. */
function parse(text: string): ImageTable {
  const images: Image[] = [];
  const aliases = new Map<string, string>();
  let scopes: readonly string[] = [];
  for (const line of text.split("\n")) {
    const [head = "", repository = "", registry = "", ...variants] = line.split(" ");
    if (line.endsWith(":")) scopes = line.slice(0, -1).split(",");
    else if (head === "=") for (const alias of line.split(" ").slice(1)) addAlias(aliases, scopes, alias);
    else {
      const [versions = "", base = ""] = head.split("@");
      const accounts = accountsOf(Number(registry));
      for (const version of versions.split(",")) {
        for (const variant of variants) {
          images.push({ scopes, version, base, repository, accounts, ...chosenBy(variant, version) });
        }
      }
    }
  }
  return { images, aliases };
}

function addAlias(aliases: Map<string, string>, scopes: readonly string[], text: string): void {
  const [alias = "", version = ""] = text.split("=");
  for (const scope of scopes) aliases.set(`${scope} ${alias}`, version);
}

function chosenBy(variant: string, version: string): Pick<Image, "accelerator" | "python" | "tag"> {
  const [choice = "", template] = variant.split("=");
  const [accelerator = "", python = ""] = choice.split(":");
  const usual = [version, accelerator, python].filter((part) => part !== "").join("-");
  return {
    accelerator: accelerator as Accelerator | "",
    python,
    tag: template === undefined ? usual : template.replace("*", version),
  };
}

const registries = new Map<number, ReadonlyMap<string, string>>();

function accountsOf(registry: number): ReadonlyMap<string, string> {
  const known = registries.get(registry);
  if (known !== undefined) return known;
  const digits = REGISTRIES[registry] ?? "";
  const accounts = new Map<string, string>();
  for (const [at, region] of REGIONS.split(" ").entries()) {
    const place = digits.slice(2 * at, 2 * at + 2);
    const start = 12 * Number.parseInt(place, 36);
    if (place !== "..") accounts.set(region, ACCOUNTS.slice(start, start + 12));
  }
  registries.set(registry, accounts);
  return accounts;
}
