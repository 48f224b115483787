import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { DutyRole } from '../../src/config/roster.types.js'
import { loadTexts } from '../../src/config/texts.js'
import type { Language } from '../../src/config/texts.types.js'
import { calendarFile } from '../../src/roster/calendar-file.js'
import type { DutyShift, DutyWindow } from '../../src/roster/window.js'
import { civilDate } from '../../src/time/civil.js'
import { aWindow } from './a-window.js'

const texts = loadTexts()
const NOW = new Date('2026-02-10T01:02:03Z')

const shift = (date: string, from: string, to: string, more: Partial<DutyShift> = {}): DutyShift => ({
  date: civilDate(date),
  from,
  to,
  role: 'officer',
  member: 'me',
  ...more,
})

const windowOf = (shifts: readonly DutyShift[], more: Partial<DutyWindow> = {}): DutyWindow =>
  aWindow(shifts, { id: 'w1', unit: 'office', name: 'Spring Festival', publishedAt: NOW, ...more })

const fileOf = (
  windows: readonly DutyWindow[],
  { language = 'en', timeZone = 'Asia/Shanghai' }: { language?: Language; timeZone?: string } = {},
): string =>
  calendarFile('me', windows, {
    now: NOW,
    place: { timeZone, calendar: { isWorkingDay: () => true } },
    title: { key: 'command-duty' },
    unitName: () => ({ 'zh-CN': '六安市信访局', en: "Lu'an Petition Office" }),
    words: (message) => texts.render(language, message),
  })

/** The file as a calendar reads it. */
const read = (file: string): ICAL.Component => new ICAL.Component(ICAL.parse(file))

const eventsOf = (file: string): ICAL.Event[] =>
  read(file)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))

const times = (file: string): string[] =>
  eventsOf(file).map(
    ({ startDate, endDate }) =>
      `${startDate.toJSDate().toISOString()} ${endDate.toJSDate().toISOString()} ${startDate.zone.tzid}`,
  )

describe('a calendar of duties', () => {
  test('has an event per shift with what, where and when, and a name of its own that stays', () => {
    const file = fileOf([
      windowOf([
        shift('2026-02-15', '08:00', '20:00', { acceptedAt: NOW }),
        shift('2026-02-17', '08:00', '20:00'),
      ]),
    ])
    const [first, second] = eventsOf(file)
    expect(first).toMatchObject({
      uid: 'w1-2026-02-15-0800-officer@petition-desk',
      summary: 'Desk officer: Spring Festival',
      location: "Lu'an Petition Office",
      description: null,
      sequence: 0,
    })
    expect(second?.uid).toBe('w1-2026-02-17-0800-officer@petition-desk')
    expect(first?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-02-10T01:02:03Z')
    expect(fileOf([windowOf([shift('2026-02-15', '08:00', '20:00')])])).toContain(`UID:${first?.uid}\r\n`)
  })

  test('says how often to look again, and that it is told and not asked for', () => {
    const calendar = read(fileOf([]))
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('My duty')
    expect(calendar.getAllSubcomponents()).toEqual([])
    expect(fileOf([])).toMatch(/\r\nEND:VCALENDAR\r\n$/)
  })

  test('has nights that end in the next day, month and year', () => {
    const file = fileOf([
      windowOf([
        shift('2026-02-28', '20:00', '08:00'),
        shift('2026-12-31', '20:00', '08:00'),
        shift('2028-02-29', '16:00', '00:00'),
      ]),
    ])
    expect(times(file)).toEqual([
      '2026-02-28T12:00:00.000Z 2026-03-01T00:00:00.000Z UTC',
      '2026-12-31T12:00:00.000Z 2027-01-01T00:00:00.000Z UTC',
      '2028-02-29T08:00:00.000Z 2028-02-29T16:00:00.000Z UTC',
    ])
  })

  test('follows the clocks of the office where they change in a night', () => {
    const file = fileOf([windowOf([shift('2026-03-28', '20:00', '08:00')])], { timeZone: 'Europe/Berlin' })
    expect(times(file)).toEqual(['2026-03-28T19:00:00.000Z 2026-03-29T06:00:00.000Z UTC'])
  })

  test.each([
    ['leader', 'zh-CN', '带班领导：春节', '六安市信访局'],
    ['officer', 'zh-CN', '值班员：春节', '六安市信访局'],
    ['backup', 'zh-CN', '备班：春节', '六安市信访局'],
    ['leader', 'en', 'Leader on duty: 春节', "Lu'an Petition Office"],
    ['backup', 'en', 'Backup: 春节', "Lu'an Petition Office"],
  ] satisfies [DutyRole, Language, string, string][])(
    'of a %s is in %s',
    (role, language, summary, location) => {
      const file = fileOf([windowOf([shift('2026-02-15', '08:00', '20:00', { role })], { name: '春节' })], {
        language,
      })
      expect(eventsOf(file)).toMatchObject([{ summary, location }])
    },
  )

  test('keeps commas, semicolons, backslashes and line ends of a name, and what looks like a line of the file', () => {
    for (const name of [
      'Two sessions, week 1; east\\west',
      'First\nEND:VEVENT\nSecond',
      'a:b "c"',
      '会议，第一周；东',
    ]) {
      expect(eventsOf(fileOf([windowOf([shift('2026-02-15', '08:00', '20:00')], { name })]))).toMatchObject([
        { summary: `Desk officer: ${name}` },
      ])
    }
  })

  test('folds long lines between characters, at 75 bytes', () => {
    const name = '春节🏮值班与节后第一周'.repeat(8)
    const file = fileOf([windowOf([shift('2026-02-15', '08:00', '20:00')], { name })], { language: 'zh-CN' })
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    expect(Buffer.from(file, 'utf8').toString('utf8')).not.toContain('\uFFFD')
    expect(eventsOf(file)).toMatchObject([{ summary: `值班员：${name}` }])
  })

  test('has nothing of anybody else, of a draft, or of what was over more than 31 days ago', () => {
    const old = windowOf([shift('2026-01-09', '08:00', '20:00'), shift('2026-01-10', '08:00', '20:00')], {
      id: 'old',
    })
    const draft = windowOf([shift('2026-02-20', '08:00', '20:00')], { id: 'draft' })
    const { publishedAt: _, ...unpublished } = draft
    const shared = windowOf([
      shift('2026-02-15', '08:00', '20:00', { member: 'somebody-else', role: 'leader' }),
      shift('2026-02-15', '08:00', '20:00'),
    ])
    const file = fileOf([old, unpublished, shared])
    expect(eventsOf(file).map(({ uid }) => uid)).toEqual([
      'old-2026-01-10-0800-officer@petition-desk',
      'w1-2026-02-15-0800-officer@petition-desk',
    ])
    expect(file).not.toContain('somebody-else')
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER|[Ll]eader/)
  })
})
