import { citizen, type Talker } from '../support/citizen.js'
import type { FakeBotApi, Person } from '../support/fake-bot-api.js'
import { cli, type Env } from '../support/service.js'
import type { Random } from './settings.js'

/** Somebody may have to wait for a lease, for a sweep and for a store that is away. */
const PATIENCE_MS = 240_000
/** Of so many one is in danger, so that officials are told of the petition too. */
const IN_DANGER = 1 / 4
const DANGER = {
  en: ['danger', 'Call at once'],
  'zh-CN': ['有危险', '请马上打电话'],
} as const

/** A citizen of the crowd. */
export interface Filer {
  readonly talker: Talker
  readonly inDanger: boolean
}

/** Citizens who file a petition each: as soon as one has the receipt, the next one comes. */
export interface Crowd {
  /** All who have begun. */
  readonly filers: readonly Filer[]
  /** How many have their receipt. */
  done(): number
  /** Rejects as soon as somebody did not get what they waited for. */
  readonly trouble: Promise<never>
  /** Nobody new comes; resolves when everybody has the receipt. */
  close(): Promise<void>
  /** One more, after all others. */
  one(): { readonly filer: Filer; readonly filed: Promise<void> }
}

export function crowd(
  api: FakeBotApi,
  { atOnce, random }: { readonly atOnce: number; readonly random: Random },
): Crowd {
  const filers: Filer[] = []
  let isOpen = true
  let done = 0

  async function place(): Promise<void> {
    while (isOpen) {
      await files(newcomer())
      done += 1
    }
  }

  function newcomer(): Filer {
    const language = random() < 0.5 ? 'en' : 'zh-CN'
    const talker = citizen(api, 10_001 + filers.length, { language, patienceMs: PATIENCE_MS })
    const filer = { talker, inDanger: random() < IN_DANGER }
    filers.push(filer)
    return filer
  }

  const places = Promise.all(Array.from({ length: atOnce }, place))
  const trouble = new Promise<never>((_, reject) => {
    places.catch(reject)
  })
  // Whoever waits for the crowd hears of it; nobody has to.
  trouble.catch(() => undefined)
  return {
    filers,
    done: () => done,
    trouble,
    async close() {
      isOpen = false
      await places
    },
    one() {
      const filer = newcomer()
      return { filer, filed: files(filer) }
    },
  }
}

async function files({ talker, inDanger }: Filer): Promise<void> {
  if (inDanger) {
    const [words, answer] = talker.words.done === 'Done' ? DANGER.en : DANGER['zh-CN']
    talker.person.text(words)
    await talker.hears(answer)
  }
  await talker.files()
}

/** Those who are told of what is urgent: who sorts, and who stands over them. */
export async function officials(api: FakeBotApi, env: Env): Promise<Person[]> {
  const people: Person[] = []
  for (const [index, role] of ['registrar', 'leader'].entries()) {
    const person = api.person(9_001 + index)
    const { out, err } = await cli(
      ['invite', '--role', role, '--unit', 'luan-petition', '--name', `Test ${role}`],
      env,
    )
    const [, payload] = /start[= ](\S+)/.exec(out) ?? []
    if (payload === undefined) throw new Error(`no invitation: ${out}${err}`)
    person.text(`/start ${payload}`)
    await person.hears('You are in as', 30_000)
    people.push(person)
  }
  return people
}
