const largeBytesMin = 128 * 1024;

/**
 * Memory for one body. A large one has pages of its own: they go back to the system once nobody holds
 * them, where the allocator would keep a hole of their size.
 */
export function roomFor(sizeBytes: number): Buffer<ArrayBuffer> {
  if (sizeBytes < largeBytesMin) return Buffer.allocUnsafeSlow(sizeBytes);
  return Buffer.from(new ArrayBuffer(sizeBytes, { maxByteLength: sizeBytes }));
}

/** The pieces in one. */
export function joined(pieces: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const room = roomFor(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    room.set(piece, at);
    at += piece.byteLength;
  }
  return room;
}

/** Whether a body has pages of its own. */
export function isLarge({ buffer }: Uint8Array): boolean {
  return buffer instanceof ArrayBuffer && buffer.resizable;
}

/** Whether the pages of a large body were given back. It looks empty since, which it never was. */
export function isGivenBack({ buffer }: Uint8Array): boolean {
  return buffer instanceof ArrayBuffer && buffer.resizable && buffer.byteLength === 0;
}

/** Gives the pages of a large body back at once. Nobody may read it from here on. */
export function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.resizable) buffer.resize(0);
}
