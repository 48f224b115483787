import { randomId } from '../../src/people/ids.js'
import type { PetitionContent } from '../../src/petitions/content.js'
import { filePetition } from '../../src/petitions/filing.js'
import type { Petition } from '../../src/petitions/model.js'
import { workingCalendar } from '../../src/time/calendar.js'
import { WORDS } from './drafts.js'
import type { Replica, Site } from './replica.js'

/** What somebody complains of. */
export const testContent: PetitionContent = {
  class: 'appeal',
  category: 'unknown',
  facts: [{ kind: 'text', text: WORDS.facts }],
  request: WORDS.request,
  place: { region: '341522', words: WORDS.place },
  petitioner: { kind: 'named', name: WORDS.name, phone: WORDS.phone },
  language: 'en',
}

/** Files a petition for an account straight away, without a conversation. */
export async function filed(
  site: Site,
  { repositories }: Replica,
  account: string,
  petition = randomId(),
  more: Partial<PetitionContent> = {},
): Promise<Petition> {
  const result = await filePetition(
    {
      kind: 'filePetition',
      id: randomId(),
      petition,
      content: { ...testContent, ...more },
      by: { kind: 'petitioner', account },
    },
    {
      petitions: repositories.petitions,
      clock: site.clock,
      rules: { pack: site.pack, calendar: workingCalendar({ overrides: site.pack.calendar }) },
    },
  )
  if (result.kind === 'refused') throw new Error(`refused: ${result.refusal.code}`)
  return result.petition
}
