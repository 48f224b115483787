/** Width and height of a picture, or undefined if these bytes are not the head of one. */
export function pictureSize(head: Buffer): { width: number; height: number } | undefined {
  if (head.length < 24) return undefined
  if (head.readUInt32BE(0) === 0x89504e47) return sized(head.readUInt32BE(16), head.readUInt32BE(20))
  const six = head.toString('latin1', 0, 6)
  if (six === 'GIF87a' || six === 'GIF89a') return sized(head.readUInt16LE(6), head.readUInt16LE(8))
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return webp(head)
  if (head.readUInt16BE(0) === 0xffd8) return jpeg(head)
  return undefined
}

function sized(width: number, height: number) {
  return width > 0 && height > 0 ? { width, height } : undefined
}

function webp(head: Buffer) {
  if (head.length < 30) return undefined
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return sized(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1)
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return sized((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return sized(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff)
    default:
      return undefined
  }
}

/** Walks the segments to the frame header: SOF0 to SOF15 but for DHT (C4), JPG (C8) and DAC (CC). */
function jpeg(head: Buffer) {
  let at = 2
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return undefined
    const marker = head[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return sized(head.readUInt16BE(at + 7), head.readUInt16BE(at + 5))
    }
    at += 2 + head.readUInt16BE(at + 2)
  }
  return undefined
}
