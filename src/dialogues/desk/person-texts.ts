import { nameOfUnit, type Pack } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import type { Evidence } from '../../documents/evidence-repository.js'
import type { Look } from '../../people/looks.js'
import type { Petition } from '../../petitions/model.js'
import { civilDateOf } from '../../time/civil.js'
import { shownNumber } from '../demo.js'
import type { Say } from '../messages.js'
import { paragraph } from './report-lines.js'

/** Who a matter is from. The look must have been recorded before. */
export function personText({ number, content, petitioners }: Petition, pack: Pack): Say {
  const { petitioner } = content
  return {
    text: [
      { key: 'person-title', args: { number: shownNumber(number, pack) } },
      petitioner.kind === 'anonymous'
        ? { key: 'person-anonymous' }
        : {
            key: 'person-named',
            args: {
              name: petitioner.name,
              phone: petitioner.phone === '' ? { key: 'register-no-phone' } : petitioner.phone,
            },
          },
      ...(petitioner.kind !== 'anonymous' && petitioner.address !== undefined
        ? [{ key: 'person-address', args: { address: petitioner.address } }]
        : []),
      ...(petitioners.length === 0 ? [{ key: 'person-no-chat' }] : []),
    ],
  }
}

/** The files of a case, one message each. */
export function filesText({ number }: Petition, files: readonly Evidence[], pack: Pack): Say[] {
  if (files.length === 0) return [{ text: [{ key: 'files-none' }] }]
  return [
    { text: [{ key: 'files-title', args: { number: shownNumber(number, pack) } }] },
    ...files.map(fileSay),
  ]
}

/** How many looks one message lists, the newest first. */
const LOOKS_SHOWN = 30

/** Who looked at a petitioner's data: units and days, never a person of the office. */
export function looksText(number: string, looks: readonly Look[], pack: Pack): Say {
  const args = { number: shownNumber(number, pack), count: looks.length }
  if (looks.length === 0) return { text: [{ key: 'looks-none', args }] }
  const newest = [...looks].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, LOOKS_SHOWN)
  const lines = newest.map(
    ({ what, unit, at }): Message => ({
      key: `looks-${what}`,
      args: { unit: { local: nameOfUnit(pack, unit) }, on: { date: civilDateOf(at, pack.timeZone) } },
    }),
  )
  return { text: [paragraph({ key: 'looks-title', args }, lines)] }
}

/** One file, sent again by the messenger's handle; one that isn't there is said so. */
export function fileSay(file: Evidence): Say {
  const what = { key: `file-${file.kind}` }
  const name = file.name ?? what
  return file.state === 'stored'
    ? { text: [{ key: 'file-line', args: { what, name } }], file: { kind: file.kind, fileId: file.fileId } }
    : { text: [{ key: 'file-not-there', args: { name, state: { key: `file-state-${file.state}` } } }] }
}
