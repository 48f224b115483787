import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, person } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { scaled } from '../support/thorough.js'

const MATTERS = scaled(24, 200)
let site: Site
let replicas: Replica[]

beforeAll(async () => {
  site = await openSite()
  replicas = [await site.replica(), await site.replica()]
})

afterAll(() => site.close())

test(`two registrars sort ${MATTERS} matters at once: none twice, none left, three taps each at most`, async () => {
  const [first, second] = replicas
  if (!first || !second) throw new Error('no replicas')
  const registrars = await Promise.all(
    [first, second].map((replica) => official(site, replica, 'registrar', 'huoqiu-petition')),
  )
  await official(site, first, 'handler', 'huoqiu-land')
  const citizen = await person(site, first)
  const numbers = new Set<string>()
  for (let index = 0; index < MATTERS; index += 1) {
    numbers.add((await filed(site, first, citizen.account)).number)
  }

  // Each on a replica of their own, both at the same time, until nothing waits any more.
  const seen: string[] = []
  const taps = await Promise.all(
    registrars.map(async (registrar) => {
      await registrar.command('pool')
      let pressed = 0
      for (;;) {
        if (!registrar.buttons().includes('Send as proposed')) {
          if (!registrar.buttons().includes('Next')) return pressed
          await registrar.press('Next')
          pressed += 1
        }
        const card = registrar
          .messages()
          .findLast(({ buttons }) => buttons.some(({ label }) => label === 'Send as proposed'))
        const number = /XF-\d{6}-\d{4}-\d{6}-\d/.exec(card?.text ?? '')?.[0]
        if (number === undefined || !registrar.buttons().includes('Send as proposed')) return pressed
        seen.push(number)
        await registrar.press('Send as proposed')
        pressed += 1
      }
    }),
  )

  expect(new Set(seen).size).toBe(seen.length)
  expect(new Set(seen)).toEqual(numbers)
  expect(await first.repositories.petitions.waiting('huoqiu-petition')).toBe(0)
  const sum = taps.reduce((all, one) => all + one, 0)
  expect(sum).toBeLessThanOrEqual(3 * MATTERS)
  // Sent once each, whoever was quicker.
  for await (const { row } of first.repositories.petitions.rows()) {
    expect(row).toMatchObject({ status: 'forwarded', owner: 'huoqiu-land', objections: 0 })
  }
}, 180_000)
