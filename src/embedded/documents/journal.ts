/**
 * The journal: what each commit changed, in one piece, so that a commit costs one short write instead of one for every
 * page that it touched. lmdb writes its pages later, for many commits at once; until then the journal holds what they
 * lack, and an open after a crash does it again.
 *
 * The file has its full length from the start: where a file system writes in place, a frame takes no new room on the disk.
 * A frame is its body's length, a checksum, the mark and the body. The mark is a random number that lmdb keeps with its
 * pages: once these are written there is another one, and whatever the file still holds is void.
 */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { flush } from './flush.js'

const SIZE = 2 * 1024 * 1024
/** Length (4 bytes), checksum (4), mark (6). */
const HEADER = 14
/** Marks are below this. */
export const MARKS = 2 ** 48 - 1

export class Journal {
  private readonly file: number
  private mark = 0
  private end = 0
  private known: Buffer[] = []
  private unsure = false

  /** Opens the file, or makes it. Throws what the disk throws. */
  constructor(path: string) {
    this.file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    const { size } = fstatSync(this.file)
    if (size < SIZE) writeAll(this.file, Buffer.alloc(SIZE - size), size)
    fsyncSync(this.file)
    flush(dirname(path))
  }

  /** What it holds: bodies in their order. */
  get bodies(): readonly Buffer[] {
    return this.known
  }

  /** Whether a body that it could not take may stand in the file all the same, until a restart with another mark. */
  get doubtful(): boolean {
    return this.unsure
  }

  /** Whatever bears another mark is void from now on; what comes next is written from the start. */
  restart(mark: number): void {
    this.mark = mark
    this.end = 0
    this.known = []
    this.unsure = false
  }

  /** Takes over what bears the mark, as another process left it. Throws what the disk throws. */
  recover(mark: number): void {
    this.restart(mark)
    const bytes = Buffer.alloc(SIZE)
    for (let at = 0, got = 1; got > 0; at += got) got = readSync(this.file, bytes, at, SIZE - at, at)
    for (let body = this.bodyAt(bytes, 0); body; body = this.bodyAt(bytes, this.end)) {
      this.known.push(body)
      this.end += HEADER + body.length
    }
  }

  private bodyAt(bytes: Buffer, at: number): Buffer | undefined {
    if (at + HEADER > bytes.length) return undefined
    const start = at + HEADER
    const length = bytes.readUInt32BE(at)
    if (length === 0 || start + length > bytes.length || bytes.readUIntBE(at + 8, 6) !== this.mark)
      return undefined
    const body = bytes.subarray(start, start + length)
    return bytes.readUInt32BE(at + 4) === checksum(this.mark, body) ? body : undefined
  }

  /**
   * Takes a body, given in pieces, which is on the disk when this returns. Gives false, and writes nothing, where there
   * is no room for it. Throws what the disk throws: it does not hold the body then, but is doubtful.
   */
  append(pieces: readonly Buffer[]): boolean {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (this.end + HEADER + length > SIZE) return false
    const frame = Buffer.concat([Buffer.alloc(HEADER), ...pieces])
    const body = frame.subarray(HEADER)
    frame.writeUInt32BE(length, 0)
    frame.writeUInt32BE(checksum(this.mark, body), 4)
    frame.writeUIntBE(this.mark, 8, 6)
    this.unsure = true
    try {
      writeAll(this.file, frame, this.end)
      fdatasyncSync(this.file)
    } catch (error) {
      this.strike()
      throw error
    }
    this.unsure = false
    this.known.push(body)
    this.end += frame.length
    return true
  }

  /** Makes what was written last no frame, as far as the disk does that. */
  private strike(): void {
    try {
      writeAll(this.file, Buffer.alloc(HEADER), this.end)
    } catch {}
  }

  close(): void {
    closeSync(this.file)
  }
}

const checksum = (mark: number, body: Buffer): number => crc32(body, mark % 2 ** 32)

function writeAll(file: number, bytes: Buffer, from: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, from + at)
}
