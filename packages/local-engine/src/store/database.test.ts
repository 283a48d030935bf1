import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { codesOf, temporaryFolder } from "../../test/engine-fixture.ts";
import { type Database, openDatabase } from "./database.ts";
import { MIGRATIONS } from "./migrations.ts";

function opened(path = join(temporaryFolder(), "state.db")): Database {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  return database;
}

const insertGroup = "INSERT INTO model_package_groups (name, arn, creation_time) VALUES (?, '', '')";
const groups = (database: Database) =>
  database
    .prepare("SELECT name FROM model_package_groups")
    .all()
    .map(({ name }) => name);

describe("openDatabase", () => {
  it("makes the folder and the file, and opens it again", () => {
    const path = join(temporaryFolder(), "a", "b", "state.db");
    const first = openDatabase(path);
    first.prepare(insertGroup).run("kept");
    first.close();

    expect(groups(opened(path))).toEqual(["kept"]);
  });

  it.each([
    ["garbage", "this is no database, but long enough to look at".repeat(20)],
    ["a header with nothing behind it", "SQLite format 3\0".padEnd(200, "x")],
  ])("says that %s is not a usable state file, and leaves it as it is", async (_, content) => {
    const path = join(temporaryFolder(), "state.db");
    writeFileSync(path, content);

    expect(await codesOf(() => openDatabase(path))).toEqual(["STATE_CORRUPT"]);
    expect(readFileSync(path, "utf8")).toBe(content);
  });

  it("says that a folder cannot be made where a file is", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");

    expect(await codesOf(() => openDatabase(join(file, "state.db")))).toEqual(["STATE_UNWRITABLE"]);
  });

  it("says that a folder in which nobody may write cannot be written", async () => {
    expect(await codesOf(() => openDatabase("/proc/sagewright/state.db"))).toEqual(["STATE_UNWRITABLE"]);
    expect(await codesOf(() => openDatabase("/proc/state.db"))).toEqual(["STATE_UNWRITABLE"]);
  });

  it("refuses a file of a newer version, and leaves it as it is", async () => {
    const path = join(temporaryFolder(), "state.db");
    const newer = new DatabaseSync(path);
    newer.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();

    expect(await codesOf(() => openDatabase(path))).toEqual(["STATE_TOO_NEW"]);
  });

  it("is made once when several processes open it at the same time", async () => {
    const path = join(temporaryFolder(), "state.db");
    const program = `
      import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, "database.ts"))};
      openDatabase(process.argv[1]).close();`;
    const exits = Array.from({ length: 4 }, async () => {
      const child = spawn(
        process.execPath,
        [
          "--conditions=@sagewright/source",
          "--disable-warning=ExperimentalWarning",
          "--input-type=module",
          "-e",
          program,
          path,
        ],
        { stdio: ["ignore", "ignore", "inherit"] },
      );
      const [code] = await once(child, "exit");
      return code;
    });

    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
    expect(groups(opened(path))).toEqual([]);
  });
});

it("says that it is closed, and not more", async () => {
  const database = openDatabase(join(temporaryFolder(), "state.db"));
  const insert = database.prepare(insertGroup);
  database.close();

  expect(await codesOf(() => insert.run("late"))).toEqual(["ENGINE_CLOSED"]);
  expect(await codesOf(() => database.transaction(() => insert.run("late")))).toEqual(["ENGINE_CLOSED"]);
});

describe("a transaction", () => {
  it("keeps all or nothing", () => {
    const database = opened();
    const insert = database.prepare(insertGroup);

    expect(() =>
      database.transaction(() => {
        insert.run("lost");
        throw new RangeError("on the way");
      }),
    ).toThrow("on the way");
    database.transaction(() => database.transaction(() => insert.run("kept")));

    expect(groups(database)).toEqual(["kept"]);
  });

  it("says that the disk is full, writes nothing half, and goes on when there is room again", async () => {
    const path = join(temporaryFolder(), "state.db");
    const database = opened(path);
    const insert = database.prepare(insertGroup);
    const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
    // SQLite reports a file that may not grow just as a disk without room.
    database.prepare(`PRAGMA max_page_count = ${pages + 2}`).get();

    const codes = await codesOf(() =>
      database.transaction(() => {
        insert.run("small");
        insert.run("x".repeat(1_000_000));
      }),
    );
    database.prepare("PRAGMA max_page_count = 100000").get();
    insert.run("later");

    expect(codes).toEqual(["STATE_UNWRITABLE"]);
    expect(groups(database)).toEqual(["later"]);
  });
});
