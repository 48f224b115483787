import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/config/pack.types.js'
import {
  ACTIONS,
  type Action,
  type Grant,
  mayDo,
  ROLES,
  type Role,
  unitsWithin,
} from '../../src/people/roles.js'
import { demoPack } from '../support/demo-pack.js'

const demo = demoPack

/** A small office: a city and two counties, a petition office and a bureau for each, and a station below one. */
const unit = (id: string, kind: 'petition-office' | 'organ', region: string, parent?: string) => ({
  id,
  kind,
  region,
  ...(parent === undefined ? {} : { parent }),
  name: { 'zh-CN': id, en: id },
  aliases: [],
  address: { 'zh-CN': '', en: '' },
  phone: '',
  subjects: [],
})
const region = (code: string, parent?: string) => ({
  code,
  name: { 'zh-CN': code, en: code },
  aliases: [],
  townships: [],
  ...(parent === undefined ? {} : { parent }),
})
const pack: Pack = {
  ...demo,
  regions: [region('100'), region('110', '100'), region('120', '100'), region('111', '110'), region('900')],
  units: [
    unit('province-po', 'petition-office', '900'),
    unit('city-po', 'petition-office', '100', 'province-po'),
    unit('a-po', 'petition-office', '110', 'city-po'),
    unit('b-po', 'petition-office', '120', 'city-po'),
    unit('town-po', 'petition-office', '111', 'a-po'),
    unit('city-land', 'organ', '100'),
    unit('a-land', 'organ', '110', 'city-land'),
    unit('a-station', 'organ', '111', 'a-land'),
    unit('b-land', 'organ', '120', 'city-land'),
  ],
}

/** Where a unit stands, seen from the grant's. */
const PLACES = ['own', 'child', 'sibling', 'parent', 'same-region-other-tree', 'other-region'] as const
type Place = (typeof PLACES)[number]
const SEEN_FROM: Record<'a-po' | 'a-land', Record<Place, string>> = {
  'a-po': {
    own: 'a-po',
    child: 'town-po',
    sibling: 'b-po',
    parent: 'city-po',
    'same-region-other-tree': 'a-land',
    'other-region': 'b-land',
  },
  'a-land': {
    own: 'a-land',
    child: 'a-station',
    sibling: 'b-land',
    parent: 'city-land',
    'same-region-other-tree': 'a-po',
    'other-region': 'b-po',
  },
}

/** From the office's own words: what each role does, how far; everything that isn't here is forbidden. */
const OWN = 'own'
const BELOW = 'own child'
const OFFICE_REGION = 'own child same-region-other-tree'
const EXPECTED: Record<Role, Partial<Record<Action, string>>> = {
  registrar: {
    sort: OWN,
    register: OWN,
    'decide-objection': OWN,
    classify: OWN,
    'see-case': OWN,
    'see-person': OWN,
    'see-undelivered': OWN,
    'see-late': OWN,
    'see-stats': OWN,
  },
  handler: { handle: OWN, 'see-case': OWN, 'see-person': OWN, classify: OWN },
  'unit-lead': {
    handle: OWN,
    approve: OWN,
    'see-person': OWN,
    classify: OWN,
    'see-case': BELOW,
    'see-late': BELOW,
    'see-stats': BELOW,
    'confirm-member': BELOW,
    'be-on-duty': OWN,
  },
  supervisor: {
    'see-case': OFFICE_REGION,
    supervise: OFFICE_REGION,
    urge: OFFICE_REGION,
    designate: OFFICE_REGION,
    'see-late': OFFICE_REGION,
    'see-stats': OFFICE_REGION,
  },
  leader: {
    'see-case': OFFICE_REGION,
    supervise: OFFICE_REGION,
    urge: OFFICE_REGION,
    designate: OFFICE_REGION,
    'see-late': OFFICE_REGION,
    'see-stats': OFFICE_REGION,
    'confirm-member': BELOW,
    'be-on-duty': OWN,
  },
  'duty-officer': { 'be-on-duty': OWN },
  'roster-manager': { 'plan-roster': OFFICE_REGION },
  analyst: { 'see-stats': OFFICE_REGION },
  admin: { invite: OFFICE_REGION },
}

describe.each(ROLES)('a %s', (role) => {
  test.each(ACTIONS)('may %s exactly where the office says', (action) => {
    for (const from of ['a-po', 'a-land'] as const) {
      // Only a petition office answers for its region; from an organ a region is no more than what lies below.
      const words = EXPECTED[role][action] ?? ''
      const allowed = from === 'a-land' && words === OFFICE_REGION ? BELOW : words
      const grants: Grant[] = [{ role, unit: from }]
      for (const place of PLACES) {
        const towards = SEEN_FROM[from][place]
        expect([from, place, mayDo(grants, action, towards, pack)]).toEqual([
          from,
          place,
          allowed.split(' ').includes(place),
        ])
        expect(unitsWithin(grants, action, pack).includes(towards)).toBe(mayDo(grants, action, towards, pack))
      }
    }
  })
})

describe('grants', () => {
  test('a region on a grant narrows every right to units of that region and below', () => {
    const grants: Grant[] = [{ role: 'supervisor', unit: 'city-po', region: '110' }]
    expect(unitsWithin(grants, 'see-case', pack)).toEqual(['a-po', 'town-po', 'a-land', 'a-station'])
    expect(mayDo([{ role: 'registrar', unit: 'city-po', region: '110' }], 'sort', 'city-po', pack)).toBe(
      false,
    )
  })

  test('several grants add up, each for its own unit', () => {
    const grants: Grant[] = [
      { role: 'handler', unit: 'a-land' },
      { role: 'registrar', unit: 'b-po' },
    ]
    expect(unitsWithin(grants, 'see-person', pack)).toEqual(['b-po', 'a-land'])
    expect(mayDo(grants, 'handle', 'b-po', pack)).toBe(false)
    expect(mayDo(grants, 'sort', 'a-land', pack)).toBe(false)
  })

  test('nothing is allowed without a grant, towards an unknown unit, or from a unit that is gone', () => {
    for (const action of ACTIONS) {
      expect(mayDo([], action, 'a-po', pack)).toBe(false)
      for (const role of ROLES) {
        expect(mayDo([{ role, unit: 'a-po' }], action, 'nowhere', pack)).toBe(false)
        expect(mayDo([{ role, unit: 'gone' }], action, 'gone', pack)).toBe(false)
        expect(unitsWithin([{ role, unit: 'gone' }], action, pack)).toEqual([])
      }
    }
  })

  test('an admin sees no case and no person, anywhere', () => {
    const grants: Grant[] = [{ role: 'admin', unit: 'province-po' }]
    for (const action of ['see-case', 'see-person', 'see-late', 'see-stats'] as const) {
      expect(unitsWithin(grants, action, pack)).toEqual([])
    }
  })

  test('the supervisor of the demo city oversees all of its units', () => {
    const grants: Grant[] = [{ role: 'supervisor', unit: 'luan-petition' }]
    expect(unitsWithin(grants, 'see-late', demo)).toHaveLength(demo.units.length)
  })
})
