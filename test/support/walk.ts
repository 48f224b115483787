import type { Replica, Site } from './replica.js'

/** When the service has something to do next, if ever. */
export async function nextStop(replica: Replica, now: Date): Promise<Date | undefined> {
  const { petitions, deliveries, conversations, rosters } = replica.repositories
  const next = await Promise.all([
    petitions.nextActionAfter(now),
    deliveries.nextOpening(now),
    conversations.nextDraft(now),
    rosters.nextActionAfter(now),
  ])
  const times = next.flatMap((at) => (at ? [at.getTime()] : []))
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : undefined
}

/** Lets time pass until `to`, stopping wherever the service has something to do, as the sandbox's clock does. */
export async function walkTo(site: Site, replica: Replica, to: Date): Promise<void> {
  for (;;) {
    const now = site.clock.now()
    if (now >= to) return
    const next = await nextStop(replica, now)
    site.pass(Math.min(to.getTime(), next?.getTime() ?? to.getTime()) - now.getTime())
    await replica.settle()
  }
}

/** An instant of the office's clock. */
export const officeTime = (text: string): Date => new Date(`${text}+08:00`)
