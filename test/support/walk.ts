import type { Replica, Site } from './replica.js'

/** Lets time pass until `to`, stopping wherever the service has something to do, as the sandbox's clock does. */
export async function walkTo(site: Site, replica: Replica, to: Date): Promise<void> {
  const { petitions, deliveries, conversations, rosters } = replica.repositories
  for (;;) {
    const now = site.clock.now()
    if (now >= to) return
    const next = await Promise.all([
      petitions.nextActionAfter(now),
      deliveries.nextOpening(now),
      conversations.nextDraft(now),
      rosters.nextActionAfter(now),
    ])
    const stops = [...next, to].filter((at) => at !== undefined).map((at) => at.getTime())
    site.pass(Math.min(...stops) - now.getTime())
    await replica.settle()
  }
}

/** An instant of the office's clock. */
export const officeTime = (text: string): Date => new Date(`${text}+08:00`)
