/** The document engine's own thread: opens the store, listens, and ends when it is told to. */
import { systemClock } from '../../time/clock.js'
import { hosted } from '../worker.js'
import { Engine } from './engine.js'
import { Reader } from './reader.js'
import { reclaim } from './reclaim.js'
import { serve } from './server.js'

let engine: Engine | undefined
const { folder, socket, ready } = hosted(() => engine?.store.letGo())
// Without room for a copy the store is opened as it is.
await reclaim(folder).catch(() => false)
const opened = new Engine(folder, systemClock().wall, new Reader(folder))
engine = opened
const stop = await serve(opened, socket)
ready(() => stop().then(() => opened.close()))
