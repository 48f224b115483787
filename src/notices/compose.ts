import type { Pack } from '../config/pack.js'
import type { Message } from '../config/texts.types.js'
import { receiptText } from '../dialogues/case-texts.js'
import { shownNumber } from '../dialogues/demo.js'
import type { Say, Spoken } from '../dialogues/messages.js'
import type { EvidenceFiles } from '../documents/evidence-repository.js'
import type { Accounts } from '../people/accounts.js'
import type { Petitions } from '../petitions/repository.js'
import { caseCard } from '../petitions/views.js'
import type { Delivery } from './delivery-repository.js'

/** Makes the words of notices from the documents as they stand when the notice's turn comes. */
export function composer(stores: {
  petitions: Petitions
  evidence: EvidenceFiles
  accounts: Accounts
  pack: Pack
  /** `neutral`: nothing but the number and where to read on passes through the messenger. */
  content: 'full' | 'neutral'
}): (delivery: Delivery) => Promise<Spoken | undefined> {
  const { petitions, evidence, accounts, pack, content } = stores

  const neutral = (number: string): Say => ({
    text: [{ key: 'notice-neutral', args: { number: shownNumber(number, pack), asked: number } }],
  })

  async function words(delivery: Delivery): Promise<Say | undefined> {
    switch (delivery.kind) {
      case 'receipt': {
        const petition = await petitions.get(delivery.subject)
        // Only a petitioner of the case is ever told of it.
        if (!petition?.petitioners.includes(delivery.account)) return undefined
        return content === 'neutral' ? neutral(petition.number) : receiptText(caseCard(petition, pack), pack)
      }
      case 'file-refused':
      case 'file-failed': {
        const file = await evidence.get(delivery.subject)
        if (!file || file.state === 'stored') return undefined
        const kind: Message = { key: `file-${file.kind}` }
        const name = content === 'neutral' ? kind : (file.name ?? kind)
        const filed = await petitions.get(file.petition)
        return {
          text: [
            { key: delivery.kind, args: { name } },
            filed
              ? { key: 'file-problem-filed', args: { number: shownNumber(filed.number, pack) } }
              : { key: 'file-problem-draft' },
          ],
        }
      }
    }
  }

  return async (delivery) => {
    const account = await accounts.get(delivery.account)
    const say = await words(delivery)
    return account && say ? { say, language: account.language } : undefined
  }
}
