// Unpacks a zip file: Chromium loads unpacked extensions only.
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { inflateRawSync } from "node:zlib";

/// Writes all files of the archive under a folder.
export const unzip = (archive, into) => {
  const bytes = readFileSync(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error(`${archive} is no zip file`);
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const header = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (name.endsWith("/")) continue;
    const path = normalize(name);
    if (path.startsWith("..") || path.startsWith("/")) throw new Error(`${archive} writes outside: ${name}`);
    const data = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(data, data + packed);
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), method === 0 ? content : inflateRawSync(content));
  }
};

/// Copies an extension into a folder, whether it is packed or a folder itself, to be changed there.
export const copied = (extension, into) => {
  if (statSync(extension).isDirectory()) cpSync(extension, into, { recursive: true });
  else unzip(extension, into);
  return into;
};
