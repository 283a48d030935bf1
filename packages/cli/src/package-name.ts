/** What npm takes as a name, made of a folder's name. */
export function packageNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9._~-]+/g, "-")
    .replace(/^[._~-]+|[-.]+$/g, "")
    .slice(0, 214);
  return name === "" || ["node_modules", "favicon.ico"].includes(name) ? "my-pipeline" : name;
}
