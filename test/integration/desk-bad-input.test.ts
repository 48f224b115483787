import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { randomId } from '../../src/people/ids.js'
import type { PetitionContent } from '../../src/petitions/content.js'
import { official, type Person, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const DAY_MS = 24 * 60 * 60 * 1000
const BUREAU = 'Huoqiu County Land and Resources Bureau'
let site: Site
let replica: Replica
let registrar: Person
let handler: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  handler = await official(site, replica, 'handler', 'huoqiu-land')
})

afterAll(() => site.close())

/** No test leaves a form open to the next. */
afterEach(async () => {
  for (const who of [registrar, handler]) {
    await who.command('cancel')
    if (who.buttons().includes('Delete the draft')) await who.press('Delete the draft')
  }
})

interface Case {
  readonly number: string
  readonly citizen: Person
}

async function newCase(content: Partial<PetitionContent> = {}): Promise<Case> {
  const citizen = await person(site, replica)
  const { id, number } = await filed(site, replica, citizen.account, undefined, content)
  await replica.relay(id)
  await replica.settle()
  return { number, citizen }
}

async function atBureau(): Promise<Case> {
  const one = await newCase()
  await on(registrar, one, 'Transfer')
  await registrar.text(BUREAU)
  await registrar.press('Transfer')
  await registrar.press('By region and subject')
  await registrar.press('Confirm')
  return one
}

async function accepted(): Promise<Case> {
  const one = await atBureau()
  await on(handler, one, 'Accept')
  await handler.press('Confirm')
  return one
}

/** Opens the card and presses one of its buttons. */
async function on(who: Person, { number }: Case, label: string): Promise<void> {
  await who.command('case', number)
  await who.press(label)
}

const eventsOf = async ({ number }: Case): Promise<number> =>
  (await replica.repositories.petitions.byNumber(number))?.revision ?? 0

/** Does something wrong: it is answered so, and the case is as it was. */
async function expectSaid(who: Person, one: Case, act: () => Promise<void>, said: RegExp): Promise<void> {
  const before = await eventsOf(one)
  await act()
  expect(who.heard()).toMatch(said)
  expect(await eventsOf(one)).toBe(before)
}

