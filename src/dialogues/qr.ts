import { correction, generate } from 'lean-qr'
import { toPngBuffer } from 'lean-qr/extras/node_export'

/** Points of the picture for one square of the code: sharp on a phone, and small enough for a message. */
const SCALE = 8
/** Squares of white around it, without which it can't be read (ISO/IEC 18004). */
const MARGIN = 4

/**
 * A text as a QR code, black on white. A print or a photo of it may lose some of it (level M) and can still be read.
 * @throws Error when the text is longer than a QR code can hold, about 2300 bytes
 */
export function qrPng(text: string): Buffer {
  const code = generate(text, { minCorrectionLevel: correction.M })
  // The library leaves the ground transparent, which messengers turn black.
  const png = toPngBuffer(code, { scale: SCALE, pad: MARGIN, on: [0, 0, 0], off: [255, 255, 255] })
  return Buffer.from(png)
}
