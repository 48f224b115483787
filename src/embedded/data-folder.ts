/** The data folder: that it can be written, which format it has, and where its sockets are. */
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { StoreError, systemCode } from './store-error.js'

/** Raised when older programs could no longer read the data: since 2 some of it may stand in the journal alone. */
export const DATA_FORMAT = 2
/** What this program reads, and makes the newest of. */
const READABLE = [1, DATA_FORMAT]

/** A Unix socket's path may have about 107 characters; beyond this one the sockets go elsewhere. */
const LONGEST_PATH = 100
const POSTGRES_PORT = 5432

export interface Sockets {
  folder: string
  lock: string
  documents: string
  queue: string
  queuePort: number
}

const FORMAT_FILE = 'format.json'

/** Whether there is a data folder that a service has made. */
export const holdsData = (dataDir: string): boolean => existsSync(join(dataDir, FORMAT_FILE))

/**
 * Makes the folder, only for this user, and checks it; a format that can be read is left. Throws StoreError
 * DATA_UNWRITABLE or DATA_VERSION.
 */
export function prepareDataFolder(dataDir: string): string {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw unwritable(dataDir, error)
  }
  const folder = realpathSync(dataDir)
  const versionFile = join(folder, FORMAT_FILE)
  const known = readFormat(versionFile)
  if (known !== undefined && !READABLE.includes(known)) {
    const advice =
      known > DATA_FORMAT
        ? 'It was written by a newer version: start that version, or use another DATA_DIR.'
        : 'Use another DATA_DIR.'
    throw new StoreError(
      'DATA_VERSION',
      `The data in ${folder} has format ${known}, this version reads format ${DATA_FORMAT}. ${advice}`,
    )
  }
  if (known === undefined) writeFormat(folder)
  return folder
}

/** By whom holds the data alone: from now on older programs refuse it. Throws StoreError DATA_UNWRITABLE. */
export function raiseFormat(folder: string): void {
  if (readFormat(join(folder, FORMAT_FILE)) !== DATA_FORMAT) writeFormat(folder)
}

/** In one step: a process that ends on the way leaves what was there. */
function writeFormat(folder: string): void {
  const file = join(folder, FORMAT_FILE)
  const written = `${file}.${process.pid}`
  try {
    writeFileSync(written, `${JSON.stringify({ format: DATA_FORMAT })}\n`, { mode: 0o600, flush: true })
    renameSync(written, file)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

/** Makes a folder and those above it, one by one: Node's own recursion never ends below some paths, as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  mkdirSync(folder, { mode: 0o700 })
}

export function unwritable(folder: string, cause: unknown): StoreError {
  return new StoreError(
    'DATA_UNWRITABLE',
    `The data folder ${folder} cannot be written (${systemCode(cause) ?? 'unknown reason'}). Give this user the right to write it, or set DATA_DIR.`,
    { cause },
  )
}

function readFormat(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw unwritable(file, error)
  }
  try {
    return z.object({ format: z.number() }).parse(JSON.parse(text)).format
  } catch (error) {
    throw new StoreError(
      'DATA_VERSION',
      `${file} is not readable as the data's format. Restore it from a backup, or use another DATA_DIR.`,
      { cause: error },
    )
  }
}

/** The socket folder of a data folder, mode 0700. Throws StoreError DATA_UNWRITABLE. */
export function prepareSockets(dataFolder: string): Sockets {
  const inside = join(dataFolder, 'run')
  const name = `.s.PGSQL.${POSTGRES_PORT}`
  const outside = join(
    tmpdir(),
    `petition-desk-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`,
  )
  const folder = Buffer.byteLength(join(inside, name)) > LONGEST_PATH ? outside : inside
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const stat = lstatSync(folder)
    if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) {
      throw new StoreError(
        'DATA_UNWRITABLE',
        `The socket folder ${folder} belongs to another user. Remove it, or set another DATA_DIR.`,
      )
    }
    chmodSync(folder, 0o700)
  } catch (error) {
    throw error instanceof StoreError ? error : unwritable(folder, error)
  }
  return {
    folder,
    lock: join(folder, 'lock'),
    documents: join(folder, 'documents.sock'),
    queue: join(folder, name),
    queuePort: POSTGRES_PORT,
  }
}
