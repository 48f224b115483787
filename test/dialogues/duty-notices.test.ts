import { describe, expect, test } from 'vitest'
import type { DutyRole } from '../../src/config/roster.types.js'
import { loadTexts } from '../../src/config/texts.js'
import type { Language, Message } from '../../src/config/texts.types.js'
import { takenText } from '../../src/dialogues/desk/duty-calls.js'
import { confirmedText } from '../../src/dialogues/desk/duty-hand-over.js'
import { dutyNotice, type NoticeFacts } from '../../src/dialogues/desk/duty-notices.js'
import { nowText, windowText } from '../../src/dialogues/desk/duty-now.js'
import type { Say } from '../../src/dialogues/messages.js'
import type { DutyShift, DutyWindow, Tell } from '../../src/roster/window.js'
import { readWindowName } from '../../src/roster/window-name.js'
import { civilDate } from '../../src/time/civil.js'
import { aWindow, changed, place, roundTheClock } from '../roster/a-window.js'
import { demoPack } from '../support/case-kit.js'
import { officeTime as at } from '../support/walk.js'

const texts = loadTexts()
const words = (say: Say | undefined, language: Language = 'en'): string =>
  (say?.text ?? []).map((message: Message) => texts.render(language, message)).join('\n\n')

const facts = (now: string): NoticeFacts => ({
  now: at(now),
  place,
  pack: demoPack,
  who: (id) => ({ name: id, phone: `phone of ${id}` }),
  counts: { open: 0, late: 0, urgent: 0 },
  returnBy: '17:00',
})
const told = (name: string, clock: string) => ({ clock, name, due: civilDate('2026-02-18') })
const says = (
  kind: Tell['kind'],
  name: string,
  clock: string,
  window: DutyWindow,
  member: string,
  now: string,
): Say | undefined => dutyNotice(kind, window, member, told(name, clock), facts(now))

/** Two days of one slot each: nobody is on between them. */
const days = aWindow(
  ['2026-03-09', '2026-03-10'].flatMap((date, day) =>
    (['leader', 'officer', 'backup'] as const).map(
      (role: DutyRole): DutyShift => ({
        date: civilDate(date),
        from: '08:30',
        to: '17:30',
        role,
        member: `${role}-${day}`,
        checkedInAt: day === 0 ? at('2026-03-09T08:30') : at('2026-03-20T08:30'),
      }),
    ),
  ),
)
const FIRST = '2026-03-09-0830-officer'
const round = aWindow(roundTheClock('2026-02-17', '2026-02-18'))
const NIGHT = '2026-02-17-2000-officer'
const came = changed(round, NIGHT, { checkedInAt: at('2026-02-17T20:00') })
const note = { text: 'All calm', at: at('2026-03-09T17:20') }
const noted = changed(days, FIRST, { note })
const index = days.shifts.findIndex(({ member }) => member === 'officer-0')

