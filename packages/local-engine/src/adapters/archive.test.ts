import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Header, list } from "tar";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packDirectory, unpackArchive } from "./archive.ts";

const MEGABYTE = 1024 * 1024;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "archive-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function model(name: string, time: number): string {
  const directory = join(root, name);
  mkdirSync(join(directory, "code"), { recursive: true });
  writeFileSync(join(directory, "model.bin"), "weights");
  writeFileSync(join(directory, "code/inference.py"), "pass");
  writeFileSync(join(directory, "@odd name"), "odd");
  utimesSync(join(directory, "model.bin"), time, time);
  return directory;
}

/** An archive as an attacker would write it. */
function forged(entry: {
  path: string;
  type: "File" | "SymbolicLink" | "Link" | "CharacterDevice";
  linkpath?: string;
}) {
  const file = join(root, "forged.tar");
  const header = new Header({ ...entry, size: 0, mode: 0o644, mtime: new Date(0) });
  header.encode();
  writeFileSync(file, Buffer.concat([header.block ?? Buffer.alloc(0), Buffer.alloc(1024)]));
  return file;
}

describe("packDirectory", () => {
  it("puts the contents at the root of the archive, in order", async () => {
    const paths: string[] = [];

    await packDirectory(model("a", 1), join(root, "out/model.tar.gz"));

    await list({ file: join(root, "out/model.tar.gz"), onReadEntry: (entry) => void paths.push(entry.path) });
    expect(paths).toEqual(["@odd name", "code/", "code/inference.py", "model.bin"]);
    expect(readdirSync(join(root, "out"))).toEqual(["model.tar.gz"]);
  });

  it("makes the same bytes of the same contents", async () => {
    await packDirectory(model("a", 1), join(root, "a.tar.gz"));
    await packDirectory(model("b", 99999), join(root, "b.tar.gz"));

    expect(readFileSync(join(root, "a.tar.gz")).equals(readFileSync(join(root, "b.tar.gz")))).toBe(true);
  });

  it("packs an empty folder as an empty archive", async () => {
    mkdirSync(join(root, "empty"));

    await packDirectory(join(root, "empty"), join(root, "empty.tar.gz"));
    await unpackArchive(join(root, "empty.tar.gz"), join(root, "again"));

    expect(readdirSync(join(root, "again"))).toEqual([]);
  });

  it("keeps links inside and names the ones it leaves out", async () => {
    const directory = model("a", 1);
    symlinkSync("model.bin", join(directory, "latest"));
    linkSync(join(directory, "model.bin"), join(directory, "second"));
    symlinkSync("/etc/passwd", join(directory, "passwd"));
    symlinkSync("../outside", join(directory, "outside"));

    const leftOut = await packDirectory(directory, join(root, "a.tar.gz"));
    await unpackArchive(join(root, "a.tar.gz"), join(root, "again"));

    expect(leftOut).toEqual(["outside", "passwd"]);
    expect(readFileSync(join(root, "again/latest"), "utf8")).toBe("weights");
    expect(readFileSync(join(root, "again/second"), "utf8")).toBe("weights");
  });

  it("leaves nothing behind when it fails", async () => {
    await expect(packDirectory(join(root, "none"), join(root, "out/a.tar.gz"))).rejects.toThrow("ENOENT");

    expect(readdirSync(root)).toEqual([]);
  });
});

describe("unpackArchive", () => {
  it("holds little of a large archive in memory", async () => {
    const size = 300 * MEGABYTE;
    const header = new Header({ path: "zeros", type: "File", size, mode: 0o644, mtime: new Date(0) });
    header.encode();
    const zeros = gzipSync(Buffer.alloc(size / 10));
    const parts = [
      gzipSync(header.block ?? ""),
      ...Array.from({ length: 10 }, () => zeros),
      gzipSync(Buffer.alloc(1024)),
    ];
    writeFileSync(join(root, "zeros.tar.gz"), Buffer.concat(parts));
    const before = process.resourceUsage().maxRSS;

    await unpackArchive(join(root, "zeros.tar.gz"), join(root, "unpacked"));

    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150);
  });

  it.each([
    [{ path: "../evil", type: "File" }, "leaves the folder"],
    [{ path: "a/../../evil", type: "File" }, "leaves the folder"],
    [{ path: "/tmp/evil", type: "File" }, "absolute"],
    [{ path: "link", type: "SymbolicLink", linkpath: "/etc" }, "link"],
    [{ path: "a/link", type: "SymbolicLink", linkpath: "../../x" }, "link"],
    [{ path: "link", type: "Link", linkpath: "../x" }, "link"],
    [{ path: "device", type: "CharacterDevice" }, "CharacterDevice"],
  ] as const)("refuses %j and writes nothing", async (entry, words) => {
    const file = forged(entry);

    const unpacking = unpackArchive(file, join(root, "out"));

    await expect(unpacking).rejects.toThrow(new RegExp(`ARCHIVE_UNSAFE.*${words}`));
    expect(readdirSync(root)).toEqual(["forged.tar"]);
  });

  it("says that an archive is cut off, and writes nothing", async () => {
    const directory = model("a", 1);
    writeFileSync(
      join(directory, "noise"),
      Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i * 31) % 251)),
    );
    await packDirectory(directory, join(root, "a.tar.gz"));
    truncateSync(join(root, "a.tar.gz"), 300);

    await expect(unpackArchive(join(root, "a.tar.gz"), join(root, "out"))).rejects.toThrow("ARCHIVE_INVALID");

    expect(existsSync(join(root, "out"))).toBe(false);
    expect(readdirSync(root).sort()).toEqual(["a", "a.tar.gz"]);
  });

  it("says that a file is no archive", async () => {
    writeFileSync(join(root, "text.tar.gz"), "not an archive, only a line of text\n".repeat(100));

    await expect(unpackArchive(join(root, "text.tar.gz"), join(root, "out"))).rejects.toThrow(
      "ARCHIVE_INVALID",
    );
  });
});
