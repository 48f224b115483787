import type mongoose from 'mongoose'
import type { Environment } from '../config/env.js'
import { openStores } from '../embedded/open-stores.js'
import { connect } from '../store/connect.js'
import { quietLog } from './terminal.js'

/** Connects to the documents alone for one piece of work; `attach`: beside a running service, too. */
export async function withDocuments<T>(
  { dataDir, mongodbUri }: Environment,
  { attach }: { readonly attach: boolean },
  work: (connection: mongoose.Connection) => Promise<T>,
): Promise<T> {
  const stores = await openStores({ dataDir, mongodbUri, only: 'documents', attach, log: quietLog() })
  try {
    const connection = await connect(stores.documents)
    try {
      return await work(connection)
    } finally {
      await connection.close()
    }
  } finally {
    await stores.close()
  }
}
