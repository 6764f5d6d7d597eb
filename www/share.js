// A reading in the address: what was read, packed into the part after `#`, which a browser sends to nobody.

/// Longer addresses are cut by mail programs and messengers.
const LONGEST = 60_000;
const MARK = "read=";
/// What an address may unpack to, so that a small one cannot fill the memory.
const LARGEST = 5_000_000;

const through = async (bytes, stream) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/// The fragment for an input and a day of publication, or null where it would be too long.
export const packed = async (input, published) => {
  const job = JSON.stringify({ ...input, published: published || undefined });
  const bytes = await through(new TextEncoder().encode(job), new CompressionStream("deflate-raw"));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = MARK + text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
  return fragment.length <= LONGEST ? fragment : null;
};

/// What a fragment holds, or null where it holds no reading; a broken one is an error with a sentence.
export const unpacked = async (fragment) => {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const text = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
      if (size > LARGEST) throw new RangeError("too large");
    }
    const job = JSON.parse(await new Blob(parts).text());
    const input = typeof job.html === "string" ? { html: job.html } : { text: job.text };
    if (typeof (input.html ?? input.text) !== "string") throw new TypeError("no text");
    return { input, published: /^\d{4}-\d\d-\d\d$/u.test(job.published) ? job.published : "" };
  } catch {
    throw new Error("The link is broken: what it holds cannot be unpacked. Ask for it again, or paste the text.");
  }
};
