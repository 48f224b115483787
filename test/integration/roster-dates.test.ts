import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { explain } from '../../src/operator/explain.js'
import { addKeyDate, type NewDate, removeKeyDate, showKeyDates } from '../../src/operator/roster-dates.js'
import { civilDate } from '../../src/time/civil.js'
import { official } from '../support/desk.js'
import { filed } from '../support/filing.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

let site: Site
let replica: Replica
const folder = await testFolder()
const TODAY = civilDate('2026-10-01')

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-10-01T10:00').getTime() })
  replica = await site.replica()
})

afterAll(() => site.close())

const environment = () =>
  readEnvironment({
    MONGODB_URI: site.uri,
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: testKeysLine,
    DATA_DIR: folder,
  })
const forum: NewDate = {
  id: 'forum',
  nameZh: '年度论坛',
  nameEn: 'Annual forum',
  level: 'heightened',
  units: 'luan-petition, huoqiu-petition',
  from: '2026-10-20',
  to: '2026-11-03',
}
const range = { from: '2026-10-19', to: '2027-12-31' }
const listed = async (): Promise<string> => (await showKeyDates(environment(), range)).join('\n')
async function refused(more: Partial<NewDate>): Promise<string> {
  try {
    return await addKeyDate(environment(), { ...forum, ...more }, TODAY)
  } catch (error) {
    const { status, lines } = explain(error)
    return `${status} ${lines.join('\n')}`
  }
}

describe('a key date of the office’s own', () => {
  test('is set by command, listed with those of the pack, and offered to who plans', async () => {
    expect(await addKeyDate(environment(), forum, TODAY)).toBe(
      'Set: Annual forum, 2026-10-20 to 2026-11-03, heightened.',
    )
    expect(await listed()).toMatch(
      /2026-10-20 +2026-11-03 +15 +heightened +by command +forum +Annual forum +年度论坛 +luan-petition huoqiu-petition/,
    )
    await official(site, replica, 'leader', 'luan-petition')
    const manager = await official(site, replica, 'roster-manager', 'luan-petition')
    await manager.command('roster')
    await manager.press('Plan a window')
    expect(manager.buttons().some((label) => label.startsWith('Annual forum'))).toBe(true)
  })

  test('comes every year where no year is given; without a last day it is one day', async () => {
    const { to: _, ...day } = { ...forum, id: 'day', nameEn: 'A day', from: '12-20' }
    await addKeyDate(environment(), day, TODAY)
    expect(await listed()).toMatch(/2026-12-20 +2026-12-20 +1 [\s\S]*2027-12-20 +2027-12-20 +1 /)
  })

  test.each([
    [{}, '2 --id: there is a date "forum"; remove it first, or choose another id'],
    [{ id: 'constitution-day' }, '2 --id: the pack has a date "constitution-day"; choose another id'],
    [{ units: 'nowhere' }, '2 --units: no unit "nowhere"; should be ids of units.yaml'],
    [{ from: '2026-11-04' }, 'not end before it begins'],
    [{ from: '2026-02-30' }, 'should be a day of every year'],
    [{ level: 'high' }, 'level'],
    [{ nameEn: 'Ring 13812345678' }, '2 name: Please leave phone numbers out'],
  ])('is refused with a line: %j', async (more, line) => {
    expect(await refused(more)).toContain(line)
    expect((await replica.repositories.keyDates.all()).map(({ id }) => id)).toEqual(['day', 'forum'])
  })

  test('that is over is refused, where it is of one year', async () => {
    expect(await refused({ id: 'over', from: '2026-09-01', to: '2026-09-30' })).toContain(
      '2 --to: lies in the past; without its year it is every year',
    )
    const { to: _, ...day } = { ...forum, id: 'day', from: '2026-09-30' }
    await expect(addKeyDate(environment(), day, TODAY)).rejects.toThrow('--from: lies in the past')
  })

  test('that names an applicant is refused', async () => {
    const citizen = await official(site, replica, 'handler', 'luan-land')
    const { id } = await filed(site, replica, citizen.account)
    await replica.relay(id)
    expect(await refused({ id: 'other', nameEn: 'About Wang Xiaoming' })).toContain(
      '2 name: This names somebody',
    )
  })

  test('is taken away by its id; one of the pack is not', async () => {
    await removeKeyDate(environment(), 'forum')
    expect(await listed()).not.toContain('Annual forum')
    await expect(removeKeyDate(environment(), 'forum')).rejects.toThrow('no date "forum"')
    await expect(removeKeyDate(environment(), 'constitution-day')).rejects.toThrow(
      'take it out of roster.yaml',
    )
  })
})
