/** One object of the local S3. */
export interface StoredObject {
  readonly uri: string;
  readonly bucket: string;
  readonly key: string;
  /** Where its bytes lie on this machine. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * `s3://` as a folder. Methods throw `SagewrightError`: `S3_URI_INVALID` for what is no S3 URI,
 * `S3_OBJECT_MISSING` where an object is needed, `S3_KEY_CLASH` where one key would have to be file and folder.
 */
export interface ObjectStore {
  /** The folder that holds the buckets. */
  readonly root: string;
  /** The path of an object, or of the folder of all keys below it; nothing need be there. */
  pathOf(uri: string): string;
  find(uri: string): StoredObject | undefined;
  /** Objects whose key starts with the text of the prefix, sorted by key; folder markers are left out. */
  list(prefix: string): readonly StoredObject[];
  /** An object's bytes; more than `maxBytes` is `S3_OBJECT_TOO_LARGE`. */
  read(uri: string, maxBytes?: number): Buffer;
  write(uri: string, body: string | Uint8Array): void;
  /** Copies a file to an object. */
  put(uri: string, file: string): Promise<void>;
  /**
   * Copies all objects of a prefix into a folder, keys below the prefix kept; a prefix that is exactly one object
   * becomes one file of its name. No object at all is `S3_OBJECT_MISSING`.
   */
  download(prefix: string, directory: string): Promise<void>;
  /** Copies a folder's files below a prefix; symbolic links are left out. */
  upload(directory: string, prefix: string): Promise<void>;
}
