import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { explain } from '../../src/operator/explain.js'
import {
  changeRoster,
  dropRoster,
  type PlanOptions,
  planRoster,
  publishRoster,
  showRoster,
} from '../../src/operator/roster-windows.js'
import { aWindow, roundTheClock } from '../roster/a-window.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { clerk } from '../support/many.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

let site: Site
let replica: Replica
const folder = await testFolder()

beforeAll(async () => {
  // The commands go by the machine's clock, so the service must not be behind it, whenever this runs.
  site = await openSite({ begins: officeTime('2099-01-05T10:00').getTime() })
  replica = await site.replica()
  for (let index = 0; index < 3; index += 1) await clerk(replica, 'leader', 'luan-petition')
  for (let index = 0; index < 6; index += 1) await clerk(replica, 'duty-officer', 'luan-petition')
})

afterAll(() => site.close())

const environment = () =>
  readEnvironment({
    MONGODB_URI: site.uri,
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: testKeysLine,
    DATA_DIR: folder,
  })

const options: PlanOptions = {
  unit: 'luan-petition',
  name: 'Spring Festival',
  from: '2099-02-10',
  to: '2099-02-14',
  level: 'heightened',
}

async function plan(more: Partial<PlanOptions> = {}): Promise<{ status: number; out: string }> {
  try {
    const { status, lines } = await planRoster(environment(), { ...options, ...more })
    return { status, out: lines.join('\n') }
  } catch (error) {
    const { status, lines } = explain(error)
    return { status, out: lines.join('\n') }
  }
}

describe('windows of a unit', () => {
  test('are planned with their gaps shown, kept, listed, shown by names, and taken away', async () => {
    const dry = await plan({ dryRun: true })
    expect(dry.out).toContain('Not kept.')
    expect(await showRoster(environment())).toEqual(['No windows are planned.'])

    const { status, out } = await plan()
    expect(status).toBe(0)
    expect(out).toMatch(/2099-02-10 {2}20:00-08:00 {2}night +leader \d+ +duty-officer \d+ +duty-officer \d+/)
    expect(out).toContain('Between most and fewest among people with the same roles: shifts 1, nights 1')
    const id = /Kept as (\S+)\./.exec(out)?.[1] ?? ''
    expect(await showRoster(environment())).toContainEqual(
      expect.stringMatching(
        new RegExp(`^${id} +luan-petition +2099-02-10 +2099-02-14 +heightened +draft +Spring Festival$`),
      ),
    )
    const shown = await showRoster(environment(), id)
    expect(shown[0]).toBe('Spring Festival, 2099-02-10 to 2099-02-14, heightened, luan-petition')
    expect(
      shown.filter((line) => /^2099-02-1\d {2}(?:08:00-20:00|20:00-08:00) {2}leader/.test(line)),
    ).toHaveLength(10)

    const personal = await plan({ from: '2099-03-01', to: '2099-03-02', name: 'For 138-1234-5678' })
    expect(personal).toEqual({
      status: 2,
      out: expect.stringMatching(
        /^[^\n]*--name: Please leave phone numbers out; a case number is enough\.\s*$/,
      ),
    })

    expect((await plan({ from: '2099-02-14', to: '2099-02-20' })).out).toContain(
      `luan-petition has a window on these days: Spring Festival, 2099-02-10 to 2099-02-14 (${id})`,
    )
    await dropRoster(environment(), id)
    expect(await showRoster(environment())).toEqual(['No windows are planned.'])
    await expect(showRoster(environment(), id)).rejects.toThrow(`no window "${id}"`)
    await expect(dropRoster(environment(), id)).rejects.toThrow(`no window "${id}"`)
  })

  test('once published are told to their people by the next service, and can not be taken away', async () => {
    const replica = await site.replica()
    const id = /Kept as (\S+)\./.exec((await plan()).out)?.[1] ?? ''
    // By night it says too when the notices go out; this command goes by the machine's clock.
    expect((await publishRoster(environment(), id))[0]).toBe(
      "Published: Spring Festival, 2099-02-10 to 2099-02-14. 9 people are told in Lu'an Petition Office.",
    )
    await expect(publishRoster(environment(), id)).rejects.toThrow(`${id} is published already`)
    const shifts = (await replica.repositories.rosters.get(id))?.shifts ?? []
    const has = (role: string) =>
      new Set(shifts.filter((shift) => shift.role === role).map(({ member }) => member))
    const [leader = ''] = has('leader')
    const change = (shift: string, to: string) => changeRoster(environment(), id, { shift, to })
    await expect(change('2099-02-10-0800-officer', leader)).rejects.toThrow('--to: may not have that role')
    await expect(change('2099-02-10-0800-officer', 'nobody')).rejects.toThrow(
      '--to: nobody, or more than one',
    )
    await expect(change('tomorrow', leader)).rejects.toThrow(
      '--shift: no shift "tomorrow"; they are called like',
    )
    await expect(change('tomorrow', 'nobody')).rejects.toThrow(
      /no shift "tomorrow"[\s\S]*--to: nobody, or more than one/,
    )
    const { rosters } = replica.repositories
    const { publishedAt: _, ...over } = aWindow(roundTheClock('2020-02-17', '2020-02-18'), { id: 'over' })
    await rosters.insert(over)
    await expect(publishRoster(environment(), 'over')).rejects.toThrow('over is over')
    await rosters.drop('over')
    await expect(publishRoster(environment(), 'x')).rejects.toThrow('no window "x"')
    await expect(dropRoster(environment(), id)).rejects.toThrow(`${id} is published: its people know of it`)
    await replica.settle()
    const heard = site.chats.heard.filter(({ text }) => text.includes('You are on duty: Spring Festival'))
    expect(heard).toHaveLength(9)
    expect((await showRoster(environment())).join()).toMatch(/heightened +published +Spring Festival/)
    await replica.repositories.rosters.model.deleteMany({})
  })

  test.each([
    [{ from: '2020-01-01' }, '--from: lies in the past'],
    [{ from: 'soon' }, '--from: should be a day like 2026-02-15, not "soon"'],
    [{ to: '2099-02-09' }, '--to: ends before it begins'],
    [{ to: '2099-06-01' }, '--to: a window has 100 days at most; plan it in parts'],
    [{ unit: 'nowhere' }, '--unit: no unit "nowhere"; should be an id of units.yaml'],
    [{ level: 'high' }, '--level: should be one of normal, heightened'],
    [{ name: '  ' }, '--name: should have 1 to 80 characters'],
    [{ seed: 'x' }, '--seed: should be a whole number, not "x"'],
    [{ unit: 'luan-land' }, 'nobody in luan-land is on duty: invite a duty-officer'],
  ] as const)('are refused with a line: %j', async (more, line) => {
    const { status, out } = await plan(more)
    expect(status).toBe(2)
    expect(out).toContain(line)
    expect(await showRoster(environment())).toEqual(['No windows are planned.'])
  })
})