describe('a hand-over', () => {
  test('between shifts with a gap keeps nobody at the desk and begins nobody’s duty', () => {
    const asked = words(says('duty-reminder', 'ends', FIRST, days, 'officer-0', '2026-03-09T17:15'))
    expect(asked).toContain('you are free when your time is over')
    expect(asked).toContain('Tuesday 10 March 2026 at 08:30')
    expect(asked).not.toContain('until the next officer has confirmed it')
    const brought = words(says('duty-reminder', 'note', FIRST, noted, 'officer-1', '2026-03-09T18:00'))
    expect(brought).toContain('Your shift begins on Tuesday 10 March 2026 at 08:30.')
    const after = changed(noted, FIRST, { relievedAt: at('2026-03-09T18:10') })
    const shift = after.shifts[index]
    const confirmed = shift && confirmedText(after, shift, facts('2026-03-09T18:10'))
    expect(words(confirmed, 'zh-CN')).toContain('您的班2026年3月10日（星期二）08:30开始。')
    expect(words(confirmed, 'zh-CN')).not.toContain('由您当班')
    expect(words(confirmed)).toContain('All calm')
    const thanks = words(says('duty-reminder', 'relieved', FIRST, after, 'officer-0', '2026-03-09T18:10'))
    expect(thanks).toContain('has read your hand-over note')
  })

  test('between shifts that adjoin says who stays and who is on duty', () => {
    const asked = words(says('duty-reminder', 'ends', NIGHT, came, 'officer-1', '2026-02-18T07:45'))
    expect(asked).toContain('You are on duty until the next officer has confirmed it.')
    const window = changed(came, NIGHT, { note, relievedAt: at('2026-02-18T08:01') })
    const shift = window.shifts.find((one) => one.note)
    expect(words(shift && confirmedText(window, shift, facts('2026-02-18T08:01')))).toContain(
      'Confirmed: you are on duty now.',
    )
  })

  test('is shown with its note in /duty, above the button that confirms it', () => {
    const window = changed(came, NIGHT, { note })
    const shown = nowText(window, 'officer-2', facts('2026-02-18T08:05'))
    expect(words(shown)).toContain('officer-1 hands over:\n\nAll calm')
    expect(shown?.choices?.flat().map(({ verb }) => verb)).toContain('dutyhand')
    // Earlier than it can be confirmed it isn't offered.
    const early = nowText(window, 'officer-2', facts('2026-02-18T06:00'))
    expect(early?.choices?.flat().map(({ verb }) => verb)).not.toContain('dutyhand')
  })

  test('that isn’t done gives the numbers of both officers', () => {
    const text = words(says('duty-alarm', 'no-hand-over', NIGHT, came, 'leader-2', '2026-02-18T08:30'))
    expect(text).toContain('Ring officer-1: phone of officer-1')
    expect(text).toContain('Ring officer-2: phone of officer-2')
  })
})

