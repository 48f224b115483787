/** The MongoDB wire protocol: bytes to messages and replies to bytes. Only OP_MSG and the first OP_QUERY. */
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const CHECKSUM = 1
const MORE_TO_COME = 2
/** Flags that a reader must know; the rest (bit 16: exhaust) may be overlooked. */
const REQUIRED = 0xffff

const SMALL = 64 * 1024

/** MongoDB's limit for one message. */
export const MAX_MESSAGE = 48_000_000

export interface Message {
  requestId: number
  /** How the answer has to be framed; a message with `moreToCome` wants none. */
  kind: 'msg' | 'query'
  moreToCome: boolean
  body: Buffer
  /** Document sequences by name (section kind 1). */
  sequences: Map<string, Buffer[]>
}

/** Bytes that are no message: the connection cannot go on. */
export class ProtocolError extends Error {}

/** Cuts a stream of chunks into messages. Throws ProtocolError for a length that cannot be. */
export class Framer {
  private chunks: Buffer[] = []
  private held = 0

  push(chunk: Buffer): Buffer[] {
    const messages: Buffer[] = []
    this.chunks.push(chunk)
    this.held += chunk.length
    while (this.held >= 4) {
      if ((this.chunks[0]?.length ?? 0) < 4) this.join()
      const length = this.chunks[0]?.readInt32LE(0) ?? 0
      if (length < 21 || length > MAX_MESSAGE) throw new ProtocolError(`message of ${length} bytes`)
      if (this.held < length) return messages
      this.join()
      const all = this.chunks[0] ?? Buffer.alloc(0)
      this.chunks = all.length > length ? [all.subarray(length)] : []
      this.held -= length
      messages.push(all.subarray(0, length))
    }
    return messages
  }

  private join(): void {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)]
  }
}

/** Reads one message. Throws ProtocolError for anything that is not well formed. */
export function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4)
  const opCode = bytes.readInt32LE(12)
  if (opCode === OP_QUERY) {
    const end = bytes.indexOf(0, 20)
    if (end < 0) throw new ProtocolError('OP_QUERY without a name')
    return {
      requestId,
      kind: 'query',
      moreToCome: false,
      body: documentAt(bytes, end + 9, bytes.length),
      sequences: new Map(),
    }
  }
  if (opCode !== OP_MSG) throw new ProtocolError(`operation ${opCode}`)
  const flags = bytes.readUInt32LE(16)
  if (flags & REQUIRED & ~(CHECKSUM | MORE_TO_COME)) throw new ProtocolError(`flags ${flags}`)
  const end = bytes.length - (flags & CHECKSUM ? 4 : 0)
  return { requestId, kind: 'msg', moreToCome: (flags & MORE_TO_COME) !== 0, ...sections(bytes, 20, end) }
}

function sections(bytes: Buffer, start: number, end: number): Pick<Message, 'body' | 'sequences'> {
  let body: Buffer | undefined
  const sequences = new Map<string, Buffer[]>()
  let at = start
  while (at < end) {
    const kind = bytes[at]
    at += 1
    if (kind === 0) {
      if (body) throw new ProtocolError('two bodies')
      body = documentAt(bytes, at, end)
      at += body.length
    } else if (kind === 1) {
      const stop = at + sizeAt(bytes, at, end)
      const nameEnd = bytes.indexOf(0, at + 4)
      if (nameEnd < 0 || nameEnd >= stop) throw new ProtocolError('sequence without a name')
      const name = bytes.toString('utf8', at + 4, nameEnd)
      const documents: Buffer[] = []
      for (at = nameEnd + 1; at < stop; at += documents.at(-1)?.length ?? 0)
        documents.push(documentAt(bytes, at, stop))
      sequences.set(name, documents)
    } else {
      throw new ProtocolError(`section of kind ${kind}`)
    }
  }
  if (!body) throw new ProtocolError('no body')
  return { body, sequences }
}

function sizeAt(bytes: Buffer, at: number, end: number): number {
  if (at + 5 > end) throw new ProtocolError('message too short')
  const size = bytes.readInt32LE(at)
  if (size < 5 || at + size > end) throw new ProtocolError(`part of ${size} bytes`)
  return size
}

function documentAt(bytes: Buffer, at: number, end: number): Buffer {
  return bytes.subarray(at, at + sizeAt(bytes, at, end))
}

/** The bytes that answer a message. */
export function frameReply(message: Message, body: Buffer, replyId: number): Buffer[] {
  const head = Buffer.alloc(message.kind === 'query' ? 36 : 21)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(replyId, 4)
  head.writeInt32LE(message.requestId, 8)
  head.writeInt32LE(message.kind === 'query' ? OP_REPLY : OP_MSG, 12)
  if (message.kind === 'query') {
    head.writeInt32LE(8, 16)
    head.writeInt32LE(1, 32)
  }
  // A small answer is copied together: one call to the system costs more than that.
  return body.length <= SMALL ? [Buffer.concat([head, body])] : [head, body]
}
