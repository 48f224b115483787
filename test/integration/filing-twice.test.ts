import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/dialogues/run-command.js'
import { randomId } from '../../src/people/ids.js'
import { person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
})

afterAll(() => site.close())

test('a petition that another process files in the same moment is not taken for a similar one', async () => {
  const { account } = await person(site, replica)
  const { accounts, petitions } = replica.repositories
  const petition = randomId()
  let content: Awaited<ReturnType<typeof filed>>['content'] | undefined
  // The other one's write falls between the two reads by which this one looks for similar ones.
  const meanwhile: typeof petitions = {
    ...petitions,
    async ofPetitioner(...asked) {
      ;({ content } = await filed(site, replica, account, petition))
      return petitions.ofPetitioner(...asked)
    },
  }
  const before = await filed(site, replica, (await person(site, replica)).account)
  const outcome = await runCommand(
    account,
    { kind: 'filePetition', id: randomId(), petition, content: before.content },
    {
      ...replica.office().desk,
      petitions: meanwhile,
      accounts,
      channels: [],
      sendCode: async () => 'failed',
      fetch: async () => undefined,
    },
  )
  expect(content).toEqual(before.content)
  expect(outcome).toEqual({ kind: 'filed', number: (await petitions.get(petition))?.number })
})
