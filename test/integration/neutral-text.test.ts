import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES } from '../../src/config/texts.types.js'
import { DUTY_TEXT_CHARACTERS, neutralText } from '../../src/roster/neutral-text.js'
import { civilDateOf } from '../../src/time/civil.js'
import { readyToSubmit, WORDS } from '../support/drafts.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

let site: Site
let replica: Replica
let office: string

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
  const citizen = await readyToSubmit(replica, 9_100)
  await replica.take(1, citizen.chatId, citizen.press('submit'))
  await replica.settle()
  office = (await replica.repositories.petitions.get(citizen.petition))?.office ?? ''
})

afterAll(() => site.close())

const refusal = async (text: string, unit = office) => neutralText(text, unit, replica.office().desk)

async function applicants(...units: string[]): Promise<string[]> {
  const today = civilDateOf(site.clock.now(), 'Asia/Shanghai')
  const found: string[] = []
  for await (const name of replica.repositories.petitions.applicantsOf(units, today)) found.push(name)
  return found
}

describe('a text about duties', () => {
  test('that names an applicant of its unit is refused, in whatever writing', async () => {
    expect(await refusal(`Called back ${WORDS.name}`)).toEqual({ key: 'duty-text-name' })
    expect(await refusal('called back WANG-XIAOMING, all well')).toEqual({ key: 'duty-text-name' })
  })

  test('of a unit that has nothing to do with the case is not compared with it', async () => {
    expect(await refusal(`Called back ${WORDS.name}`, 'no-such-unit')).toBeUndefined()
  })

  test('with a phone or ID number, with nothing or too much in it is refused with the reason', async () => {
    expect(await refusal(`Ring ${WORDS.phone}`)).toEqual({ key: 'duty-text-phone' })
    expect(await refusal('ID 34152419900101123X')).toEqual({ key: 'duty-text-id-number' })
    expect(await refusal(' \n ')).toEqual({ key: 'duty-text-empty' })
    expect(await refusal('字'.repeat(DUTY_TEXT_CHARACTERS))).toBeUndefined()
    expect(await refusal('字'.repeat(DUTY_TEXT_CHARACTERS + 1))).toEqual({
      key: 'duty-text-long',
      args: { limit: DUTY_TEXT_CHARACTERS },
    })
  })

  test('with case numbers, days and counts is kept', async () => {
    expect(await refusal('XF-341500-2026-000001-3 handed over 2026-11-25 20:00, 12 calls')).toBeUndefined()
  })

  test('is refused in one line in either language', async () => {
    const texts = loadTexts()
    for (const text of ['13812345678', '34152419900101123X', WORDS.name, '', 'x'.repeat(2_000)]) {
      const message = await refusal(text)
      if (!message) throw new Error(`not refused: ${text}`)
      for (const language of LANGUAGES) expect(texts.render(language, message)).toMatch(/^[^\n]{8,110}$/)
    }
  })
})

describe('the applicants of a unit', () => {
  test('are those of its open cases, and of closed ones for 90 days', async () => {
    const { model } = replica.repositories.petitions
    expect(await applicants(office)).toEqual([WORDS.name])
    expect(await applicants('another', office)).toEqual([WORDS.name])
    expect(await applicants()).toEqual([])
    const today = civilDateOf(site.clock.now(), 'Asia/Shanghai')
    await model.updateMany({}, { $set: { open: false, 'row.closedOn': today } })
    expect(await applicants(office)).toEqual([WORDS.name])
    await model.updateMany({}, { $set: { 'row.closedOn': '2026-08-26' } })
    expect(await applicants(office)).toEqual([])
  })
})
