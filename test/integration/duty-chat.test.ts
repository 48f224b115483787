import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarFile } from '../../src/roster/calendar-file.js'
import { type DutyWindow, shiftId } from '../../src/roster/window.js'
import { type Crewman, crewOf, dutyPorts, plannedWindow } from '../support/duty-crew.js'
import { openSite, type Replica, type Site } from '../support/replica.js'
import { officeTime } from '../support/walk.js'

const UNIT = 'luan-petition'
const NAME = { 'zh-CN': '年度论坛', en: 'Annual forum' }
let site: Site
let replica: Replica
let crew: Crewman[]
let window: DutyWindow

beforeAll(async () => {
  site = await openSite({ begins: officeTime('2026-03-05T10:00').getTime() })
  replica = await site.replica()
  crew = await crewOf(site, replica, UNIT, { leaders: 4, officers: 8 })
  const days = { unit: UNIT, from: '2026-03-07', to: '2026-03-09' }
  window = await plannedWindow(site, replica, { ...days, name: NAME, level: 'heightened' })
  await replica.settle()
}, 60_000)

afterAll(() => site.close())

const now = async (): Promise<DutyWindow> => (await replica.repositories.rosters.get(window.id)) ?? raise()
const whoHas = async (id: string): Promise<Crewman> => {
  const member = (await now()).shifts.find((one) => shiftId(one) === id)?.member
  return crew.find((one) => one.member === member) ?? raise()
}
function raise(): never {
  throw new Error('not there')
}
const last = (who: Crewman): string => who.messages().at(-1)?.text ?? ''
const heard = (who: Crewman): string =>
  who
    .messages()
    .map(({ text }) => text)
    .join('\n')
const passTo = (time: string): void => site.pass(officeTime(time).getTime() - site.clock.now().getTime())

describe('the names of a key date', () => {
  test('are read by each in their own language, in what is told, in /duty and in calendars', async () => {
    for (const who of crew) {
      if (!(await now()).shifts.some(({ member }) => member === who.member)) continue
      await who.command('duty')
      const [own, other] = who.chinese ? ['年度论坛', 'Annual forum'] : ['Annual forum', '年度论坛']
      expect(heard(who)).toContain(own)
      expect(heard(who)).not.toContain(other)
    }
    const { place, clock } = dutyPorts(site, replica)
    const file = calendarFile((await now()).shifts[0]?.member ?? '', [await now()], {
      now: clock.now(),
      place,
      title: { key: 'command-duty' },
      unitName: () => NAME,
      words: ({ args }) => JSON.stringify(args ?? {}),
    })
    expect(file).toContain('年度论坛')
  })

  test('are kept on the window; one with a plain name is read as before', async () => {
    expect((await now()).name).toEqual(NAME)
    const { rosters } = replica.repositories
    const { id } = await plannedWindow(site, replica, {
      unit: UNIT,
      name: 'Open day',
      level: 'normal',
      from: '2026-04-20',
      to: '2026-04-20',
    })
    expect((await rosters.get(id))?.name).toBe('Open day')
  })
})

describe('a text of duty that is refused', () => {
  test('names all that has to go, is replaced by what is written next, and is gone after Stop', async () => {
    passTo('2026-03-07T08:00')
    const officer = await whoHas('2026-03-07-0800-officer')
    const begin = async () => {
      await officer.command('duty')
      const shown = officer
        .messages()
        .findLast(({ buttons }) => buttons.some(({ label }) => /^(?:Write in the log|写日志)$/.test(label)))
      await officer.pressOf(shown ?? raise(), officer.chinese ? '写日志' : 'Write in the log')
    }
    await begin()
    await officer.text('Rang 13812345678 about 34152419900101123X')
    expect(heard(officer)).toMatch(/ID numbers, phone numbers|身份证号码、电话号码/)
    await officer.text('All calm')
    expect(last(officer)).toContain('All calm')
    expect(last(officer)).not.toContain('13812345678')
    await officer.does('Confirm')
    expect((await now()).log.map(({ text }) => text)).toEqual(['All calm'])
    await begin()
    await officer.text('Rang 13812345678')
    await officer.press(officer.chinese ? '先不办了' : 'Stop')
    await begin()
    expect(last(officer)).not.toContain('13812345678')
    await officer.text('Still calm')
    await officer.does('Confirm')
    expect((await now()).log.map(({ text }) => text)).toEqual(['All calm', 'Still calm'])
  })
})

describe('a hand-over', () => {
  test('that is confirmed in /duty shows the note, and ends the older button that asked for it', async () => {
    passTo('2026-03-07T20:00')
    const night = await whoHas('2026-03-07-2000-officer')
    const index = (await now()).shifts.findIndex((one) => shiftId(one) === '2026-03-07-2000-officer')
    await night.give({ kind: 'press', verb: 'dutyin', id: window.id, revision: index })
    passTo('2026-03-08T07:46')
    await replica.settle()
    const asked = night.messages().findLast(({ buttons }) => buttons.length > 0) ?? raise()
    expect(asked.buttons.map(({ label }) => label).join()).toMatch(/Write hand-over note|写交接记录/)
    const button = night.chinese ? '写交接记录' : 'Write hand-over note'
    await night.pressOf(asked, button)
    await night.text('Two matters wait')
    await night.does('Confirm')
    const next = await whoHas('2026-03-08-0800-officer')
    await next.command('duty')
    const shown = next
      .messages()
      .findLast(({ buttons }) => buttons.some(({ label }) => /Confirm hand-over|确认接班/.test(label)))
    expect(shown?.text).toContain('Two matters wait')
    await next.pressOf(shown ?? raise(), next.chinese ? '确认接班' : 'Confirm hand-over')
    expect(last(next)).toContain('Two matters wait')
    await replica.settle()
    await night.pressOf(asked, button)
    expect(last(night)).toMatch(/You have no shift to hand over now|您现在没有需要交接的班次/)
  })
})
