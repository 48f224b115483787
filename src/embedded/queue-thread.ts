/** The queue store's own thread. */
import { openQueue } from './queue.js'
import { hosted } from './worker.js'

const { folder, socket, ready } = hosted()
ready(await openQueue(folder, socket))
