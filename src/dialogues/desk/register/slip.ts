import type { Pack } from '../../../config/pack.types.js'
import { unitById } from '../../../config/pack-lookup.js'
import type { LocalText } from '../../../config/texts.types.js'
import type { CivilDate } from '../../../time/civil.js'
import { demoNotice, shownNumber } from '../../demo.js'
import type { Say } from '../../messages.js'

/** What a slip says. `code` opens the case in the chat for whoever has it; `sortBy` is the end of the sorting limit. */
export interface Slip {
  readonly number: string
  readonly code: string
  readonly office: LocalText
  readonly receivedOn: CivilDate
  readonly sortBy: CivilDate
}

/** The slip (受理凭证, 2005 §12), short enough to be written on paper or read out. */
export function slipText({ number, code, office, receivedOn, sortBy }: Slip, pack: Pack): Say {
  return {
    text: [
      { key: 'register-slip-head' },
      {
        key: 'register-slip',
        args: {
          number: shownNumber(number, pack),
          code,
          office: { local: office },
          received: { date: receivedOn },
          sortBy: { date: sortBy },
          phone: phoneOf(office, pack),
        },
      },
      ...demoNotice(pack),
    ],
  }
}

/** The phone of the office that registered, else that of the pack's own. */
const phoneOf = (office: LocalText, pack: Pack): string =>
  pack.units.find(({ name }) => name['zh-CN'] === office['zh-CN'])?.phone ??
  unitById(pack, pack.office.unit)?.phone ??
  pack.office.dutyPhone