describe('an alarm', () => {
  const alarm = (id: string, window = round): string => {
    const open = changed(window, id, { acceptedAt: undefined })
    return words(says('duty-alarm', 'open-manager', id, open, 'manager', '2026-02-17T10:00'))
  }

  test('to those who plan says who was asked before, and no more', () => {
    expect(alarm(NIGHT)).toContain('Neither backup nor leader has solved it')
    expect(alarm('2026-02-17-2000-leader')).toContain('You are the first to be asked')
    expect(alarm('2026-02-17-2000-backup')).toContain("The leader hasn't solved it")
    const alone = { ...round, shifts: round.shifts.filter(({ role }) => role !== 'leader') }
    expect(alarm(NIGHT, alone)).toContain("The backup hasn't solved it")
  })

  test('says who hasn’t accepted, and that nobody has a shift only where that is so', () => {
    expect(alarm(NIGHT)).toMatch(/^officer-1 has not accepted this duty yet: Some days/)
    const open = changed(round, NIGHT, { acceptedAt: undefined })
    const said = (who: NoticeFacts['who'], language: Language) =>
      words(
        dutyNotice('duty-alarm', open, 'manager', told('open-manager', NIGHT), {
          ...facts('2026-02-17T10:00'),
          who,
        }),
        language,
      )
    expect(said((id) => ({ name: id }), 'zh-CN')).toMatch(/^officer-1还没有接受值班：Some days，六安市信访局/)
    expect(said(() => undefined, 'en')).toMatch(/^Nobody has this duty any more/)
    const away = { from: civilDate('2026-02-17'), to: civilDate('2026-02-18') }
    expect(said((id) => ({ name: id, away }), 'en')).toMatch(/^officer-1 is away/)
  })

  test('of somebody without a number says so and gives that of the desk; what its reader can do stays', () => {
    const silent = (name: string, member: string, window = round, now = '2026-02-17T20:30') =>
      dutyNotice('duty-alarm', window, member, told(name, NIGHT), {
        ...facts(now),
        who: (id) => ({ name: id }),
      })
    const verbs = (say: Say | undefined) => say?.choices?.flat().map(({ verb }) => verb)
    for (const [name, member, verb] of [
      ['absent-backup', 'backup-1', 'dutystep'],
      ['absent-leader', 'leader-1', 'dutygive'],
      ['absent-manager', 'manager', 'dutygive'],
    ] as const) {
      const say = silent(name, member)
      expect(words(say)).toContain('No number of officer-1 is known.')
      expect(words(say)).toMatch(/Ring .*: 0564-555-0100/)
      expect(verbs(say)).toEqual([verb])
    }
    const both = words(silent('no-hand-over', 'leader-2', came, '2026-02-18T08:30'))
    expect(both).toContain('No number of officer-1 is known.\nNo number of officer-2 is known.\nRing ')
    expect(both).toContain('Please ask officer-1 and officer-2.')
    const leader = dutyNotice(
      'duty-alarm',
      round,
      'manager',
      told('absent-manager', '2026-02-17-2000-leader'),
      facts('2026-02-17T20:15'),
    )
    expect(verbs(leader)).toEqual(['dutygive'])
  })

  test('that nobody came says who is still at the desk, with their number too', () => {
    const next = '2026-02-18-0800-officer'
    const text = words(says('duty-alarm', 'absent-leader', next, came, 'leader-2', '2026-02-18T08:30'))
    expect(text).toContain('Ring officer-2: phone of officer-2')
    expect(text).toContain('officer-1 stays at the desk until somebody takes over.')
    expect(text).toContain('Ring officer-1: phone of officer-1')
  })

  test('that is settled says who has the shift now', () => {
    const text = words(says('duty-alarm', 'settled', NIGHT, round, 'leader-1', '2026-02-17T10:00'))
    expect(text).toContain('Settled, thank you: officer-1 has this duty now')
  })

  test('is called settled of nothing that isn’t: who was given it has yet to accept it', () => {
    const open = changed(round, NIGHT, { acceptedAt: undefined })
    const text = words(says('duty-alarm', 'settled', NIGHT, open, 'leader-1', '2026-02-17T10:00'))
    expect(text).toContain('officer-1 has been given this duty and has yet to accept it')
    expect(says('duty-alarm', 'accepted', NIGHT, open, 'leader-1', '2026-02-17T10:00')).toBeUndefined()
  })

  test('that is settled says how: accepted, come, handed over, filed', () => {
    const how = (name: string, window: DutyWindow, now = '2026-02-17T20:40', clock = NIGHT): string =>
      words(says('duty-alarm', name, clock, window, 'manager', now))
    expect(how('accepted', round)).toContain('officer-1 has accepted this duty')
    expect(how('came', came)).toContain('officer-1 has come')
    const handed = changed(came, NIGHT, { relievedAt: at('2026-02-18T08:40') })
    expect(how('handed-over', handed, '2026-02-18T08:40')).toContain('handed over to officer-2')
    const filed = { date: civilDate('2026-02-18'), at: at('2026-02-18T18:00'), by: 'x' }
    const returns = [{ ...filed, open: 0, late: 0, urgent: 0 }]
    expect(how('return-in', { ...round, returns }, '2026-02-18T18:00', 'return-2026-02-18')).toMatch(
      /daily return of .* is in, thank you/,
    )
  })
})

describe('the last desk officer of a window', () => {
  const LAST = '2026-03-10-0830-officer'
  test('is asked for a note for the log only if something is open, and told that they are free', () => {
    const say = says('duty-reminder', 'ends', LAST, days, 'officer-1', '2026-03-10T17:15')
    expect(words(say)).toContain('Your duty ends at 17:30, and nobody follows you. If something is open')
    expect(words(say)).not.toContain('Who comes next')
    expect(say?.choices?.flat().map(({ verb }) => verb)).toEqual(['dutynote'])
  })
})

describe('a swap that ended', () => {
  const offer = { shift: NIGHT, from: 'officer-1', at: at('2026-02-16T10:00'), until: at('2026-02-17T10:00') }
  const ended = (end: 'refused' | 'lapsed', member: string): string =>
    words(
      says(
        'duty-swap',
        end,
        'offer-0',
        { ...round, offers: [{ ...offer, takenBy: 'z', end }] },
        member,
        '2026-02-16T12:00',
      ),
    )

  test('without a swap leaves the shift to its owner, in words to each', () => {
    expect(ended('refused', 'officer-1')).toContain('The swap was not approved; the shift stays yours:')
    expect(ended('refused', 'z')).toContain('the shift stays with officer-1:')
    expect(ended('lapsed', 'officer-1')).toContain('the shift stays yours:')
  })

  test('with one tells its giver who has the shift now, and that it was approved where it had to be', () => {
    const gone = changed(round, NIGHT, { member: 'z' })
    const heard = (window: DutyWindow): string =>
      words(says('duty-changed', 'swapped', NIGHT, window, 'officer-1', '2026-02-16T12:00'))
    expect(heard(gone)).toContain('z has taken your shift, you are free: Some days.')
    expect(heard({ ...gone, swaps: 'approved' })).toContain('The swap is approved: z has your shift now')
  })
})