describe('what is refused says why and what is possible instead, and nothing changes', () => {
  test('a step on a card that is no longer true', async () => {
    const one = await atBureau()
    await handler.command('case', one.number)
    const old = handler.messages().findLast(({ buttons }) => buttons.some(({ label }) => label === 'Accept'))
    if (!old) throw new Error('no card')
    await handler.press('Accept')
    await handler.press('Confirm')
    await expectSaid(
      handler,
      one,
      () => handler.pressOf(old, 'Object'),
      /not possible|can't be done|isn't possible|Meanwhile/,
    )
    // The case as it stands comes with it, and its buttons are those that are possible.
    expect(handler.heard()).toContain(one.number)
    expect(handler.buttons()).not.toContain('Accept')
  })

  test('an objection on the sixth working day', async () => {
    const one = await atBureau()
    await handler.command('case', one.number)
    const old = handler.messages().findLast(({ buttons }) => buttons.some(({ label }) => label === 'Object'))
    if (!old) throw new Error('no card')
    // The last of five working days is over after at most so many days, whatever holiday lies between.
    site.pass(21 * DAY_MS)
    await handler.command('case', one.number)
    expect(handler.buttons()).not.toContain('Object')
    await handler.pressOf(old, 'Object')
    if (handler.buttons().includes('Skip') || /Why|reason/.test(handler.heard())) {
      await handler.text('This lies in the city and is not a matter of our county at all.')
      await handler.press('Skip')
      await expectSaid(
        handler,
        one,
        () => handler.press('Confirm'),
        /an objection was possible until .* Accept it, or agree with the petition office/,
      )
    } else expect(handler.heard()).toContain(one.number)
  })

  test('a case of another unit, for an official and for a citizen', async () => {
    const one = await atBureau()
    const elsewhere = await official(site, replica, 'handler', 'yuan-land')
    const stranger = await person(site, replica)
    for (const who of [elsewhere, stranger]) {
      const command = who === elsewhere ? 'case' : 'status'
      await expectSaid(who, one, () => who.command(command, one.number), /No case was found/)
    }
  })

  test('a step that belongs to another role, on a button shown to a colleague', async () => {
    const one = await atBureau()
    await handler.command('case', one.number)
    const card = handler.messages().findLast(({ buttons }) => buttons.some(({ label }) => label === 'Accept'))
    if (!card) throw new Error('no card')
    // The very same press, given by the registrar.
    await expectSaid(
      registrar,
      one,
      () => registrar.pressOf(card, 'Accept'),
      /is for somebody else to do. The case shows who has it now/,
    )
  })

  test('an extension of 31 days, or without a reason', async () => {
    const one = await accepted()
    await on(handler, one, 'Extend')
    await expectSaid(handler, one, () => handler.text('31'), /31 days are too many: 30 are left/)
    await handler.text('10')
    await expectSaid(handler, one, () => handler.text('  '), /There is nothing in it yet/)
    expect(handler.messages().at(-1)?.text).not.toContain('Done')
    await handler.text('The register has to be searched.')
    await handler.press('Confirm')
    expect(handler.heard()).toContain('Done: Extend')
  })

  test('an answer with a part left empty', async () => {
    const one = await accepted()
    await on(handler, one, 'Answer')
    await handler.press("Use the petitioner's words")
    await expectSaid(handler, one, () => handler.text(' \n '), /There is nothing in it yet/)
    await handler.text('It was not paid because of a wrong account.')
    await expectSaid(handler, one, () => handler.press('Back'), /facts/i)
  })

  test('a transfer to a unit that does not exist', async () => {
    const one = await newCase()
    await on(registrar, one, 'Transfer')
    await expectSaid(
      registrar,
      one,
      () => registrar.text('Ministry of Magic'),
      /No unit that it may go to was found. Please type/,
    )
  })

  test('a transfer to the one complained about', async () => {
    const one = await newCase({ about: { words: BUREAU, units: ['huoqiu-land'] } })
    await on(registrar, one, 'Transfer')
    expect(registrar.buttons()).not.toContain(BUREAU)
    await expectSaid(
      registrar,
      one,
      () => registrar.text(BUREAU),
      /the matter is about that unit.*Please choose another/,
    )
  })

  test('a transfer back in a circle', async () => {
    const one = await atBureau()
    await on(handler, one, 'Object')
    await handler.text('This lies in the city and is not a matter of our county at all.')
    await handler.press('Skip')
    await handler.press('Confirm')
    await on(registrar, one, 'Agree with the objection')
    await registrar.text('Verified.')
    await registrar.press('Confirm')
    await on(registrar, one, 'Transfer')
    expect(registrar.buttons()).not.toContain(BUREAU)
    await expectSaid(
      registrar,
      one,
      () => registrar.text(BUREAU),
      /passed it on or rightly objected. Choose another, or refer/,
    )
  })
})

describe('an invitation', () => {
  const invitation = async (): Promise<string> => {
    const grants = [{ role: 'handler', unit: 'huoqiu-land' }] as const
    const { people } = replica.office().desk
    const invited = await people.invite({ by: 'operator', name: 'Zhao', grants, id: randomId() })
    if (invited.kind !== 'invited') throw new Error(invited.kind)
    return invited.code
  }
  const accept = async (code: string): Promise<Person> => {
    const somebody = await person(site, replica)
    await somebody.command('start', `inv_${code}`)
    return somebody
  }
  const isMember = async ({ account }: Person) =>
    (await replica.repositories.members.ofAccount(account)) !== undefined

  test('that was taken already, or passed on to somebody else, is refused with what to do', async () => {
    const code = await invitation()
    expect(await isMember(await accept(code))).toBe(true)
    const other = await accept(code)
    expect(await isMember(other)).toBe(false)
    expect(other.heard()).toMatch(/taken already|used already|was used/i)
    expect(other.heard()).toMatch(/new one|ask/i)
  })

  test('that is older than seven days is refused with what to do', async () => {
    const code = await invitation()
    site.pass(8 * DAY_MS)
    const late = await accept(code)
    expect(await isMember(late)).toBe(false)
    expect(late.heard()).toMatch(/expired|seven days|7 days/i)
    expect(late.heard()).toMatch(/new one|ask/i)
  })

  test('that never was is refused', async () => {
    const guess = await accept('ABCDEFGHJKMNPQRSTUVWXY')
    expect(await isMember(guess)).toBe(false)
    expect(guess.heard()).not.toBe('')
  })
})
