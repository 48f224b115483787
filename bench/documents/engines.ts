/** The engines that are compared: the embedded one, and the one that MONGODB_URI names. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type mongoose from 'mongoose'
import { z } from 'zod'
import { type PetitionModel, petitionModel } from '../../src/petitions/petition-schema.js'
import { connect } from '../../src/store/connect.js'

const Opened = z.object({ uri: z.string(), openedInMs: z.number() })

export interface BenchEngine {
  name: string
  model: PetitionModel
  connection: mongoose.Connection
  /** Of the embedded engine: until its socket answered. */
  openedInMs?: number
  /** Anonymous memory of its process in MB, where it is one that was started here. */
  anonymousMb(): number | undefined
  close(): Promise<void>
}

/** Starts the embedded engine on a folder. */
export async function embedded(dataDir: string): Promise<BenchEngine> {
  const child = fork(new URL('./host.js', import.meta.url), [dataDir])
  const [message]: unknown[] = await once(child, 'message')
  const { uri, openedInMs } = Opened.parse(message)
  const connection = await connect(uri)
  return {
    name: 'embedded',
    model: petitionModel(connection),
    connection,
    openedInMs,
    anonymousMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1]) / 1024
    },
    close: async () => {
      await connection.close()
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** Connects to a running engine, in a database of its own that is dropped at the end. */
export async function other(uri: string): Promise<BenchEngine> {
  const connection = await connect(uri.replace(/^(mongodb:\/\/[^/?]+)(\/[^?]*)?/, '$1/bench_documents'))
  return {
    name: 'other',
    model: petitionModel(connection),
    connection,
    anonymousMb: () => undefined,
    close: async () => {
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
