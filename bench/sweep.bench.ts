import { SingleBar } from 'cli-progress'
import { bench, describe } from 'vitest'
import type { PetitionContent } from '../src/petitions/content.js'
import { dateBasis } from '../src/petitions/date-basis.js'
import { decideFiling } from '../src/petitions/decide-filing.js'
import { clerk } from '../test/support/many.js'
import { openSite } from '../test/support/replica.js'
import { officeTime } from '../test/support/walk.js'

/**
 * What reminding costs: a sweep that finds some cases due among few open ones, and the same among many. It must cost what
 * is due, not what is open; the floor is a write and an insert per case to the same store. `OPEN=200000 DUE=10000` takes
 * minutes to load; without them a tenth of that or less.
 */
const DUE = Number(process.env.DUE ?? 500)
const MANY = Number(process.env.OPEN ?? 10_000)
const FEW = MANY / 10
const AT_ONCE = 16

const NOW = officeTime('2026-03-20T09:30')
const DAY = 86_400_000
const site = await openSite({ begins: NOW.getTime() })
const replica = await site.replica()
const { petitions, deliveries } = replica.repositories
const { rules } = replica.office()
for (let index = 0; index < 5; index += 1) await clerk(replica, 'registrar', 'huoqiu-petition')
const floor = replica.connection.collection<{ _id: string; value: string }>('floor')
const value = 'x'.repeat(4_000)

const content: PetitionContent = {
  class: 'appeal',
  category: 'unknown',
  facts: [{ kind: 'text', text: 'The road ends at a ditch. '.repeat(40) }],
  request: 'Please build the bridge.',
  place: { region: '341522', words: '5 Guangming Street' },
  petitioner: { kind: 'named', name: 'Wang', phone: '13800000000' },
  language: 'en',
}

let made = 0
let loaded = 0

/** Stores cases filed so many days ago, each sealed as in life. */
async function load(count: number, daysAgo: number): Promise<string[]> {
  const bar = new SingleBar({
    format: `loading {bar} {value}/{total} {eta_formatted}`,
    clearOnComplete: true,
  })
  bar.start(count, 0)
  const ids = Array.from({ length: count }, () => `bench${++made}`)
  const filedAt = new Date(NOW.getTime() - daysAgo * DAY)
  const rest = [...ids]
  const one = async (): Promise<void> => {
    for (let id = rest.pop(); id !== undefined; id = rest.pop()) {
      const number = `XF-341522-2026-${String(++loaded).padStart(6, '0')}-0`
      const by = { kind: 'petitioner', account: `account${loaded % 1_000}` } as const
      const filing = { kind: 'filePetition', id: `f${id}`, petition: id, content, by } as const
      const decision = decideFiling(filing, number, filedAt, rules)
      if (decision.kind === 'refused') throw new Error(decision.refusal.code)
      await petitions.insert(id, decision.events, [], NOW, dateBasis(rules))
      bar.increment()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  bar.stop()
  return ids
}

/** One sweep with so many due; gives its seconds. */
async function sweepOf(due: number): Promise<number> {
  // Filed nine days ago, they have six left: the reminder of seven days before was due yesterday.
  await load(due, 9)
  const from = performance.now()
  await replica.sweep()
  const seconds = (performance.now() - from) / 1000
  const told = await deliveries.model.countDocuments({ kind: 'desk-reminder' })
  if (told !== due) throw new Error(`${told} reminders instead of ${due}`)
  await deliveries.model.deleteMany({})
  return seconds
}

async function floorOf(count: number): Promise<number> {
  for (let index = 0; index < count; index += 1) await floor.insertOne({ _id: `c${index}`, value })
  const from = performance.now()
  const rest = Array.from({ length: count }, (_, index) => index)
  const one = async (): Promise<void> => {
    for (let index = rest.pop(); index !== undefined; index = rest.pop()) {
      await floor.updateOne({ _id: `c${index}` }, { $set: { value: `${value}1` } })
      await floor.insertOne({ _id: `d${index}`, value: 'y'.repeat(300) })
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  return (performance.now() - from) / 1000
}

const rows: { name: string; seconds: number }[] = []
rows.push({ name: `floor: ${DUE} updates and inserts`, seconds: await floorOf(DUE) })
await load(FEW, 1)
await sweepOf(Math.min(50, DUE))
rows.push({ name: `${DUE} due among ${FEW} open`, seconds: await sweepOf(DUE) })
await load(MANY - FEW - DUE, 1)
rows.push({ name: `${DUE} due among ${MANY} open`, seconds: await sweepOf(DUE) })

const longest = Math.max(...rows.map(({ seconds }) => seconds))
const [base, few, many] = rows
console.log(
  [
    '',
    ...rows.map(
      ({ name, seconds }) =>
        `${name.padEnd(40)} ${seconds.toFixed(2).padStart(7)} s ${Math.round(DUE / seconds)
          .toString()
          .padStart(6)}/s  ${'█'.repeat(Math.round((30 * seconds) / longest))}`,
    ),
    `ten times as many open: ${((many?.seconds ?? 0) / (few?.seconds ?? 1)).toFixed(2)} times the time; ${((many?.seconds ?? 0) / (base?.seconds ?? 1)).toFixed(1)} times the floor`,
  ].join('\n'),
)

describe('a sweep with nothing due', () => {
  bench(`among ${MANY} open`, () => replica.sweep(), { iterations: 10, time: 0 })
})
