import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filing, transferred } from '../support/citizen-filing.js'
import { official, type Person, person, said } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const DAY_MS = 24 * 60 * 60 * 1000
let site: Site
let replica: Replica
let registrar: Person

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  registrar = await official(site, replica, 'registrar', 'huoqiu-petition')
  await official(site, replica, 'handler', 'huoqiu-land')
})

afterAll(() => site.close())

const stored = (number: string) => replica.repositories.petitions.byNumber(number)

describe('a joint petition', () => {
  test('is signed by link, everybody is told every step, and a sixth representative is told why not', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await citizen.command('status', number)
    await citizen.press('More')
    await citizen.press('Let others sign with me')
    const payload = /start=(jt_\S+)/.exec(said(citizen))?.[1] ?? ''
    expect(citizen.messages().some(({ upload }) => upload?.kind === 'photo')).toBe(true)
    const others: Person[] = []
    for (let index = 0; index < 5; index += 1) {
      const other = await person(site, replica)
      await other.command('start', payload)
      expect(other.heard()).toContain('Somebody asks you to sign')
      if (other.buttons().includes('Sign and speak for all')) await other.press('Sign and speak for all')
      else {
        // Up to ten people have three at most, whoever filed it among them.
        expect(index).toBe(others.length)
        expect(index).toBeGreaterThanOrEqual(2)
        await other.press('Sign')
      }
      expect(other.heard()).toContain('Do you agree to sign?')
      await other.press('I agree and sign')
      expect(other.heard()).toContain('You have signed')
      others.push(other)
    }
    await others[0]?.command('start', payload)
    expect(others[0]?.heard()).toContain('You have signed this petition already')
    await transferred(registrar, number)
    await replica.settle()
    for (const other of [citizen, ...others]) expect(said(other)).toContain('was sent to Huoqiu County Land')
    // Whoever signed without speaking for all is offered nothing that they may not do.
    await others.at(-1)?.command('status', number)
    expect(others.at(-1)?.buttons()).not.toContain('Add something')
    await others[0]?.command('status', number)
    expect(others[0]?.buttons()).toContain('Add something')
    const last = others.at(-1)
    await last?.command('status', number)
    await last?.press('More')
    await last?.press('Leave this joint petition')
    await last?.press('Confirm')
    expect((await stored(number))?.petitioners).toHaveLength(5)
  })
})

describe('another phone', () => {
  test('finds the case by number and code, the old one is told, and guessing is stopped', async () => {
    const citizen = await person(site, replica)
    const number = await filing({ site, replica }, citizen)
    const code = /Your code: ([A-Z2-9]{8})/.exec(said(citizen))?.[1] ?? ''
    const thief = await person(site, replica)
    for (let index = 0; index < 6; index += 1) {
      await thief.text(`${number} ABCDEFGH`.replace('ABCDEFGH', `ABCDEF2${index + 2}`))
      expect(thief.heard()).not.toContain('among your petitions')
    }
    // That there are too many is not said: nobody learns by it which numbers are there.
    expect(thief.heard()).toContain('No case was found')
    await thief.text(`${number} ${code}`)
    expect(thief.heard()).toContain('No case was found')
    await replica.settle()
    expect(said(citizen)).toContain('Somebody tried wrong codes')
    // Who lost the code reads it again in their own chat.
    await citizen.command('status', number)
    await citizen.press('More')
    expect(citizen.heard()).toContain(code)
    // Behind a PIN another phone is told of all the same.
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('2468')
    await citizen.text('2468')
    site.pass(DAY_MS)
    const phone = await person(site, replica)
    await phone.text(`${number} ${code}`)
    expect(phone.heard()).toContain('now among your petitions')
    await replica.settle()
    expect(said(citizen)).toContain('is now followed from another phone too')
  })
})

describe('a PIN', () => {
  test('locks one’s own cases, makes notices say the number alone, and opens what was asked for', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('12')
    expect(citizen.heard()).toContain('four to six digits')
    await citizen.text('２４６８')
    expect(citizen.heard()).toContain('once more')
    await citizen.text('2469')
    expect(citizen.heard()).toContain('not the same')
    await citizen.text('2468')
    await citizen.text('２４６８')
    expect(citizen.heard()).toContain('Please delete your message')
    await replica.relay(id)
    await transferred(registrar, number)
    await replica.settle()
    expect(citizen.messages().at(-1)?.text).toContain(number)
    expect(citizen.messages().at(-1)?.text).not.toContain('Bureau')
    await citizen.press('Open the case')
    expect(citizen.heard()).toContain('Your petitions are locked')
    await citizen.text('1111')
    expect(citizen.heard()).toContain('That is not the PIN')
    await citizen.text('2468')
    expect(citizen.heard()).toContain('Huoqiu County Land and Resources Bureau')
    // For ten minutes it stays open.
    await citizen.command('my')
    expect(citizen.heard()).toContain(number)
    site.pass(11 * 60_000)
    await citizen.give({ kind: 'press', verb: 'pin', id: 'off', revision: 0 })
    expect(citizen.heard()).toContain('Your petitions are locked')
    await citizen.command('my')
    expect(citizen.heard()).toContain('Your petitions are locked')
    for (let index = 0; index < 5; index += 1) await citizen.text(`999${index}`)
    expect(citizen.heard()).toContain('Too many wrong PINs')
    await citizen.command('my')
    await citizen.text('2468')
    expect(citizen.heard()).toContain('Too many wrong PINs')
  })

  test('that was forgotten goes away with number and code', async () => {
    const citizen = await person(site, replica)
    const number = await filing({ site, replica }, citizen)
    const code = /Your code: ([A-Z2-9]{8})/.exec(said(citizen))?.[1] ?? ''
    await citizen.command('my')
    await citizen.press('Lock my petitions with a PIN')
    await citizen.text('2468')
    await citizen.text('2468')
    await citizen.command('my')
    await citizen.text(`${number} ${code}`)
    expect(said(citizen)).toContain('PIN is gone')
    await citizen.command('my')
    expect(citizen.heard()).toContain(number)
  })
})

describe('the counter', () => {
  test('gives a new code to whoever shows who they are, and those who follow the case are told', async () => {
    const citizen = await person(site, replica)
    const { number, id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    await registrar.command('case', number)
    await registrar.press('New code')
    await registrar.text('Identity card seen.')
    await registrar.press('Confirm')
    const code = /: ([A-Z2-9]{8})\./.exec(registrar.heard())?.[1] ?? ''
    await replica.settle()
    expect(said(citizen)).toContain('The petition office gave a new code')
    const phone = await person(site, replica)
    await phone.text(`${number} ${code}`)
    expect(phone.heard()).toContain('now among your petitions')
  })
})
