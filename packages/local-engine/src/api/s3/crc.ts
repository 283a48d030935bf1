/** Remainders of all bytes for a polynomial whose bits are written backwards, 64 bits as two halves: high, low. */
interface Table {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

function tableOf(polynomialHigh: number, polynomialLow: number): Table {
  const table: Table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit++) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd === 1) {
        low ^= polynomialLow;
        high ^= polynomialHigh;
      }
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}

/** Grows with each piece of the data; `bytes` is the value so far, as it is sent: the high byte first. */
export interface Crc {
  update(data: Uint8Array): void;
  bytes(): Buffer;
}

const CASTAGNOLI = tableOf(0, 0x82f63b78);
const NVME = tableOf(0x9a6c9329, 0xac4bc9b5);

/** @see https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 */
export function crc32c(): Crc {
  const { low } = CASTAGNOLI;
  let crc = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) crc = (low[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
    },
    bytes: () => bytesOf([~crc]),
  };
}

/** The CRC of NVM Express, which S3 gives objects by default. */
export function crc64nvme(): Crc {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) {
        const index = (low ^ byte) & 255;
        low = ((low >>> 8) | (high << 24)) ^ (NVME.low[index] ?? 0);
        high = (high >>> 8) ^ (NVME.high[index] ?? 0);
      }
    },
    bytes: () => bytesOf([~high, ~low]),
  };
}

function bytesOf(words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => {
    bytes.writeUInt32BE(word >>> 0, index * 4);
  });
  return bytes;
}