describe('/duty', () => {
  test('says who comes and when where nobody is on duty yet, between two shifts too', () => {
    const before = words(nowText(days, 'officer-0', facts('2026-03-09T08:03')))
    expect(before).toContain('Nobody is on duty now: Some days')
    expect(before).toContain(
      'It begins Monday 9 March 2026, 08:30:\nleader on duty: leader-0, phone of leader-0',
    )
    expect(before).not.toContain('Next change')
    expect(words(nowText(days, 'officer-0', facts('2026-03-09T20:00')))).toContain('desk officer: officer-1')
    const on = words(nowText(days, 'officer-0', facts('2026-03-09T09:00')))
    expect(on).toContain('Next change: Monday 9 March 2026, 17:30')
    expect(on).not.toContain('It begins')
  })

  test('of a window of one day names it once', () => {
    const one = { ...days, to: days.from }
    expect(words(windowText(one, 0, facts('2026-03-09T09:00')))).toMatch(
      /^Some days, Lu'an Petition Office, Monday 9 March 2026\n/,
    )
    expect(words(windowText(one, 0, facts('2026-03-09T09:00')), 'zh-CN')).not.toContain('）至2026')
  })
})

describe('an urgent matter', () => {
  const call = { id: 'c', number: 'XF-341500-2026-000001-4', at: at('2026-02-18T02:00'), without: [] }
  const window = { ...round, unit: 'huoqiu-petition', calls: [call] }

  test('comes with the numbers of the list and of the unit from the first ring on, and again once it is taken', () => {
    const own = demoPack.units.find(({ id }) => id === 'huoqiu-petition')?.phone ?? ''
    for (const say of [
      says('duty-call', 'ring-1', 'c', window, 'officer-1', '2026-02-18T02:00'),
      says('duty-call', 'list', 'c', window, 'officer-1', '2026-02-18T02:25'),
      takenText(window, { pack: demoPack }),
    ]) {
      for (const phone of ['0564-555-0100', '0564-555-0110', own]) expect(words(say)).toContain(phone)
    }
    expect(words(takenText({ unit: 'luan-petition' }, { pack: demoPack }))).not.toContain('0564-555-0110')
  })
})

describe('words of a window', () => {
  const named = { ...round, name: { 'zh-CN': '年度论坛', en: 'Annual forum' } }

  test('have its name in the language of who reads them; a typed one is the same to all', () => {
    const say = says('duty-changed', 'changed', NIGHT, named, 'officer-1', '2026-02-17T10:00')
    expect(words(say)).toContain('You have a new shift: Annual forum.')
    expect(words(say, 'zh-CN')).toContain('您新增一个值班：年度论坛。')
    const typed = says('duty-changed', 'changed', NIGHT, round, 'officer-1', '2026-02-17T10:00')
    expect(words(typed, 'zh-CN')).toContain('Some days')
    expect(readWindowName('年度论坛')).toEqual({ kind: 'name', name: '年度论坛' })
  })

  test('that ask for a swap to be approved name unit and window', () => {
    const offer = {
      shift: NIGHT,
      from: 'officer-1',
      at: at('2026-02-16T10:00'),
      until: at('2026-02-17T10:00'),
    }
    const window = { ...named, offers: [{ ...offer, takenBy: 'z' }] }
    const say = says('duty-swap', 'approve', 'offer-0', window, 'manager', '2026-02-16T11:00')
    expect(words(say)).toContain("who has consented: Annual forum, Lu'an Petition Office")
    expect(words(say, 'zh-CN')).toContain('年度论坛，六安市信访局')
  })
})
